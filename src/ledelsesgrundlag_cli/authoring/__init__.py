"""New things in a framework, a folder to begin in, and files of an older form."""
