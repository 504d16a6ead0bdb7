"""``lg lus --from``: a sheet for each row of a list, and what is told on the way."""

from __future__ import annotations

import signal
import stat
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import typer

from ledelsesgrundlag_cli.cli import console
from ledelsesgrundlag_cli.cli.errors import FAILED, UserError, shown
from ledelsesgrundlag_cli.cli.progress import number, progress
from ledelsesgrundlag_cli.render.formats import Format, format_for
from ledelsesgrundlag_cli.source.files import danish_reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledelsesgrundlag_cli.sets.crew import Crew
    from ledelsesgrundlag_cli.sets.people import Listed, Person, Problem
    from ledelsesgrundlag_cli.sets.record import Plan
    from ledelsesgrundlag_cli.sets.sheets import Failure, Order

MOST_SHOWN = 20
"""Files that are named when many have the same trouble. Rows of a list are all named."""
DIED_OF = 128
"""Added to a signal's number it is the exit code, as shells have it: 130 for Ctrl-C."""


class Asked(NamedTuple):
    """What the command line says about a list."""

    people: str
    raw: bytes
    folder: Path
    formats: tuple[Format, ...]
    template: tuple[str, ...]
    skip_bad: bool


def read_asked(
    people: str,
    output: str | None,
    formats: str | None,
    name_template: str,
    *,
    skip_bad: bool,
    fill_in: bool,
) -> Asked:
    """Check what is written about a list, and read the list."""
    from ledelsesgrundlag_cli.sets.file_names import (
        BadTemplateError,
        read_template,
    )

    folder = _folder(output)
    chosen = _formats(formats, fill_in=fill_in)
    try:
        template = read_template(name_template)
    except BadTemplateError as error:
        raise UserError(str(error)) from error
    return Asked(people, _read(people), folder, chosen, template, skip_bad)


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
        raise UserError(
            f"{shown(output)} kan ikke bruges: {danish_reason(error)}.", exit_code=FAILED
        ) from error
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
            hint = " Er den åben i et regneark, så luk den dér."
        raise UserError(f"{shown(name)} kan ikke læses: {danish_reason(error)}.{hint}") from error
    except ValueError as error:  # a NUL in the name
        raise UserError("Listens navn kan ikke bruges.") from error
    if len(raw) > MAX_BYTES:
        raise UserError(
            f"{shown(name)} fylder mere end 5 MB. Er det den rigtige fil? Ellers del den i flere.",
            exit_code=FAILED,
        )
    return raw


def make_sheets(asked: Asked, order: Order) -> None:
    """Make a sheet for each row, in each format, and say how it went."""
    from ledelsesgrundlag_cli.sets.crew import Crew, workers_for
    from ledelsesgrundlag_cli.sets.file_names import stems
    from ledelsesgrundlag_cli.sets.record import plan
    from ledelsesgrundlag_cli.sets.trial import untypable

    most = (asked.raw.count(b"\n") or asked.raw.count(b"\r")) * len(order.formats)
    with _Interrupts() as interrupts, Crew(order, workers_for(most)) as crew:
        listed = _listed(asked, order)
        more = untypable(crew, listed, interrupts.stopped) if Format.PDF in order.formats else []
        people = _good(asked, listed, more)
        planned = plan(order, zip(people, stems(people, asked.template), strict=True))
        _refuse_differing(order, planned)
        if planned.there:
            console.warn(f"{_files(planned.there)} ligger der i forvejen og bliver ikke lavet om.")
        if planned.tasks:
            _make(asked, order, planned, crew, interrupts)


