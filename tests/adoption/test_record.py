"""Recording an adoption: what is written, and that nothing else changes."""

from __future__ import annotations

import difflib
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ledelsesgrundlag_cli.adoption.record import Decision, adopted_files, record_text
from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.engine import check_framework
from ledelsesgrundlag_cli.lint.settings import Settings
from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.model.adoption import AdoptionRecord
from ledelsesgrundlag_cli.model.role import Role
from ledelsesgrundlag_cli.source.files import SourceFile
from ledelsesgrundlag_cli.source.read import parse

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


@pytest.mark.slow
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


@pytest.mark.slow
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
    second = "  chapters/grundvilkaaret.title:"
    text = text.replace(second, f"  # Husk også borgerne.\n{second}")
    path.write_text(text, encoding="utf-8")
    after = adopt(framework_copy)["adopted.yaml"]
    assert "# Husk høringen i MED.\n" in after
    [gone] = [line for line in changed_lines(text, after) if line[0] == "-"]
    assert gone.startswith("- note: Teksterne er dem i kommunens dokument.")
    assert "# Husk også borgerne.\n  chapters/grundvilkaaret.title:" in after
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


OLD = Path(__file__).resolve().parents[1] / "fixtures" / "vedtaget-som-hashes.yaml"
"""The record in the box as it was while records held hashes."""


def recorded(folder: Path) -> dict[str, str]:
    """What the record of a framework on disk says of each text."""
    texts: dict[str, str] = yaml.safe_load((folder / "adopted.yaml").read_text("utf-8"))["texts"]
    return texts


def test_the_wording_is_recorded_by_address(framework_copy: Path) -> None:
    adopt(framework_copy)
    framework = load(framework_copy, ".").framework()
    assert framework is not None
    said = {one.address: one.item.text for one in framework.texts.entries if one.item.document}
    assert recorded(framework_copy) == said
    assert len(said) > 100
    assert all(framework.standings.adopted(name) == text for name, text in said.items())


def test_a_removed_text_is_known_by_its_words(framework_copy: Path) -> None:
    path = framework_copy / "quotes.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("  - id: ligegyldighed")
    end = text.find("  - id: ", start + 1)
    left = text[:start] + (text[end:] if end > 0 else "")
    path.write_text(left, encoding="utf-8")
    framework = load(framework_copy, ".").framework()
    assert framework is not None
    gone = framework.standings.removed
    assert set(gone) == {"quotes/ligegyldighed", "quotes/ligegyldighed.attribution"}
    words = framework.standings.adopted("quotes/ligegyldighed")
    assert words is not None
    assert " ".join(words.split()[:3]) in text
    assert framework.standings.adopted("quotes/findes-ikke") is None


def test_a_record_of_hashes_is_still_read_and_still_right(framework_copy: Path) -> None:
    (framework_copy / "adopted.yaml").write_bytes(OLD.read_bytes())
    framework = load(framework_copy, ".").framework()
    assert framework is not None
    assert framework.standings.known
    assert (dict(framework.standings.departures), framework.standings.removed) == ({}, ())
    assert framework.standings.adopted("quotes/ordentlighed") is None
    path = framework_copy / "roles/leder-af-ledere.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Sætter faglige mål", "Sætter sociale mål"), encoding="utf-8")
    framework = load(framework_copy, ".").framework()
    assert framework is not None
    assert set(framework.standings.departures) == {"roles/leder-af-ledere/ll-faglige-maal"}


def test_a_record_of_hashes_becomes_one_of_words(framework_copy: Path) -> None:
    (framework_copy / "adopted.yaml").write_bytes(OLD.read_bytes())
    made = adopt(framework_copy)["adopted.yaml"]
    assert "fingeraftryk" not in made
    assert "algorithm: 2" in made
    assert recorded(framework_copy)["quotes/ordentlighed"].startswith("God ledelse handler")
    (framework_copy / "adopted.yaml").unlink()
    texts = "texts:\n"
    assert adopt(framework_copy)["adopted.yaml"].partition(texts)[2] == made.partition(texts)[2]


@pytest.mark.parametrize("old", ["3e251e2f9d6260c0c8082f6934b51db6", "Det særlige"])
def test_a_record_of_hashes_holds_nothing_else(old: str, framework_copy: Path) -> None:
    text = OLD.read_text(encoding="utf-8")
    assert text.count("3e251e2f9d6260c0c8082f6934b51db6") == 1
    text = text.replace("3e251e2f9d6260c0c8082f6934b51db6", old)
    (framework_copy / "adopted.yaml").write_text(text, encoding="utf-8")
    codes = [one.code for one in load(framework_copy, ".").diagnostics]
    assert codes == ([] if len(old) == 32 else ["LG106"])


def test_the_same_adoption_gives_the_same_bytes(framework_copy: Path) -> None:
    first = adopt(framework_copy)["adopted.yaml"]
    assert adopt(framework_copy)["adopted.yaml"] == first
    assert max(map(len, first.partition("texts:")[2].splitlines())) <= 92


LOADED = load(OLD.parent / "valid" / "lille", "framework")
WORDS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=120),
    st.lists(
        st.sampled_from(["og", "#", "-", "a: b", "”Ja,”", "nej", "[x]", "'", '"', "é", "1", ">"]),
        min_size=1,
        max_size=60,
    ).map(" ".join),
    st.sampled_from(
        ["nej", "null", "1.0", "2026-12-01", "~", "=", "a\u00a0b", "a\nb", "\ta", "@x"]
    ),
).filter(str.strip)


@pytest.mark.slow
@given(WORDS)
def test_any_wording_is_read_back_as_it_was(words: str) -> None:
    """By this program and by any other that reads YAML."""
    role = LOADED.parts["roles/teamleder.yaml"]
    assert isinstance(role, Role)
    first, *rest = role.expectations
    changed = role.model_copy(
        update={"expectations": (first.model_copy(update={"text": words}), *rest)}
    )
    parts = {**LOADED.parts, "roles/teamleder.yaml": changed}
    made = record_text(parts, LOADED.sources, DECISION)
    name = f"roles/teamleder/{first.id}"
    assert yaml.safe_load(made)["texts"][name] == words
    source = parse(SourceFile("adopted.yaml", "adopted.yaml", made.encode()))
    record = AdoptionRecord.model_validate(source.data)
    assert record.recorded[name] == words
    assert record_text(parts, {**LOADED.sources, "adopted.yaml": source}, DECISION) == made
