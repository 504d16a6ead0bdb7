"""The set: slips and right edits, and how one is made to a copy of the framework.

Each class is a file here: ``class``, ``about``, then ``slips`` and ``right``, lists of entries.

``id``
    a name, used once in the whole set
``what``
    what was done, as one would tell a colleague
``start``
    what is edited: ``box`` (when not told: the framework in the box, with ``templates`` and an
    ``lg.toml`` beside it), ``adopted`` (the same, adopted with ``lg adopt``), ``draft`` (the same
    with ``status: draft``) or ``init`` (what ``lg init`` makes)
``against``
    true when the edit is judged against the version before it, as ``--against`` does
``must``
    true when any careful colleague would be ashamed to have missed it
``at``
    where the finding is expected: a piece of a line in the edited file, or ``{file, text}``
    (without ``text``: anywhere in that file), or several of them, of which one is enough. When
    not told: on the lines that the first edit changed
``then``
    a list of further edits

and the edit itself, ``file`` (as seen from the framework's folder) and one of

``old``, ``new``
    a text that stands there exactly once (or ``count`` times), and what stands there instead
``add``
    lines at the end of the file
``ask``
    a question at the end of a file in ``prompts/``: only its words
``expect``
    an added expectation at the end of a file in ``roles/``: only its words
``write``, ``delete``, ``move``
    the whole file's new text; true; the file's new name
``encode``
    what an editor did to the file: ``cp1252``, ``utf-16``, ``bom``, ``crlf``, ``cr`` or ``nfd``
"""

from __future__ import annotations

import difflib
import re
import shutil
import textwrap
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HERE = Path(__file__).parent
STARTS = ("box", "adopted", "draft", "init")
KINDS = ("old", "add", "ask", "expect", "write", "delete", "move", "encode")
"""An edit has exactly one of these."""
KEYS = {"id", "what", "start", "against", "must", "at", "then", "file", "new", "count", *KINDS}
LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""As YAML and ``lg`` count lines."""
ASKED = """\
  - id: {id}
{about}    forum: lederteam
    aim: today
    text: >-
{text}
    grounded_in: chapters/det-saerlige/kerneopgaven
"""
ASKED_OF_A_ROLE = "    role: centerchef\n    pejlemaerke: retning-og-effekt\n"
EXPECTED = """\
  - id: {id}
    text: >-
{text}
    origin: editorial
    pejlemaerker:
      origin: editorial
      primary: [retning-og-effekt]
"""


class SetError(Exception):
    """The set is wrong: an entry says something that cannot be done or that is not known."""


@dataclass(frozen=True)
class Entry:
    """A slip, or a right edit (then ``right``), of a class."""

    kind: str
    right: bool
    data: Mapping[str, Any] = field(repr=False)

    @property
    def id(self) -> str:
        """Return its name."""
        return str(self.data["id"])

    @property
    def start(self) -> str:
        """Return what it is an edit of."""
        return str(self.data.get("start", "box"))

    @property
    def must(self) -> bool:
        """Tell whether missing it would be shameful."""
        return bool(self.data.get("must", False))

    @property
    def against(self) -> bool:
        """Tell whether it is judged against what was before."""
        return bool(self.data.get("against", False))

    @property
    def edits(self) -> Iterator[Mapping[str, Any]]:
        """Yield the edits in order."""
        yield self.data
        yield from self.data.get("then", ())

    @property
    def file(self) -> str:
        """Return the file of the first edit, as it is called afterwards."""
        return str(self.data.get("move") or self.data["file"])


@cache
def classes() -> dict[str, str]:
    """Return the classes and what each is about, in the order of the issue's sections."""
    read = [yaml.safe_load(path.read_text("utf-8")) for path in _files()]
    return {one["class"]: one["about"] for one in sorted(read, key=lambda one: one["order"])}


@cache
def entries() -> tuple[Entry, ...]:
    """Return all entries, by class."""
    order = list(classes())
    found = [
        Entry(one["class"], right, entry)
        for one in (yaml.safe_load(path.read_text("utf-8")) for path in _files())
        for right, name in ((False, "slips"), (True, "right"))
        for entry in one[name]
    ]
    for one in found:
        _known(one)
    return tuple(sorted(found, key=lambda one: order.index(one.kind)))


def _files() -> list[Path]:
    return sorted(HERE.glob("*.yaml"))


def _known(entry: Entry) -> None:
    for edit in entry.edits:
        kinds = [kind for kind in KINDS if kind in edit]
        if len(kinds) != 1 or edit.keys() - KEYS or "file" not in edit:
            raise SetError(f"{entry.id}: {sorted(edit)} is no edit")
    if entry.start not in STARTS or (entry.right and {"at", "must"} & entry.data.keys()):
        raise SetError(f"{entry.id}: what it says of itself cannot be")


