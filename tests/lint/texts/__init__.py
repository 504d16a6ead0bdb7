"""Texts as HR writes them, wrong and right, and where they stand."""
