"""Bringing a framework's files from an older form to the one that is read now."""
