"""Changes of a file's text at places in it; every other byte stays."""
