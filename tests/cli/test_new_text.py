"""A kind of file that gets a text more: every command knows of it from the telling alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import pytest

from ledelsesgrundlag_cli.model import layout
from ledelsesgrundlag_cli.model.base import Model, Slug, Text, TextItem, Thing
from ledelsesgrundlag_cli.model.kinds import ROLE, Kind
from ledelsesgrundlag_cli.model.role import Role

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Lg

COMPETENCE = Kind("competence", "kompetence", "kompetencen", "Kompetencer", "kompetence", 1)
FILE = "framework/roles/leder-af-ledere.yaml"
ADDRESS = "roles/leder-af-ledere/ll-vover"
WORDS = "Vover pelsen på fælles vegne"


class Competence(Model):
    """A text that no framework has yet."""

    noun: ClassVar[str] = "en kompetence"
    id: Slug
    text: Text


class AbleRole(Role):
    """A role with competences: all that is written for them is this."""

    competences: tuple[Competence, ...] = ()

    def things(self) -> Iterator[Thing]:
        """Tell of the competences after the expectations."""
        yield from super().things()
        for number, one in enumerate(self.competences):
            loc = ("competences", number)
            said = TextItem((*loc, "text"), one.text, "other", document=True)
            yield Thing(
                COMPETENCE,
                one.id,
                (said,),
                loc,
                belongs_to=self.title,
                group=self.title,
                home=self.id,
                home_kind=ROLE,
            )


@pytest.fixture
def workplace(framework_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a framework of which a role has a competence."""
    monkeypatch.setitem(layout.FOLDERS, "roles", AbleRole)
    file = framework_copy.parent / FILE
    text = file.read_text(encoding="utf-8").rstrip("\n")
    file.write_text(
        f"{text}\ncompetences:\n  - id: ll-vover\n    text: {WORDS}\n", encoding="utf-8"
    )
    return framework_copy.parent


def reword(workplace: Path, old: str, new: str, file: str = FILE) -> None:
    text = (workplace / file).read_text(encoding="utf-8")
    assert old in text
    (workplace / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_search_finds_it(lg: Lg) -> None:
    code, out, _ = lg("soeg", "pelsen")
    assert code == 0
    assert "Kompetence (tilføjet) · Leder af ledere" not in out
    assert "Kompetence (står ikke i dokumentet) · Leder af ledere" in out
    assert WORDS in out


@pytest.mark.slow
def test_status_and_adoption_know_it(lg: Lg, workplace: Path) -> None:
    assert f"ny      {ADDRESS}" in lg("status")[1]
    reword(workplace, "version: 1.0.0", "version: 1.1.0", "framework/framework.yaml")
    assert lg("vedtag", "--by", "Direktionen", "--date", "2026-12-01")[0] == 0
    assert f"\n  {ADDRESS}:" in (workplace / "framework/adopted.yaml").read_text(encoding="utf-8")
    adopted = (workplace / "framework/source/odsherred-1.1.0.txt").read_text(encoding="utf-8")
    assert f"\n{WORDS}\n" in adopted
    assert "ingen ændringer" in lg("status")[1]
    reword(workplace, WORDS, "Tør noget sammen med andre")
    assert f"ændret  {ADDRESS}" in lg("status")[1]
    assert f"{FILE}:" in lg("lint")[1]


def test_diff_tells_of_it(
    lg: Lg, workplace: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    import shutil

    before = tmp_path_factory.mktemp("før") / "framework"
    shutil.copytree(workplace / "framework", before)
    assert "Der er ingen forskelle" in lg("diff", str(before))[1]
    reword(workplace, WORDS, "Vover pelsen på egne vegne")
    code, out, _ = lg("diff", str(before))
    assert code == 0
    assert "Kompetencer: 1 ændret" in out
    assert "• Kompetence ændret\n  Før: Vover pelsen på [fælles] vegne" in out
