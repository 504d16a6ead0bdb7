"""The framework as validated, frozen data. No file is read or written here."""
