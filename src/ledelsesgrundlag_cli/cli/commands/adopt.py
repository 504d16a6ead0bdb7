"""``lg adopt``: record that a framework was adopted, by whom and when."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from ledelsesgrundlag_cli.cli.console import warn
from ledelsesgrundlag_cli.cli.danish import DanishCommand
from ledelsesgrundlag_cli.cli.errors import FAILED, UserError
from ledelsesgrundlag_cli.cli.options import FrameworkOption
from ledelsesgrundlag_cli.source import files

if TYPE_CHECKING:
    from pathlib import Path

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.loading.load import Loaded

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=DanishCommand,
    help="Registrér, at ledelsesgrundlaget er vedtaget, som det står nu.",
    epilog='lg vedtag --by "Direktionen" --date 2026-12-01',
)
def adopt(
    by: Annotated[
        str, typer.Option("--by", metavar="HVEM", help="Hvem der har vedtaget det.")
    ] = "",
    when: Annotated[
        str, typer.Option("--date", metavar="DATO", help="Hvornår, som 2026-12-01.")
    ] = "",
    anyway: Annotated[
        bool,
        typer.Option("--anyway", help="Også det, der ser ud til ikke at skulle vedtages."),
    ] = False,
    framework: FrameworkOption = None,
) -> None:
    """Write the record, the adopted text and the new status, all or none."""
    from ledelsesgrundlag_cli.adoption.record import Decision, adopted_files
    from ledelsesgrundlag_cli.cli.doubts import confirmed
    from ledelsesgrundlag_cli.cli.opening import open_own_framework, working_folder
    from ledelsesgrundlag_cli.cli.output import change_files
    from ledelsesgrundlag_cli.write.changes import Change

    decision = Decision(_who(by), _date(when))
    opened = open_own_framework(framework)
    directory = opened.location.directory
    shown_as = files.shown_path(directory, working_folder())
    _refuse_errors(directory, shown_as)
    _refuse_same_version(opened.framework)
    if not anyway:
        opened = confirmed(opened, lambda: open_own_framework(framework))
    loaded = opened.loaded
    version = _first_version(opened.framework)
    made = adopted_files(loaded.parts, loaded.sources, decision, version)
    if _is_there(loaded, made):
        warn("Vedtagelsen er allerede registreret. Der er ikke ændret noget.")
        return
    changes = {
        name: Change(_as_read(directory, loaded, name), text.encode())
        for name, text in made.items()
    }
    change_files(directory, changes, "Vedtagelsen er ikke registreret.")
    own = opened.framework.metadata.version
    warn(f"Registreret: version {version or own}. {decision.note()}")
    for name in made:
        warn(f"Gemt: {shown_as}/{name}")
    if version is None and _is_first(opened.framework):
        warn(
            f"Versionen er stadig {own}. Skal den være {_FIRST}, så ret den i framework.yaml, og "
            "skriv lg vedtag igen."
        )


_FIRST = "1.0.0"
"""What a framework is usually called when it is adopted for the first time."""


def _is_first(framework: Framework) -> bool:
    """Tell whether nothing is adopted yet, and the version says so too."""
    return framework.standings.record is None and framework.metadata.version.startswith("0.")


def _first_version(framework: Framework) -> str | None:
    """Ask in a terminal whether the first adoption is of version 1.0.0; None to keep its own."""
    from ledelsesgrundlag_cli.cli.ask import ask, can_ask
    from ledelsesgrundlag_cli.cli.doubts import YES

    if not _is_first(framework) or not can_ask():
        return None
    own = framework.metadata.version
    question = f"Det er den første vedtagelse. Skal versionen være {_FIRST} i stedet for {own}?"
    return _FIRST if ask(question, "ja").casefold() in YES else None


def _as_read(directory: Path, loaded: Loaded, name: str) -> bytes | None:
    """Return what a file held when the framework was read; the adopted text is none of it."""
    if name in loaded.sources:
        return loaded.sources[name].file.raw
    path = directory / name
    return files.ordinary(path) if path.exists() else None


def _who(by: str) -> str:
    if not by.strip():
        raise UserError('Skriv, hvem der har vedtaget det, fx --by "Direktionen".')
    who = " ".join(by.split())
    if not who.isprintable():
        raise UserError("Navnet på dem, der har vedtaget det, har et tegn, der ikke kan vises.")
    return who


def _date(written: str) -> date:
    from ledelsesgrundlag_cli.model.adoption import ISO_DATE_PATTERN

    try:
        if re.fullmatch(ISO_DATE_PATTERN, written):
            return date.fromisoformat(written)
    except ValueError:  # such as the 30th of February
        pass
    raise UserError("Skriv datoen som år-måned-dag, fx --date 2026-12-01.")


def _refuse_errors(directory: Path, shown_as: str) -> None:
    """Refuse a framework with errors; that it differs from what was adopted before is none."""
    from ledelsesgrundlag_cli.cli.opening import problems_text
    from ledelsesgrundlag_cli.diagnostics import Severity
    from ledelsesgrundlag_cli.lint.engine import check_framework
    from ledelsesgrundlag_cli.lint.settings import Settings

    outcome = check_framework(directory, shown_as, Settings())
    errors = [
        one
        for one in outcome.findings
        if one.severity is Severity.ERROR and not one.code.startswith(("LG3", "LG7"))
    ]
    if errors:
        raise UserError(problems_text(errors), exit_code=FAILED)


def _refuse_same_version(framework: Framework) -> None:
    standings = framework.standings
    record = standings.record
    if record is None:
        return
    version = framework.metadata.version
    now, then = ([int(part) for part in one.split(".")] for one in (version, record.version))
    changed = standings.departures or standings.removed
    if now < then:
        reason = f"Version {version} er lavere end den, der er vedtaget ({record.version})."
    elif now == then and changed:
        reason = f"Teksten er ændret, men ledelsesgrundlaget hedder stadig version {version}."
    else:
        return
    raise UserError(
        f"{reason}\nSkriv et højere versionsnummer i framework.yaml, og prøv igen. "
        "lg ændringer foreslår et.",
        exit_code=FAILED,
    )


def _is_there(loaded: Loaded, made: dict[str, str]) -> bool:
    """Tell whether the YAML files say it all already."""
    sources = loaded.sources
    return all(
        name in sources and sources[name].file.raw == text.encode()
        for name, text in made.items()
        if name.endswith(".yaml")
    )
