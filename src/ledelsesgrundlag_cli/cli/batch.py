"""``lg lus --from``: a sheet for each row of a list, and what is told on the way."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.cli import console
from ledelsesgrundlag_cli.cli.errors import FailedError, UserError, shown
from ledelsesgrundlag_cli.cli.making import (
    alone_in,
    files,
    interrupts,
    make_files,
    tell_rest,
    tell_there,
)
from ledelsesgrundlag_cli.cli.progress import progress
from ledelsesgrundlag_cli.render.formats import Format, format_for
from ledelsesgrundlag_cli.source.files import danish_reason
from ledelsesgrundlag_cli.words.danish import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ledelsesgrundlag_cli.cli.document_command import Asked
    from ledelsesgrundlag_cli.cli.opening import Opened
    from ledelsesgrundlag_cli.cli.sheet_command import Beside
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet
    from ledelsesgrundlag_cli.render.templates import Templates
    from ledelsesgrundlag_cli.sets.making import Job, Result, Shared
    from ledelsesgrundlag_cli.sets.manifest import Item
    from ledelsesgrundlag_cli.sets.people import Listed, Person, Problem
    from ledelsesgrundlag_cli.sets.pool import Pool

MOST_SHOWN = 20
"""Files that are named when many have the same trouble. Rows of a list are all named."""


class Batch(NamedTuple):
    """What the command line says about a list, and the list itself."""

    asked: Asked
    people: str
    raw: bytes
    folder: Path
    formats: tuple[Format, ...]
    template: tuple[str, ...]
    skip_bad: bool


def read_batch(asked: Asked, people: str, name_template: str, *, skip_bad: bool) -> Batch:
    """Check what is written about a list, and read the list."""
    from ledelsesgrundlag_cli.sets.file_names import BadTemplateError, read_template

    folder = _folder(asked.output)
    chosen = _formats(asked.format, fill_in=asked.fill_in)
    try:
        template = read_template(name_template)
    except BadTemplateError as error:
        raise UserError(str(error)) from error
    raw = _read(people)
    return Batch(asked, people, raw, folder, chosen, template, skip_bad)


def _formats(written: str | None, *, fill_in: bool) -> tuple[Format, ...]:
    """Read ``pdf,docx`` to formats, each once."""
    from ledelsesgrundlag_cli.cli.output import check_fill_in, choose_format

    names = [one.strip() for one in (written or "").split(",") if one.strip()]
    if not names:
        raise UserError("Skriv, hvilke formater arkene skal have, fx --format pdf,docx")
    chosen = tuple(dict.fromkeys(choose_format(one, None) for one in names))
    for made_as in chosen:
        check_fill_in(made_as, fill_in=fill_in)
    return chosen


def _folder(output: str | None) -> Path:
    """Return the folder the sheets are to lie in; it may be missing yet."""
    if not output or output == "-":
        raise UserError("Skriv, hvilken mappe arkene skal ligge i, fx -o ark")
    folder = Path(output)
    try:
        is_folder = stat.S_ISDIR(folder.stat().st_mode)
    except FileNotFoundError:
        is_folder = format_for(output) is None
    except OSError as error:
        raise FailedError(f"{shown(output)} kan ikke bruges: {danish_reason(error)}.") from error
    except ValueError as error:  # a NUL in the name
        raise UserError("Mappens navn kan ikke bruges.") from error
    if not is_folder:
        raise UserError(
            f"Med --from skal der stå en mappe efter -o, men {shown(output)} er en fil. "
            "Skriv fx -o ark"
        )
    return folder


def _read(name: str) -> bytes:
    """Read the file with the list, within limits."""
    from ledelsesgrundlag_cli.sets.people import MAX_BYTES

    path = Path(name)
    try:
        if path.exists() and not path.is_file():
            raise UserError(f"{shown(name)} er ikke en fil.")
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        hint = ""
        if isinstance(error, PermissionError):
            hint = " Luk den i regnearket, hvis den er åben dér."
        raise UserError(f"{shown(name)} kan ikke læses: {danish_reason(error)}.{hint}") from error
    except ValueError as error:  # a NUL in the name
        raise UserError("Listens navn kan ikke bruges.") from error
    if len(raw) > MAX_BYTES:
        raise FailedError(
            f"{shown(name)} fylder mere end 1 MB. Er det den rigtige fil? Ellers del den i flere."
        )
    return raw


def make_sheets(
    batch: Batch,
    sheet: Sheet,
    audience: str | None,
    opened: Opened,
    templates: Templates,
    beside: Beside,
) -> None:
    """Make a sheet for each row, in each format, with what goes beside, and say how it went."""
    from ledelsesgrundlag_cli.cli.beside import beside_jobs, check_beside
    from ledelsesgrundlag_cli.cli.output import moment_asked
    from ledelsesgrundlag_cli.cli.previous import previous_of_list
    from ledelsesgrundlag_cli.sets.file_names import stems
    from ledelsesgrundlag_cli.sets.making import Shared
    from ledelsesgrundlag_cli.sets.manifest import Manifest, origin
    from ledelsesgrundlag_cli.sets.sheets import HEAD, MANIFEST, person_request, sheet_jobs

    listed, carried = previous_of_list(
        opened.framework,
        sheet,
        _listed(batch, sheet, opened.framework),
        Path(batch.people).parent,
    )
    check_beside(beside, sheet, listed)
    names = [*stems(listed.people, batch.template)]
    pairs = [
        (person, job)
        for person, stem in zip(listed.people, names, strict=True)
        for job in sheet_jobs(
            person_request(person, sheet, audience, carried.get(person.number)),
            stem,
            sheet,
            batch.formats,
            fill_in=batch.asked.fill_in,
        )
    ]
    pairs += beside_jobs(beside, opened.framework, sheet, listed.people, names, batch.formats)
    moment = moment_asked()
    unit = opened.framework.local
    more = () if unit is None else (unit,)
    made_of = origin(opened.location.directory, templates, moment, *more)
    real = Path(os.path.realpath(batch.folder))
    manifest = Manifest(batch.folder / MANIFEST, HEAD, real)
    shared = Shared(manifest, opened.framework, templates, sheet, moment)
    with alone_in(manifest):
        _make_pairs(batch, listed, pairs, shared, made_of)


def _make_pairs(
    batch: Batch,
    listed: Listed,
    pairs: Sequence[tuple[Person, Job]],
    shared: Shared,
    made_of: str,
) -> None:
    """Make the files of each person that are not there."""
    from ledelsesgrundlag_cli.cli.opening import problems_text
    from ledelsesgrundlag_cli.render.templates import TemplateProblemError
    from ledelsesgrundlag_cli.sets.manifest import State, plan
    from ledelsesgrundlag_cli.sets.pool import Pool
    from ledelsesgrundlag_cli.sets.sheets import untypable

    manifest, overwrite = shared.manifest, batch.asked.overwrite
    before = manifest.read() or {}
    jobs = [job for _, job in pairs]
    items = plan(manifest, jobs, before, made_of, overwrite=overwrite, answers=True)
    left = [
        (person, item)
        for (person, _), item in zip(pairs, items, strict=True)
        if item.state is not State.DONE
    ]
    with interrupts() as noted, Pool(shared, len(left)) as pool:
        try:
            bad = untypable(shared, listed, left)
        except TemplateProblemError as error:
            raise FailedError(problems_text(error.diagnostics)) from error
        _refuse_bad(batch, listed, bad)
        lines = {item.job.file: person.line for person, item in left}
        without = {one.line for one in bad}
        items = [item for person, item in left if person.line not in without]
        _refuse_differing(items)
        tell_there(len(pairs) - len(left))
        one_of_each = {item.job.made_as: item for item in items}
        _refuse_templates(pool, one_of_each.values())
        with progress(len(items), "filer") as advance:
            made, failed = make_files(pool, manifest, items, before, noted, advance)
    _tell(batch, made, failed, lines)
    rest = len(items) - len(made)
    tell_rest(len(made), rest, noted, lost=pool.lost, overwrite=overwrite)


def _listed(batch: Batch, sheet: Sheet, framework: Framework) -> Listed:
    """Read the rows, and tell of columns that are not used."""
    from ledelsesgrundlag_cli.cli.opening import named_roles
    from ledelsesgrundlag_cli.sets.file_names import fields_in
    from ledelsesgrundlag_cli.sets.people import DATE, UNIT, UnusableListError, read_people

    try:
        roles = [] if sheet.roles else named_roles(framework)
        listed = read_people(batch.raw, roles)
    except UnusableListError as error:
        raise FailedError(_worded(batch, error.problem)) from error
    for remark in listed.remarks:
        console.warn(_worded(batch, remark))
    for field in fields_in(batch.template):
        if field in {DATE, UNIT} and field not in listed.columns:
            raise UserError(f"--name-template bruger {{{field}}}, men listen har ingen {field}.")
    return listed


def _worded(batch: Batch, problem: Problem) -> str:
    """Say where in the list something is wrong, and what."""
    from ledelsesgrundlag_cli.words.harmless import literal

    column = ""
    if problem.column is not None:
        name = f" ({literal(problem.heading)})" if literal(problem.heading) else ""
        column = f", kolonne {problem.column}{name}"
    return f"{literal(batch.people)}, linje {problem.line}{column}: {problem.message}"


def _refuse_bad(batch: Batch, listed: Listed, more: list[Problem]) -> None:
    """Name every bad row, and stop unless they are to be skipped."""
    problems = sorted([*listed.problems, *more], key=lambda one: (one.line, one.column or 0))
    if not problems:
        return
    lines = [_worded(batch, one) for one in problems]
    bad = len({one.line for one in problems})
    rows = "én række" if bad == 1 else f"{number(bad)} rækker"
    some_good = len(listed.people) > len({one.line for one in more})
    if batch.skip_bad and some_good:
        console.warn("\n".join([*lines, f"Der er sprunget {rows} over."]))
        return
    advice = "Ret listen."
    if some_good:
        advice = "Ret listen, eller skriv --skip-bad for at lave resten."
    end = f"Der er fejl i {rows}, så der er ikke lavet nogen ark. {advice}"
    raise FailedError("\n".join([*lines, end]))


def _refuse_differing(items: Sequence[Item]) -> None:
    """Refuse to write over what these rows did not make, before anything is written."""
    from ledelsesgrundlag_cli.sets.manifest import State

    blocked = [item.job.file for item in items if item.state is State.BLOCKED]
    if blocked:
        raise FailedError(
            f"{_some(blocked)} kan ikke gemmes: Der ligger noget andet, eller en genvej "
            "fører ud af mappen."
        )
    other = [item.job.file for item in items if item.state is State.OTHER]
    if other:
        raise FailedError(
            f"{_some(other)} findes i forvejen og kommer fra noget andet: en anden "
            "række, et andet ledelsesgrundlag eller andre skabeloner. Der kan stå svar i det.\n"
            "Vælg en anden mappe, eller skriv --overwrite for at erstatte det."
        )


def _refuse_templates(pool: Pool[Shared], items: Iterable[Item]) -> None:
    """Refuse templates that cannot be used, before anything is written.

    One that was ended may do with other rows, and is told for each it does not.
    """
    from ledelsesgrundlag_cli.cli.opening import problems_text
    from ledelsesgrundlag_cli.render.templates import ENDED
    from ledelsesgrundlag_cli.sets.making import render_some

    for result in pool.run(render_some, items):
        if any(one.code != ENDED for one in result.diagnostics):
            raise FailedError(problems_text(result.diagnostics))


def _tell(
    batch: Batch, made: Sequence[Result], failed: Sequence[Result], lines: Mapping[str, int]
) -> None:
    """Say what could not be made, and how much was; ``lines`` are the files' lines in the list."""
    from ledelsesgrundlag_cli.cli.saving import may_be_shared

    for one in failed[:MOST_SHOWN]:
        console.warn(_failure(f"{batch.people}, linje {lines[one.file]}", one))
    if len(failed) > MOST_SHOWN:
        console.warn(f"… og {files(len(failed) - MOST_SHOWN)} til.")
    if made:
        console.warn(f"Gemt: {files(len(made))} i {shown(str(batch.folder))}")
        if may_be_shared([batch.folder / one.file for one in made]):
            console.warn(
                "Pas på: Der står navne på arkene, og mappen deles med andre gennem git. Sørg "
                "for, at filerne ikke kommer med."
            )


def _failure(where: str, failed: Result) -> str:
    from ledelsesgrundlag_cli.cli.opening import problem_text
    from ledelsesgrundlag_cli.words.harmless import literal

    file = f"{literal(where)}: {shown(failed.file)}"
    if failed.error is None:
        return "\n".join([f"{file} kan ikke laves:", *map(problem_text, failed.diagnostics)])
    reason = "Der er netop kommet en anden fil med det navn"
    if isinstance(failed.error, OSError):
        reason = danish_reason(failed.error)
    return f"{file} kan ikke gemmes: {reason}."


def _some(names: Sequence[str]) -> str:
    """Name a few files, and say how many more there are."""
    named = ", ".join(map(shown, names[:3]))
    return named if len(names) <= 3 else f"{named} og {files(len(names) - 3)} til"
