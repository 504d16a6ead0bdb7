"""From an older form to the newest, step by step, in memory; nothing is written here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.authoring.migrate.steps import FIRST, STEPS
from ledelsesgrundlag_cli.diagnostics import Diagnostic, Edit, Severity, in_reading_order
from ledelsesgrundlag_cli.edits.edit import apply, place
from ledelsesgrundlag_cli.loading.schema_version import other_form
from ledelsesgrundlag_cli.source import files
from ledelsesgrundlag_cli.source.read import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from ledelsesgrundlag_cli.authoring.migrate.steps import Step
    from ledelsesgrundlag_cli.source.read import Source


class Migrated(NamedTuple):
    """The files that change, before and after, by their names in the framework; the form they
    had, and what the steps say of themselves.
    """

    before: Mapping[str, str]
    after: Mapping[str, str]
    form: int
    told: tuple[str, ...]


class CannotMigrateError(Exception):
    """The files cannot be brought to the newest form; ``diagnostics`` say why, in Danish."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__("; ".join(one.message for one in diagnostics))
        self.diagnostics = tuple(diagnostics)


def migrate(directory: Path, shown_as: str, steps: Sequence[Step] | None = None) -> Migrated:
    """Bring a framework's files to the form after the last of ``steps``: all there are, if None.

    ``shown_as`` is how the folder is named in diagnostics. Each step's edits are made and the
    files read again before the next. Comments, quotation marks and line ends stay.

    Raises:
        CannotMigrateError: a file cannot be read, ``schema`` is no number of a known form, or an
            edit would not be read as it should.
    """
    steps = STEPS if steps is None else steps
    sources = _read(directory, shown_as)
    form = _form(sources, FIRST + len(steps))
    left = steps[form - FIRST :]
    before = {name: _text(source) for name, source in sources.items()}
    for number, step in enumerate(left, start=form + 1):
        sources = _stepped(sources, step, number)
    after = {name: _text(source) for name, source in sources.items()}
    changed = [name for name, text in after.items() if text != before[name]]
    return Migrated(
        {name: before[name] for name in changed},
        {name: after[name] for name in changed},
        form,
        tuple(one.told for one in left),
    )


def _read(directory: Path, shown_as: str) -> dict[str, Source]:
    """Read all YAML files; one that cannot be read stops it all, as it may hold old words."""
    sources: dict[str, Source] = {}
    found: list[Diagnostic] = []
    for name in files.yaml_files(directory):
        file = files.read(directory, name, files.shown_name(shown_as, name))
        if isinstance(file, Diagnostic):
            found.append(file)
            continue
        sources[name] = parse(file)
        found += [one for one in sources[name].diagnostics if one.severity is Severity.ERROR]
    if found:
        raise CannotMigrateError(in_reading_order(found))
    return sources


def _form(sources: Mapping[str, Source], newest: int) -> int:
    """Return the number after ``schema``."""
    about = sources[files.FRAMEWORK_FILE]
    form = about.data.get("schema") if isinstance(about.data, dict) else None
    if isinstance(form, int) and not isinstance(form, bool) and FIRST <= form <= newest:
        return form
    raise CannotMigrateError(
        [
            other_form(about)
            or Diagnostic(
                "LG108",
                Severity.ERROR,
                "Feltet ”schema” mangler, eller der står ikke et tal, som lg kender. Så kan lg "
                "ikke se, hvilken form filerne har.",
                about.span(("schema",)),
                f"Skriv `schema: {newest}`, hvis filerne er skrevet til denne version af lg.",
            )
        ]
    )


def _stepped(sources: Mapping[str, Source], step: Step, form: int) -> dict[str, Source]:
    """Take one step: edit the files, write the new number, and read them again."""
    edits: dict[str, list[Edit]] = {}
    found: list[Diagnostic] = []
    for name, edit in step.edits(sources):
        if edit is None:
            found.append(_not_followed(sources[name]))
        else:
            edits.setdefault(name, []).append(edit)
    about = sources[files.FRAMEWORK_FILE]
    number = Edit(*place(about, ("schema",)), str(form))
    edits.setdefault(files.FRAMEWORK_FILE, []).append(number)
    made = {
        name: _edited(source, edits[name]) if name in edits else source
        for name, source in sources.items()
    }
    found += [_not_followed(one) for one in made.values() if one.data is None]
    if found:
        raise CannotMigrateError(in_reading_order(found))
    return made


def _edited(source: Source, edits: Iterable[Edit]) -> Source:
    text, _ = apply(_text(source), edits)
    return parse(source.file._replace(raw=text.encode("utf-8")))


def _not_followed(source: Source) -> Diagnostic:
    return Diagnostic(
        "LG108",
        Severity.ERROR,
        "Filen er skrevet, så lg ikke kan omskrive den.",
        source.span(()),
        "Skriv felterne under hinanden, ét på hver linje, og prøv igen.",
    )


def _text(source: Source) -> str:
    return source.file.raw.decode("utf-8")
