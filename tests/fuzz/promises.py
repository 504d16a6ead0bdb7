"""Any bytes as a file of a framework, through reading, checking, mending and reporting.

What must hold is written here once. ``harness.py`` looks for bytes that break it for as long as it
is left to; ``tests/lint/test_properties.py`` for a few seconds in each run of the tests.
"""

from __future__ import annotations

import json
import re
import shutil
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from unicodedata import normalize
from xml.etree import ElementTree as ET

from ledelsesgrundlag_cli.diagnostics import Severity, Span
from ledelsesgrundlag_cli.lint.engine import Outcome, check_framework
from ledelsesgrundlag_cli.lint.finding import Report
from ledelsesgrundlag_cli.lint.fix import Mended, mend
from ledelsesgrundlag_cli.lint.report.github import render_github
from ledelsesgrundlag_cli.lint.report.gitlab import render_gitlab
from ledelsesgrundlag_cli.lint.report.json import render_json
from ledelsesgrundlag_cli.lint.report.junit import render_junit
from ledelsesgrundlag_cli.lint.report.sarif import render_sarif
from ledelsesgrundlag_cli.lint.report.text import render_text
from ledelsesgrundlag_cli.lint.settings import SETTINGS_FILE, Settings
from ledelsesgrundlag_cli.source.characters import line_starts
from ledelsesgrundlag_cli.source.files import SourceFile
from ledelsesgrundlag_cli.source.read import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

REPOSITORY: Final = Path(__file__).resolve().parents[2]
SMALL: Final = REPOSITORY / "tests" / "fixtures" / "valid" / "lille"
ADOPTED: Final = "source/vedtaget.txt"
ON_DISK: Final = (ADOPTED, f"../{SETTINGS_FILE}")
"""Files that are read from the folder and cannot be handed over unsaved."""

NAMES: Final = (
    "framework.yaml", "pejlemaerker.yaml", "quotes.yaml", "guidance.yaml", "fora.yaml",
    "tools.yaml", "terms.yaml", "chapters/kapitel.yaml", "roles/teamleder.yaml",
    "prompts/roller.yaml", "sheets/lus.yaml", "sheets/rollekort.yaml", "sheets/dialogkort.yaml",
    *ON_DISK,
)  # fmt: skip
"""What the first byte of an input chooses between; the rest is the file's content."""

WAYS: Final[Mapping[str, Callable[[str], str]]] = {
    "plain": lambda text: text,
    "single": lambda text: f"'{text}'",
    "double": lambda text: f'"{text}"',
    "escaped": json.dumps,
    "kept": lambda text: f"|-\n{text}",
    "folded": lambda text: f">-\n{text}",
}
"""How a text can be written in YAML. Whether it then is that text is for the text to say."""

ROLE: Final = """\
id: teamleder
title: Teamledere
heading: Det forventer vi af dig
origin: editorial
singular: teamleder
level: 2
expectations:
  - id: t-spoerger
    text: {}
    origin: editorial
    pejlemaerker: {{origin: editorial, primary: [nysgerrighed], secondary: [ro]}}
"""

EVERYTHING: Final = Settings(select=("LG",), ignore=("LG59",), slips=True)
SPELLING_TOO: Final = Settings(select=("LG",), slips=True)
MOST_BYTES: Final = 4096

RAW: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufffe\uffff]"
)
"""What no report may hold: a terminal would obey it, or it cannot be seen."""

_LIGATURE: Final = re.compile("[\ufb00-\ufb06]")
_AT_A_SIGN: Final = re.compile(r"(?<=[^\w\s]) | (?=[^\w\s])")
_WITHOUT_WIDTH: Final = re.compile("[\u00ad\u200b-\u200d\u2060-\u2064\ufeff]")


class BrokenPromiseError(AssertionError):
    """The program broke a promise, for some content of a file."""


def insist(kept: bool, promise: str, *about: object) -> None:
    """Raise when a promise is not kept."""
    if not kept:
        raise BrokenPromiseError(f"{promise}: {about!r}")


