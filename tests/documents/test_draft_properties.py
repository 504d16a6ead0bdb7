"""Of any framework: a document is marked exactly when a text it shows departs from what was
adopted, or one is gone from what it is made of.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.every import every_document

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.draft import stamped
from ledelsesgrundlag_cli.loading.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from ledelsesgrundlag_cli.loading.framework import Framework

WORDS = st.sampled_from(["Centerchefer", "Lytter", "Lytter til alle", "Ro", "Mod", "Sammen", "Vi"])
"""So few that texts of different things often have the same words."""
ORIGINS = st.sampled_from(["document", "document", "editorial"])
IDS = ("alfa", "beta", "gamma")


@st.composite
def contents(draw: st.DrawFn) -> dict[str, Any]:
    """The files of a small framework."""

    def words() -> str:
        return draw(WORDS)

    def origin() -> str:
        return draw(ORIGINS)

    def marker() -> str:
        return draw(st.sampled_from(markers))

    markers = IDS[: draw(st.integers(1, 2))]
    files: dict[str, Any] = {
        "framework.yaml": {
            "schema": 1, "id": "lille", "title": words(), "subtitle": words(),
            "organisation": "Lille", "version": "1.0.0", "language": "da",
            "status": draw(st.sampled_from(["adopted", "reproduced"])),
        },
        "pejlemaerker.yaml": {
            "pejlemaerker": [
                {"id": one, "name": words(), "origin": origin(),
                 "description": {"origin": origin(), "text": words()}}
                for one in markers
            ]
        },
        "quotes.yaml": {
            "origin": origin(),
            "quotes": [{"id": "q", "text": words(), "attribution": words(), "speaker": "x"}],
        },
        "fora.yaml": {"origin": "editorial", "fora": [{"id": "f", "name": words()}]},
        "prompts/p.yaml": {
            "origin": "editorial",
            "prompts": [
                {"id": "p", "pejlemaerke": "alfa", "forum": "f", "aim": "today", "text": words(),
                 "grounded_in": "quotes/q"}
            ],
        },
        "sheets/ark.yaml": {
            "id": "ark", "origin": "editorial", "title": words(),
            "parts": [{"for": one, "title": words()} for one in ("leder", "faelles")],
            "sections": [
                {"id": "s", "title": words(), "for": ["leder", "faelles"], "blocks": [
                    {"id": "e", "type": "expectations", "text": words(), "for": ["leder"],
                     **({"when": "focus"} if draw(st.booleans()) else {})},
                    {"id": "d", "type": "dial", "text": words(), "options": [words(), words()],
                     "because": words()},
                ]}
            ],
        },
        "sheets/rollekort.yaml": {
            "origin": "editorial", "link_note": words(),
            "for_everyone": {
                "title": words(), "excerpts": [{"passage": "quotes/q", "text": "?"}]
            },
        },
    }  # fmt: skip
    files["sheets/rollekort.yaml"]["for_everyone"]["excerpts"][0]["text"] = files["quotes.yaml"][
        "quotes"
    ][0]["text"]
    for number, role in enumerate(IDS[: draw(st.integers(1, 3))], start=1):
        files[f"roles/{role}.yaml"] = {
            "id": role, "title": words(), "heading": words(), "origin": origin(),
            "singular": words(), "level": number,
            "card": {"origin": "editorial", "quote": "q"},
            "expectations": [
                {"id": f"{role}-{at}", "text": words(), "origin": origin(),
                 "pejlemaerker": {"origin": "editorial", "primary": [marker()]}}
                for at in range(draw(st.integers(1, 3)))
            ],
        }  # fmt: skip
    for number, chapter in enumerate(IDS[: draw(st.integers(0, 2))], start=1):
        files[f"chapters/{chapter}.yaml"] = {
            "id": chapter, "order": number, "title": words(), "origin": origin(),
            "paragraphs": [{"id": "a", "text": words()}],
        }  # fmt: skip
    return files


GONE = st.lists(
    st.sampled_from(
        ["roles/alfa/borte", "roles/beta/borte", "quotes/borte", "pejlemaerker/borte.name"]
    ),
    unique=True,
    max_size=1,
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for frameworks whose files are all in memory."""
    return tmp_path_factory.mktemp("tom")


def opened(folder: Path, files: dict[str, Any]) -> Framework:
    """Read a framework whose files are in memory; JSON is YAML too."""
    written = {
        name: json.dumps(data, ensure_ascii=False, indent=1).encode()
        for name, data in files.items()
    }
    loaded = load(folder, ".", written)
    framework = loaded.framework()
    assert framework is not None, loaded.diagnostics
    return framework


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(files=contents(), data=st.data())
def test_a_document_is_marked_exactly_when_it_must_be(
    empty: Path, files: dict[str, Any], data: st.DataObject
) -> None:
    texts = opened(empty, files).texts
    record: dict[str, str] = {}
    departing = set()
    for entry in texts.entries:
        outcome = data.draw(st.sampled_from(["as adopted"] * 12 + ["changed", "not recorded"]))
        wording = entry.item.text
        if outcome == "changed":
            record[entry.address] = f"{wording} dengang"
            departing.add(entry.address)
        elif outcome == "as adopted" and entry.item.document:
            record[entry.address] = wording
        elif entry.item.document:
            departing.add(entry.address)
    gone = data.draw(GONE)
    record |= dict.fromkeys(gone, "Borte")
    adopted = {"algorithm": 2, "version": "1.0.0", "texts": record}
    framework = opened(empty, {**files, "adopted.yaml": adopted})
    assert set(framework.standings.departures) == departing
    count = 0
    for document in every_document(framework):
        shown = {*blocks.addresses_in(document.blocks)}
        missed = [one for one in gone if one.startswith(document.covers)]
        marked = stamped(framework, document)
        assert (marked.draft is not None) == bool(shown & departing or missed), document.id
        if not shown & departing:
            assert marked.blocks == document.blocks
        told = sum(
            int(one) for one in (marked.draft or "").replace(",", "").split() if one.isdigit()
        )
        assert told == len(shown & departing) + len(missed), (marked.draft, document.id)
        count += 1
    assert count >= 12
