"""Finding words in all texts of a framework."""
