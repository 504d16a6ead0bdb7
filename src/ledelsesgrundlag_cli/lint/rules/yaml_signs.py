"""Signs that YAML reads as something else, and what comments hold: LG428, LG429, LG812-LG814.

A comment is not printed, but it follows the file wherever it goes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.diagnostics import Severity, Span
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.promise import RULES as PROMISE
from ledelsesgrundlag_cli.lint.rules.promise import check_contacts, check_people
from ledelsesgrundlag_cli.lint.rules.promise_words import FIRST_NAMES
from ledelsesgrundlag_cli.lint.rules.text import LG408

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.diagnostics import Diagnostic
    from ledelsesgrundlag_cli.lint.checked import Checked

LG428 = Rule("LG428", "Tegnet # skærer resten af teksten væk", Severity.WARNING)
LG429 = Rule("LG429", "Omvendt skråstreg i lige anførselstegn", Severity.WARNING)
RULES: Final = (LG428, LG429)

_HASH: Final = re.compile(
    r"^(?P<before>[ ]*(?:- )*(?:[\w-]+: +|- +)(?P<value>[^\s#\"'|"
    r">\[{&*!%@`][^\n]*?)) +(?P<here>#(?=[^\s#])[^\n]*)",
    re.MULTILINE,
)
_ESCAPED: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_STRANGE: Final = re.compile(  # past those that are written twice
    r"(?<!\\)(?:\\\\)*(?P<pair>\\(?:[abtvfre0NLP_]|n(?=[a-zæøå0-9])|x[0-9A-Fa-f]{2}))"
)
_COMMENT: Final = re.compile(r"(?:^|(?<=\s))#(?P<said>[^\n]*)", re.MULTILINE)
_TELLING: Final = re.compile(
    rb"\d[\d ]{6,}\d|\d{6} ?[-\xe2]|@|www\.|https?:|\.dk\b|tlf|\xef\xbf\xbd"
)
_NAMES: Final = frozenset(
    name.capitalize().encode() + sign for name in FIRST_NAMES for sign in (b"", b".", b",", b":")
)


_OTHER_BREAKS: Final = re.compile("[\x85\u2028\u2029]|\r(?!\n)")
"""Line ends that are none to most people; what tells of them comes first."""


def check_yaml_signs(checked: Checked) -> Iterator[Diagnostic]:
    """Look at each file that could be read."""
    for source in checked.sources.values():
        raw = source.file.raw
        if b"#" not in raw and b"\\" not in raw:
            continue
        comments = b"\n".join(_with_hash(raw))
        cut = _CUTS.search(comments) is not None
        escaped = b"\\" in raw and source.data is not None
        telling = _TELLING.search(comments) is not None or not _NAMES.isdisjoint(comments.split())
        if (cut or escaped or telling) and source.is_text:
            text = raw.decode("utf-8")
            if _OTHER_BREAKS.search(text) is not None:
                continue
            if cut:
                yield from _cut(source.file.shown_as, text)
            if escaped:
                yield from _escaped(source.file.shown_as, text)
            if telling:
                yield from _comments(source.file.shown_as, text)


def _with_hash(raw: bytes) -> Iterator[bytes]:
    """Yield the lines that may hold a comment: few of a file's."""
    at = raw.find(b"#")
    while at >= 0:
        end = raw.find(b"\n", at)
        end = len(raw) if end < 0 else end
        yield raw[raw.rfind(b"\n", 0, at) + 1 : end]
        at = raw.find(b"#", end)


_CUTS: Final = re.compile(rb" #(?=[^\s#!])(?<=[^\s#] #)|  #(?=[^\s#!])")


def _cut(shown_as: str, text: str) -> Iterator[Diagnostic]:
    """LG428: ``text: mål #1 og #2`` is read as ``mål``; the rest is a comment."""
    for match in _HASH.finditer(text):
        if " " not in match["value"].strip() or _in_block(text, match.start("here")):
            continue
        line = text.count("\n", 0, match.start("here")) + 1
        column = match.start("here") - text.rfind("\n", 0, match.start("here"))
        end = column + len(match["here"].rstrip())
        yield LG428.found(
            f"Det, der står efter #, er ikke med i teksten: ”{match['here'].strip()[:40]}”.",
            Span(shown_as, line, column, line, end),
            "Sæt lige anførselstegn om hele teksten, eller skriv et mellemrum efter #, hvis det "
            "er en kommentar.",
        )


_BLOCK: Final = re.compile(r"(?P<indent> *)(?:- +)*[\w-]+: *[|>][-+]?\d? *(?:#.*)?\Z")


def _in_block(text: str, at: int) -> bool:
    """Whether a place is inside a text that stands on lines of its own, where # is a sign."""
    lines = text[:at].split("\n")
    here = len(lines[-1]) - len(lines[-1].lstrip(" "))
    for line in reversed(lines[:-1]):
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip(" "))
        if indent < here:
            return _BLOCK.match(line.rstrip()) is not None
    return False


def _escaped(shown_as: str, text: str) -> Iterator[Diagnostic]:
    r"""LG429: ``"H:\arkiv"`` holds no letter a: the two signs stand for one that is not seen."""
    for number, line in enumerate(text.splitlines(), start=1):
        if "\\" not in line or '"' not in line or line.lstrip().startswith("#"):
            continue
        for quoted in _ESCAPED.finditer(line):
            strange = _STRANGE.search(quoted[0])
            if strange is None or not re.match(
                r"[^\"']*(?:[:,\[{-]\s+)\Z", line[: quoted.start()]
            ):
                continue
            pair = strange["pair"]
            column = quoted.start() + strange.start("pair") + 1
            yield LG429.found(
                f"Her bliver ”{pair}” læst som ét usynligt tegn, og et bogstav forsvinder.",
                Span(shown_as, number, column, number, column + len(pair)),
                "Skriv skråstregen to gange, \\\\, eller brug de enkle anførselstegn ' om "
                "teksten.",
            )


def _comments(shown_as: str, text: str) -> Iterator[Diagnostic]:
    """LG812 to LG814 in comments."""
    for match in _COMMENT.finditer(text):
        said = match["said"]
        if "yaml-language-server" in said or _in_block(text, match.start()):
            continue
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if before.count('"') % 2 or before.count("'") % 2:
            continue
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start()) + 1
        at = said.find("\ufffd")
        if at >= 0:
            yield LG408.found(
                "Her i kommentaren er et bogstav gået tabt.",
                Span(shown_as, line, column + at, line, column + at + 1),
                "Skriv ordet igen.",
                severity=Severity.NOTE,
            )
        for found in (*check_contacts(said), *check_people(said)):
            rule = _RULES[found.code]
            yield rule.found(
                found.message.replace("Her står", "Her i kommentaren står"),
                Span(shown_as, line, column + found.start, line, column + found.end),
                found.remedy,
            )


_RULES: Final = {one.code: one for one in PROMISE}
