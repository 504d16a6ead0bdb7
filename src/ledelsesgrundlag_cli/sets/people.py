"""A list of leaders as a spreadsheet saves it: from bytes to people, or what is wrong with it."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.words.danish import NotADateError, read_date
from ledelsesgrundlag_cli.words.harmless import literal, quoted
from ledelsesgrundlag_cli.words.names import Named, match, nearest_things
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

MAX_BYTES: Final = 1_000_000
"""More than all leaders of the largest municipality; what is more is another file by mistake."""
MAX_CELL: Final = 500
"""Characters in a cell. What is longer has usually lost a quotation mark."""
MAX_JOINED: Final = 4
"""Role names may hold "og" or "/" themselves; this many of the pieces between are tried as one."""

NAME, ROLE, LEADER, DATE, UNIT = "navn", "rolle", "nærmeste leder", "dato", "enhed"
PREVIOUS: Final = "aftaler fra sidst"
COLUMNS: Final = (
    Named(NAME, ("name", "lederens navn", "fulde navn")),
    Named(ROLE, ("roller", "role", "roles", "ledelsesrolle", "lederens rolle")),
    Named(LEADER, ("leader", "nærmeste leders navn")),
    Named(DATE, ("date", "samtalens dato")),
    Named(UNIT, ("unit",)),
    Named(PREVIOUS, ("sidste", "previous")),
)
AMBIGUOUS: Final = Named("leder", ())
"""On the sheet "Leder" is the one the talk is about; in a list it may be that one's leader."""

SAME_PERSON: Final = "Leder og nærmeste leder er den samme person."

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_BETWEEN_ROLES = re.compile(r"(\s*[+/,;&\n]\s*|\s+og\s+)", re.IGNORECASE)
_SEPARATOR_LINE = re.compile(
    r'"?sep=(?P<separator>[^"\w\s]|\t)"?[ \t]*(?:\r\n?|\n|$)', re.IGNORECASE
)
_MIXED = re.compile("Ã[¦¸¥†˜…]")
"""æ, ø and å in UTF-8, read as Windows-1252: then the rest of the file is not UTF-8."""

_OF_DOS = re.compile(
    rb"[\x86\x8f\x9b\x9d](?:(?<=[A-Za-z].)|(?=[A-Za-z]))|(?<=[a-z])\x91(?=[a-z])", re.DOTALL
)
"""æ, ø and å beside a letter as DOS wrote them (CP850); in Windows-1252 no letter stands so."""
_OF_WINDOWS = re.compile(rb"[\xe6\xf8\xe5\xc6\xd8\xc5]")


class Person(NamedTuple):
    """A row: whom a sheet is for. ``number`` counts the rows, ``line`` is where the row begins.

    ``previous`` is the file with last time's agreements, as it is written in the list.
    """

    number: int
    line: int
    name: str
    role_ids: tuple[str, ...]
    leader: str | None = None
    date: date | None = None
    unit: str | None = None
    previous: str | None = None


class Problem(NamedTuple):
    """Something wrong in a list: the line, the column as counted and named, and what it is."""

    line: int
    message: str
    column: int | None = None
    heading: str = ""


