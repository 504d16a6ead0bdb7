"""Hostile files: what each holds, and what must be said of it where.

Large ones are made when they are asked for; none is committed. ``tests/lint/test_hostile.py``
lets the program read each in the place of a file of the small framework.
"""

from __future__ import annotations

import json
from itertools import islice, product
from pathlib import Path
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

SMALL: Final = Path(__file__).resolve().parents[1] / "fixtures" / "valid" / "lille"
ROLE: Final = "roles/teamleder.yaml"
OTHER_ROLE: Final = "roles/afdelingschef.yaml"
ABOUT: Final = "framework.yaml"
ADOPTED: Final = "source/vedtaget.txt"
SETTINGS: Final = "../lg.toml"

HEAD: Final = (SMALL / ROLE).read_text(encoding="utf-8")
LAST: Final = HEAD.count("\n") + 1
"""The line that comes after the small framework's role, where most cases go on."""
ABOUT_HEAD: Final = (SMALL / ABOUT).read_text(encoding="utf-8").replace("draft", "adopted")
WITH_SOURCE: Final = f"{ABOUT_HEAD}source:\n  file: {ADOPTED}\n  note: x\n"
SOURCE_LINE: Final = WITH_SOURCE.count("\n") - 1

TEXT_LINE: Final = 9
"""The line of the first expectation's text in what ``role`` writes."""

Content = str | bytes


class Hostile(NamedTuple):
    """Files by name, and the finding there must be: its code, and its file and line.

    Without a place it may stand anywhere; without a code nothing needs to be said of them.
    """

    files: Callable[[], Mapping[str, Content]]
    code: str = ""
    place: str = ""
    exit_code: int = 1


def _file(
    content: Content | Callable[[], Content], code: str, line: int, name: str = ROLE
) -> Hostile:
    """One file, with the finding in it."""

    def files() -> Mapping[str, Content]:
        return {name: content if isinstance(content, str | bytes) else content()}

    return Hostile(files, code, f"{name}:{line}")


def _after(content: Content, code: str) -> Hostile:
    """Content after that of the small framework's role."""
    added = content if isinstance(content, bytes) else content.encode()
    return _file(HEAD.encode() + added, code, LAST)


def _allowed(content: Content | Callable[[], Content], code: str = "", line: int = 1) -> Hostile:
    """One file of which nothing is said that stops a document from being made."""
    return _file(content, code, line)._replace(exit_code=0)


def role(texts: Iterable[str], stem: str = "teamleder", origin: str = "editorial") -> str:
    """A role with these texts, as they are written in YAML, as its expectations."""
    lines = [
        *(f"id: {stem}", f"title: {stem.title()}", "heading: Det forventer vi af dig"),
        *(f"origin: {origin}", f"singular: {stem}", "level: 2", "expectations:"),
    ]
    for number, text in enumerate(texts):
        lines += [f"  - id: {stem[:2]}-{number}", f"    text: {text}", f"    origin: {origin}"]
        lines += ["    pejlemaerker: {origin: editorial, primary: [ro]}"]
    return "\n".join(lines) + "\n"


def keys(number: int) -> Iterator[str]:
    """Different keys of three characters: 25,000 of them fit in a file that is read."""
    return islice(map("".join, product(ascii_letters + digits, repeat=3)), number)


def _bomb(entry: str) -> str:
    """Eleven steps that each stand for nine of the one before: 10^10 in all."""
    steps = [f"a{n}: &a{n} " + entry.format(",".join([f"*a{n - 1}"] * 9)) for n in range(1, 12)]
    return "\n".join(["a0: &a0 {x: 1}", *steps]) + "\n"


def _field(name: str, value: str) -> str:
    """The small framework's role with another value in a field."""
    return "".join(
        f"{name}: {value}\n" if line.startswith(f"{name}:") else line
        for line in HEAD.splitlines(keepends=True)
    )


