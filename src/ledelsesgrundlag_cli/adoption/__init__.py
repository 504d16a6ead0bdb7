"""Which text is as adopted, and recording an adoption."""
