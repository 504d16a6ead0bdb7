"""Before an adoption: what plainly does not belong in it is told, and asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.cli.ask import ask, can_ask, drop_rest, say
from ledelsesgrundlag_cli.cli.errors import FailedError
from ledelsesgrundlag_cli.source import files

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ledelsesgrundlag_cli.cli.opening import Opened

MOST_SHOWN: Final = 10
YES: Final = ("ja", "j")


def confirmed(opened: Opened, again: Callable[[], Opened]) -> Opened:
    """Ask about what is plainly not meant; return the framework as it is after the last answer.

    Raises:
        UserError: it is not to be adopted, or nobody can answer.
    """
    told: list[str] = []
    while (found := _doubts(opened)) not in ([], told):
        _confirm(found)
        told, opened = found, again()
    return opened


def _doubts(opened: Opened) -> list[str]:
    """Return what is plainly not meant, a line each with its place."""
    from ledelsesgrundlag_cli.adoption import meant
    from ledelsesgrundlag_cli.loading.load import load
    from ledelsesgrundlag_cli.words.harmless import literal

    directory = files.bundled("framework")
    box = load(directory, str(directory)).framework()
    if box is None:
        raise RuntimeError(directory)
    texts = frozenset(one.item.text for one in box.texts.entries if one.item.document)
    own, sources = opened.framework, opened.loaded.sources
    found = meant.doubts(
        own.texts,
        own.standings,
        own.metadata.organisation,
        meant.Other(box.metadata.organisation, texts),
    )
    return [
        f"{sources[one.entry.file].span(one.entry.item.loc)}: {literal(one.why)}" for one in found
    ]


def _confirm(told: Sequence[str]) -> None:
    """Ask whether it is meant all the same."""
    more = [f"… og {len(told) - MOST_SHOWN} til"] if len(told) > MOST_SHOWN else []
    lines = "\n".join(f"  {one}" for one in (*told[:MOST_SHOWN], *more))
    head = f"Her står der noget, som næppe skal vedtages:\n{lines}"
    if not can_ask():
        raise FailedError(f"{head}\nRet det først, eller skriv --anyway, hvis det er meningen.")
    say(head)
    answer = ask("Skal det vedtages alligevel?", "nej")
    drop_rest()
    if answer.casefold() not in YES:
        raise FailedError("Der er ikke registreret noget.")