SYNTAX: Final[Mapping[str, Hostile]] = {
    "a bomb of aliases": _file(_bomb("[{}]"), "LG006", 1),
    "a bomb of merge keys": _file(_bomb("{{<<: [{}]}}"), "LG006", 1),
    "an alias of what it stands in": _after("x: &x [*x]\n", "LG006"),
    **{
        f"{levels} levels of {opening!r}": _file(opening * levels, "LG005", 1)
        for levels in (10_000, 30_000)
        for opening in ("[", "{a: ", "- ", "? ")
    },
    "500 levels of indentation": _file(
        "".join(" " * depth + "a:\n" for depth in range(500)), "LG005", 64
    ),
    "a scalar of 50 MB": _file(lambda: b"text: " + b"x" * 50_000_000, "LG004", 1),
    "25,000 keys": _file(
        lambda: "".join(f"{one}:\n" for one in keys(25_000)), "LG004", 10_000
    ),
    "9,900 keys": _file(lambda: "".join(f"{one}:\n" for one in keys(9_900)), "LG101", 1),
    "25,000 equal keys": _file("a:\n" * 25_000, "LG004", 10_000),
    "9,900 equal keys": _file("a:\n" * 9_900, "LG105", 2),
    "60,000 keys without a name": _file("?\n" * 60_000, "LG004", 10_000),
    "60,000 items": _file("-\n" * 60_000, "LG004", 19_999),
    "19,900 items": _file("-\n" * 19_900, "LG103", 1),
    "25,000 aliases": _file("- *a\n" * 25_000, "LG006", 1),
    "40,000 aliases in a line": _file("[" + "*a," * 40_000 + "]", "LG006", 1),
    "18,000 tags": _file("- !a b\n" * 18_000, "LG007", 1),
    "19,900 words that are traps": _file("- yes\n" * 19_900, "LG110", 1),
    "10,000 tag directives": _file(
        "".join(f"%TAG !{one}! x\n" for one in keys(10_000)) + "---\na: b\n", "LG007", 1
    ),
    "32,000 documents": _file("---\n" * 32_000, "LG008", 2),
    "a quote that never ends": _after('x: "' + "x\n  " * 30_000, "LG011"),
    "brackets that never end": _file("x: [" + "x,\n  " * 19_000, "LG011", 19_001),
    "a merge conflict in all lines": _after("<<<<<<< HEAD\n" * 9_900, "LG010"),
    "nothing but spaces": _file(" " * 130_000, "LG009", 1),
    "nothing but line feeds": _file("\n" * 130_000, "LG009", 1),
    "nothing but tabs": _file("\t" * 130_000, "LG014", 1),
    "nothing but comments": _allowed("#\n" * 60_000 + HEAD),
    "half a character, escaped": _after('x: "\\ud800"\n', "LG011"),
    "a name of 120,000 letters": _file(_field("id", "x" * 120_000), "LG106", 1),
    "a key of 120,000 letters": _after(f'? "{"ab" * 60_000}"\n: x\n', "LG101"),
}  # fmt: skip

VALUES: Final[Mapping[str, Hostile]] = {
    "5,000 digits for a number": _file(_field("level", "9" * 5000), "LG103", 6),
    "5,000 hexadecimal digits": _file(_field("level", f"0x{'f' * 5000}"), "LG103", 6),
    "5,000 digits for a text": _allowed(_field("title", "9" * 5000)),
    "5,000 digits for the schema": _file(
        ABOUT_HEAD.replace("schema: 1", f"schema: {'9' * 5000}"), "LG108", 1, ABOUT
    ),
    **{
        f"{value} for a number": _file(_field("level", value), "LG103", 6)
        for value in (".inf", "-.inf", "+.INF", ".nan", "1e999999", "-1.5e+400", "2026-02-31")
    },
    ".inf for a text": _file(_field("title", ".inf"), "LG103", 2),
    "1e999999 for a text": _file(_field("title", "1e999999"), "LG103", 2),
    "an impossible date for a text": _allowed(_field("title", "2026-02-31T25:61:61Z")),
    "an impossible date for a version": _file(
        ABOUT_HEAD.replace("0.1.0", "2026-13-32"), "LG106", 5, ABOUT
    ),
    **{
        f"{key} for a key": _after(f"{key}: x\n", "LG101")
        for key in ("1", "1.5", ".inf", "true", "~", "2026-02-31", "<<", "=", '"\\e[31m"')
    },
    **{
        f"{key} for a key": _after(f"? {key}\n: x\n", "LG107")
        for key in ("[a, b]", "{a: b}", "[]", "- a\n  - b", "[[{a: [b]}]]")
    },
    "several lines for a key": _after("? |\n  a\n  b\n: x\n", "LG101"),
}


def _ends(end: str) -> str:
    return HEAD.replace("\n", end)


def _with_half_a_character(end: str) -> bytes:
    return _ends(end).encode() + b"x: \xc3"


_OTHER_ENDS: Final = {"CR": "\r", "NEL": "\x85", "U+2028": "\u2028", "U+2029": "\u2029"}

