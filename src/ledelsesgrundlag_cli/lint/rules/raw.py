"""What a file can be read with, but should not have: a byte order mark, mixed line ends (LG0xx),
and words that other programs take for something else (LG110).
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Edit, Severity, Span
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.source.characters import line_starts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.lint.checked import Checked
    from ledelsesgrundlag_cli.source.read import Source

LG002 = Rule("LG002", "Usynligt mærke først i filen", Severity.WARNING, safe=True)
LG015 = Rule("LG015", "Blandede linjeskift", Severity.WARNING, safe=True)
LG110 = Rule(
    "LG110", "Et ord, som andre programmer læser som ja eller nej", Severity.NOTE, safe=True
)
RULES: Final = (LG002, LG015, LG110)

_BREAK = re.compile(r"\r\n|\n|\r")

_TRAPS: Final = frozenset(("yes", "no", "on", "off", "y", "n"))
"""Truth values of YAML 1.1 (its type "bool"), which many programs still read; in YAML 1.2 and here
they are words. ``ja`` and ``nej`` are words everywhere.
"""
_BY_WORD: Final = bytes.maketrans(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZ,:[]{}#-?", b"abcdefghijklmnopqrstuvwxyz         "
)
_TRAP_WORDS: Final = frozenset(word.encode() for word in _TRAPS)


def check_files(checked: Checked) -> Iterator[Diagnostic]:
    """Look at each file that is text."""
    for source in checked.sources.values():
        if source.is_text:
            yield from check_raw(source.file.shown_as, source.file.raw)
            yield from check_traps(source)


def check_raw(shown_as: str, raw: bytes) -> Iterator[Diagnostic]:
    """Yield what is wrong with a file's bytes, although it can be read as UTF-8."""
    if raw.startswith(BOM_UTF8):
        yield LG002.found(
            "Filen begynder med et usynligt mærke.",
            Span(shown_as, 1, 1, 1, 1),
            "Gem filen igen som UTF-8 uden BOM, eller lad lg rette det.",
            fix=Edit(0, 1, ""),
        )
    if b"\r" not in raw:
        return
    text = raw.decode("utf-8")
    breaks = {match.group(): match.start() for match in reversed([*_BREAK.finditer(text)])}
    if len(breaks) > 1 or "\r" in breaks:
        line = len(line_starts(text[: max(breaks.values())]))
        yield LG015.found(
            "Linjerne i filen slutter på forskellige måder."
            if len(breaks) > 1
            else "Linjerne i filen slutter, som de gjorde på gamle Mac-computere.",
            Span(shown_as, line, 1, line, 1),
            "Lad lg rette det, eller gem filen igen med den samme slags linjeskift overalt.",
            fix=Edit(0, len(text), _BREAK.sub("\n", text)),
        )


def check_traps(source: Source) -> Iterator[Diagnostic]:
    """Yield the words without quotation marks that other programs read as true or false."""
    if _TRAP_WORDS.isdisjoint(source.file.raw.translate(_BY_WORD).split()):
        return
    for word, span, edit in source.plain_words(_TRAPS):
        truth = "ja" if word.lower() in {"yes", "on", "y"} else "nej"
        yield LG110.found(
            f"Nogle programmer læser ordet {word} som ”{truth}” og ikke som et ord.",
            span,
            f'Sæt lige anførselstegn om: "{word}".',
            fix=edit,
        )
