"""LG704 and LG709 to LG712: the change log, and dates that are in no calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.edited import LOG, META, RECORD, Edited, Told

from ledelsesgrundlag_cli.diagnostics import Severity

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONS = "prompts/roller.yaml"
FIRST = "## 1.0.0\n\n- Gengivet efter kommunens dokument.\n"


@pytest.fixture
def edited(framework_copy: Path) -> Edited:
    """The framework in the box, to be edited."""
    return Edited(framework_copy)


def write_log(edited: Edited, log: str) -> None:
    """Write a log; one that is ahead of the version is a draft's."""
    edited.write(LOG, log)
    if "1.1" in log or "1.9" in log:
        edited.status("draft")


@pytest.mark.parametrize(
    ("log", "wanted"),
    [
        ("## 1.0.0\n", [("LG709", "## 1.0.0")]),
        (f"## 1.1.0\n\n\n{FIRST}", [("LG709", "## 1.1.0")]),
        (f"## 1.1.0\n## Senere\n\n- Mere.\n\n{FIRST}", [("LG709", "## 1.1.0")]),
        (f"{FIRST}\n## 1.1.0\n\n- Nyt.\n", [("LG710", "## 1.1.0")]),
        (f"## 1.9.0\n\n- Nyt.\n\n## 1.10.0\n\n- Nyt.\n\n{FIRST}", [("LG710", "## 1.10.0")]),
        (f"{FIRST}\n{FIRST}", [("LG710", "## 1.0.0")]),
        (
            "## 1.1.0 – 2026-03-01\n\n- Nyt.\n\n## 1.0.0 – 1. april 2026\n\n- Alt.\n",
            [("LG710", "## 1.1.0 – 2026-03-01")],
        ),
        ("## 1.0.0 – 2026-02-30\n\n- Alt.\n", [("LG712", "## 1.0.0 – 2026-02-30")]),
        (
            "## 1.0.0\n\n- Vedtaget den 31. april 2026.\n",
            [("LG712", "- Vedtaget den 31. april 2026.")],
        ),
        ("## 0.9.0\n\n- Alt.\n", [("LG704", "version: 1.0.0")]),
        ("# Ændringer\n\nHer kommer de.\n", [("LG711", "# Ændringer")]),
        ("", [("LG711", "")]),
    ],
)
def test_what_the_log_lacks_is_told_there(
    log: str, wanted: list[tuple[str, str]], edited: Edited
) -> None:
    write_log(edited, log)
    found = edited.told()
    assert [(one.code, one.line) for one in found] == wanted
    assert {one.file for one in found} == {META if wanted[0][0] == "LG704" else LOG}


@pytest.mark.parametrize(
    "log",
    [
        FIRST,
        f"# Ændringer\n\n{FIRST}",
        "## 1.0.0\n\nTrin: ingen\n",
        f"## [1.1.0] – 2026-05-01\n\n### Nyt\n\n- Nyt.\n\n{FIRST}",
        f"## 1.10.0\n\n- Nyt.\n\n## 1.9.0\n\n- Nyt.\n\n{FIRST}",
        "## 1.1.0 – 2026-04-01\n\n- Nyt.\n\n## 1.0.0 – 2026-04-01\n\n- Alt.\n",
        f"## På vej\n\n{FIRST}",
        "## 1.0.0\n\n- Trin for trin er teksten gennemgået. Trin 2: Den er læst op.\n",
        "## 1.0.0\n\n- Alt.\n\n## 24.12 er der lukket\n",
        "## 1.0.0 – 29. februar 2024\n\n- Se side 31. Aprilmødet er aflyst.\n",
        "## 1.0.0\n\n- Udgave 1.2.3.4 af 10.2.2026, sag 26-13-2026 og 31.12.2025.\n",
    ],
)
def test_a_log_as_it_should_be_is_silent(log: str, edited: Edited) -> None:
    write_log(edited, log)
    assert edited.told() == []


