"""``lg status``: version, adoption, what is changed since, and what the check finds."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

import typer

from ledelsesgrundlag_cli.cli.console import say, width
from ledelsesgrundlag_cli.cli.danish import DanishCommand
from ledelsesgrundlag_cli.cli.opening import open_framework, working_folder
from ledelsesgrundlag_cli.cli.options import FrameworkOption
from ledelsesgrundlag_cli.words.danish import counted, danish_date
from ledelsesgrundlag_cli.words.harmless import literal
from ledelsesgrundlag_cli.words.measure import READABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.adoption.departures import Departing, How
    from ledelsesgrundlag_cli.cli.opening import Opened
    from ledelsesgrundlag_cli.lint.engine import Outcome
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.source.files import Location

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=DanishCommand,
    help="Se version og vedtagelse, hvad der er ændret siden, og om noget skal rettes.",
    epilog="lg status",
)
def status(framework: FrameworkOption = None) -> None:
    """Tell it at a glance."""
    opened = open_framework(framework)
    metadata = opened.framework.metadata
    outcome = _checked(opened.location)
    _say_beside("", f"{metadata.organisation}: {metadata.title}, version {metadata.version}")
    for name, text in _about(opened.framework):
        _say_beside(f"  {name + ':':<10} ", text)
    _say_beside("  Siden da:  ", ", ".join(_changes(opened.framework, outcome.departing)))
    _say_departing(opened.framework, outcome.departing)
    for words in _local(opened):
        _say_beside("  Lokalt:    ", words)
    _say_beside("  Tjek:      ", _findings(outcome))


def _say_departing(framework: Framework, departing: tuple[Departing, ...]) -> None:
    """Print each text that is not as it was adopted, with its words where they are few."""
    told = len(departing) <= _MOST_TOLD
    for one in departing:
        for address in (one.address, *one.also):
            where = address or f"tekst i {_source(framework)}"
            say(f"{' ' * 13}{_word(one.how):<7} {where}")
        for label, words in _wordings(one) if told else ():
            _say_beside(f"{' ' * 21}{label}", literal(words))
    if not told and framework.standings.known:
        _say_beside(" " * 13, "Se ordene med lg ændringer vedtaget.")


_MOST_TOLD: Final = 10
"""Texts whose words are shown; with more of them, they would hide all else."""


def _wordings(one: Departing) -> Iterator[tuple[str, str]]:
    """Yield a text's words before and now, what differs in brackets; alone what came or went."""
    from ledelsesgrundlag_cli.words.wording import rewording

    now = one.entry.item.text if one.entry else None
    if one.adopted and now and _word(one.how) == "ændret":
        pieces = rewording(one.adopted, now)
        for label, said in (("Før: ", pieces.before), ("Nu:  ", pieces.now)):
            yield label, " ".join(f"[{it.text}]" if it.changed else it.text for it in said)
    elif _word(one.how) in {"ny", "udgået"}:
        yield "", one.words


def _say_beside(label: str, text: str) -> None:
    """Print a text after its label; lines that follow begin below the text."""
    from textwrap import wrap

    lines = wrap(
        text,
        max(min(width(), READABLE) - len(label), 20),
        break_long_words=False,
        break_on_hyphens=False,
    )
    for at, line in enumerate(lines):
        say(f"{' ' * len(label) if at else label}{line}")


def _about(framework: Framework) -> Iterator[tuple[str, str]]:
    from ledelsesgrundlag_cli.model.metadata import Status

    metadata, record = framework.metadata, framework.standings.record
    says = {
        Status.ADOPTED: "vedtaget",
        Status.DRAFT: "udkast",
        Status.REPRODUCED: "gengivet efter dokumentet",
    }
    yield "Status", says[metadata.status]
    if record is None:
        yield "Vedtaget", "der er ingen registrering (adopted.yaml)"
        return

    day = date.fromisoformat(record.date) if record.date else None
    known = [
        *([danish_date(day.year, day.month, day.day)] if day else []),
        *([f"af {record.by}"] if record.by else []),
    ]
    said = f", {', '.join(known)}" if known else " (hvornår og af hvem er ikke oplyst)"
    yield "Vedtaget", f"version {record.version}{said}"


def _local(opened: Opened) -> Iterator[str]:
    """Yield which units have added texts of their own, and which were made for an older version;
    nothing where none has.
    """
    from ledelsesgrundlag_cli.adoption.made_for import is_older
    from ledelsesgrundlag_cli.cli.local import read_local
    from ledelsesgrundlag_cli.words.order import alphabetical

    units = sorted(read_local(opened).units.values(), key=lambda one: alphabetical(one.name))
    now = opened.framework.metadata.version
    if units:
        told = (
            f"{one.name} (skrevet til version {one.made_for})"
            if is_older(one.made_for, now)
            else one.name
            for one in units
        )
        yield ", ".join(told)


def _changes(framework: Framework, departing: tuple[Departing, ...]) -> Iterator[str]:
    """Count what departs, as ``lg lint`` has it too."""
    known = framework.standings.known or framework.metadata.source is not None
    if not known:
        yield "det kan ikke ses uden en registrering"
        return
    counts: Counter[str] = Counter()
    for one in departing:
        counts[_word(one.how)] += 1 + len(one.also)
    for word, several in _WORDS_IN_ORDER:
        if counts[word]:
            words = word if counts[word] == 1 else several
            yield f"{counted(counts[word], '1 tekst', 'tekster')} {words}"
    if not departing:
        yield "ingen ændringer"


_WORDS_IN_ORDER = (
    ("ændret", "ændret"),
    ("ny", "nye"),
    ("flyttet", "flyttet"),
    ("udgået", "udgået"),
    ("mangler", "mangler"),
)
"""What is said of one text, and of several."""


def _word(how: How) -> str:
    """Return what is said of a text that departs in some way."""
    words = {
        "new": "ny",
        "elsewhere": "flyttet",
        "renamed": "flyttet",
        "removed": "udgået",
        "left": "mangler",
    }
    return words.get(how.value, "ændret")


def _source(framework: Framework) -> str:
    source = framework.metadata.source
    return source.file if source else "source"


def _checked(location: Location) -> Outcome:
    from ledelsesgrundlag_cli.lint.engine import check_framework
    from ledelsesgrundlag_cli.lint.settings import Settings
    from ledelsesgrundlag_cli.source import files

    shown_as = files.shown_path(location.directory, working_folder())
    return check_framework(location.directory, shown_as, Settings())


def _findings(outcome: Outcome) -> str:
    from ledelsesgrundlag_cli.lint.report.visible import counted_levels

    found = counted_levels(outcome.findings)
    return f"{', '.join(found)} (se mere med lg tjek)" if found else "ikke noget, der skal rettes"
