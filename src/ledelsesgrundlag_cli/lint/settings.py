"""What is checked and how strictly: ``lg.toml`` beside the framework, and the command line."""

from __future__ import annotations

import os
import re
from fnmatch import fnmatch
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity, Span
from ledelsesgrundlag_cli.lint.rules.voice import VOICES
from ledelsesgrundlag_cli.source import files
from ledelsesgrundlag_cli.words.danish import listed
from ledelsesgrundlag_cli.words.names import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

SETTINGS_FILE = "lg.toml"
SHEETS = "ark"
"""The list of sheets in it."""
_FIELDS = frozenset({"select", "ignore", "filer", "ordbog", "stavning", "stemme"})
_CODE = re.compile(r"LG\d{0,3}\Z")


class Settings(NamedTuple):
    """Codes, or beginnings of codes, that are chosen or left out; and per file.

    With nothing chosen, all rules but those that must be asked for are on. ``slips`` shows what
    is otherwise kept back: findings in the document's own text, which HR cannot mend.
    ``spelling`` says whether spelling is checked; None where a dictionary is found. ``places``
    says where in ``lg.toml`` its codes, files and sheets are named. ``voice`` is how expectations
    begin; None where that is to be seen from them.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file: Mapping[str, tuple[str, ...]] = {}
    slips: bool = False
    dictionary: str | None = None
    spelling: bool | None = None
    sheets: tuple[str, ...] | None = None
    places: Mapping[str, Span] = {}
    voice: str | None = None

    def spells(self) -> bool:
        """Tell whether spelling is wanted: it is unless left out, or others are chosen."""
        return self.spelling is not False and self.wants("LG591", "", asked_for=False)

    def asks_for_spelling(self) -> bool:
        """Tell whether somebody asked for it, and so is told when there is no dictionary.

        One who chooses its codes or names a dictionary has asked as well.
        """
        chosen = any(one.startswith("LG59") for one in self.select)
        return bool(self.spelling) or chosen or self.dictionary is not None

    def wants(self, code: str, file: str, *, asked_for: bool) -> bool:
        """Tell whether a finding is to be shown; ``asked_for`` rules must be chosen."""
        chosen = any(code.startswith(one) for one in self.select)
        chosen |= code == "LG599" and self.asks_for_spelling()  # what LG591 became
        if asked_for and not chosen:
            return False
        if self.select and not chosen and not code.startswith("LG9"):
            return False
        here = (codes for name, codes in self.per_file.items() if fnmatch(file, name))
        left_out = (*self.ignore, *chain.from_iterable(here))
        return not any(code.startswith(one) for one in left_out)


def beside(shown_as: str, name: str = SETTINGS_FILE) -> str:
    """Return how what lies beside a framework is named, as the framework itself is."""
    return Path(os.path.normpath(f"{shown_as}/../{name}")).as_posix()


def settings_beside(directory: Path, shown_as: str) -> Settings | Diagnostic | None:
    """Read the settings beside a framework, or tell why they cannot be used; None without any."""
    if not os.path.lexists(directory.parent / SETTINGS_FILE):
        return None
    file = files.read(directory.parent, SETTINGS_FILE, beside(shown_as))
    return file if isinstance(file, Diagnostic) else read_settings(file.raw, file.shown_as)


def read_settings(raw: bytes, shown_as: str) -> Settings | Diagnostic:
    """Read ``lg.toml``, or tell in Danish why it cannot be used.

    ```toml
    [tjek]
    ignore = ["LG503"]

    [tjek.filer]
    "roles/direktoer.yaml" = ["LG501"]
    ```

    ``stavning`` under ``[tjek]`` says whether spelling is checked, and ``ordbog`` names the folder
    of a hunspell dictionary; ``stemme`` says how expectations begin. ``ark`` names the sheets that
    are made (see ``sheets_on``); it stands above all headings.
    """
    import tomllib  # only where there is such a file

    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message, remedy = "lg.toml er ikke gemt som UTF-8.", "Gem filen igen som UTF-8."
        return _wrong(message, remedy, Span(shown_as, line, 1, line, 1))
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # what tomllib raises, and for lists in lists
        at = _AT.search(str(error))
        line, column = (int(at[1]), int(at[2])) if at else (1 + text.rstrip().count("\n"), 1)
        span = Span(shown_as, line, column, line, column)
        return _wrong("lg.toml kan ikke læses her.", _EXAMPLE, span)
    try:
        settings = _settings_in(data)
    except _WrongError as error:
        return _wrong(str(error), error.remedy, _place(text, error.field, shown_as))
    named = (*settings.select, *settings.ignore, *settings.per_file, *(settings.sheets or ()))
    named = (*named, *chain.from_iterable(settings.per_file.values()))
    return settings._replace(places={one: _place(text, one, shown_as) for one in named})


_AT: Final = re.compile(r"\(at line (\d+), column (\d+)\)")
_EXAMPLE: Final = 'Skriv fx:  [tjek]  og på næste linje  ignore = ["LG503"]'


def _wrong(message: str, remedy: str, span: Span) -> Diagnostic:
    return Diagnostic("LG106", Severity.ERROR, message, span, remedy)


def _place(text: str, word: str, shown_as: str) -> Span:
    """Return where a word stands, for all that can be seen without TOML's own reader."""
    for number, line in enumerate(text.split("\n"), start=1):
        match = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", line) if word else None
        if match is not None and not line.lstrip().startswith("#"):
            return Span(shown_as, number, match.start() + 1, number, match.end() + 1)
    return Span(shown_as, 1, 1, 1, 1)


