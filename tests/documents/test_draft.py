"""What is not adopted is marked on every document, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.booklet import booklet
from ledelsesgrundlag_cli.documents.comparison import comparison
from ledelsesgrundlag_cli.documents.dialogue_card import dialogue_card
from ledelsesgrundlag_cli.documents.draft import stamped
from ledelsesgrundlag_cli.documents.leadership_chain import leadership_chain
from ledelsesgrundlag_cli.documents.matrix import matrix
from ledelsesgrundlag_cli.documents.poster import poster
from ledelsesgrundlag_cli.documents.request import SheetRequest
from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.loading.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from ledelsesgrundlag_cli.loading.framework import Framework

ROLE = "roles/leder-af-ledere.yaml"
WORDS = "Sætter faglige mål sammen med lederne"


def opened(folder: Path) -> Framework:
    framework = load(folder, ".").framework()
    assert framework is not None
    return framework


def replace(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def write(folder: Path, file: str, old: str, new: str) -> Framework:
    replace(folder, file, old, new)
    return opened(folder)


def status(folder: Path, word: str) -> Framework:
    return write(folder, "framework.yaml", "\nstatus: reproduced", f"\nstatus: {word}")


def card(framework: Framework, *roles: str) -> blocks.Document:
    return stamped(framework, role_card(framework, roles or ("leder-af-ledere",)))


def changes(document: blocks.Document) -> dict[str, str]:
    """What is said of expectations, by their ids."""
    return {
        item.expectation: item.change
        for block in document.blocks
        if isinstance(block, blocks.Expectations)
        for item in block.items
        if item.change
    }


def notes(document: blocks.Document) -> list[str]:
    return [
        block.text
        for block in document.blocks
        if isinstance(block, blocks.Text) and block.id.endswith("_udkast")
    ]


def test_what_is_as_adopted_has_no_mark(framework: Framework) -> None:
    sheet = framework.sheet("lus")
    assert sheet is not None
    roles = tuple(role.id for role in framework.roles)
    made = (
        role_card(framework, roles),
        sheet_document(framework, sheet, SheetRequest(roles)),
        booklet(framework),
        poster(framework),
        dialogue_card(framework, [one.id for one in framework.pejlemaerker]),
    )
    for document in made:
        assert stamped(framework, document) == document


def test_a_changed_expectation_is_counted_and_marked(framework_copy: Path) -> None:
    status(framework_copy, "adopted")
    framework = write(framework_copy, ROLE, WORDS, "Sætter sociale mål sammen med lederne")
    document = card(framework)
    assert document.draft == "Udkast – 1 forventning er ændret siden vedtagelsen"
    assert changes(document) == {"ll-faglige-maal": "Ændret siden vedtagelsen"}
    assert notes(document) == []
    assert card(framework, "centerchef").draft is None
    both = card(framework, "centerchef", "leder-af-ledere")
    assert both.draft == document.draft
    assert changes(both) == changes(document)


def test_what_is_only_reproduced_is_compared_with_the_document(framework_copy: Path) -> None:
    framework = write(framework_copy, ROLE, WORDS, "Sætter sociale mål sammen med lederne")
    document = card(framework)
    assert document.draft == "Udkast – 1 forventning er ændret i forhold til dokumentet"
    assert changes(document) == {"ll-faglige-maal": "Ændret i forhold til dokumentet"}


def test_new_and_removed_expectations_are_counted(framework_copy: Path) -> None:
    status(framework_copy, "adopted")
    asked = framework_copy / "interview" / "leder-af-ledere.yaml"
    asked.write_text(
        asked.read_text(encoding="utf-8").replace("ll-faglige-maal", "ll-nyt"), "utf-8"
    )
    write(framework_copy, ROLE, "- id: ll-faglige-maal", "- id: ll-nyt")
    framework = write(framework_copy, ROLE, WORDS, "Viser vejen for alle")
    document = card(framework)
    assert document.draft == (
        "Udkast – 1 forventning er ny, og 1 forventning er udgået siden vedtagelsen"
    )
    assert changes(document) == {"ll-nyt": "Ny siden vedtagelsen"}
    assert card(framework, "direktoer").draft is None
    whole = stamped(framework, booklet(framework))
    assert whole.draft == document.draft


def test_a_lus_sheet_shows_a_changed_twin_of_an_adopted_expectation(framework_copy: Path) -> None:
    """Two roles share the words; one of them has them without adoption."""
    name = "roles/centerchef/c-udvikling-og-drift"
    framework = write(framework_copy, "adopted.yaml", f"  {name}:", "  roles/centerchef/c-x:")
    sheet = framework.sheet("lus")
    assert sheet is not None
    request = SheetRequest(("leder-af-ledere", "centerchef"))
    document = stamped(framework, sheet_document(framework, sheet, request))
    assert "1 forventning er ny" in (document.draft or "")
    assert set(changes(document).values()) == {"Står ikke i dokumentet"}
    alone = stamped(
        framework, sheet_document(framework, sheet, SheetRequest(("leder-af-ledere",)))
    )
    assert (alone.draft, changes(alone)) == (None, {})


def remarks(document: blocks.Document) -> list[str]:
    """What is said of the texts in tables."""
    return [
        remark
        for block in document.blocks
        if isinstance(block, blocks.Table)
        for row in block.rows
        for cell in row.cells
        for entry in cell
        for remark in entry.remarks
    ]


@pytest.mark.parametrize("name", ["centerchef/c-", "leder-af-ledere/ll-"])
def test_documents_of_several_roles_mark_either_twin(name: str, framework_copy: Path) -> None:
    """Two roles share the words; whichever of them has them without adoption is told of."""
    old = f"  roles/{name}udvikling-og-drift:"
    framework = write(framework_copy, "adopted.yaml", old, f"  roles/{name}x:")
    document = stamped(framework, comparison(framework, ["leder-af-ledere", "centerchef"]))
    assert "1 forventning er ny" in (document.draft or "")
    assert list(changes(document).values()) == ["Står ikke i dokumentet"]
    for made in (matrix(framework), leadership_chain(framework)):
        document = stamped(framework, made)
        assert "1 forventning er ny" in (document.draft or "")
        assert "Står ikke i dokumentet" in remarks(document)


def test_other_texts_are_marked_where_they_stand(framework_copy: Path) -> None:
    status(framework_copy, "adopted")
    write(framework_copy, "quotes.yaml", "God ledelse handler om", "Ledelse handler om")
    replace(framework_copy, "chapters/det-saerlige.yaml", "For alle ledelsesroller", "For alle")
    framework = write(
        framework_copy, "sheets/rollekort.yaml", "For alle ledelsesroller", "For alle"
    )
    document = card(framework)
    assert document.draft == "Udkast – 2 tekster er ændret siden vedtagelsen"
    assert notes(document) == ["Teksten ovenfor er ændret siden vedtagelsen."] * 2
    marked = [
        type(before).__name__
        for before, after in zip(document.blocks, document.blocks[1:], strict=False)
        if after.id.endswith("_udkast")
    ]
    assert marked == ["Quote", "Excerpts"]
    assert len({block.id for block in document.blocks}) == len(document.blocks)


def test_a_removed_pejlemaerke_is_missed_on_the_poster(framework_copy: Path) -> None:
    name = "dialog-og-involvering"
    path = framework_copy / "adopted.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            f"  pejlemaerker/{name}.name:", f"  pejlemaerker/mod-i-alt.name: {'0' * 32}\n  x:", 1
        ),
        encoding="utf-8",
    )
    framework = opened(framework_copy)
    document = stamped(framework, poster(framework))
    assert document.draft == (
        "Udkast – 1 tekst er ny, og 1 tekst er udgået i forhold til dokumentet"
    )
    assert notes(document) == ["Teksten ovenfor står ikke i dokumentet."]


@pytest.mark.parametrize(
    ("word", "recorded", "reason"),
    [
        ("draft", False, "ledelsesgrundlaget er ikke vedtaget"),
        (
            "draft",
            True,
            "ledelsesgrundlaget er ved at blive ændret, men teksterne her er som vedtaget",
        ),
        ("adopted", False, "det er ikke registreret, hvad der er vedtaget"),
        ("adopted", True, None),
    ],
)
def test_the_status_alone_can_make_a_draft(
    word: str, recorded: bool, reason: str | None, framework_copy: Path
) -> None:
    if not recorded:
        (framework_copy / "adopted.yaml").unlink()
    said = f"Udkast – {reason}" if reason else None
    assert card(status(framework_copy, word)).draft == said


def test_a_framework_that_is_only_reproduced_needs_no_record(framework_copy: Path) -> None:
    (framework_copy / "adopted.yaml").unlink()
    assert card(opened(framework_copy)).draft is None


def test_a_chapter_called_as_a_role_does_not_make_the_roles_card_a_draft(
    framework_copy: Path,
) -> None:
    """What a text is, its address says: that its words are those of another says nothing."""
    path = framework_copy / "chapters/det-saerlige.yaml"
    title = next(
        line for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("title:")
    )
    framework = write(framework_copy, "chapters/det-saerlige.yaml", title, "title: Centerchefer")
    document = role_card(framework, ["centerchef"])
    assert "Centerchefer" in {one.text for one in document.blocks if isinstance(one, blocks.Title)}
    assert stamped(framework, document) == document
    whole = stamped(framework, booklet(framework))
    assert whole.draft == "Udkast – 1 tekst er ændret i forhold til dokumentet"
    marked = [
        (before.id, after.id)
        for before, after in zip(whole.blocks, whole.blocks[1:], strict=False)
        if after.id.endswith("_udkast")
    ]
    assert [before for before, _ in marked] == ["indhold", "det-saerlige_kapitel"]


def test_only_the_twin_that_departs_is_marked(framework_copy: Path) -> None:
    """Where each role's expectation is shown by itself, the same words adopted are unmarked."""
    old = "  roles/centerchef/c-udvikling-og-drift:"
    framework = write(framework_copy, "adopted.yaml", old, "  roles/centerchef/c-x:")
    document = stamped(framework, matrix(framework))
    marked = {
        entry.expectation
        for block in document.blocks
        if isinstance(block, blocks.Table)
        for row in block.rows
        for cell in row.cells
        for entry in cell
        if set(entry.remarks) - {entry.also}
    }
    assert marked == {"c-udvikling-og-drift"}
