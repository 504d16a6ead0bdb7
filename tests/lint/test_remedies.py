"""No remedy leads in a circle: who does what a finding says is rid of it, and gets no other.

The files in ``remedies`` hold, by the rule's code, ways of following it. Each has

``slip``
    edits that bring the finding, as ``benchmarks.slips.entries`` makes them; or ``text`` or
    ``expectation``: words that stand in place of a question's or an expectation's
``start``
    what is edited: ``lille``, the smallest framework (when not told); ``vedtaget``, the same
    adopted; or ``box``, the framework in the box with its templates. ``with`` are edits to it
    that are no slip, and ``against`` is true when it is compared with what it was
``says``
    what the remedy says that is followed here: a piece of it
``follow``
    edits that do so, or ``lg`` where the program mends it; for ``text`` and ``expectation`` the
    words as they are then. Besides edits there is ``restore`` (the file as it was), ``box`` (one
    of the box), ``adopt`` (the words of ``lg vedtag``), ``link``, ``unlink`` and ``folder``
``select``, ``unknown``
    the codes that are asked for, and the one word that the dictionary does not know
``slow``
    true when it takes a quarter of a second
``why``
    instead of all this: why nobody can follow it here
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml
from benchmarks.slips.entries import edit_file
from benchmarks.slips.judge import BESIDE, run_lg
from tests.copies import copy_of

from ledelsesgrundlag_cli.lint import spelling
from ledelsesgrundlag_cli.lint.engine import check_framework
from ledelsesgrundlag_cli.lint.fix import mend
from ledelsesgrundlag_cli.lint.registry import codes, rule
from ledelsesgrundlag_cli.lint.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ledelsesgrundlag_cli.diagnostics import Diagnostic
    from ledelsesgrundlag_cli.lint.engine import Outcome

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "tests" / "fixtures" / "valid" / "lille"
WAYS = Path(__file__).parent / "remedies"
PLACES = {
    "text": ("sheets/lus.yaml", "leder: Hvad er du stolt af?", "leder: >-\n            "),
    "expectation": (
        "roles/afdelingschef.yaml",
        "text: Giver teamlederne tid til at tænke",
        "text: >-\n      ",
    ),
}
"""Where the words stand, for which others are put, and what comes before those."""


class Way(NamedTuple):
    """A finding of a rule, and one way of doing what its remedy says."""

    code: str
    number: int
    data: Mapping[str, Any]

    @property
    def mended(self) -> bool:
        """Whether the program does it."""
        return bool(self.data.get("follow") == "lg")


@cache
def ways() -> tuple[Way, ...]:
    """Return all ways of the files."""
    found: dict[str, list[Any]] = {}
    for path in sorted(WAYS.glob("*.yaml")):
        for code, ones in yaml.safe_load(path.read_text("utf-8")).items():
            assert code not in found, code
            found[code] = ones
    return tuple(
        Way(code, number, one) for code, ones in found.items() for number, one in enumerate(ones)
    )


FOLLOWED = [one for one in ways() if "why" not in one.data]
MARKED = [
    pytest.param(
        one,
        id=f"{one.code}-{one.number}",
        marks=[pytest.mark.slow] if one.data.get("slow") else [],
    )
    for one in FOLLOWED
]


@pytest.fixture(scope="module")
def starts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What is edited, by name."""
    home = tmp_path_factory.mktemp("start").resolve()
    for name, source in {"lille": SMALL, "vedtaget": SMALL, "box": ROOT / "framework"}.items():
        shutil.copytree(source, home / name / "framework")
    log = "# Ændringer\n\n## 0.1.0\n\n- Den første udgave.\n"
    (home / "vedtaget" / "framework" / "CHANGELOG.md").write_text(log, encoding="utf-8")
    run_lg(
        *("adopt", "--by", "Direktionen", "--date", "2026-05-12"),
        *("--framework", str(home / "vedtaget" / "framework")),
    )
    for name, source in BESIDE.items():
        (home / "box" / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(source, home / "box" / name)
    return {name: home / name / "framework" for name in ("lille", "vedtaget", "box")}


class Copy:
    """A copy of what is edited, and the checks of it."""

    def __init__(self, way: Way, start: Path, home: Path) -> None:
        self.way, self.start, self.before = way, start, ""
        copy_of(start.parent, home)
        self.folder = home / start.name
        self.make(way.data.get("with", ()))
        self.base: Path | None = None
        if way.data.get("against"):
            self.base = home.with_name("before") / start.name
            shutil.copytree(home, self.base.parent)

    def make(self, edits: Sequence[Mapping[str, Any]]) -> None:
        """Make edits, in order."""
        for one in edits:
            path = self.folder / str(one.get("file", ""))
            if "adopt" in one:
                self.raise_version(one.get("version"))
                run_lg("adopt", *one["adopt"], "--framework", str(self.folder))
            elif "restore" in one:
                shutil.copyfile(self.start / one["file"], path)
            elif "box" in one:
                path.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ROOT / one["box"], path)
            elif "link" in one:
                path.symlink_to(one["link"])
            elif "unlink" in one:
                path.unlink()
            elif "folder" in one:
                path.mkdir()
            else:
                edit_file(one, path, "ny")

    def raise_version(self, version: str | None) -> None:
        """Give the framework a version of its own, as ``lg vedtag`` asks for."""
        if version is not None:
            about, log = self.folder / "framework.yaml", self.folder / "CHANGELOG.md"
            text = re.sub(r"(?m)^version: .*", f"version: {version}", about.read_text("utf-8"))
            about.write_bytes(text.encode())
            entry = f"## {version}\n\n- Ændret.\n\n## "
            log.write_bytes(log.read_text("utf-8").replace("## ", entry, 1).encode())

    def put(self, words: str) -> None:
        """Put words in place of a question's or an expectation's."""
        [(name, old, begin)] = [PLACES[one] for one in PLACES if one in self.way.data]
        path = self.folder / name
        self.before = self.before or path.read_text("utf-8")
        assert self.before.count(old) == 1
        path.write_bytes(self.before.replace(old, begin + words).encode())

    def slip(self) -> None:
        """Bring the finding about."""
        words = self.way.data.get("text") or self.way.data.get("expectation")
        if words is None:
            self.make(self.way.data["slip"])
        else:
            self.put(words)

    def follow(self) -> None:
        """Do what the remedy says."""
        if isinstance(self.way.data["follow"], str):
            self.put(self.way.data["follow"])
        else:
            self.make(self.way.data["follow"])

    def check(self, unsaved: Mapping[str, str] | None = None) -> Outcome:
        """Return what the check finds."""
        asked = Settings(
            select=tuple(self.way.data.get("select", ())),
            spelling="unknown" in self.way.data,
        )
        files = {name: text.encode() for name, text in (unsaved or {}).items()}
        return check_framework(self.folder, "framework", asked, files, self.base)


