"""Ids are unique in a document, whatever names a framework uses."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.documents.comparison import comparison
from ledelsesgrundlag_cli.documents.dialogue_card import dialogue_card
from ledelsesgrundlag_cli.documents.leadership_chain import (
    leadership_chain,
    thread_of,
    thread_of_mark,
)
from ledelsesgrundlag_cli.documents.matrix import matrix
from ledelsesgrundlag_cli.documents.request import SheetRequest
from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.loading.load import load

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.framework import Framework

SMALL = Path(__file__).resolve().parents[1] / "fixtures" / "valid" / "lille"
OURS = ("rolle", "kaeden", "kort", "indledning", "felter", "tilfoejet", "forventninger", "titel")
"""Words the builders use in ids of their own."""
REPEATED = {"Mark", "ChainLink"}
"""These name something in the framework and make no anchor."""


@pytest.fixture
def hostile(tmp_path: Path) -> Framework:
    """A framework whose ids are the builders' own words."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "framework"))

    def change(name: str, *pairs: tuple[str, str]) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        (folder / name).write_text(text, encoding="utf-8")

    change("roles/teamleder.yaml", ("t-spoerger", "rolle"), ("t-holder-fri", "kaeden"))
    change("roles/afdelingschef.yaml", ("a-spoerger", "forventninger"), ("a-eget", "kort"))
    change("pejlemaerker.yaml", ("id: nysgerrighed", "id: kort"), ("id: ro", "id: titel"))
    for role in ("teamleder", "afdelingschef"):
        change(f"roles/{role}.yaml", ("[nysgerrighed]", "[kort]"), ("[ro]", "[titel]"))
    change("sheets/lus.yaml", ("id: tak", "id: indledning"), ("id: stolt", "id: felter"))
    change("sheets/lus.yaml", ("id: bemaerk", "id: tilfoejet"))
    (folder / "fora.yaml").write_text(
        "origin: editorial\nfora:\n  - id: rolle\n    name: Sammen\n", encoding="utf-8"
    )
    prompts = "".join(
        f"  - id: {one}\n    pejlemaerke: kort\n    forum: rolle\n    aim: today\n"
        f"    text: Hvad nu?\n    grounded_in: roles/teamleder/rolle\n"
        for one in OURS
    )
    (folder / "prompts").mkdir()
    (folder / "prompts" / "alle.yaml").write_text(
        f"origin: editorial\nprompts:\n{prompts}", encoding="utf-8"
    )
    loaded = load(folder, "framework")
    framework = loaded.framework()
    assert framework is not None, loaded.diagnostics
    return framework


def ids(node: object) -> list[str]:
    """Every id of a block or of what it holds."""
    own = [node.id] if hasattr(node, "id") and type(node).__name__ not in REPEATED else []
    inner = node if isinstance(node, tuple) else ()
    return [*own, *(one for item in inner for one in ids(item))]


def test_no_two_blocks_share_an_id(hostile: Framework) -> None:
    sheet = hostile.sheet("lus")
    assert sheet is not None
    roles = [role.id for role in hostile.roles]
    markers = [marker.id for marker in hostile.pejlemaerker]
    request = SheetRequest(tuple(roles), "leder", focus=("rolle",))
    for document in (
        role_card(hostile, roles),
        role_card(hostile, roles[:1]),
        sheet_document(hostile, sheet, request),
        dialogue_card(hostile, markers, role_id="teamleder"),
        dialogue_card(hostile, markers[:1], forum_id="rolle"),
        comparison(hostile, roles),
        leadership_chain(hostile),
        thread_of(hostile, "rolle"),
        thread_of_mark(hostile, "titel"),
        matrix(hostile, counts=True),
    ):
        found = ids(document.blocks)
        assert len(found) >= 4
        assert sorted(found) == sorted(set(found)), document.kind
