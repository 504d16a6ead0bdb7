"""Findings as text for people and as the forms that code hosts and editors read."""
