"""How long a line of running text may be."""

from __future__ import annotations

from typing import Final

READABLE: Final = 100
"""Characters: longer lines are tiring to read, however wide the window is."""
