"""Phrases that say something is wrong, and a quick way to find them.

A phrase is a pattern and the words it cannot do without. The words of a text are held against
those of all phrases at once, and only the patterns they call for are tried: of most texts none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ledelsesgrundlag_cli.diagnostics import Severity
    from ledelsesgrundlag_cli.lint.finding import TextFinding
    from ledelsesgrundlag_cli.lint.rule import Rule
    from ledelsesgrundlag_cli.lint.rules.seen import Seen


class Said(NamedTuple):
    """What a rule says of a place: the message, what to do, and what should stand there."""

    message: str
    remedy: str
    replacement: str | None = None
    severity: Severity | None = None


class Phrase(NamedTuple):
    """A pattern, the words (in small letters) that one of must stand in the text, and what to say.

    ``say`` gives None for a place that is in order. ``fits`` says whether a text is one that the
    phrase is about; without it, all are. The place is the group ``here`` where there is one.
    """

    rule: Rule
    words: str
    pattern: str
    say: Callable[[re.Match[str]], Said | None]
    fits: Callable[[Seen], bool] | None = None


Phrases = dict[str, tuple[Phrase, ...]]
"""Phrases by the words that call for them."""


def by_words(phrases: Iterable[Phrase]) -> Phrases:
    """Arrange phrases by the words that call for them."""
    found: dict[str, tuple[Phrase, ...]] = {}
    for one in phrases:
        for word in one.words.split():
            found[word] = (*found.get(word, ()), one)
    return found


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def search(phrases: Mapping[str, tuple[Phrase, ...]], seen: Seen) -> Iterator[TextFinding]:
    """Find the phrases in a text, each place by the first that is about it."""
    called = phrases.keys() & seen.words
    if not called:
        return
    tried: dict[int, Phrase] = {}
    for word in sorted(called):
        tried |= {id(one): one for one in phrases[word]}
    taken: list[tuple[int, int]] = []
    for one in tried.values():
        if one.fits is not None and not one.fits(seen):
            continue
        for match in _compiled(one.pattern).finditer(seen.text):
            start, end = match.span("here") if "here" in match.re.groupindex else match.span()
            if any(start < last and first < end for first, last in taken):
                continue
            said = one.say(match)
            if said is None:
                continue
            taken.append((start, end))
            yield one.rule.in_text(
                start,
                end,
                said.message,
                said.remedy,
                severity=said.severity,
                replacement=said.replacement,
            )


def cased_as(written: str, wanted: str) -> str:
    """Begin a word with a capital letter where the written one does."""
    return wanted[:1].upper() + wanted[1:] if written[:1].isupper() else wanted
