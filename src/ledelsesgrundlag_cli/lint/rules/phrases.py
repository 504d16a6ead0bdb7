"""Phrases that say something is wrong, and a quick way to find them.

A phrase is a pattern and the words it cannot do without. The words of a text are held against
those of all phrases at once, and only the patterns they call for are tried: of most texts none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

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

    After a plus stand others, one of which must be there too.

    ``say`` gives None for a place that is in order. ``fits`` says whether a text is one that the
    phrase is about; without it, all are. The place is the group ``here`` where there is one.
    """

    rule: Rule
    words: str
    pattern: str
    say: Callable[[re.Match[str]], Said | None]
    fits: Callable[[Seen], bool] | None = None


class Phrases(NamedTuple):
    """Phrases by the words that call for them, with the others that they cannot do without."""

    called: Mapping[str, tuple[tuple[Phrase, frozenset[str]], ...]]
    words: frozenset[str]


def by_words(phrases: Iterable[Phrase]) -> Phrases:
    """Arrange phrases by the words that call for them."""
    found: dict[str, tuple[tuple[Phrase, frozenset[str]], ...]] = {}
    for one in phrases:
        words, _, also = one.words.partition("+")
        for word in words.split():
            found[word] = (*found.get(word, ()), (one, frozenset(also.split())))
    return Phrases(found, frozenset(found))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def search(phrases: Phrases, seen: Seen) -> list[TextFinding]:
    """Find the phrases in a text, each place by the first that is about it."""
    called = phrases.words.intersection(seen.called)
    if not called:
        return []
    found: list[TextFinding] = []
    tried: set[int] = set()
    for word in sorted(called):
        for one, also in phrases.called[word]:
            if id(one) in tried or (also and also.isdisjoint(seen.words)):
                continue
            tried.add(id(one))
            if one.fits is None or one.fits(seen):
                found += matches(one, seen, found)
    return found


def matches(one: Phrase, seen: Seen, before: Sequence[TextFinding]) -> Iterator[TextFinding]:
    """Find a phrase in a text, but for places that another has been found at."""
    for match in _compiled(one.pattern).finditer(seen.text):
        start, end = match.span("here") if "here" in match.re.groupindex else match.span()
        if any(start < other.end and other.start < end for other in before):
            continue
        said = one.say(match)
        if said is not None:
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
