"""Recording an adoption: what is written, and that nothing else changes."""

from __future__ import annotations

import difflib
from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml

from ledelsesgrundlag_cli.adoption.record import Decision, adopted_files
from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.engine import check_framework
from ledelsesgrundlag_cli.lint.settings import Settings
from ledelsesgrundlag_cli.loading.load import load

if TYPE_CHECKING:
    from pathlib import Path

DECISION = Decision("Direktionen", date(2026, 12, 1))
SOURCE = "source/odsherred-1.0.0.txt"


def adopt(folder: Path, decision: Decision = DECISION) -> dict[str, str]:
    """Record an adoption on disk, and return what was written."""
    loaded = load(folder, ".")
    made = adopted_files(loaded.parts, loaded.sources, decision)
    for name, text in made.items():
        (folder / name).write_bytes(text.encode())
    return made


def faults(folder: Path) -> list[str]:
    outcome = check_framework(folder, ".", Settings())
    assert outcome.files > 20
    return [
        f"{one.code} {one.message}"
        for one in outcome.findings
        if one.severity is not Severity.NOTE
    ]


def changed_lines(before: str, after: str) -> list[str]:
    pairs = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in pairs if line[0] in "+-"]


def test_three_files_and_the_one_that_points_at_the_others_last(framework_copy: Path) -> None:
    assert list(adopt(framework_copy)) == [SOURCE, "adopted.yaml", "framework.yaml"]
    assert faults(framework_copy) == []
    framework = load(framework_copy, ".").framework()
    assert framework is not None
    assert framework.metadata.status == "adopted"
    assert framework.metadata.source is not None
    assert framework.metadata.source.note == "Vedtaget af Direktionen den 1. december 2026."
    record = framework.standings.record
    assert record is not None
    assert (record.by, record.date) == ("Direktionen", "2026-12-01")
    assert record.note == framework.metadata.source.note
    assert (dict(framework.standings.departures), framework.standings.removed) == ({}, ())


def test_the_new_words_are_what_is_adopted_from_then_on(framework_copy: Path) -> None:
    path = framework_copy / "roles/leder-af-ledere.yaml"
    old = "Sætter faglige mål sammen med lederne"
    new = "Sætter sociale mål sammen med lederne"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert [one[:5] for one in faults(framework_copy)] == ["LG301"]
    made = adopt(framework_copy)
    assert new in made[SOURCE].splitlines()
    assert old not in made[SOURCE]
    assert faults(framework_copy) == []
    path.write_text(path.read_text(encoding="utf-8").replace(new, old), encoding="utf-8")
    assert [one[:5] for one in faults(framework_copy)] == ["LG301"]


def test_every_other_byte_of_the_metadata_stays(framework_copy: Path) -> None:
    before = (framework_copy / "framework.yaml").read_text(encoding="utf-8")
    after = adopt(framework_copy)["framework.yaml"]
    assert changed_lines(before, after) == [
        "- status: reproduced",
        "+ status: adopted",
        "-   file: source/ledelsesgrundlag.txt",
        "-   note: Gengivet efter kommunens dokument. Vedtagelsesdatoen er ikke oplyst.",
        f"+   file: {SOURCE}",
        "+   note: Vedtaget af Direktionen den 1. december 2026.",
    ]


def test_comments_and_order_of_the_record_stay(framework_copy: Path) -> None:
    path = framework_copy / "adopted.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("texts:\n", "# Husk høringen i MED.\ntexts:\n")
    path.write_text(text, encoding="utf-8")
    after = adopt(framework_copy)["adopted.yaml"]
    assert "# Husk høringen i MED.\n" in after
    [gone] = [line for line in changed_lines(text, after) if line[0] == "-"]
    assert gone.startswith("- note: Teksterne er dem i kommunens dokument.")
    assert list(yaml.safe_load(after))[-1] == "texts"
    again = adopt(framework_copy, Decision("Byrådet", date(2027, 1, 31)))["adopted.yaml"]
    assert sorted(changed_lines(after, again)) == [
        "+ by: Byrådet",
        "+ date: '2027-01-31'",
        "+ note: Vedtaget af Byrådet den 31. januar 2027.",
        "- by: Direktionen",
        "- date: '2026-12-01'",
        "- note: Vedtaget af Direktionen den 1. december 2026.",
    ]


def test_the_first_record_says_what_it_is(framework_copy: Path) -> None:
    (framework_copy / "adopted.yaml").unlink()
    made = adopt(framework_copy)["adopted.yaml"]
    assert made.startswith("# yaml-language-server: $schema=schema/adopted.json\n")
    assert "lg vedtag" in made
    assert len(yaml.safe_load(made)["texts"]) > 100


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_framework_without_a_source_gets_one(end: str, framework_copy: Path) -> None:
    path = framework_copy / "framework.yaml"
    text = path.read_text(encoding="utf-8")
    text = text[: text.index("source:")].replace("\n", end)
    path.write_bytes(text.encode())
    (framework_copy / "source/ledelsesgrundlag.txt").unlink()
    after = adopt(framework_copy)["framework.yaml"]
    assert after == text.replace("reproduced" + end, "adopted" + end) + end.join(
        (
            "source:",
            f"  file: {SOURCE}",
            "  note: Vedtaget af Direktionen den 1. december 2026.",
            "",
        )
    )
    assert [
        one for one in faults(framework_copy) if "LG002" not in one and "LG015" not in one
    ] == []


STYLES = ["note: X", "note: >-\n    X\n    Y", "note: 'X'", 'note: "X"']
NAMES = ['Udvalget: "ja" # måske', "a" * 300, "- en liste", "{x}", "'", "\\n", "*mig", "nej"]


@pytest.mark.parametrize(
    ("by", "style"),
    [(name, style) for at, name in enumerate(NAMES) for style in (STYLES[0], STYLES[at % 4])],
)
def test_any_name_is_only_a_name(by: str, style: str, framework_copy: Path) -> None:
    path = framework_copy / "framework.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("note: Gengivet")
    path.write_text(text[:start] + style + "\n", encoding="utf-8")
    made = adopt(framework_copy, Decision(by, date(2026, 12, 1)))
    data = yaml.safe_load(made["framework.yaml"])
    assert data["source"]["note"] == f"Vedtaget af {by} den 1. december 2026."
    assert yaml.safe_load(made["adopted.yaml"])["by"] == by
    assert load(framework_copy, ".").diagnostics == ()


def test_texts_in_capitals_and_with_signs_are_found_again(framework_copy: Path) -> None:
    for file, old, new in (
        ("tools.yaml", "name: lederudviklingssamtale (LUS)", "name: MUS"),
        ("roles/leder-af-ledere.yaml", "Sætter faglige mål sammen", "Sætter •mål• ”sammen”"),
    ):
        path = framework_copy / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    adopt(framework_copy)
    assert [one for one in faults(framework_copy) if one.startswith("LG3")] == []


def test_only_what_is_the_documents_is_recorded(framework_copy: Path) -> None:
    names = set(yaml.safe_load(adopt(framework_copy)["adopted.yaml"])["texts"])
    assert "roles/leder-af-ledere/ll-faglige-maal" in names
    assert not [name for name in names if name.startswith(("prompts/", "sheets/", "fora"))]
