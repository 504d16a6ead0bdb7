"""Hostile files: each ends in a finding at the right line or a clear refusal, and soon.

Here most of it is run in the tests' own process, and its time measured. With ``LG_LONG=1``, which
``benchmarks/long.py`` sets, each is run for real, as its own process, whose time and memory are
measured. What the files are and hold stands in ``tests/fuzz``: ``corpus.py``, ``texts.py`` and
``unusual.py``.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from tests.lint.running import HANGS, MOST_MEGABYTES, MOST_SECONDS, Ended, Lint
from tests.long import LONG, some

from ledelsesgrundlag_cli.lint.finding import TextContext
from ledelsesgrundlag_cli.lint.rules.language import (
    Terms,
    check_expectation,
    check_words,
)
from ledelsesgrundlag_cli.lint.rules.questions import check_questions
from ledelsesgrundlag_cli.lint.rules.readability import lix
from ledelsesgrundlag_cli.lint.rules.seen import Seen
from ledelsesgrundlag_cli.lint.rules.text import check_text, example_abbreviations
from ledelsesgrundlag_cli.lint.suppress import exemptions_in
from ledelsesgrundlag_cli.words.names import slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

pytestmark = pytest.mark.slow

FUZZ = Path(__file__).resolve().parents[1] / "fuzz"
FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")
RAW = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
"""Control characters but the line feed, and marks that turn what stands around them."""

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


def _load(name: str) -> ModuleType:
    """Import a file of ``tests/fuzz``, which is no package."""
    spec = importlib.util.spec_from_file_location(f"fuzz_{name}", FUZZ / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


corpus = _load("corpus")
texts = _load("texts")
unusual = _load("unusual")


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the program lies compiled, as it does for people who have used it before."""
    folder = tmp_path_factory.mktemp("compiled")
    Lint(tmp_path_factory.mktemp("first"), folder)("--format", "sarif")
    return folder


@pytest.fixture
def real_lint(tmp_path: Path, compiled: Path) -> Lint:
    """The program as a process of its own, and a small framework beside it."""
    return Lint(tmp_path, compiled)