ENCODINGS: Final[Mapping[str, Hostile]] = {
    "NUL": _after(b"x: a\0b\n", "LG003"),
    "nothing but NUL": _file(b"\0" * 130_000, "LG003", 1),
    "ESC": _after(b"x: \x1b[31m\n", "LG003"),
    "a C1 control": _after("x: \x9b31m\n", "LG003"),
    "UTF-16": _file(HEAD.encode("utf-16"), "LG001", 1),
    "UTF-16, the other way": _file(b"\xfe\xff" + HEAD.encode("utf-16-be"), "LG001", 1),
    "UTF-16 without a mark": _file("id: x\n".encode("utf-16-le"), "LG003", 1),
    "UTF-32": _file(HEAD.encode("utf-32"), "LG001", 1),
    "UTF-32 without a mark": _file("id: x\n".encode("utf-32-be"), "LG003", 1),
    "truncated UTF-8": _after(b"x: \xc3", "LG001"),
    "truncated UTF-8 inside a file": _after(b"x: \xe2\x82\ny: z\n", "LG001"),
    "UTF-8 without its beginning": _after(b"x: \xa6\n", "LG001"),
    "overlong UTF-8": _after(b"x: \xc0\xaf\n", "LG001"),
    "overlong NUL": _after(b"x: \xe0\x80\x80\n", "LG001"),
    "half a character": _after(b"x: \xed\xa0\x80\n", "LG001"),
    "two halves of a character": _after(b"x: \xed\xa0\xbd\xed\xb8\x80\n", "LG001"),
    "beyond the last character": _after(b"x: \xf4\x90\x80\x80\n", "LG001"),
    "no character at all": _after("x: \uffff\n", "LG003"),
    "CR and nothing else": _allowed(_ends("\r"), "LG015"),
    **{
        f"{name} for line ends": _file(_ends(end) + f"felt: x{end}", "LG101", LAST)
        for name, end in _OTHER_ENDS.items()
    },
    **{
        f"NUL after {name}": _file(_ends(end) + f"x: a\0{end}", "LG003", LAST)
        for name, end in _OTHER_ENDS.items()
    },
    **{
        f"truncated UTF-8 after {name}": _file(_with_half_a_character(end), "LG001", LAST)
        for name, end in _OTHER_ENDS.items()
    },
    **{
        f"a slip of form after {name}": _file(_ends(end) + f"x: y: z{end}", "LG011", LAST)
        for name, end in _OTHER_ENDS.items()
    },
    "CR beside LF": _file("# a\r# b\r# c\n" + HEAD, "LG015", 3)._replace(exit_code=0),
}
"""Lines are counted as YAML counts them, and as the reports show them."""


def _adopted(content: bytes, code: str, line: int) -> Hostile:
    """An adopted text that cannot be compared with anything."""
    return Hostile(lambda: {ABOUT: WITH_SOURCE, ADOPTED: content}, code, f"{ADOPTED}:{line}")


_COMMENT: Final = "# lg: ignore[{}] derfor\n"

BESIDE: Final[Mapping[str, Hostile]] = {
    "30,000 levels of settings": _file("a = " + "[" * 30_000, "LG106", 1, SETTINGS),
    "5,000 digits in the settings": _file(f"a = {'9' * 5000}", "LG106", 1, SETTINGS),
    "a key of 15,000 parts in the settings": _file("a" + ".a" * 15_000, "LG106", 1, SETTINGS),
    "settings of 50 MB": _file(lambda: b"#" * 50_000_000, "LG004", 1, SETTINGS),
    "settings in UTF-16": _file("a = 1".encode("utf-16"), "LG106", 1, SETTINGS),
    "11,000 comments in a line": _allowed(HEAD + "#lg:ignore[" * 11_000 + "\n"),
    "20,000 codes in a comment": _allowed(HEAD + _COMMENT.format("LG406," * 20_000)),
    "4,500 comments": _allowed(HEAD + _COMMENT.format("LG406") * 4_500, "LG901", LAST),
    "800 comments on 800 findings": _allowed(
        lambda: role(["Giver  ro " + _COMMENT.format("LG406").rstrip()] * 800)
    ),
    **{
        f"an adopted text {what}": _adopted(content, code, line)
        for what, content, code, line in (
            ("in UTF-16", "Hej\n".encode("utf-16"), "LG001", 1),
            ("cut in a character", b"Hej\n\nHej \xc3", "LG001", 3),
            ("of 2 MB", b"Hej " * 500_000, "LG004", 1),
        )
    },
}
"""What stands beside the framework's YAML: settings, comments to lg, the adopted text."""


def quoted(text: str) -> str:
    """Write a text between quotation marks."""
    return json.dumps(text, ensure_ascii=False)


def _source(lines: Iterable[str], *texts: str, code: str, place: str) -> Hostile:
    def files() -> Mapping[str, Content]:
        theirs = role(texts, origin="document")
        return {ABOUT: WITH_SOURCE, ADOPTED: "\n\n".join(lines), ROLE: theirs}

    return Hostile(files, code, place)


def _two_roles(mine: Iterable[str], theirs: Iterable[str], code: str = "") -> Hostile:
    def files() -> Mapping[str, Content]:
        return {ROLE: role(mine), OTHER_ROLE: role(theirs, "afdelingschef")}

    return Hostile(files, code, exit_code=0)


