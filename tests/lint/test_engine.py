"""The engine: which findings there are, where, and which are kept back."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from tests.copies import copy_of

from ledelsesgrundlag_cli.diagnostics import MOST, Diagnostic, Severity
from ledelsesgrundlag_cli.lint.checked import MOST_FIXES
from ledelsesgrundlag_cli.lint.engine import check_framework
from ledelsesgrundlag_cli.lint.registry import codes, rule
from ledelsesgrundlag_cli.lint.settings import Settings

ROOM = "Skaber rum i egen ledelsesorganisation til udvikling og ledelse"
REPOSITORY = Path(__file__).resolve().parents[2]
SMALL = REPOSITORY / "tests" / "fixtures" / "valid" / "lille"


@pytest.fixture(autouse=True)
def no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether this machine has a dictionary is not asked here."""
    monkeypatch.setattr("ledelsesgrundlag_cli.lint.spelling.check_spelling", lambda *_: ())


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Change a file of a framework; the old words must be there."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def check(folder: Path, **settings: Any) -> tuple[Diagnostic, ...]:
    return check_framework(folder, "framework", Settings(**settings)).findings


def told(found: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{one.span.file}:{one.span.line} {one.code} {one.severity}" for one in found]


def test_the_framework_in_the_box_is_clean() -> None:
    outcome = check_framework(REPOSITORY / "framework", "framework", Settings())
    assert outcome.findings == ()
    assert outcome.files > 20


def test_slips_are_kept_back_and_listed_when_asked() -> None:
    found = check(REPOSITORY / "framework", slips=True)
    assert {one.severity for one in found} == {Severity.NOTE}
    assert all(one.fix is None for one in found)
    slips = [one for one in found if one.code == "LG300"]
    assert len(slips) == 12
    codes_found = {one.code for one in found}
    assert {"LG411", "LG504", "LG508", "LG601", "LG603"} <= codes_found
    [after_at] = [one for one in found if one.code == "LG504"]
    assert "at hjælper" in after_at.message


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "said"),
    [
        (
            "roles/leder-af-ledere.yaml",
            "sammen med lederne",
            "for lederne",
            "LG301",
            "Teksten er ændret: ”sammen med” er blevet til ”for”.",
        ),
        (
            "quotes.yaml",
            "tydelig i kommunikationen",
            "klar i kommunikationen",
            "LG303",
            "Citatet er ændret: ”tydelig” er blevet til ”klar”.",
        ),
        (
            "roles/centerchef.yaml",
            f"text: {ROOM}",
            "text: Danser hver fredag med hele personalet i kantinen og på gangen",
            "LG309",
            f"Navnet (id) ”c-rum-til-ledelse” hører til en anden tekst: ”{ROOM}”.",
        ),
    ],
)
def test_a_changed_word_of_the_document_is_an_error(
    framework_copy: Path, name: str, old: str, new: str, code: str, said: str
) -> None:
    change(framework_copy, name, old, new)
    found = [one for one in check(framework_copy) if one.code == code]
    assert [(one.message, one.severity) for one in found] == [(said, Severity.ERROR)]
    change(framework_copy, "framework.yaml", "\nstatus: reproduced", "\nstatus: draft")
    again = [one for one in check(framework_copy) if one.code == code]
    assert [one.severity for one in again] == [Severity.NOTE]


def test_a_text_that_is_taken_out_is_missed(framework_copy: Path) -> None:
    file = framework_copy / "roles" / "leder-af-medarbejdere.yaml"
    text = file.read_text(encoding="utf-8")
    taken = re.sub(r"  - id: lm-uddelegerer\n(?:    .*\n)+?(?=  - id)", "", text)
    assert taken != text
    file.write_text(taken, encoding="utf-8")
    change(framework_copy, "prompts/roller.yaml", "lm-uddelegerer", "lm-forandringer")
    change(framework_copy, "sheets/rolleskift.yaml", "lm-uddelegerer", "lm-forandringer")
    asked = "expectation: lm-uddelegerer"
    other = "id: mere\n    expectation: lm-forandringer"
    change(framework_copy, "interview/leder-af-medarbejdere.yaml", asked, other)
    [found] = [one for one in check(framework_copy) if one.severity is Severity.ERROR]
    assert found.code == "LG302"
    assert "Uddelegerer tydeligt" in found.message


