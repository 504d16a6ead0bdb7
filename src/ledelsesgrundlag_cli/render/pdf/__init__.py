"""A document as a tagged PDF."""