_WORDS: Final = (
    *("skaber", "mod", "retning", "sammen", "hinanden", "opgaver", "medarbejdere", "borgerne"),
    *("tydelig", "dialog", "hverdagen", "løsninger", "faglig", "kvalitet", "kender", "rammer"),
    *("ansvar", "hjælper", "prioriterer", "resultater"),
)


def sentences(number: int, length: int = 12, step: int = 7) -> list[str]:
    """Different sentences of the same few words: the same ones every time."""
    made, at = [], 1
    for _ in range(number):
        words = []
        for _ in range(length):
            at = (at * 1_103_515_245 + step) % (1 << 31)
            words.append(_WORDS[(at >> 16) % len(_WORDS)])
        made.append(" ".join(words).capitalize())
    return made


def _prompts(number: int) -> str:
    rows = [
        f"  - {{id: p{n}, forum: f, aim: today, text: Hvad?, grounded_in: roles/teamleder/y{n}}}"
        for n in range(number)
    ]
    return "\n".join(["origin: editorial", "pejlemaerke: ro", "prompts:", *rows, ""])


def _terms(number: int) -> str:
    rows = [f"  - {{use: ordet{n}, instead_of: [xord{n}]}}" for n in range(number)]
    return "\n".join(["preferred:", *rows, ""])


MANY: Final[Mapping[str, Hostile]] = {
    "600 expectations": _allowed(lambda: role(sentences(600)), "LG604", 8),
    "1,000 equal expectations": _two_roles(["Giver ro"] * 1000, ["Giver ro"] * 1000),
    "1,000 equal names": _file(
        role(["Giver ro"] * 1000).replace("te-", "te # "), "LG201", TEXT_LINE + 3
    ),
    "1,600 expectations nearly alike": _two_roles(
        [f"Giver medarbejderne ro nummer {n}" for n in range(800)],
        [f"Giver medarbejderne ro nummer {n}x" for n in range(800)],
        "LG601",
    ),
    "900 expectations nearly alike in three roles": Hostile(
        lambda: {
            f"roles/r{stem}.yaml": role(
                (f"Giver ro nummer {n} hver dag {stem}" for n in range(300)), f"r{stem}"
            )
            for stem in "abc"
        },
        "LG601",
        exit_code=0,
    ),
    "two expectations of 125,000 characters": _two_roles(
        ["Giver " + "ab cd ef " * 14_000], ["Giver " + "ab cd eg " * 14_000]
    ),
    "twenty expectations of 11,000 characters": _two_roles(
        sentences(10, 1500), sentences(10, 1500, step=11)
    ),
    "1,000 unknown pejlemærker": _file(
        role(["Giver ro"] * 1000).replace("[ro]", "[rooo]"), "LG202", TEXT_LINE + 2
    ),
    "19,000 unknown pejlemærker in a line": _file(
        role(["Giver ro"]).replace("[ro]", f"[{'rooo,' * 19_000}]"), "LG202", TEXT_LINE + 2
    ),
    "1,200 unknown places among 1,000": Hostile(
        lambda: {ROLE: role(["Giver ro"] * 1000), "prompts/p.yaml": _prompts(1200)},
        "LG202",
        "prompts/p.yaml:4",
    ),
    "2,000 terms": Hostile(
        lambda: {ROLE: role(sentences(600)), "terms.yaml": _terms(2000)},
        "LG604", f"{ROLE}:8", 0,
    ),
    "2,000 terms and a drift in each text": Hostile(
        lambda: {
            ROLE: role(f"Giver xord{n} {one}" for n, one in enumerate(sentences(600))),
            "terms.yaml": _terms(2000),
        },
        "LG508", f"{ROLE}:{TEXT_LINE}", 0,
    ),
    "3,900 slips noted of one text": _file(
        lambda: role(["Giver ro\n    sic:" + "\n      - {text: x, note: z}" * 3_900]),
        "LG305", TEXT_LINE + 2,
    ),
    "an adopted text that none of 600 texts is of": _source(
        sentences(3500, step=13), *sentences(600), code="LG301", place=f"{ROLE}:{TEXT_LINE}"
    ),
    "an adopted text of one line": _source(
        sentences(1, 90_000, step=13), *sentences(500), code="LG301", place=f"{ROLE}:{TEXT_LINE}"
    ),
    "an adopted text of two words": _source(
        ["er at " * 20_000], "at er " * 20_000, code="LG301", place=f"{ROLE}:{TEXT_LINE}"
    ),
    "an adopted text of which 140,000 lines are missing": _source(
        ["Aa bb"] * 140_000, "Giver ro", code="LG302", place=f"{ABOUT}:{SOURCE_LINE}"
    ),
}  # fmt: skip