class Listed(NamedTuple):
    """The people of a list, the problems of the other rows, and remarks on what is not used.

    ``columns`` are the number and the heading of the columns that are.
    """

    people: tuple[Person, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    columns: dict[str, tuple[int, str]]


class UnusableListError(Exception):
    """No row of the list can be read. ``problem`` says why, in Danish."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.problem = Problem(line, message)


def read_people(raw: bytes, roles: Sequence[Named]) -> Listed:
    """Read a list: UTF-8 or Windows-1252, with semicolons, commas or tabs between the columns.

    ``roles`` are those of the framework, with all the names they go by; none where what is made
    is the same for every role: then nothing is asked of that column.

    Raises:
        UnusableListError: the file is no such list, or has no column for names or roles.
    """
    text = _decoded(raw)
    first, separator = _chosen_separator(text)
    rows = _rows(text[first:], separator, after=1 if first else 0)
    head = next(rows, None)
    if head is None:
        raise UnusableListError("Der er ingen overskrifter, fx Navn og Rolle.")
    if not head.cells:
        raise UnusableListError("Anførselstegnene i overskrifterne passer ikke sammen.", head.line)
    columns, remarks = _columns(head, (NAME, ROLE) if roles else (NAME,))
    reading = _Reading(head.cells, columns, roles)
    for row in rows:
        reading.read(row)
    if not reading.people and not reading.problems:
        raise UnusableListError("Der står ingen ledere under overskrifterne.", head.line)
    problems = sorted(reading.problems, key=lambda one: (one.line, one.column or 0))
    places = {one: (index + 1, head.cells[index].strip()) for one, index in columns.items()}
    return Listed(tuple(reading.people), tuple(problems), remarks, places)


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UnusableListError(
            "Det er et regneark. Vælg ”Gem som” i regnearket og filtypen ”CSV UTF-8”."
        )
    if b"\0" in raw or raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnusableListError(
            "Filen er gemt som UTF-16, eller den er ikke en liste. Gem den som ”CSV UTF-8”."
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        wrong = error.start
    if _OF_DOS.search(raw) is not None and _OF_WINDOWS.search(raw) is None:
        raise UnusableListError(
            "Filen er gemt med en ældre tegnkodning (CP850), så æ, ø og å kan ikke læses. Gem "
            "listen igen som ”CSV UTF-8”, og se efter, at de står rigtigt.",
            raw.count(b"\n", 0, wrong) + 1,
        )
    text = raw.decode("cp1252", "replace")
    mixed = _MIXED.search(text)
    if mixed is not None or "\ufffd" in text:
        raise UnusableListError(
            "Nogle bogstaver er gemt på én måde og andre på en anden, så æ, ø og å kan blive "
            "forkerte. Gem listen igen som ”CSV UTF-8”, og se efter, at de står rigtigt.",
            raw.count(b"\n", 0, wrong) + 1,
        )
    return text


def _chosen_separator(text: str) -> tuple[int, str]:
    """Return where the headings begin, and what stands between columns.

    Excel may say it itself in a first line (``sep=;``); otherwise it is what gives the most
    headings that are known.
    """
    said = _SEPARATOR_LINE.match(text)
    if said is not None:
        return said.end(), said["separator"]

    def known(separator: str) -> int:
        head = next(_rows(text[: 100 * MAX_CELL], separator), None)
        cells = head.cells if head else ()
        return sum(match(cell, (*COLUMNS, AMBIGUOUS)) is not None for cell in cells)

    return 0, max(";,\t", key=known)


class _Row(NamedTuple):
    """A row as it stands: its first and last line, and its cells; none if quotes are wrong."""

    line: int
    last: int
    cells: Sequence[str]

    @property
    def until(self) -> str:
        """Say how far the row goes: what follows a wrong quotation mark is lost with it."""
        return f" Den går til og med linje {self.last}." if self.last > self.line else ""


def _rows(text: str, separator: str, after: int = 0) -> Iterator[_Row]:
    """Yield each row that holds something.

    A cell in quotation marks may hold line breaks, so a row may take several lines.
    """
    import csv

    lines = (found[0] for found in _LINE.finditer(text))  # each with its own line break
    rows = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        line = after + rows.line_num + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield _Row(line, after + rows.line_num, ())
        else:
            if any(cell.strip() for cell in cells):
                yield _Row(line, after + rows.line_num, cells)


def _columns(head: _Row, needed: Sequence[str]) -> tuple[dict[str, int], tuple[Problem, ...]]:
    """Return which column holds what, and remarks on the headings that are not known."""
    line, headings = head.line, head.cells
    found: dict[str, int] = {}
    remarks = []
    ambiguous = [index for index, one in enumerate(headings) if match(one, [AMBIGUOUS])]
    for index, heading in enumerate(headings):
        known = match(heading, COLUMNS)
        if known is not None and known in found:
            raise UnusableListError(
                f"Kolonne {found[known] + 1} og {index + 1} er begge {known}. Slet den ene, eller "
                "giv den en anden overskrift.",
                line,
            )
        if known is not None:
            found[known] = index
        elif index not in ambiguous and heading.strip():
            near = nearest_things(heading, COLUMNS, most=1)
            hint = f" Mente du {near[0]}?" if near and near[0] not in found else ""
            message = f"Overskriften {quoted(heading)} kendes ikke. Kolonnen bruges ikke.{hint}"
            remarks.append(Problem(line, message, index + 1, heading.strip()))
    if ambiguous and (len(ambiguous) > 1 or LEADER in found or NAME not in found):
        raise UnusableListError(
            "Overskriften ”Leder” kan betyde to ting. Skriv Navn over lederne selv, og "
            "Nærmeste leder over den leder, som de hver især har.",
            line,
        )
    if ambiguous:
        found[LEADER] = ambiguous[0]
    missing = [one for one in needed if one not in found]
    if missing:
        there = "Den første" if len(needed) == 1 else "De to første"
        raise UnusableListError(
            f"Der mangler en kolonne med overskriften {' og en med '.join(missing)}.\n"
            f"Overskrifterne er navn, rolle, nærmeste leder, dato, enhed og aftaler fra sidst. "
            f"{there} skal være der.",
            line,
        )
    return found, tuple(remarks)


class _UnknownRoleError(ValueError):
    """A role that is not known. Its message says so in Danish."""


class _Reading:
    """One reading of the rows. The roles that many rows share are looked up once."""

    def __init__(
        self, headings: Sequence[str], columns: dict[str, int], roles: Sequence[Named]
    ) -> None:
        self.people: list[Person] = []
        self.problems: list[Problem] = []
        self._headings = headings
        self._columns = columns
        self._roles = roles
        self._numbers = count(1)
        self._known_roles: dict[str, tuple[str, ...]] = {}

    def read(self, row: _Row) -> None:
        """Read a row to a person, or to its problems."""
        line, cells = row.line, row.cells
        number = next(self._numbers)
        if not cells:
            message = f"Anførselstegnene passer ikke sammen, så rækken ikke kan læses.{row.until}"
            self.problems.append(Problem(line, message))
            return
        before = len(self.problems)
        self._check_cells(row)
        name = self._cell(cells, NAME)
        role = self._cell(cells, ROLE)
        if not name:
            self._add(line, NAME, "Navnet mangler.")
        role_ids = self._role_ids(line, role)
        day = self._date(line, self._cell(cells, DATE))
        leader, unit = self._cell(cells, LEADER), self._cell(cells, UNIT)
        previous = self._cell(cells, PREVIOUS) or None
        if leader and " ".join(leader.split()).casefold() == " ".join(name.split()).casefold():
            self._add(line, LEADER, SAME_PERSON)
        if len(self.problems) == before:
            self.people.append(
                Person(number, line, name, role_ids, leader or None, day, unit or None, previous)
            )

    def _check_cells(self, row: _Row) -> None:
        for index, cell in enumerate(row.cells):
            if index >= len(self._headings) and cell.strip():
                message = "Der står mere på linjen, end der er overskrifter til."
                self.problems.append(Problem(row.line, message, index + 1))
                return
            if len(cell) > MAX_CELL:
                message = (
                    f"Der står {len(cell)} tegn i feltet, og der er plads til {MAX_CELL}. "
                    f"Måske mangler der et anførselstegn.{row.until}"
                )
                heading = self._headings[index].strip() if index < len(self._headings) else ""
                self.problems.append(Problem(row.line, message, index + 1, heading))

    def _cell(self, cells: Sequence[str], column: str) -> str:
        """Return what stands in a column, without what cannot be seen around it."""
        index = self._columns.get(column)
        text = cells[index].strip() if index is not None and index < len(cells) else ""
        return text if literal(text) else ""

    def _add(self, line: int, column: str, message: str) -> None:
        index = self._columns[column]
        self.problems.append(Problem(line, message, index + 1, self._headings[index].strip()))

    def _role_ids(self, line: int, text: str) -> tuple[str, ...]:
        if not self._roles:
            return ()
        if not text.strip("+/,;& "):
            self._add(line, ROLE, USUAL.say("{Rollen} mangler."))
        elif len(text) <= MAX_CELL:
            try:
                if text not in self._known_roles:
                    self._known_roles[text] = tuple(dict.fromkeys(_roles_in(text, self._roles)))
                return self._known_roles[text]
            except _UnknownRoleError as error:
                self._add(line, ROLE, str(error))
        return ()

    def _date(self, line: int, text: str) -> date | None:
        if text and len(text) <= MAX_CELL:
            try:
                return read_date(text)
            except NotADateError as error:
                self._add(line, DATE, str(error))
        return None


def _roles_in(text: str, roles: Sequence[Named]) -> Iterator[str]:
    """Yield the roles in a cell, with ``+``, ``/``, a comma or ``og`` between them.

    A role whose own name holds such a mark is found first.
    """
    pieces = _BETWEEN_ROLES.split(text)
    at = 0
    while at < len(pieces):
        if not pieces[at].strip():
            at += 2
            continue
        for end in range(min(at + 2 * MAX_JOINED, len(pieces)), at, -1):
            found = match("".join(pieces[at:end]), roles) if (end - at) % 2 else None
            if found is not None:
                yield found
                at = end + 1
                break
        else:
            near = nearest_things(pieces[at], roles)
            hint = f"Mente du {' eller '.join(near)}?"
            if not near:
                hint = f"Vælg mellem: {', '.join(one.id for one in roles)}."
            raise _UnknownRoleError(
                USUAL.say(
                    "Der er ikke {nogen rolle}, der hedder {written}. {hint}",
                    written=quoted(pieces[at]),
                    hint=hint,
                )
            )
