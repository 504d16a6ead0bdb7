"""A file's bytes to text: UTF-8 and nothing else, without characters that no text should hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity, Span
from ledelsesgrundlag_cli.source.characters import line_column, line_starts

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.source.files import SourceFile

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def decode(file: SourceFile, found: list[Diagnostic]) -> str | None:
    """Decode strictly; None when that fails or a control character is there, told in ``found``."""

    def error(code: str, before: str, message: str, remedy: str) -> None:
        before = before.removeprefix("\ufeff")  # which places do not count
        line, column = line_column(line_starts(before), len(before))
        span = Span(file.shown_as, line, column, line, column)
        found.append(Diagnostic(code, Severity.ERROR, message, span, remedy))

    try:
        text = file.raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        before = file.raw[: problem.start].decode("utf-8", "replace")
        error("LG001", before, *_encoding_words(file.raw))
        return None
    match = _FORBIDDEN.search(text)
    if match is not None:
        error(
            "LG003",
            text[: match.start()],
            f"Filen indeholder et usynligt styretegn (U+{ord(match.group()):04X}).",
            "Slet tegnet. Det er ofte kommet med, da teksten blev kopieret fra et andet program.",
        )
        return None
    return text


def _encoding_words(raw: bytes) -> tuple[str, str]:
    """Guess which encoding it is instead, and say how to save the file as UTF-8."""
    save = (
        "Åbn filen i Notesblok, se efter, at æ, ø og å står rigtigt, "
        "vælg ”Gem som” og kodningen UTF-8."
    )
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or 4 * raw.count(0) > len(raw):
        wide = "UTF-32" if b"\0\0\0" in raw else "UTF-16"
        return f"Filen er gemt som {wide} og ikke som UTF-8.", save
    if any(byte in raw for byte in b"\xe6\xf8\xe5\xc6\xd8\xc5"):
        like = "Den ligner Windows-1252, så æ, ø og å kan blive forkerte."
        return f"Filen er ikke gemt som UTF-8. {like}", save
    return "Filen er ikke gemt som UTF-8.", save
