"""lg: a leadership framework (ledelsesgrundlag) kept as plain text, and its documents."""

__version__ = "0.2.0"