class _WrongError(Exception):
    """Something in ``lg.toml`` cannot be used: what, and what to do, in Danish; in which field."""

    def __init__(self, message: str, remedy: str = _EXAMPLE, field: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy
        self.field = field


def _settings_in(data: dict[str, Any]) -> Settings:
    table = data.get("tjek", {})
    if _has_sheets(table):
        raise _WrongError(
            "Linjen med ark står under en overskrift i lg.toml, og dér bliver den ikke læst.",
            "Flyt linjen øverst i filen, over [tjek].",
            SHEETS,
        )
    for name in sorted(set(data) - {"tjek", SHEETS}):
        raise _WrongError(
            "lg.toml har en overskrift, som lg ikke kender. Den hedder [tjek].", field=name
        )
    sheets = data.get(SHEETS)
    if sheets is not None and not _is_names(sheets):
        raise _WrongError(
            "lg.toml skal have en liste af navne efter ark.",
            'Skriv fx øverst i filen:  ark = ["lus"]',
            SHEETS,
        )
    if not isinstance(table, dict):
        raise _WrongError("lg.toml skal have [tjek] som en overskrift.", field="tjek")
    _check_table(table)
    return Settings(
        tuple(table.get("select", ())),
        tuple(table.get("ignore", ())),
        {name: tuple(codes) for name, codes in table.get("filer", {}).items()},
        dictionary=table.get("ordbog"),
        spelling=table.get("stavning"),
        voice=table.get("stemme"),
        sheets=None if sheets is None else tuple(sheets),
    )


def _check_table(table: dict[str, Any]) -> None:
    """See that each field under ``[tjek]`` is known and has what it is to have."""
    for name in sorted(set(table) - _FIELDS):
        near = nearest(name, sorted(_FIELDS), most=1)
        hint = f" Mente du ”{near[0]}”?" if near else ""
        raise _WrongError(
            f"lg.toml har et felt under [tjek], som lg ikke kender.{hint}", field=name
        )
    lists = {name: table.get(name, []) for name in ("select", "ignore")}
    by_file = table.get("filer", {})
    if not isinstance(by_file, dict):
        raise _WrongError("lg.toml skal have lister af koder.", field="filer")
    for name, names in {**lists, **by_file}.items():
        if not _is_codes(names):
            raise _WrongError("lg.toml skal have lister af koder.", field=name)
    for name, kind, what in (
        ("ordbog", str, "navnet på en mappe"),
        ("stavning", bool, "true eller false"),
    ):
        if not isinstance(table.get(name, kind()), kind):
            raise _WrongError(f"lg.toml skal have {what} i {name}.", field=name)
    if table.get("stemme", VOICES[0]) not in VOICES:
        raise _WrongError(
            f"stemme i lg.toml skal være {listed(VOICES, 'eller')}.",
            'Skriv fx:  stemme = "du"',
            field="stemme",
        )
    if files.on_network(table.get("ordbog", "")):
        raise _WrongError(
            "Mappen efter ordbog i lg.toml ligger på en anden computer.",
            "Læg ordbogen i en mappe på denne computer, og skriv navnet på den.",
            field="ordbog",
        )


def _has_sheets(table: object) -> bool:
    """Tell whether the list of sheets stands where it would be lost."""
    if not isinstance(table, dict):
        return False
    by_file = table.get("filer")
    return SHEETS in table or (isinstance(by_file, dict) and SHEETS in by_file)


def _is_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_codes(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, str) and _CODE.match(one) is not None for one in value
    )
