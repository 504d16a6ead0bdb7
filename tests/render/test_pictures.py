"""Every page of every PDF beside the last that somebody looked at: no change comes unseen.

Run with LG_UPDATE=1 to accept the pages as they are now; then look at the pictures that changed.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.documents.frameworks import FRAMEWORKS
from tests.render.cases import cases
from tests.render.pictures import Image, beside, differing, few_greys, pages_of

from ledelsesgrundlag_cli.documents.blocks import Title
from ledelsesgrundlag_cli.render.formats import Format, render_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image as Picture

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates

ACCEPTED = Path(__file__).resolve().parent / "pages"
MOST_BYTES = 3_000_000
FEW = 12
"""Pixels that may differ on a document: a word that is another is some fifty."""
COLUMNS = 8


def parts(document: Document) -> int:
    return sum(isinstance(one, Title) for one in document.blocks)


def strips(name: str, framework: Framework, templates: Templates) -> Iterator[tuple[str, Picture]]:
    """Yield each document's pages side by side, with the name of its picture.

    Pictures are counted for each kind, so that a new one leaves the names of the others. Of a
    sheet on paper, only with all its sides: their pages are the same alone.
    """
    made_of = FRAMEWORKS[name](framework)
    every = list(cases(made_of))
    whole: dict[str, int] = {}
    for document, _, _ in every:
        whole[document.kind] = max(whole.get(document.kind, 0), parts(document))
    numbers: Counter[str] = Counter()
    for document, paper, fill_in in every:
        if document.head and not fill_in and parts(document) < whole[document.kind]:
            continue
        raw = render_bytes(document, Format.PDF, templates, made_of, paper=paper, fill_in=fill_in)
        numbers[document.kind] += 1
        yield (
            f"{name}-{document.kind}-{numbers[document.kind]}.png",
            beside(pages_of(raw), COLUMNS),
        )


@pytest.mark.slow
@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_page_looks_as_it_was_accepted(
    name: str, framework: Framework, templates: Templates
) -> None:
    found = {}
    looked_at = set()
    for file, made in strips(name, framework, templates):
        looked_at.add(file)
        path = ACCEPTED / file
        if os.environ.get("LG_UPDATE"):
            ACCEPTED.mkdir(exist_ok=True)
            few = few_greys(made)
            if not path.exists() or differing(few, Image.open(path).convert("L")) > FEW:
                few.save(path, optimize=True)
        if not path.exists():
            found[file] = "was never looked at"
            continue
        pixels = differing(few_greys(made), Image.open(path).convert("L"))
        if pixels > FEW:
            found[file] = f"{pixels} pixels are others"
    assert found == {}
    assert looked_at == {path.name for path in ACCEPTED.glob(f"{name}-*.png")}
    assert len(looked_at) > 10


def test_the_pictures_take_little_room() -> None:
    sizes = [path.stat().st_size for path in ACCEPTED.iterdir()]
    assert len(sizes) > 60
    assert sum(sizes) < MOST_BYTES


def test_a_changed_word_is_seen(framework: Framework, templates: Templates) -> None:
    file, made = next(strips("small", framework, templates))
    changed = made.copy()
    changed.paste(255, (60, 60, 90, 70))
    changed.paste(0, (62, 62, 70, 66))
    assert file
    assert differing(made, changed) > FEW
    assert differing(made, made) == 0
    assert differing(made, changed.crop((0, 0, 10, 10))) > FEW
