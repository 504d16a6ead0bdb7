"""From a folder to a framework, or to everything that is wrong with it."""