def _listed(asked: Asked, order: Order) -> Listed:
    """Read the rows, and tell of columns that are not used."""
    from ledelsesgrundlag_cli.cli.opening import named_roles
    from ledelsesgrundlag_cli.sets.file_names import fields_in
    from ledelsesgrundlag_cli.sets.people import DATE, UNIT, UnusableListError, read_people

    try:
        roles = named_roles(order.framework) if order.sheet.roles is None else []
        listed = read_people(asked.raw, roles)
    except UnusableListError as error:
        raise UserError(_worded(asked, error.problem), exit_code=FAILED) from error
    for remark in listed.remarks:
        console.warn(_worded(asked, remark))
    for field in fields_in(asked.template):
        if field in {DATE, UNIT} and field not in listed.columns:
            raise UserError(f"--name-template bruger {{{field}}}, men listen har ingen {field}.")
    return listed


def _worded(asked: Asked, problem: Problem) -> str:
    """Say where in the list something is wrong, and what."""
    from ledelsesgrundlag_cli.words.harmless import literal

    column = ""
    if problem.column is not None:
        name = f" ({literal(problem.heading)})" if literal(problem.heading) else ""
        column = f", kolonne {problem.column}{name}"
    return f"{literal(asked.people)}, linje {problem.line}{column}: {problem.message}"


def _good(asked: Asked, listed: Listed, more: list[Problem]) -> list[Person]:
    """Name every bad row; return the others, or stop unless bad ones are to be skipped."""
    problems = sorted([*listed.problems, *more], key=lambda one: (one.line, one.column or 0))
    lines = [_worded(asked, one) for one in problems]
    bad = len({one.line for one in problems})
    untypable = {one.line for one in more}
    people = [person for person in listed.people if person.line not in untypable]
    if not bad:
        return people
    rows = "én række" if bad == 1 else f"{number(bad)} rækker"
    if asked.skip_bad and people:
        console.warn("\n".join([*lines, f"Der er sprunget {rows} over."]))
        return people
    advice = (
        "Ret listen." if not people else "Ret listen, eller skriv --skip-bad for at lave resten."
    )
    end = f"Der er fejl i {rows}, så der er ikke lavet nogen ark. {advice}"
    raise UserError("\n".join([*lines, end]), exit_code=FAILED)


def _refuse_differing(order: Order, planned: Plan) -> None:
    """Refuse to write over what these rows did not make, before anything is written."""
    if planned.blocked:
        raise UserError(
            f"{_some(planned.blocked)} kan ikke gemmes: Der ligger noget andet, eller en genvej "
            "fører ud af mappen.",
            exit_code=FAILED,
        )
    if planned.differing and not order.overwrite:
        raise UserError(
            f"{_some(planned.differing)} findes i forvejen og kommer fra noget andet: en anden "
            "række, et andet ledelsesgrundlag eller andre skabeloner. Der kan stå svar i det.\n"
            "Vælg en anden mappe, eller skriv --overwrite for at erstatte det.",
            exit_code=FAILED,
        )


def _make(
    asked: Asked, order: Order, planned: Plan, crew: Crew[Order], interrupts: _Interrupts
) -> None:
    """Make what is missing, and say how far it came."""
    from ledelsesgrundlag_cli.sets.crew import WorkerLostError
    from ledelsesgrundlag_cli.sets.record import begin_record, end_record, remove_unfinished
    from ledelsesgrundlag_cli.sets.sheets import jobs, make

    _refuse_templates(crew, planned.tasks[0].person)
    made: list[str] = []
    failures: list[Failure] = []
    hopeless: list[Failure] = []
    lost = False

    def stopped() -> bool:
        return interrupts.stopped() or bool(hopeless)

    try:
        begin_record(order.folder, planned)
        remove_unfinished(order.folder, planned)
        with progress(planned.wanted, "filer") as advance:
            for one in crew.run(make, jobs(planned.tasks), stopped):
                made += one.files
                failures += one.failures
                hopeless += (failure for failure in one.failures if failure.hopeless)
                advance(len(one.files) + len(one.failures))
        end_record(order.folder, planned, made)
    except WorkerLostError:  # what is made and was not heard of stands as wanted in the record
        lost = True
    except OSError as error:
        raise UserError(
            f"{shown(str(order.folder))} kan ikke bruges: {danish_reason(error)}.",
            exit_code=FAILED,
        ) from error
    _tell(asked, order, planned, Outcome(len(made), failures, lost, interrupts.code))


