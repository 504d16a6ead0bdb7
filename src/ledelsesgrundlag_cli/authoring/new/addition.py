"""What every addition shares: a text made ready, an id, and the file it goes in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.edits.insert import NoPlaceError, add_item
from ledelsesgrundlag_cli.edits.yaml_text import ending_of, lines
from ledelsesgrundlag_cli.model.base import SLUG_PATTERN, Provenance
from ledelsesgrundlag_cli.model.metadata import Status
from ledelsesgrundlag_cli.words.ids import make_id
from ledelsesgrundlag_cli.words.nouns import USUAL
from ledelsesgrundlag_cli.words.one_line import NotPlainError, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ledelsesgrundlag_cli.diagnostics import Loc
    from ledelsesgrundlag_cli.edits.yaml_text import Value
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.loading.load import Loaded

MAX_TEXT: Final = 2000
"""Characters of a text that is added: more than any page has room for."""


_DANISH: Final = {
    "role": USUAL.role.one,
    "expectation": "forventning",
    "prompt": "spoergsmaal",
    "quote": "citat",
}


class NotAddedError(ValueError):
    """The thing cannot be added. The message says why in Danish, and what to do."""


class Addition(NamedTuple):
    """What is to be written: the file's name in the framework, all its bytes, and the new id."""

    file: str
    content: bytes
    id: str


class Whole(NamedTuple):
    """A sound framework, as read and as put together."""

    loaded: Loaded
    framework: Framework


def ready(text: str) -> str:
    """Return a text on one line.

    Raises:
        NotAddedError: it cannot be used.
    """
    try:
        return one_line(text, MAX_TEXT)
    except NotPlainError as error:
        raise NotAddedError(str(error)) from error


def origin_of_new(framework: Framework) -> Provenance:
    """Say what a new text is: the organisation's own in a draft, else added to what is adopted."""
    draft = framework.metadata.status is Status.DRAFT
    return Provenance.DOCUMENT if draft else Provenance.EDITORIAL


def new_id(
    whole: Whole,
    kind: str,
    text: str,
    given: str | None = None,
    *,
    beside: Iterable[str] = (),
    also_taken: Iterable[str] = (),
) -> str:
    """Return the id that was asked for, or one made of the text.

    Where the ids ``beside`` it all begin with the same short word, so does the new one.

    Raises:
        NotAddedError: the id asked for is taken, or is none.
    """
    taken = {
        name.id
        for part in whole.loaded.parts.values()
        for name in part.names()
        if name.kind == kind
    }
    taken.update(also_taken)
    if given is None:
        return make_id(f"{_beginning(list(beside))}{text}", taken, _DANISH[kind])
    if not re.match(SLUG_PATTERN, given) or len(given) > 80:
        raise NotAddedError(
            f"Navnet ”{given}” må kun have små bogstaver (uden æ, ø og å), tal og bindestreger."
        )
    if given in taken:
        raise NotAddedError(f"Navnet ”{given}” er brugt i forvejen. Vælg et andet.")
    return given


def _beginning(ids: list[str]) -> str:
    """Return the first word that several ids share, such as ``ll`` of ``ll-faglige-maal``."""
    first = {one.partition("-")[0] for one in ids}
    shared = first.pop() if len(ids) > 1 and len(first) == 1 else ""
    return f"{shared} " if shared and len(shared) <= 3 else ""


def added(whole: Whole, file: str, loc: Loc, after: int, fields: Mapping[str, Value]) -> bytes:
    """Return a file with one more item in a list.

    Raises:
        NotAddedError: the list is not written with one item below the other.
    """
    try:
        return add_item(whole.loaded.sources[file], loc, after, fields)
    except NoPlaceError as error:
        raise NotAddedError(
            f"Listen ”{loc[-1]}” i {file} er skrevet, så lg ikke kan sætte en linje ind. Skriv "
            "den med en streg foran hvert punkt, eller sæt teksten ind i filen selv."
        ) from error


def new_file(whole: Whole, head: Iterable[str], fields: Mapping[str, Value]) -> bytes:
    """Return a new file: comments, then fields; its lines end as those of framework.yaml."""
    ending = ending_of(whole.loaded.sources["framework.yaml"].file.raw.decode("utf-8"))
    return "".join(f"{line}{ending}" for line in (*head, *lines(fields))).encode("utf-8")
