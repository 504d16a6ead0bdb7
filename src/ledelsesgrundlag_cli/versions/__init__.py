"""Two versions of a framework: what differs, in words, and what it calls for."""
