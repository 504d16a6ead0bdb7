"""The poster (Plakat): the pejlemærker, to hang on the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.booklet import MARKERS_CHAPTER
from ledelsesgrundlag_cli.documents.common import colophon, mark_texts, marks, of_metadata
from ledelsesgrundlag_cli.model.kinds import CHAPTER
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.framework import Framework


def poster(framework: Framework) -> blocks.Document:
    """Build the poster: every pejlemærke with its shape and its description."""
    metadata = framework.metadata
    chapter = next((one for one in framework.chapters if one.id == MARKERS_CHAPTER), None)
    title = chapter.title if chapter else USUAL.say("{Pejlemærker}")
    address = framework.texts.of(CHAPTER, f"chapters/{MARKERS_CHAPTER}", "title")
    return blocks.Document(
        kind="plakat",
        id="plakat",
        title=title,
        language=metadata.language,
        colophon=colophon(framework),
        blocks=(
            blocks.Title(
                *("top", metadata.title, title, metadata.subtitle, address),
                of_metadata(framework, "title"),
                of_metadata(framework, "subtitle"),
            ),
            *mark_texts(framework, ""),
        ),
        covers=("pejlemaerker/",),
    )


def mark_alone(framework: Framework, marker_id: str) -> blocks.Document:
    """Build a document of nothing but a pejlemærke's mark, to be drawn."""
    [mark] = marks(framework, {marker_id})
    return blocks.Document(
        kind="plakat",
        id=f"maerke-{marker_id}",
        title=mark.name,
        language=framework.metadata.language,
        colophon=colophon(framework),
        blocks=(blocks.MarkText(marker_id, mark, None, added=True),),
    )
