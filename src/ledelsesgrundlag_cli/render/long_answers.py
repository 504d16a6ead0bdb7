"""What is said where an answer has no room; light, so that the command line knows it."""

from __future__ import annotations


class LongAnswerError(ValueError):
    """An answer is longer than a field on one page can be; ``label`` is the field's."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.label = label
