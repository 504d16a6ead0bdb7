"""What units add is checked at their own files, and never as the framework's."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.lint.engine import check_framework
from ledelsesgrundlag_cli.lint.settings import Settings

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.lint.engine import Outcome

SMALL = Path(__file__).resolve().parents[2] / "fixtures" / "valid" / "lille"
HEAD = "local: 1\nid: skole\nname: Skolen\nframework: eksempel\nmade_for: 0.1.0\n"
ADOPTED = """\
algorithm: 2
version: 0.1.0
texts:
  roles/teamleder/t-spoerger: Spørger, før du svarer
  roles/teamleder/t-holder-fri: {}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lokalt").mkdir()
    return Path(shutil.copytree(SMALL, tmp_path / "framework"))


def check(folder: Path, text: str, *select: str) -> Outcome:
    (folder.parent / "lokalt" / "skole.yaml").write_text(HEAD + text, encoding="utf-8")
    return check_framework(folder, "framework", Settings(select=select))


def told(outcome: Outcome) -> list[tuple[str, str, int]]:
    return [(one.code, one.span.file, one.span.line) for one in outcome.findings]


def test_the_frameworks_own_findings_are_the_same(folder: Path) -> None:
    before = check_framework(folder, "framework", Settings(slips=True))
    after = check(folder, "questions: []\n")
    alone = check_framework(folder, "framework", Settings(slips=True))
    assert alone.findings == before.findings
    assert after.files == before.files + 1


def test_a_text_is_checked_as_any_text_and_is_not_mended(folder: Path) -> None:
    text = """\
questions:
  - {id: s-x, sheet: lus, section: tak, for: [leder], text: "Er du god til at spørge  andre?"}
"""
    outcome = check(folder, text)
    assert {code for code, *_ in told(outcome)} >= {"LG507", "LG406"}
    assert {file for _, file, _ in told(outcome)} == {"lokalt/skole.yaml"}
    assert all(one.fix is None for one in outcome.findings)


def test_what_is_said_already_is_told_with_where(folder: Path) -> None:
    text = """\
emphasis:
  - {expectation: t-holder-fri, text: "Holder altid fri, når du har fri"}
  - {expectation: t-spoerger, text: "Hos os er det de voksne, der spørger først"}
"""
    [found] = check(folder, text, "LG224").findings
    assert (found.code, found.span.line) == ("LG224", 7)
    assert found.message == "Tillægget siger det samme som den fælles tekst."
    assert [one.span.file for one in found.related] == ["framework/roles/teamleder.yaml"]


@pytest.mark.parametrize(
    ("then", "reworded"), [("Holder fri, når du har fri", 0), ("Går hjem", 1)]
)
def test_a_common_text_that_has_other_words_than_when_it_was_written(
    then: str, reworded: int, folder: Path
) -> None:
    (folder / "adopted.yaml").write_text(ADOPTED.format(then), encoding="utf-8")
    text = "emphasis:\n  - {expectation: t-holder-fri, text: Telefonen er slukket}\n"
    found = [one for one in check(folder, text, "LG223").findings if one.code == "LG223"]
    assert len(found) == reworded
    for one in found:
        assert one.message == "Forventningen har fået ny ordlyd, siden tillægget blev skrevet."
        assert (one.span.file, one.span.line) == ("lokalt/skole.yaml", 7)


def test_of_a_version_that_nothing_is_known_of_that_is_said(folder: Path) -> None:
    text = "emphasis:\n  - {expectation: t-holder-fri, text: Telefonen er slukket}\n"
    older = HEAD.replace("made_for: 0.1.0", "made_for: 0.0.9")
    (folder.parent / "lokalt" / "skole.yaml").write_text(older + text, encoding="utf-8")
    outcome = check_framework(folder, "framework", Settings(select=("LG223",)))
    [found] = outcome.findings
    assert found.severity == "note"
    assert "skrevet til version 0.0.9, og nu er ledelsesgrundlaget version 0.1.0" in found.message
    (folder / "source").mkdir()
    kept = folder / "source" / "eksempel-0.0.9.txt"
    kept.write_text("Holder fri, når du har fri\n", encoding="utf-8")
    assert check_framework(folder, "framework", Settings(select=("LG223",))).findings == ()
    kept.write_text("Holder fri om søndagen\n", encoding="utf-8")
    [found] = check_framework(folder, "framework", Settings(select=("LG223",))).findings
    assert found.message.startswith("Forventningen har fået ny ordlyd")


def test_five_of_a_kind_for_a_role_are_not_too_many(folder: Path) -> None:
    one = "  - {{id: s-{0}, role: {1}, text: Nummer {0}, pejlemaerker: [ro]}}\n"
    lines = [one.format(number, "teamleder") for number in range(5)]
    lines += [one.format(number, "afdelingschef") for number in range(5, 10)]
    assert check(folder, "expectations:\n" + "".join(lines), "LG225").findings == ()
    lines.append(one.format(10, "teamleder"))
    [found] = check(folder, "expectations:\n" + "".join(lines), "LG225").findings
    assert found.message.startswith("Der er mere end fem egne forventninger til rollen teamleder.")
    assert found.span.line == 17


def test_an_exemption_and_a_setting_hold_there_too(folder: Path) -> None:
    text = """\
emphasis:
  - expectation: t-spoerger
    text: "Spørger altid, før du svarer" # lg: ignore[LG224] det er med vilje
"""
    assert "LG224" not in {code for code, *_ in told(check(folder, text))}
    plain = text.partition(" # lg")[0]
    (folder.parent / "lg.toml").write_text(
        '[tjek.filer]\n"lokalt/*" = ["LG224"]\n', encoding="utf-8"
    )
    assert {"LG224", "LG111"}.isdisjoint(code for code, *_ in told(check(folder, plain)))