@pytest.fixture
def lint(
    tmp_path: Path, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> Lint:
    """The program as the long or the short run has it, and a small framework beside it."""
    long: Lint | None = request.getfixturevalue("real_lint") if LONG else None
    return long or Lint(tmp_path, tmp_path, capsys)


def assert_calm(ended: Ended) -> None:
    """It ended by itself, in time, in little room, and said nothing that a terminal obeys."""
    said = ended.out + ended.err
    assert ended.code in {0, 1, 2}, (ended.code, ended.seconds, ended.err[:2000])
    assert "Traceback" not in said, ended.err[:4000]
    assert "Der er en fejl i lg selv" not in said
    found = RAW.search(said)
    assert found is None, ascii(said[max(0, found.start() - 40) : found.end() + 40])
    assert ended.seconds < MOST_SECONDS
    assert ended.megabytes < MOST_MEGABYTES  # 0 where it is not measured


def assert_told(ended: Ended, code: str, place: str) -> None:
    """There is a finding of this code at this place, or a place that is only a file's."""
    lines = "".join(line for line in ended.out.splitlines(keepends=True) if line[:1] not in " |")
    pattern = rf"^framework/{re.escape(place)}{':' * bool(place)}.* {code}:"
    told = re.search(pattern.replace("framework/\\.\\./", ""), lines, re.MULTILINE)
    assert told is not None, (code, place, ended.out[:1500], ended.err[:1500])


def _params(titled: Mapping[str, Any]) -> list[Any]:
    return [
        pytest.param(one, id=re.sub(r"\s+", "-", ascii(title)[1:-1]))
        for title, one in titled.items()
    ]


def _cases(*names: str) -> list[Any]:
    return [case for name in names for case in _params(getattr(corpus, name))]


@pytest.mark.parametrize("hostile", _cases("SYNTAX", "VALUES", "ENCODINGS"))
def test_each_file_ends_in_a_finding_at_the_right_line(hostile: Any, lint: Lint) -> None:
    assert_ends_well(hostile, lint, "--ignore", "LG59")


@pytest.mark.parametrize("hostile", [*_cases("BESIDE"), *some(_cases("MANY"), 8)])
def test_each_framework_ends_in_a_finding_at_the_right_line(hostile: Any, lint: Lint) -> None:
    assert_ends_well(hostile, lint)


def assert_ends_well(hostile: Any, lint: Lint, *arguments: str) -> None:
    """What must be told is told, in time."""
    lint.put(hostile.files())
    ended = lint(*arguments)
    assert_calm(ended)
    assert ended.code == hostile.exit_code, ended.out[:1500]
    if hostile.code:
        assert_told(ended, hostile.code, hostile.place)


REAL = ("a bomb of aliases", "10000 levels of '['", "a scalar of 50 MB")


@pytest.mark.parametrize("title", REAL)
def test_the_program_itself_takes_little_time_and_room(title: str, real_lint: Lint) -> None:
    """Some of them, as their own processes; all of them with ``LG_LONG=1``."""
    assert_ends_well(corpus.SYNTAX[title], real_lint)


def test_there_are_many() -> None:
    assert len(_cases("SYNTAX", "VALUES", "ENCODINGS", "BESIDE", "MANY")) > 120
    assert sum(1 for _ in texts.texts()) > 400


@pytest.mark.parametrize("text", some(_params(texts.LONG), 6))
def test_a_long_text_of_almost_nothing_is_read_in_time(text: str, lint: Lint) -> None:
    lint.put({corpus.ROLE: corpus.role([corpus.quoted(text)])})
    ended = lint()
    assert_calm(ended)
    assert_told(ended, r"LG\d+", f"{corpus.ROLE}:{corpus.TEXT_LINE}")


TERMS = Terms({"leder": "nærmeste leder", "at": "og"}, frozenset({"lederteam", "aa"}))
READERS: Mapping[str, Callable[[str], object]] = {
    "signs": lambda text: list(check_text(text, TextContext("expectation", document=False))),
    "examples": lambda text: list(example_abbreviations(text)),
    "expectation": lambda text: list(check_expectation(text)),
    "prompt": lambda text: list(check_questions(Seen(text, "prompt"))),
    "words": lambda text: list(check_words(Seen(text), TERMS)),
    "readability": lambda text: lix([text]),
    "comments": exemptions_in,
    "name": slugify,
}
MOST_FOR_A_TEXT = 0.25


@pytest.mark.parametrize("reader", READERS)
def test_no_rule_takes_long_over_any_text(reader: str) -> None:
    """A rule that compares each character with each takes a second over these; others 0.05."""
    for text in some(texts.texts(), 9):
        assert min(_seconds(READERS[reader], text)) < MOST_FOR_A_TEXT, ascii(text[:40])


def _seconds(reader: Callable[[str], object], text: str) -> list[float]:
    """Measure once, and when that is long, twice more: something else may have disturbed it."""
    taken: list[float] = []
    while not taken or (taken[-1] > MOST_FOR_A_TEXT and len(taken) < 3):
        start = time.process_time()
        reader(text)
        taken.append(time.process_time() - start)
    return taken


@posix
@pytest.mark.parametrize("made_as", FORMATS)
def test_a_name_of_a_file_is_never_obeyed(made_as: str, lint: Lint) -> None:
    names = [os.fsencode(name) for name in unusual.NAMES] + [unusual.NO_TEXT] * (
        sys.platform != "darwin"
    )
    for name in names:
        for folder in (b"roles/", b""):
            path = os.path.join(os.fsencode(lint.framework), folder + name + b".yaml")  # noqa: PTH118 - as below
            with open(path, "wb") as file:  # noqa: PTH123 - a name in bytes
                file.write(corpus.HEAD.encode() + b'"\\e[31m\\r": x\n')
    ended = lint("--format", made_as)
    assert_calm(ended)
    assert ended.code == 1
    assert_whole(ended.out, made_as, at_least=2 * len(names))


@pytest.mark.parametrize("made_as", FORMATS)
def test_a_text_in_a_file_is_never_obeyed(made_as: str, lint: Lint) -> None:
    signs = "\u202e%25::error::\u2066 x\u200b\u00ad ]]>&amp;<a>\ufeff"
    escaped = '"\\e[31m\\x9b\\r\\n::error::\\0\\u2028\\u202e\\uFFFE\\U0010FFFF{}"'
    keys = "".join(f"{escaped.format(number)}: x\n" for number in range(3))
    lint.put(
        {
            corpus.ROLE: corpus.role([escaped.format(1), signs, escaped.format(2), "x  y"]),
            "roles/x.yaml": corpus.HEAD + keys,
            "roles/y.yaml": corpus.HEAD.replace("id: teamleder", f"id: {escaped}"),
            "roles/z.yaml": corpus.HEAD.replace("[ro]", "[rooo]").replace("2", escaped),
            corpus.ABOUT: corpus.ABOUT_HEAD.replace("adopted", escaped).replace("0.1.0", escaped),
            "../lg.toml": '[tjek]\nordbog = "\\u001b[31m"\n',
        }
    )
    ended = lint("--format", made_as, "--slips")
    assert_calm(ended)
    assert ended.code == 1
    assert_whole(ended.out, made_as, at_least=15)


def assert_whole(out: str, made_as: str, at_least: int) -> None:
    """A report can be read by what it is made for, and nobody else's words are in it."""
    lines = out.splitlines()
    found = {
        "text": lambda: sum(bool(re.match(r"\S.*:\d+:\d+: \S", line)) for line in lines),
        "json": lambda: len(json.loads(out)["findings"]),
        "github": lambda: len(lines) - 1,
        "gitlab": lambda: len(json.loads(out)),
        "sarif": lambda: len(json.loads(out)["runs"][0]["results"]),
        "junit": lambda: len(ET.fromstring(out).findall(".//testcase")),  # noqa: S314 - our own
    }[made_as]()
    assert found >= at_least, out[:2000]
    if made_as == "github":
        command = r"::(error|warning|notice) file=[^:,]+,line=\d+,[^:]*title=LG\d+::[^:].*"
        assert [line for line in lines[:-1] if not re.fullmatch(command, line)] == []


@posix
@pytest.mark.parametrize("kind", some(unusual.FILES, 5))
def test_what_is_no_file_to_read_is_told_and_not_waited_for(kind: str, real_lint: Lint) -> None:
    make, code, place = unusual.FILES[kind]
    real_lint.put({corpus.ABOUT: corpus.WITH_SOURCE, "source/LAESMIG.md": ""})
    make(real_lint.framework)
    try:
        ended = real_lint()
    finally:
        (real_lint.framework / "roles").chmod(0o700)
    assert_calm(ended)
    assert ended.code == 1
    assert_told(ended, code, place)
    assert ("LG102" in ended.out) is (code == "LG102")


def test_a_file_sent_in_has_the_same_limits(real_lint: Lint) -> None:
    program = [sys.executable, "-m", "ledelsesgrundlag_cli", "lint", "-", "--stdin-filename"]
    done = subprocess.run(
        [*program, f"framework/{corpus.ROLE}"],
        cwd=real_lint.folder,
        env=real_lint.environment(),
        input=corpus.HEAD.encode() + b"# x\n" * 12_500_000,
        capture_output=True,
        check=False,
        timeout=HANGS,
    )
    assert done.returncode == 1
    assert f"framework/{corpus.ROLE}:1:1: fejl LG004" in done.stdout.decode()
