"""What is checked and how strictly: ``lg.toml`` beside the framework, and the command line."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

SETTINGS_FILE = "lg.toml"
_FIELDS = frozenset({"select", "ignore", "filer", "ordbog", "stavning"})
_CODE = re.compile(r"LG\d{0,3}\Z")


class Settings(NamedTuple):
    """Codes, or beginnings of codes, that are chosen or left out; and per file.

    With nothing chosen, all rules but those that must be asked for are on. ``slips`` shows what
    is otherwise kept back: findings in the document's own text, which HR cannot mend.
    ``spelling`` says whether spelling is checked; None where a dictionary is found.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file: Mapping[str, tuple[str, ...]] = {}
    slips: bool = False
    dictionary: str | None = None
    spelling: bool | None = None

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


def read_settings(raw: bytes, shown_as: str) -> Settings | Diagnostic:
    """Read ``lg.toml``, or tell in Danish why it cannot be used.

    ```toml
    [tjek]
    ignore = ["LG503"]

    [tjek.filer]
    "roles/direktoer.yaml" = ["LG501"]
    ```

    ``stavning`` under ``[tjek]`` says whether spelling is checked, and ``ordbog`` names the folder
    of a hunspell dictionary.
    """

    def wrong(message: str) -> Diagnostic:
        remedy = 'Skriv fx:  [tjek]  og på næste linje  ignore = ["LG503"]'
        span = Span(shown_as, 1, 1, 1, 1)
        return Diagnostic("LG106", Severity.ERROR, message, span, remedy)

    import tomllib  # only where there is such a file

    try:
        data = tomllib.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):  # what tomllib raises, and for lists within lists
        return wrong("lg.toml kan ikke læses.")
    table = data.get("tjek", {})
    if set(data) - {"tjek"}:
        return wrong("lg.toml har en overskrift, som lg ikke kender. Den hedder [tjek].")
    if not isinstance(table, dict) or set(table) - _FIELDS:
        return wrong("lg.toml har et felt under [tjek], som lg ikke kender.")
    lists = {name: table.get(name, []) for name in ("select", "ignore")}
    files = table.get("filer", {})
    if not isinstance(files, dict) or not all(map(_is_codes, [*lists.values(), *files.values()])):
        return wrong("lg.toml skal have lister af koder.")
    for name, kind, what in (
        ("ordbog", str, "navnet på en mappe"),
        ("stavning", bool, "true eller false"),
    ):
        if not isinstance(table.get(name, kind()), kind):
            return wrong(f"lg.toml skal have {what} i {name}.")
    return Settings(
        tuple(lists["select"]),
        tuple(lists["ignore"]),
        {name: tuple(codes) for name, codes in files.items()},
        dictionary=table.get("ordbog"),
        spelling=table.get("stavning"),
    )


def _is_codes(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, str) and _CODE.match(one) is not None for one in value
    )
