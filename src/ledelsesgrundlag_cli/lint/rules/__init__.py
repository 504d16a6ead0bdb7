"""The rules. Pure: data in, findings out."""