def make(entry: Entry, framework: Path) -> None:
    """Make an entry's edits to a copy of the framework in a folder.

    Raises:
        SetError: an edit does not fit, or changes nothing.
    """
    for number, edit in enumerate(entry.edits):
        path = framework / str(edit["file"])
        before = path.read_bytes() if path.exists() else None
        name = f"ny-{entry.id}" + (f"-{number}" if number else "")
        try:
            edit_file(edit, path, name)
        except (SetError, OSError, ValueError) as error:
            raise SetError(f"{entry.id}: {error}") from error
        if path.exists() and path.read_bytes() == before:
            raise SetError(f"{entry.id}: {path.name} is as before")


def edit_file(edit: Mapping[str, Any], path: Path, name: str) -> None:
    """Make one edit to a file; ``name`` is the id of what is added.

    Raises:
        SetError: it does not fit.
    """
    if "write" in edit:
        path.parent.mkdir(parents=True, exist_ok=True)
        _put(path, edit["write"])
    elif "delete" in edit:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    elif "move" in edit:
        path.rename(path.parents[edit["file"].count("/")] / edit["move"])
    elif "encode" in edit:
        path.write_bytes(_encoded(_text(path), edit["encode"]))
    elif "old" in edit:
        _put(path, _replaced(_text(path), edit["old"], edit["new"], edit.get("count", 1)))
    else:
        _put(path, _text(path) + _added(edit, name))


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _put(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))


def _replaced(text: str, old: str, new: str, count: int) -> str:
    if text.count(old) != count:
        raise SetError(f"{old!r} stands there {text.count(old)} times, not {count}")
    return text.replace(old, new)


def _added(edit: Mapping[str, Any], name: str) -> str:
    if "add" in edit:
        return str(edit["add"])
    kind, form = ("ask", ASKED) if "ask" in edit else ("expect", EXPECTED)
    words = re.split("(?<=[^ ]) (?=[^ ])", edit[kind])  # other spaces are to stay as they are
    lines = [""]
    for word in words:
        fits = not lines[-1] or len(lines[-1]) + len(word) < 84
        lines[-1:] = [f"{lines[-1]} {word}".lstrip(" ")] if fits else [lines[-1], word]
    about = ASKED_OF_A_ROLE if edit["file"] == "prompts/roller.yaml" else ""
    return form.format(id=name, about=about, text=textwrap.indent("\n".join(lines), " " * 6))


def _encoded(text: str, how: str) -> bytes:
    if how in {"cp1252", "utf-16"}:
        return text.encode(how)
    if how == "bom":
        return text.encode("utf-8-sig")
    if how == "nfd":
        return unicodedata.normalize("NFD", text).encode()
    if how in {"crlf", "cr"}:
        return text.replace("\n", {"crlf": "\r\n", "cr": "\r"}[how]).encode()
    raise SetError(f"no editor does {how}")


def changed_lines(before: bytes, after: bytes) -> set[int]:
    """Return the numbers (from 1) of the lines that differ, or that stand around what is gone."""
    old, new = _lines(before), _lines(after)
    changed: set[int] = set()
    for kind, _, _, start, end in _matched(old, new):
        if kind == "delete":
            changed |= {max(start, 1), start + 1}
        elif kind != "equal":
            changed |= set(range(start + 1, end + 1))
    return changed


def _matched(old: list[str], new: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    yield from difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def lines_with(after: bytes, piece: str) -> set[int]:
    """Return the numbers of the lines that hold a piece of text."""
    return {number for number, line in enumerate(_lines(after), 1) if piece in line}


def _lines(content: bytes) -> list[str]:
    return LINE_END.split(content.decode("utf-8", "replace"))


def expected(entry: Entry, start: Path, edited: Path) -> dict[str, set[int] | None]:
    """Return where the finding is expected: files, each with its lines (None: anywhere in it).

    Raises:
        SetError: a piece of text that ``at`` names stands nowhere in the edited file.
    """
    told = entry.data.get("at")
    if told is None:
        if any(kind in entry.data for kind in ("write", "delete", "move", "encode")):
            return {entry.file: None}
        before, after = ((where / entry.file).read_bytes() for where in (start, edited))
        changed = changed_lines(before, after)
        if not changed:
            raise SetError(f"{entry.id}: no line of {entry.file} is another, so say where")
        return {entry.file: changed}
    places: dict[str, set[int] | None] = {}
    for one in told if isinstance(told, list) else [told]:
        place = {"text": one} if isinstance(one, str) else one
        file = place.get("file", entry.file)
        if "text" not in place:
            places[file] = None
            continue
        lines = lines_with((edited / file).read_bytes(), place["text"])
        if not lines:
            raise SetError(f"{entry.id}: {place['text']!r} stands nowhere in {file}")
        places[file] = (places.get(file) or set()) | lines
    return places
