"""LG7xx: what is said of a change since an earlier version, and where."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity
from ledelsesgrundlag_cli.lint.engine import check_framework
from ledelsesgrundlag_cli.lint.registry import codes, rule
from ledelsesgrundlag_cli.lint.settings import Settings

ROLE = "roles/leder-af-ledere.yaml"
META = "framework.yaml"
FIRST = "  - id: ll-oversaetter-beslutninger\n"
DRAFT = ("status: reproduced", "status: draft")
NEW = (
    "  - id: ll-indbyder\n    text: Inviterer byen indenfor hver måned\n    origin: document\n"
    "    pejlemaerker:\n      origin: editorial\n      primary: [retning-og-effekt]\n"
)


class Judged:
    """A framework, and an earlier version of it to judge it against."""

    def __init__(self, now: Path, base: Path) -> None:
        self.now = now
        self.base = base

    def edit(self, name: str, *pairs: tuple[str, str], base: bool = False) -> None:
        """Replace words in a file."""
        file = (self.base if base else self.now) / name
        text = file.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")

    def found(self, *, against: bool = True) -> list[Diagnostic]:
        """Return what LG7xx say."""
        base = self.base if against else None
        outcome = check_framework(self.now, "framework", Settings(select=("LG7",)), base=base)
        return list(outcome.findings)

    def one(self) -> Diagnostic:
        """Return the only finding."""
        [found] = self.found()
        return found

    def line(self, found: Diagnostic) -> str:
        """Return the line that a finding points at."""
        name = found.span.file.removeprefix("framework/")
        text = (self.now / name).read_text(encoding="utf-8")
        return text.split("\n")[found.span.line - 1].strip()


@pytest.fixture
def judged(framework_copy: Path, tmp_path: Path) -> Judged:
    """The framework in the box against itself."""
    base = Path(shutil.copytree(framework_copy, tmp_path / "foer" / "framework"))
    return Judged(framework_copy, base)


def test_every_rule_has_its_page() -> None:
    found = [code for code in codes() if code.startswith("LG7")]
    assert found == [f"LG{number}" for number in range(701, 714)]
    assert all(rule(code) for code in found)


def test_nothing_is_said_of_the_same(judged: Judged) -> None:
    assert judged.found() == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("Oversætter politiske", "Forklarer politiske", "1.1.0"),
        ("Oversætter politiske beslutninger", "Oversætter politiske, beslutninger", "1.0.1"),
        ("expectations:\n", f"expectations:\n{NEW}", "2.0.0"),
    ],
)
def test_the_version_must_be_raised_so_far(
    old: str, new: str, wanted: str, judged: Judged
) -> None:
    judged.edit(META, DRAFT)
    judged.edit(ROLE, (old, new))
    found = judged.one()
    assert (found.code, found.severity) == ("LG701", Severity.ERROR)
    assert found.message.endswith(f". Derfor skal versionen hæves til mindst {wanted}.")
    assert found.remedy.startswith(f"Skriv version: {wanted}, og skriv i CHANGELOG.md")
    assert judged.line(found) == "version: 1.0.0"
    judged.edit(META, ("version: 1.0.0", f"version: {wanted}"))
    assert [one.code for one in judged.found()] == ["LG704"]
    judged.edit(META, (f"version: {wanted}", "version: 10.0.0"))
    assert [one.code for one in judged.found()] == ["LG704"]


def test_a_lower_version_is_told_of(judged: Judged) -> None:
    judged.edit(META, ("version: 1.0.0", "version: 0.10.0"))
    messages = {one.code: one.message for one in judged.found()}
    assert messages["LG701"] == "Version 0.10.0 er lavere end den, der var før (1.0.0)."


@pytest.mark.slow
def test_a_version_without_an_entry_in_the_log(judged: Judged) -> None:
    judged.edit(META, ("version: 1.0.0", "version: 1.0.1"))
    found = judged.one()
    assert found.code == "LG704"
    assert "## 1.0.1" in found.remedy
    judged.edit("CHANGELOG.md", ("## 1.0.0", "## 1.0.1\n\n- Nyt.\n\n## 1.0.0"))
    assert judged.found() == []
    (judged.now / "CHANGELOG.md").unlink()
    assert judged.one().code == "LG704"


def test_another_id_is_told_of_where_it_stands(judged: Judged) -> None:
    judged.edit(ROLE, (FIRST, "  - id: ll-nyt-navn\n"))
    [found] = [one for one in judged.found() if one.code == "LG702"]
    assert judged.line(found) == "- id: ll-nyt-navn"
    assert "”ll-oversaetter-beslutninger” til ”ll-nyt-navn”" in found.message
    assert "`replaces: ll-oversaetter-beslutninger`" in found.remedy
    judged.edit(
        ROLE,
        (
            "  - id: ll-nyt-navn\n",
            "  - id: ll-nyt-navn\n    replaces: ll-oversaetter-beslutninger\n",
        ),
    )
    assert "LG702" not in {one.code for one in judged.found()}


def test_a_paragraph_by_another_id_must_have_the_old_one(judged: Judged) -> None:
    judged.edit("chapters/grundvilkaaret.yaml", ("id: politisk-styret", "id: politik"))
    [found] = [one for one in judged.found() if one.code == "LG702"]
    assert judged.line(found) == "- id: politik"
    assert found.remedy == "Sæt det gamle navn ind igen: politisk-styret."


def test_one_gone_and_one_new_may_be_the_same(judged: Judged) -> None:
    judged.edit(META, DRAFT)
    text = (judged.now / ROLE).read_text(encoding="utf-8")
    start = text.index(FIRST)
    end = text.index("  - id: ", start + 1)
    (judged.now / ROLE).write_text(text[:start] + NEW + text[end:], encoding="utf-8")
    [found] = [one for one in judged.found() if one.code == "LG703"]
    assert found.severity is Severity.NOTE
    assert judged.line(found) == "- id: ll-indbyder"
    assert "`replaces: ll-oversaetter-beslutninger`" in found.remedy
    judged.edit(
        ROLE,
        (
            "  - id: ll-indbyder\n",
            "  - id: ll-indbyder\n    replaces: ll-oversaetter-beslutninger\n",
        ),
    )
    assert "LG703" not in {one.code for one in judged.found()}


def test_what_is_called_adopted_has_a_record(judged: Judged) -> None:
    judged.edit(META, ("status: reproduced", "status: adopted"))
    (judged.now / "adopted.yaml").unlink()
    [found] = judged.found(against=False)
    assert (found.code, found.severity) == ("LG705", Severity.ERROR)
    assert judged.line(found) == "status: adopted"


def test_new_words_are_not_called_reproduced(judged: Judged) -> None:
    reword = ("Oversætter politiske", "Forklarer politiske")
    judged.edit(ROLE, reword)
    assert {one.code for one in judged.found()} == {"LG701"}  # LG301 tells of the words
    judged.edit("source/ledelsesgrundlag.txt", reword)
    [found] = [one for one in judged.found() if one.code == "LG706"]
    assert judged.line(found).startswith("text: Forklarer politiske")
    assert "kaldes stadig gengivet efter dokumentet" in found.message
    judged.edit(ROLE, reword, base=True)  # they were not adopted there either
    assert [one.code for one in judged.found()] == ["LG706"]


@pytest.mark.parametrize("broken_base", [True, False])
def test_nothing_is_judged_by_what_cannot_be_read(broken_base: bool, judged: Judged) -> None:
    judged.edit(ROLE, ("expectations:\n", "forventninger:\n"), base=broken_base)
    judged.edit("roles/direktoer.yaml", ("Rådgiver og", "Hjælper og"))
    assert judged.found() == []


def test_a_rule_can_be_left_out(judged: Judged) -> None:
    judged.edit(ROLE, ("Oversætter politiske", "Forklarer politiske"))
    asked = Settings(select=("LG7",), ignore=("LG701",))
    assert check_framework(judged.now, "framework", asked, base=judged.base).findings == ()