def test_a_slip_in_framework_yaml_does_not_open_the_documents_texts(
    framework_copy: Path,
) -> None:
    change(framework_copy, "framework.yaml", "version: 1.0.0", "version: 1.0")
    assert {one.code for one in check(framework_copy)} == {"LG103"}


def test_a_thing_taken_out_of_one_file_is_told_there_too(framework_copy: Path) -> None:
    change(framework_copy, "fora.yaml", "id: lederteam", "id: ledermoede")
    found = [one for one in check(framework_copy) if one.code == "LG202"]
    assert len(found) == 12
    assert {related.span.file for one in found for related in one.related} == {
        "framework/fora.yaml"
    }


def test_drift_between_roles_is_a_warning_where_hr_can_mend_it(tmp_path: Path) -> None:
    folder = copy_of(SMALL, tmp_path / "framework")
    change(
        folder,
        "roles/afdelingschef.yaml",
        "text: Giver teamlederne tid til at tænke",
        "text: Holder fri, når du selv har fri",
    )
    found = [one for one in check(folder) if one.code == "LG601"]
    assert [one.severity for one in found] == [Severity.WARNING]
    assert [len(one.related) for one in found] == [1]
    alike = check(folder, select=("LG602",))
    assert {one.code for one in alike} <= {"LG602"}


def test_a_comment_lets_a_finding_stand_and_must_say_why(framework_copy: Path) -> None:
    name = "prompts/mod-og-nytaenkning.yaml"
    change(framework_copy, name, "      Hvornår har du sidst", "      Hvornår  har du sidst")
    [found] = check(framework_copy)
    assert found.code == "LG406"
    change(framework_copy, name, "    text: >-", "    text: >- # lg: ignore[LG406] med vilje")
    assert check(framework_copy) == ()
    change(framework_copy, name, " med vilje", "")
    assert {one.code for one in check(framework_copy)} == {"LG406", "LG902"}
    change(framework_copy, name, "ignore[LG406]", "ignore[LG406, LG407, LG9999] fast udtryk")
    assert [one.code for one in check(framework_copy)] == ["LG901", "LG903"]


def test_settings_beside_the_framework_are_read(framework_copy: Path) -> None:
    change(framework_copy, "prompts/roller.yaml", "Hvilken politisk", "Hvilken  politisk")
    change(framework_copy, "terms.yaml", "use: lederteam", 'use: "lederteam "')
    assert [one.code for one in check(framework_copy)] == ["LG406"]
    settings = framework_copy.parent / "lg.toml"
    settings.write_text('[tjek.filer]\n"prompts/*" = ["LG406"]\n', encoding="utf-8")
    assert check(framework_copy) == ()
    settings.write_text('[tjek]\nignore = ["LG4"]\n', encoding="utf-8")
    assert check(framework_copy) == ()
    settings.write_text('[tjek]\nfejl = "x"\n', encoding="utf-8")
    assert [one.code for one in check(framework_copy)] == ["LG406", "LG106"]


@pytest.mark.parametrize("shown_as", ["framework", "a/framework", ".", "/x/framework"])
def test_settings_that_cannot_be_read_are_told_where_they_lie(
    shown_as: str, framework_copy: Path
) -> None:
    (framework_copy.parent / "lg.toml").mkdir()
    outcome = check_framework(framework_copy, shown_as, Settings(ignore=("LG59",)))
    [found] = outcome.findings
    beside = {"framework": "lg.toml", "a/framework": "a/lg.toml", ".": "../lg.toml"}
    assert (found.code, found.span.file) == ("LG012", beside.get(shown_as, "/x/lg.toml"))
    assert outcome.names == {found.span.file: "lg.toml"}


@pytest.mark.skipif(os.name == "nt", reason="making links needs rights on Windows")
def test_settings_that_are_a_link_to_nowhere_are_not_passed_over(framework_copy: Path) -> None:
    (framework_copy.parent / "lg.toml").symlink_to("lg-gammel.toml")
    [found] = check(framework_copy)
    assert (found.code, str(found.span)) == ("LG013", "lg.toml:1:1")