def _refuse_templates(crew: Crew[Order], person: Person) -> None:
    """Refuse templates that cannot be used, before anything is written."""
    from ledelsesgrundlag_cli.cli.opening import problems_text
    from ledelsesgrundlag_cli.sets.trial import try_all

    for tried in crew.run(try_all, [person]):
        if tried.diagnostics:
            raise UserError(problems_text(tried.diagnostics), exit_code=FAILED)


class Outcome(NamedTuple):
    """How the making ended."""

    made: int
    failures: list[Failure]
    lost: bool
    interrupted: int | None


def _tell(asked: Asked, order: Order, planned: Plan, outcome: Outcome) -> None:
    """Say what has been made and what has not; end with the exit code that goes with it."""
    from ledelsesgrundlag_cli.write import inside_git

    for failure in outcome.failures[:MOST_SHOWN]:
        console.warn(_failure(asked, failure))
    if len(outcome.failures) > MOST_SHOWN:
        console.warn(f"… og {_files(len(outcome.failures) - MOST_SHOWN)} til.")
    if outcome.made:
        console.warn(f"Gemt: {_files(outcome.made)} i {shown(str(order.folder))}")
        if inside_git(order.folder / "x"):
            console.warn(
                "Pas på: Der står navne på arkene, og mappen deles med andre gennem git. Sørg "
                "for, at filerne ikke kommer med."
            )
    left = planned.wanted - outcome.made
    if not left:
        return
    again = "Kør den samme kommando igen for at lave resten."
    if order.overwrite:
        again = "Kør den samme kommando igen. På grund af --overwrite laver den alle filer om."
    why = "Afbrudt. " if outcome.interrupted else ""
    if outcome.lost:
        why = "En af lg's processer blev standset udefra. "
    whole = "De andre er hele. " if outcome.made else ""
    console.warn(f"{why}Der mangler {_files(left)}. {whole}{again}")
    raise typer.Exit(outcome.interrupted or FAILED)


def _failure(asked: Asked, failure: Failure) -> str:
    from ledelsesgrundlag_cli.cli.opening import problem_text
    from ledelsesgrundlag_cli.words.harmless import literal

    where = f"{literal(asked.people)}, linje {failure.line}: {shown(failure.file)}"
    if not failure.diagnostics:
        return f"{where} kan ikke gemmes: {failure.reason}."
    return "\n".join([f"{where} kan ikke laves:", *map(problem_text, failure.diagnostics)])


def _files(count: int) -> str:
    return "1 fil" if count == 1 else f"{number(count)} filer"


def _some(files: Sequence[str]) -> str:
    """Name a few files, and say how many more there are."""
    named = ", ".join(map(shown, files[:3]))
    return named if len(files) <= 3 else f"{named} og {_files(len(files) - 3)} til"


class _Interrupts:
    """Remembers Ctrl-C, and a request to end, so that the files in hand become whole.

    A second one ends at once. ``code`` is then the exit code.
    """

    def __init__(self) -> None:
        self.code: int | None = None
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for name in ("SIGINT", "SIGTERM", "SIGHUP"):
                one = getattr(signal, name, None)
                if one is not None and signal.getsignal(one) is not signal.SIG_IGN:
                    self._before[one] = signal.signal(one, self._note)
        return self

    def stopped(self) -> bool:
        """Tell whether to end."""
        return self.code is not None

    def __exit__(self, *_: object) -> None:
        for one, answer in self._before.items():
            signal.signal(one, answer)

    def _note(self, one: int, _frame: object) -> None:
        if self.code is not None:
            raise KeyboardInterrupt
        self.code = DIED_OF + one