class AllBut:
    """A dictionary that knows every word but one."""

    def __init__(self, unknown: str) -> None:
        self.unknown = unknown

    def spell(self, word: str) -> bool:
        """Tell whether a word is another."""
        return word != self.unknown


def told(outcome: Outcome) -> Counter[tuple[str, str, str]]:
    """Return how many times each thing is said of each file."""
    return Counter((one.code, one.span.file, one.message) for one in outcome.findings)


def in_words(one: Diagnostic) -> str:
    """Return a finding as people read it."""
    return f"{one.span.file}:{one.span.line}: {one.message} -> {one.remedy}"


def mine(way: Way, outcome: Outcome) -> list[Diagnostic]:
    """Return the findings that a way is a way out of."""
    return [one for one in outcome.findings if one.code == way.code]


@pytest.mark.parametrize("way", MARKED)
def test_who_follows_a_remedy_is_rid_of_the_finding_and_gets_no_other(
    way: Way, starts: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "unknown" in way.data:
        monkeypatch.setattr(spelling, "find_dictionary", lambda _: tmp_path)
        monkeypatch.setattr(spelling, "open_dictionary", lambda _: AllBut(way.data["unknown"]))
    copy = Copy(way, starts[way.data.get("start", "lille")], tmp_path / "home")
    copy.slip()
    before = copy.check()
    found = mine(way, before)
    assert found, "the rule does not find it"
    remedies = [one.remedy for one in found]
    if way.mended:
        assert any(one.fix for one in found)
        after = copy.check(mend(before, copy.check, unsafe=True).after)
    else:
        assert any(way.data["says"] in one for one in remedies), remedies
        copy.follow()
        after = copy.check()
    assert {*map(in_words, mine(way, after))} == set()
    assert told(after) - told(before) == Counter()


def test_every_rule_is_followed_or_it_says_why_not() -> None:
    assert {one.code for one in ways()} == {*codes()}
    assert len(FOLLOWED) > len(codes())
    assert all(set(one.data) == {"why"} for one in ways() if "why" in one.data)


def test_what_the_program_mends_is_mended_here() -> None:
    """A page says *Ja* or *Nej* of whether a fix is safe where there is a fix."""
    pages = {code: rule(code) for code in codes()}
    promised = {
        code for code, page in pages.items() if page and "lg retter det ikke" not in page.page
    }
    assert len(promised) > 25
    assert {one.code for one in ways() if one.mended} == promised
