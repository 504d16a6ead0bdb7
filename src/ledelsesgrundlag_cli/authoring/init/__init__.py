"""A framework of one's own: all the files of a folder to begin in."""
