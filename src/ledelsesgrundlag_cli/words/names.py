"""Matching what people write to the names things have.

A leader writes ``direktør``, ``Direktører``, ``leder af ledere`` or ``LEDER-AF-LEDERE``; all
mean one role. What does not match gets suggestions, never a guess.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.words.folding import SPELLED_OUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WITHOUT_RINGS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "Æ": "Ae", "Ø": "O", "Å": "A"})
_BEGINNING = re.compile(r"[\w\s-]+")
_SEPARATORS = re.compile(r"[^a-z0-9]+")
LONGEST = 200
"""Characters of a name that count when it is made an id of, or one like it is looked for."""
MOST_COMPARED = 20
"""Candidates that a mistyped name is compared with by ``difflib``, which takes its time."""
CLOSE_ENOUGH = 0.6
"""Least similarity of a suggestion, as ``difflib`` measures it: its own default."""


class Named(NamedTuple):
    """Something with an id and the other names it goes by (title, singular, aliases)."""

    id: str
    names: tuple[str, ...]


def slugify(text: str) -> str:
    """Make an id of a text by the Danish convention: æ→ae, ø→oe, å→aa, the rest by NFKD."""
    return _slug(text, SPELLED_OUT)


def _slug(text: str, letters: dict[int, str]) -> str:
    # Many accents in a row take Unicode the square of their number to put in order.
    folded = unicodedata.normalize("NFC", text[:LONGEST]).translate(letters)
    decomposed = unicodedata.normalize("NFKD", folded).casefold()
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _SEPARATORS.sub("-", plain).strip("-")


def match(wanted: str, things: Iterable[Named]) -> str | None:
    """Return the id of the one thing that goes by a name, or None. An id comes before a name.

    Case, hyphens for spaces and the spelling of æøå (``ae``, ``a`` or ``å``) do not matter. A name
    written in one word matches too (``lederafledere``), but a word that is split does not:
    ``center chef`` may mean something else.
    """
    things = tuple(things)
    exact = slugify(wanted)
    if any(thing.id == exact for thing in things):
        return exact
    for letters in (SPELLED_OUT, _WITHOUT_RINGS):
        key = _slug(wanted, letters)
        if not key:
            continue
        keys = {key, key.replace("-", "")} if "-" not in key else {key}
        found = {
            thing.id
            for thing in things
            for name in (thing.id, *thing.names)
            if (slug := _slug(name, letters)) in keys
            or ("-" not in key and slug.replace("-", "") == key)
        }
        if len(found) == 1:
            return found.pop()
    return None


def beginning_with(wanted: str, things: Iterable[Named]) -> list[str]:
    """Return the ids of the things that have a name beginning so, in their order.

    Names are compared as ``match`` compares them. A beginning is of letters, digits, spaces and
    hyphens: ``%s`` is none of a name on s.
    """
    if not _BEGINNING.fullmatch(unicodedata.normalize("NFC", wanted)):
        return []
    things = tuple(things)
    for letters in (SPELLED_OUT, _WITHOUT_RINGS):
        key = _slug(wanted, letters)
        found = [
            thing.id
            for thing in things
            if any(_begins(_slug(name, letters), key) for name in (thing.id, *thing.names))
        ]
        if key and found:
            return found
    return []


def _begins(slug: str, key: str) -> bool:
    return slug.startswith(key) or ("-" not in key and slug.replace("-", "").startswith(key))


def nearest(wanted: str, candidates: Sequence[str], *, most: int = 3) -> list[str]:
    """Return the candidates most like a mistyped name, best first."""
    import difflib

    if len(candidates) > MOST_COMPARED:
        candidates = _most_alike(wanted, candidates)
    by_slug = {slugify(candidate): candidate for candidate in reversed(candidates)}
    close = difflib.get_close_matches(slugify(wanted), by_slug, n=most, cutoff=CLOSE_ENOUGH)
    return [by_slug[slug] for slug in close]


def _most_alike(wanted: str, candidates: Sequence[str]) -> list[str]:
    """Return the few that share most letters in order: no other can be nearer to ``difflib``."""
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import extract

    scorer = Indel.normalized_similarity
    return [one for one, *_ in extract(wanted, candidates, scorer=scorer, limit=MOST_COMPARED)]


def nearest_things(wanted: str, things: Iterable[Named], *, most: int = 3) -> list[str]:
    """Return the ids of the things whose names are most like a mistyped one, best first.

    When none is, the one thing that has a name beginning so, if there is only one.
    """
    things = tuple(things)
    owner = {name: thing.id for thing in things for name in (thing.id, *thing.names)}
    close = nearest(wanted, tuple(owner), most=3 * most)
    found = list(dict.fromkeys(owner[name] for name in close))[:most]
    begins = beginning_with(wanted, things)
    return begins if not found and len(begins) == 1 else found
