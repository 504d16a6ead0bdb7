"""Patterns that are made when a text first asks for them: most runs never use most of them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Late:
    """A pattern as ``re.compile`` gives, made at its first use."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._pattern = pattern
        self._flags = flags

    @cached_property
    def made(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self._pattern, self._flags)

    def search(self, text: str) -> re.Match[str] | None:
        """Find the first place of a text."""
        return self.made.search(text)

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Find it at a place of a text, the first if nothing is said."""
        return self.made.match(text, at)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Find it as the whole of a text."""
        return self.made.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find every place of a text."""
        return self.made.finditer(text)

    def sub(self, instead: str, text: str) -> str:
        """Put something else in every place of a text."""
        return self.made.sub(instead, text)
