"""Changing a file's text at places in it: every other character stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.diagnostics import Edit, Loc
from ledelsesgrundlag_cli.edits.yaml_text import scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledelsesgrundlag_cli.source.read import Source


def apply(text: str, edits: Iterable[Edit]) -> tuple[str, int]:
    """Apply edits that neither overlap nor touch, from the first; every other character stays."""
    pieces, at, applied = [], 0, 0
    for edit in sorted(set(edits)):
        if edit.start < at + bool(applied):
            continue
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
        applied += 1
    return "".join([*pieces, text[at:]]), applied


def place(source: Source, loc: Loc, *, key: bool = False) -> tuple[int, int]:
    """Return the offsets of the scalar at ``loc`` as it is written, or of its key.

    Of a list or of fields only the beginning is known, and the end is the same. Offsets are an
    ``Edit``'s.
    """
    from ledelsesgrundlag_cli.source.characters import line_starts

    whole = source.file.raw.decode("utf-8")
    text = whole.removeprefix("\ufeff")
    starts = line_starts(text)
    span = source.span(loc, key=key)
    mark = len(whole) - len(text)
    return (
        starts[span.line - 1] + span.column - 1 + mark,
        starts[span.end_line - 1] + span.end_column - 1 + mark,
    )


def rename_key(source: Source, loc: Loc, name: str) -> Edit:
    """Return the edit that gives the field at ``loc`` another name, in the quotes it has.

    ``name`` must be a plain word, which reads the same in any quotes.
    """
    start, end = place(source, loc, key=True)
    written = source.file.raw.decode("utf-8")[start:end]
    quote = written[:1] if written[:1] in {'"', "'"} else ""
    return Edit(start, end, f"{quote}{name}{quote}")


def replace_text(source: Source, loc: Loc, old: str, new: str) -> Edit | None:
    """Return the edit that puts another text at ``loc``, in the quotes it has.

    ``old`` is the text as read. None when it would not be read as the new one.
    """
    return source.inside(loc, 0, len(old), new)[1]


def write_anew(source: Source, loc: Loc, new: str) -> Edit:
    """Return the edit that puts a text at ``loc`` in quotes of its own, where it cannot have those
    that are there.
    """
    start, end = place(source, loc)
    written = source.file.raw.decode("utf-8")
    in_lines = written[end - 1 : end] == "\n"  # a folded text, which ends with its line
    return Edit(start, end, scalar(new) + "\n" * in_lines)