class Playground:
    """A small framework with an adopted text, in which one file is something else."""

    def __init__(self, folder: Path, settings: Settings = EVERYTHING) -> None:
        self.folder = Path(shutil.copytree(SMALL, folder / "framework"))
        self.settings = settings
        about = self.folder / "framework.yaml"
        text = about.read_text(encoding="utf-8").replace("status: draft", "status: adopted")
        about.write_text(f"{text}source:\n  file: {ADOPTED}\n  note: x\n", encoding="utf-8")
        self.usual = {
            ADOPTED: b"Ledelsesgrundlag\n\nNysgerrighed\n\nRo\n\nSp\xc3\xb8rger, f\xc3\xb8r du\n",
            ON_DISK[1]: b"",
        }
        (self.folder / "source").mkdir()
        self._put_back()

    def _put_back(self) -> None:
        for name, content in self.usual.items():
            (self.folder / name).write_bytes(content)

    def check(self, name: str, content: bytes) -> Outcome:
        """Let a file hold some bytes; raise unless everything that is promised holds."""
        if name in ON_DISK:
            (self.folder / name).write_bytes(content)
            try:
                return self._check({})
            finally:
                self._put_back()
        return self._check({name: content})

    def check_text(self, way: str, text: str) -> Outcome:
        """Let an expectation of a role be a text, written in some way."""
        written = WAYS[way](text.replace("\n", "\n      "))
        if written.startswith(("|", ">")):
            written = written.replace("\n", "\n      ", 1)
        return self.check("roles/teamleder.yaml", ROLE.format(written).encode())

    def _look(self, unsaved: Mapping[str, bytes]) -> Outcome:
        return check_framework(self.folder, "framework", self.settings, unsaved)

    def _check(self, unsaved: Mapping[str, bytes]) -> Outcome:
        outcome = self._look(unsaved)
        check_places(outcome)
        check_reports(outcome)
        for unsafe in (False, True):
            if any(one.fix is not None and (one.safe or unsafe) for one in outcome.findings):
                self._check_mending(outcome, unsaved, unsafe=unsafe)
        return outcome

    def _check_mending(
        self, outcome: Outcome, unsaved: Mapping[str, bytes], *, unsafe: bool
    ) -> None:
        """Mend until nothing is left, which is what is promised, and break nothing."""
        mended = self._mended(outcome, unsaved, unsafe=unsafe)
        after = {name: text.encode() for name, text in mended.after.items()}
        again = self._look({**unsaved, **after})
        check_places(again)
        left = [one for one in again.findings if one.fix is not None and (one.safe or unsafe)]
        insist(not left, "mending ends when there is nothing more to mend", left, mended)
        twice = self._mended(again, {**unsaved, **after}, unsafe=unsafe)
        insist(not twice.after, "mending twice is mending once", mended, twice)
        for name, text in mended.after.items():
            check_mended(mended.before[name], text, unsafe=unsafe)
        insist(_errors(again) <= _errors(outcome), "mending makes nothing worse", mended)

    def _mended(self, outcome: Outcome, unsaved: Mapping[str, bytes], *, unsafe: bool) -> Mended:
        def check_again(texts: Mapping[str, str]) -> Outcome:
            changed = {name: text.encode() for name, text in texts.items()}
            return self._look({**unsaved, **changed})

        return mend(outcome, check_again, unsafe=unsafe)


def _errors(outcome: Outcome) -> int:
    """Count what stops a document, but for words that are not the document's any more."""
    return sum(
        one.severity is Severity.ERROR and not one.code.startswith("LG3")
        for one in outcome.findings
    )


def check_places(outcome: Outcome) -> None:
    """Every finding is a place in its file, and every fix a part of its text."""
    lines = {shown: _Lines(text) for shown, text in outcome.texts.items()}
    for one in outcome.findings:
        for span in (one.span, *(related.span for related in one.related)):
            insist(span[1:3] <= span[3:] and min(span[1:]) >= 1, "a span goes forward", one)
            if span.file in lines:
                insist(lines[span.file].hold(span), "a span is in its file", one)
        insist(bool(one.message.strip() and one.remedy.strip()), "a finding says what to do", one)
        if one.fix is not None:
            size = len(outcome.texts[one.span.file])
            insist(0 <= one.fix.start <= one.fix.end <= size, "an edit is in its file", one)


