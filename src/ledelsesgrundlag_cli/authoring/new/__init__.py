"""One more thing in a framework: what it says, and where its lines go."""
