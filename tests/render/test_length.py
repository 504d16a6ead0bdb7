"""How long a sheet is said to be is how long it is when it is set."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest

from ledelsesgrundlag_cli.documents.request import SheetRequest
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.pdf.length import pages

if TYPE_CHECKING:
    from pathlib import Path

    from ledelsesgrundlag_cli.render.templates import Templates

pytestmark = pytest.mark.slow

LUS = "sheets/lus.yaml"
NEARLY = 0.13
"""A part that seems to fill so much more than its pages may still fit, and the other way."""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: lus", "id: lus"),
        *(("lines: 3", f"lines: {lines}") for lines in (1, 14, 20, 30)),
        *(("rows: 3", f"rows: {rows}") for rows in (1, 5, 8)),
        (
            "Hvad er lykkedes siden sidst, og hvad vil du gerne fortælle om det?",
            "Hvad er lykkedes siden sidst, og hvad vil du gerne fortælle om det? " * 40,
        ),
    ],
    ids=lambda text: text[:12],
)
def test_the_pages_are_those_that_are_set(
    old: str, new: str, framework_copy: Path, templates: Templates
) -> None:
    text = (framework_copy / LUS).read_text(encoding="utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    framework = load(framework_copy, "framework", {LUS: changed.encode()}).framework()
    assert framework is not None
    sheet = framework.sheet("lus")
    assert sheet is not None
    looked = 0
    for role in framework.roles:
        request = SheetRequest((role.id,), audience="leder")
        raw = render_bytes(
            sheet_document(framework, sheet, request), Format.PDF, templates, framework
        )
        with pikepdf.open(io.BytesIO(raw)) as made:
            is_so = len(made.pages)
        texts = [one.text for one in role.expectations]
        said = [
            pages(sheet, part, texts, len(framework.pejlemaerker))
            for part in sheet.parts
            if part.side in {"leder", "faelles"}
        ]
        least = sum(max(1, -int(-(one - NEARLY) // 1)) for one in said)
        most = sum(-int(-(one + NEARLY) // 1) for one in said)
        assert least <= is_so <= most, (role.id, said, is_so)
        looked += 1
    assert looked == 4
