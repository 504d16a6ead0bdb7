"""What shows a text of the framework carries the text's address, and nothing else carries it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.documents.every import every_document

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.words.folding import normalised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.loading.framework import Framework

REPOSITORY = Path(__file__).resolve().parents[2]
FRAMEWORKS = (REPOSITORY / "framework", REPOSITORY / "tests" / "fixtures" / "valid" / "lille")
SAID_OF = {"label", "roles", "shared_with", "value"}
"""Words that say something of a text, or repeat what stands beside them."""
OWN = {
    "Pejlemærker",
    "Forventninger",
    "Forventning",
    "Rollen",
    "Rolle",
    "Nærmeste leder",
    "Lederen",
}
"""Words of the documents' own that a framework may say too."""


@pytest.fixture(params=FRAMEWORKS, ids=lambda path: path.name)
def whole(request: pytest.FixtureRequest) -> Framework:
    """Each framework in turn."""
    framework = load(request.param, "framework").framework()
    assert framework is not None
    return framework


def nodes(node: Any) -> Iterator[Any]:
    """Every record of a document, but what is only said of an expectation."""
    if hasattr(node, "_fields"):
        yield node
    for field, value in blocks.members(node):
        said_of = field == "marks" and isinstance(node, blocks.ExpectationItem)
        if not said_of and field != "pieces":
            yield from nodes(value)


def shown(node: Any) -> Iterator[tuple[str, str, str | None]]:
    """The field, the words and the address of each text that a record shows."""
    if isinstance(node, blocks.Entry | blocks.Wording):
        yield "text", " ".join(piece.text for piece in node.pieces), node.address
        if isinstance(node, blocks.Entry) and node.question is not None:
            yield "question", node.question, node.question_address
        return
    main = next((name for name in ("text", "title", "name", "label") if hasattr(node, name)), "")
    for field, value in blocks.members(node):
        own = getattr(node, f"{field}_address", None)
        if isinstance(value, str) and not blocks.is_address(field):
            yield field, value, own or (getattr(node, "address", None) if field == main else None)


def test_every_address_is_that_of_the_words_shown(whole: Framework) -> None:
    wording = {one.address: normalised(one.item.text) for one in whole.texts.entries}
    seen = set()
    for document in every_document(whole):
        for node in nodes(document.blocks):
            for field, words, address in shown(node):
                if address is None:
                    continue
                begins = normalised(words).removesuffix(" …")
                assert begins in wording[address], (document.id, node, field)
                seen.add(address)
            for twin in getattr(node, "twins", ()):
                assert wording[twin] == normalised(node.text), (document.id, node)
                seen.add(twin)
    assert {*blocks.addresses_in(tuple(every_document(whole)))} == seen
    assert {one.address for one in whole.texts.entries if one.item.document} <= seen
    assert len(seen) >= 18


def test_no_text_of_the_framework_stands_without_its_address(whole: Framework) -> None:
    """The words are compared here, and nowhere else, to find a text that a builder forgot."""
    known = {normalised(one.item.text) for one in whole.texts.entries} - OWN
    looked_at = 0
    for document in every_document(whole):
        for node in nodes(document.blocks):
            for field, words, address in shown(node):
                looked_at += 1
                if isinstance(node, blocks.Mark) or address is not None or field in SAID_OF:
                    continue
                assert normalised(words) not in known, (document.id, node, field)
    assert looked_at > 500


def test_what_a_document_covers_it_shows_all_of(whole: Framework) -> None:
    """Where it says so, all that the municipality decided in that part stands in it.

    The chain is made of all expectations, and shows those that come again.
    """
    looked_at = 0
    for document in every_document(whole):
        if document.kind == "kaede":
            continue
        here = {*blocks.addresses_in(document.blocks)}
        for entry in whole.texts.entries:
            whole_part = document.covers == ("",) or entry.item.kind != "title"
            if entry.item.document and whole_part and entry.address.startswith(document.covers):
                looked_at += 1
                assert entry.address in here, (document.id, entry.address)
    assert looked_at > 20


def test_excerpts_and_choices_are_known_by_the_names_they_had() -> None:
    excerpts = blocks.Excerpts("x", (blocks.Excerpt("Et", "a"), blocks.Excerpt("To", "b")))
    assert excerpts.texts == ("Et", "To")
    dial = blocks.Dial("d", "Hvad?", (blocks.Choice("Ned"), blocks.Choice("Op")), "Fordi", ())
    assert dial.options == ("Ned", "Op")
