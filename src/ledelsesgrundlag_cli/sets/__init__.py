"""A sheet for each person of a list: what the files are called, what is there, making the rest."""
