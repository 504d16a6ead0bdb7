"""A file's bytes to YAML data with places; what of YAML is refused, and what to say of slips."""
