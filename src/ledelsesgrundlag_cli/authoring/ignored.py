"""What git is to leave alone: the names under which filled sheets and answers are saved.

Told once, from the sheets and the formats there are: ``lg init`` writes it, and ``lg migrate``
adds what an older folder's file lacks.
"""

from __future__ import annotations

from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from ledelsesgrundlag_cli.documents.gathered import KIND as GATHERED
from ledelsesgrundlag_cli.documents.gathered import TITLE as GATHERED_TITLE
from ledelsesgrundlag_cli.documents.talk import KIND as TALK
from ledelsesgrundlag_cli.model.layout import model_for
from ledelsesgrundlag_cli.model.sheet import Sheet
from ledelsesgrundlag_cli.render.formats import FORMATS
from ledelsesgrundlag_cli.source.files import SourceFile
from ledelsesgrundlag_cli.source.read import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NAME: Final = ".gitignore"
_TOOLS: Final = "tools.yaml"
_ADDED: Final = "# Tilføjet af lg opgrader:"


def patterns(inner: Mapping[str, bytes]) -> list[str]:
    """Return what git is to leave alone of a framework's sheets, as lines of ``.gitignore``.

    ``inner`` are the framework's files by their names in it.
    """
    endings = [ending for one in FORMATS if one.usual for ending in one.endings]
    named = dict.fromkeys(f"{_any_case(one)}*" for one in _begin(inner))
    return [f"{one}{ending}" for one in (*named, _any_case("ark")) for ending in endings]


def missing(written: str, wanted: str) -> str:
    """Return what is to be put at the end of a ``.gitignore``: nothing where it has all lines.

    Args:
        written: The file as it is.
        wanted: The file as it would be written now.
    """
    there = {line.strip() for line in written.splitlines()}
    lines = [line for line in wanted.splitlines() if line and not line.startswith("#")]
    new = [line for line in lines if line not in there]
    if not new:
        return ""
    # What is let in comes after what is kept out, or it would be kept out again.
    kept_in = [line for line in lines if line.startswith("!")]
    text = "\n".join([_ADDED, *(one for one in new if one not in kept_in), *kept_in])
    before = "" if not written or written.endswith("\n") else "\n"
    end = "\r\n" if "\r\n" in written else "\n"
    return f"{before}\n{text}\n".replace("\n", end)


def _begin(inner: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what the names of sheets' files begin with: see ``documents.sheet.short_name``."""
    yield from (TALK, GATHERED, GATHERED_TITLE)
    tools = _data(inner, _TOOLS).get("tools")
    found = [one for one in tools if isinstance(one, dict)] if isinstance(tools, list) else []
    for name in inner:
        if model_for(name) is not Sheet:
            continue
        yield PurePath(name).stem
        about = _data(inner, name)
        called = [about.get("title")]
        called += [one.get("short") for one in found if one.get("id") == about.get("tool")]
        yield from (one for one in called if isinstance(one, str) and one.strip())


def _data(inner: Mapping[str, bytes], name: str) -> Mapping[str, Any]:
    return _parsed(name, inner[name]) if name in inner else {}


@cache
def _parsed(name: str, raw: bytes) -> Mapping[str, Any]:
    data = parse(SourceFile(name, name, raw)).data
    return data if isinstance(data, dict) else {}


def _any_case(words: str) -> str:
    """Return a pattern of git's for words in capital or small letters.

    Git compares bytes, so that a letter of several, and what no file's name may hold, is ``*``.
    """
    folded = " ".join(words.split())
    return "".join(
        f"[{one.upper()}{one.lower()}]"
        if one.isascii() and one.isalpha()
        else one
        if one.isascii() and (one.isalnum() or one in " ()-.,")
        else "*"
        for one in folded
    )