@pytest.mark.parametrize(
    ("log", "line"),
    [
        (FIRST.replace("- Gengivet", "Trin: lille\n\n- Gengivet"), "Trin: lille"),
        (FIRST.replace("- Gengivet", "**Trin:** stor\n\n- Gengivet"), "**Trin:** stor"),
        (FIRST.replace("1.0.0", "1.0"), "## 1.0"),
        (f"## 1.1 – 2026-05-01\n\n- Nyt.\n\n{FIRST}", "## 1.1 – 2026-05-01"),
        (f"## 1.1.0\n\n- Nyt.\n\n{FIRST}", "## 1.1.0"),
    ],
)
def test_a_line_that_lg_cannot_use(log: str, line: str, edited: Edited) -> None:
    edited.write(LOG, log)
    assert Told("LG713", LOG, line) in edited.told()
    assert "LG711" not in {one.code for one in edited.told()}


def test_what_is_private_does_not_belong_in_the_log_either(edited: Edited) -> None:
    edited.write(LOG, f"{FIRST}- Spørg kim@example.dk, se https://example.dk/log.\n")
    [found] = edited.findings()
    assert (found.code, found.message.split(":")[0]) == ("LG813", "Her står en e-mailadresse")
    edited.write(LOG, f"{FIRST}- Sagen om 010170-1234 er lukket.\n")
    assert edited.told() == [Told("LG812", LOG, "- Sagen om 010170-1234 er lukket.")]


def test_a_log_that_is_gone(edited: Edited, tmp_path: Path) -> None:
    (edited.folder / LOG).unlink()
    assert edited.told() == [Told("LG711", META, "version: 1.0.0")]
    assert edited.findings()[0].severity is Severity.NOTE
    base = Edited(tmp_path / "foer")
    base.folder.mkdir()
    for path in edited.folder.rglob("*.yaml"):
        target = base.folder / path.relative_to(edited.folder)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())
    base.write(LOG, FIRST)
    [found] = [one for one in edited.findings(base.folder) if one.code == "LG711"]
    assert found.severity is Severity.WARNING


def test_a_framework_that_was_never_adopted_needs_no_log(edited: Edited) -> None:
    (edited.folder / LOG).unlink()
    (edited.folder / RECORD).unlink()
    edited.status("draft")
    assert "LG711" not in {one.code for one in edited.told()}


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("den 31. september", False),
        ("den 30. februar 2026", False),
        ("den 29. februar 2026", False),
        ("den 32. maj", False),
        ("den 31.11.2026", False),
        ("den 1.13.2026", False),
        ("2026-13-01", False),
        ("den 31. oktober", True),
        ("den 29. februar", True),
        ("den 29. februar 2028", True),
        ("den 31.12.2026", True),
        ("i uge 31. Maj er god", True),
        ("på side 31-32", True),
        ("version 1.13.2", True),
    ],
)
def test_days_that_are_in_no_calendar(words: str, right: bool, edited: Edited) -> None:
    edited.edit(QUESTIONS, "Hvilken politisk beslutning er", f"Hvilken beslutning {words} er")
    found = [one for one in edited.findings() if one.code == "LG712"]
    assert [one.severity for one in found] == ([] if right else [Severity.WARNING])
    if not right:
        line = edited.read(QUESTIONS).split("\n")[found[0].span.line - 1]
        date = line[found[0].span.column - 1 : found[0].span.end_column - 1]
        assert date
        assert date in words
        assert date in found[0].message


def test_a_day_of_adoption_that_is_none(edited: Edited) -> None:
    edited.adopt()
    edited.edit(META, "den 1. december 2026", "den 31. november 2026")
    assert ("LG712", META) in {(one.code, one.file) for one in edited.told()}
    edited.edit(META, "den 31. november 2026", "den 1. december 2026")
    edited.edit(RECORD, "date: '2026-12-01'", "date: '2026-11-31'")
    assert edited.told() == [Told("LG106", RECORD, "date: '2026-11-31'")]