@pytest.mark.parametrize(
    ("content", "code", "line", "said"),
    [
        ("Ledelsesgrundlag på ét ark".encode("utf-16"), "LG001", 1, "UTF-16"),
        ("Ledelsesgrundlag på ét ark".encode("utf-16-le"), "LG001", 1, "UTF-16"),
        (b"Hej\n\nHej \xc3", "LG001", 3, "ikke gemt som UTF-8"),
        (b"H\xe6j", "LG001", 1, "Windows-1252"),
        (b"Hej " * 300_000, "LG004", 1, "mere end 1 MB"),
    ],
)
def test_an_adopted_text_that_cannot_be_read_is_told(
    content: bytes, code: str, line: int, said: str, framework_copy: Path
) -> None:
    [adopted] = (framework_copy / "source").glob("*.txt")
    adopted.write_bytes(content)
    outcome = check_framework(framework_copy, "framework", Settings())
    [found] = outcome.findings  # and nothing that follows from it
    assert (found.code, found.severity, found.span.line) == (code, Severity.ERROR, line)
    assert outcome.names == {f"framework/source/{adopted.name}": f"source/{adopted.name}"}
    assert found.span.file in outcome.names
    assert said in found.message


def test_an_adopted_text_that_is_not_there_is_told_once(framework_copy: Path) -> None:
    [adopted] = (framework_copy / "source").glob("*.txt")
    adopted.unlink()
    assert [one.code for one in check(framework_copy)] == ["LG202"]
    (framework_copy / "framework.yaml").write_bytes(b"\xff")
    assert [one.code for one in check(framework_copy)] == ["LG001"]


def test_an_adopted_text_may_begin_with_a_mark(framework_copy: Path) -> None:
    [adopted] = (framework_copy / "source").glob("*.txt")
    adopted.write_bytes(b"\xef\xbb\xbf" + adopted.read_bytes())
    assert check(framework_copy) == ()


def test_thousands_of_findings_are_told_in_short(tmp_path: Path) -> None:
    folder = copy_of(SMALL, tmp_path / "framework")
    (folder / "roles" / "x.yaml").write_text("a: x\n" * 3_002, encoding="utf-8")
    told = [one for one in check(folder) if one.code == "LG105"]
    assert [one.span.line for one in told] == [*range(2, MOST + 3)]
    assert [one.stands_for for one in told] == [*[1] * MOST, 3_001 - MOST]
    assert told[-1].message.startswith("Der er 2.001 flere af samme slags.")
    (folder / "roles" / "x.yaml").write_text("a: x\n" * (MOST + 2), encoding="utf-8")
    told = [one for one in check(folder) if one.code == "LG105"]
    assert {one.stands_for for one in told} == {1}
    assert len(told) == MOST + 1


def test_what_is_told_as_a_number_comes_last(framework_copy: Path) -> None:
    [adopted] = (framework_copy / "source").glob("*.txt")
    lines = "".join(f"\n\nMangler {number}" for number in range(MOST + 500))
    adopted.write_bytes(adopted.read_bytes() + lines.encode())
    told = [one for one in check(framework_copy) if one.code == "LG312"]
    assert [one.stands_for for one in told] == [*[1] * MOST, 500]
    assert {one.span.file for one in told} == {f"framework/source/{adopted.name}"}


def test_thousands_of_findings_in_a_text_are_told_in_short(framework_copy: Path) -> None:
    name = "prompts/mod-og-nytaenkning.yaml"
    many = "Hvornår " + "  har" * (MOST + 500)
    change(framework_copy, name, "      Hvornår har", f"      {many}")
    told = [one for one in check(framework_copy) if one.code == "LG406"]
    assert [one.stands_for for one in told] == [*[1] * MOST, 500]
    assert len({one.span for one in told}) == MOST + 1
    assert all(one.safe for one in told)
    assert sum(one.fix is not None for one in told) == MOST_FIXES


def test_every_code_has_a_page_and_every_page_a_rule() -> None:
    source = REPOSITORY / "src" / "ledelsesgrundlag_cli"
    written = {
        code
        for path in source.rglob("*.py")
        for code in re.findall(r"\bLG\d{3}\b", path.read_text(encoding="utf-8"))
        if not code.startswith("LG8")  # templates: told where they fail, not by lg lint
    }
    assert len(written) > 55
    assert written - set(codes()) == set()
    pages = [rule(code) for code in codes()]
    assert all(page is not None and page.name for page in pages)


@pytest.mark.parametrize("code", codes())
def test_a_page_says_what_why_how_and_whether_it_is_safe(code: str) -> None:
    found = rule(code)
    assert found is not None
    for part in ("**Hvad:**", "**Hvorfor:**", "**Sådan retter du:**", "**Er rettelsen sikker?**"):
        assert part in found.page
    assert found.page.startswith(f"# {code} ")