class _Lines(NamedTuple):
    """How long each line of a text is, its end included."""

    text: str

    def hold(self, span: Span) -> bool:
        lengths = _lengths(self.text.removeprefix("\ufeff"))
        return all(
            line <= len(lengths) and column <= lengths[line - 1] + 1
            for line, column in (span[1:3], span[3:])
        )


@cache
def _lengths(text: str) -> tuple[int, ...]:
    return tuple(after - start for start, after in pairwise((*line_starts(text), len(text))))


def check_reports(outcome: Outcome) -> None:
    """Every report is whole, and a terminal obeys none of it."""
    report = Report(outcome.findings, 1, outcome.files, outcome.texts)
    made = {
        "text": render_text(report, width=60),
        "json": render_json(report),
        "github": render_github(report),
        "gitlab": render_gitlab(report),
        "sarif": render_sarif(report),
        "junit": render_junit(report),
    }
    for kind, text in made.items():
        insist(RAW.search(text) is None, "no report holds control characters", kind, text)
        insist(text.endswith("\n"), "a report ends in a line feed", kind)
    found = len(outcome.findings)
    cases = sum(1 for _ in ET.fromstring(made["junit"]).iter("testcase"))  # noqa: S314 - our own
    for kind, number in (
        ("json", len(json.loads(made["json"])["findings"])),
        ("gitlab", len(json.loads(made["gitlab"]))),
        ("sarif", len(json.loads(made["sarif"])["runs"][0]["results"])),
        ("github", made["github"].count("\n") - 1),
        ("junit", cases if found else 0),
    ):
        insist(number == found, "a report holds each finding once", kind, number, found)


def check_mended(before: str, after: str, *, unsafe: bool) -> None:
    """A mended file holds the same fields; unless words may change, also the same words."""
    old, new = (parse(SourceFile("x", "x", text.encode())) for text in (before, after))
    if old.data is None:
        return
    insist(new.data is not None, "a file that can be read can be read when mended", before, after)
    pairs = list(zip(_scalars(old.data), _scalars(new.data), strict=False))
    insist([path for (path, _), _ in pairs] == [path for _, (path, _) in pairs], "fields stay")
    insist(len(pairs) == len(list(_scalars(old.data))) == len(list(_scalars(new.data))), "all do")
    for (path, was), (_, now) in pairs:
        same = was == now or unsafe or _plain(was) == _plain(now)
        insist(same or was != was, "a safe fix changes no word", path, was, now)  # noqa: PLR0124 - NaN


def _scalars(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[object, Any]]:
    if isinstance(node, dict | list):
        pairs = node.items() if isinstance(node, dict) else enumerate(node)
        for key, value in pairs:
            yield from _scalars(value, (*path, key))
    else:
        yield path, node


def _plain(value: object) -> object:
    """Return a text as it reads: letters in one form, spaces between words alone, nothing unseen.

    Two letters in one sign are two, and a space before or after a sign is none of a word.
    """
    if not isinstance(value, str):
        return value
    apart = _LIGATURE.sub(lambda match: normalize("NFKC", match[0]), value)
    single = " ".join(normalize("NFC", _WITHOUT_WIDTH.sub("", apart)).split())
    return _AT_A_SIGN.sub("", single)


def seeds() -> Iterator[tuple[str, bytes]]:
    """Yield real files, and files that are wrong, by what they stand in for."""
    for folder in (SMALL, REPOSITORY / "framework", *sorted(SMALL.parents[1].glob("invalid/*"))):
        for name in NAMES:
            parts = name.split("/")
            pattern = f"{parts[0]}/*.yaml" if len(parts) > 1 else name
            for path in sorted(folder.glob(pattern)) if parts[0] != ".." else ():
                same = path.stem in {"rollekort", "dialogkort"}
                if not same or path.name == parts[-1]:
                    yield name, path.read_bytes()[:MOST_BYTES]
    yield ADOPTED, (REPOSITORY / "framework/source/ledelsesgrundlag.txt").read_bytes()[:MOST_BYTES]
    yield ON_DISK[1], b'[tjek]\nignore = ["LG503"]\n[tjek.filer]\n"roles/*" = ["LG501"]\n'
