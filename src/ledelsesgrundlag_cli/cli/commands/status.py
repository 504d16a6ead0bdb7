"""``lg status``: version, adoption, what is changed since, and what the check finds."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import typer

from ledelsesgrundlag_cli.cli.console import say
from ledelsesgrundlag_cli.cli.danish import DanishCommand
from ledelsesgrundlag_cli.cli.opening import open_framework, working_folder
from ledelsesgrundlag_cli.cli.options import FrameworkOption
from ledelsesgrundlag_cli.words.danish import counted, danish_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.source.files import Location

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=DanishCommand,
    help="Se version, vedtagelse, hvad der er ændret siden, og om noget skal rettes.",
    epilog="lg status",
)
def status(framework: FrameworkOption = None) -> None:
    """Tell it at a glance."""
    opened = open_framework(framework)
    metadata = opened.framework.metadata
    say(f"{metadata.organisation}: {metadata.title}, version {metadata.version}")
    rows = [
        *_about(opened.framework),
        ("Siden da", ", ".join(_changes(opened.framework))),
        ("Tjek", _findings(opened.location)),
    ]
    for name, text in rows:
        say(f"  {name + ':':<10} {text}")
    for line in _changed_texts(opened.framework):
        say(line)


def _about(framework: Framework) -> Iterator[tuple[str, str]]:
    from ledelsesgrundlag_cli.model.metadata import Status

    metadata, record = framework.metadata, framework.standings.record
    says = {
        Status.ADOPTED: "vedtaget",
        Status.DRAFT: "udkast",
        Status.REPRODUCED: "gengivet efter kommunens dokument",
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
    yield (
        "Vedtaget",
        f"version {record.version}, {', '.join(known) or 'hvornår og af hvem er ikke oplyst'}",
    )


def _changes(framework: Framework) -> Iterator[str]:
    from ledelsesgrundlag_cli.adoption.standing import Standing

    standings = framework.standings
    if not standings.known:
        yield "det kan ikke ses uden en registrering"
        return
    standing = Counter(one.standing for one in standings.departures.values())
    for number, words in (
        (standing[Standing.CHANGED], "ændret"),
        (standing[Standing.NEW], "ny" if standing[Standing.NEW] == 1 else "nye"),
        (len(standings.removed), "udgået"),
    ):
        if number:
            yield f"{counted(number, '1 tekst', 'tekster')} {words}"
    if not standings.departures and not standings.removed:
        yield "ingen ændringer"


def _changed_texts(framework: Framework) -> Iterator[str]:
    """Yield a line for each text that is not as it was adopted."""
    from ledelsesgrundlag_cli.adoption.standing import Standing

    words = {Standing.CHANGED: "ændret", Standing.NEW: "ny"}
    for name, one in framework.standings.departures.items():
        yield f"    {words[one.standing]:<7} {name}"
    for name in framework.standings.removed:
        yield f"    {'udgået':<7} {name}"


def _findings(location: Location) -> str:
    from ledelsesgrundlag_cli.lint.engine import check_framework
    from ledelsesgrundlag_cli.lint.report.visible import counted_levels
    from ledelsesgrundlag_cli.lint.settings import Settings
    from ledelsesgrundlag_cli.source import files

    shown_as = files.shown_path(location.directory, working_folder())
    outcome = check_framework(location.directory, shown_as, Settings())
    found = counted_levels(outcome.findings)
    return f"{', '.join(found)} (se mere med lg tjek)" if found else "alt er i orden"
