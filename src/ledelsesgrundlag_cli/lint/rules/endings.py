"""How texts end, and how many sentences they are: LG417 and LG425.

A question ends in a question mark and a sentence in a stop. What need not be a sentence, such as a
heading, is judged by what others of its kind do.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.language_words import ABBREVIATIONS, OPEN_WORDS
from ledelsesgrundlag_cli.lint.rules.questions import asks_openly, is_order
from ledelsesgrundlag_cli.lint.rules.seen import short

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from ledelsesgrundlag_cli.lint.checked import Located
    from ledelsesgrundlag_cli.lint.finding import TextFinding
    from ledelsesgrundlag_cli.lint.rules.seen import Seen

LG417 = Rule("LG417", "Tegnet til sidst", Severity.WARNING)
LG425 = Rule("LG425", "To sætninger i én forventning", Severity.WARNING)
RULES: Final = (LG417, LG425)

MOST: Final = 0.6
"""Of the texts of a kind: so many end alike before one that does not is told of."""

LEAST: Final = 3
"""Texts of a kind before anything is said of how they end."""

_ENDS: Final = ".?!…:"
_CLOSES: Final = "”\"»)’' "
_SHORTEST: Final = 4
_STOPS: Final = re.compile(r"[.!?] +(?=[A-ZÆØÅ])")
_SENTENCES: Final = frozenset(("paragraph", "quote", "prompt"))
_HEADINGS: Final = frozenset(("title", "label", "label_several", "options", "name"))


def habits(texts: Iterable[Located]) -> frozenset[str]:
    """Return the kinds of text that a framework ends with a sign, by the name of their field."""
    counted: Counter[str] = Counter()
    ended: Counter[str] = Counter()
    for one in texts:
        kind = _field(one.item.kind, one.item.loc)
        counted[kind] += 1
        ended[kind] += one.item.text.rstrip(_CLOSES)[-1:] in _ENDS
    return frozenset(
        kind for kind, all_ in counted.items() if all_ >= LEAST and ended[kind] >= MOST * all_
    )


def _field(kind: str, loc: tuple[str | int, ...]) -> str:
    if kind in _SENTENCES:
        return kind
    if "options" in loc:
        return "options"
    return f"{kind} {'items ' if 'items' in loc else ''}{loc[-1]}" if loc else kind


def check_ending(seen: Seen, ended: Collection[str]) -> Iterator[TextFinding]:
    """Find signs that lack at the end, and those too much: LG417, and LG425 in an expectation.

    ``ended`` is what ``habits`` said of the framework.
    """
    text = seen.text
    core = text.rstrip(_CLOSES)
    last = core[-1:]
    if seen.kind == "expectation":
        yield from _two(text)
        return
    if seen.is_question or seen.sheet:
        unasked = [*_unasked(seen)]
        yield from unasked
        if unasked:
            return
    if last in _ENDS or not last:
        if last == "." and _is_heading(seen) and not _abbreviated(core[:-1]):
            yield LG417.in_text(
                len(core) - 1,
                len(core),
                "Overskriften slutter med punktum.",
                "Slet punktummet.",
                replacement="",
            )
        return
    if last in ",;–-" or (last == "/" and seen.kind != "title"):
        if not re.search(r"[a-zæøå]-\Z", core) or not _is_heading(seen):
            yield _lacking(core, f"Teksten slutter med tegnet ”{last}”.")
        return
    if _needs(seen, ended):
        yield _lacking(
            core, f"Der mangler et tegn til sidst: ”… {' '.join(core.split()[-3:])}”.", "."
        )


def _lacking(core: str, message: str, sign: str | None = None) -> TextFinding:
    return LG417.in_text(
        len(core) if sign else len(core) - 1,
        len(core),
        message,
        "Skriv punktum eller spørgsmålstegn." if sign else "Slet tegnet, eller skriv resten.",
        replacement=sign,
    )


def _is_heading(seen: Seen) -> bool:
    # A label may have a wording for each side, below it.
    return (
        seen.kind == "title" or seen.is_option or not _HEADINGS.isdisjoint(map(str, seen.loc[-2:]))
    )


def _needs(seen: Seen, ended: Collection[str]) -> bool:
    """Whether a text without a sign at the end should have one."""
    if _is_heading(seen) or len(seen.words) < _SHORTEST:
        return False
    if _STOPS.search(seen.text) is not None and seen.kind != "attribution":
        return True
    if seen.kind == "prompt":
        return not seen.sheet or is_order(seen.text)
    told = seen.kind in _SENTENCES or "items" in seen.loc or seen.loc[-1:] != ("text",)
    return told and _field(seen.kind, seen.loc) in ended


def _unasked(seen: Seen) -> Iterator[TextFinding]:
    """Find questions that end in a stop, or in nothing."""
    text = seen.text
    if text.count("?") == len(seen.sentences):
        return
    for start, end in seen.sentences:
        sentence = text[start:end].rstrip(_CLOSES)
        stop = sentence[-1:]
        if stop in "?!…:" or (stop != "." and end != len(text.rstrip())):
            continue
        words = sentence.split()
        first = words[0].lower().strip('”"(,') if words else ""
        if first not in OPEN_WORDS or len(words) < _SHORTEST or not asks_openly(sentence):
            continue
        if _is_heading(seen) and stop != ".":
            continue
        at = start + len(sentence) - (stop == ".")
        yield LG417.in_text(
            at,
            start + len(sentence),
            f"Spørgsmålet mangler et spørgsmålstegn: ”{short(sentence)}”",
            "Skriv ? til sidst.",
            replacement="?",
        )
        if end == len(text.rstrip()):
            return


def _abbreviated(core: str) -> bool:
    return core.rpartition(" ")[2].lower().lstrip("(") in ABBREVIATIONS


def _two(text: str) -> Iterator[TextFinding]:
    """LG425: a second sentence, or a question, in what is one item of a list."""
    for match in _STOPS.finditer(text):
        if text[match.start()] == "." and _abbreviated(text[: match.start()]):
            continue
        yield LG425.in_text(
            match.start(),
            match.end(),
            "Der er to sætninger i forventningen.",
            "Del den i to forventninger, eller sæt dem sammen til én sætning.",
        )
        return
