"""The framework in the box says what the municipality's document says: no more, no less."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.adoption.faithfulness import compare, lines_of
from ledelsesgrundlag_cli.model.base import Provenance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.loading.framework import Framework

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCE = REPOSITORY / "framework" / "source" / "ledelsesgrundlag.txt"
EXTRACT = REPOSITORY / "tests" / "fixtures" / "source" / "udtraek.txt"


def passages() -> list[str]:
    """The lines of the adopted text."""
    return lines_of(SOURCE.read_text(encoding="utf-8"))


def document_texts(framework: Framework) -> Iterator[str]:
    """Every text in the data that says it is the municipality's."""
    metadata = framework.metadata
    yield metadata.title
    yield metadata.subtitle or ""
    for chapter in framework.chapters:
        assert chapter.origin is Provenance.DOCUMENT
        if chapter.title_origin is not Provenance.EDITORIAL:
            yield chapter.title
        yield from (paragraph.text for paragraph in chapter.paragraphs)
    assert framework.tools is not None
    assert framework.tools.introduction is not None
    assert framework.tools.closing is not None
    yield framework.tools.introduction.text
    yield from (tool.name for tool in framework.tools.tools)
    yield framework.tools.closing.text
    assert framework.quotes is not None
    assert framework.quotes.introduction is not None
    yield framework.quotes.introduction.text
    for quote in framework.quotes.quotes:
        yield quote.text
        yield quote.attribution
    yield from (marker.name for marker in framework.pejlemaerker)
    for role in framework.roles:
        yield role.title
        yield role.heading
        yield from (
            expectation.text
            for expectation in role.expectations
            if expectation.origin is Provenance.DOCUMENT
        )
    assert framework.guidance is not None
    yield framework.guidance.title
    yield framework.guidance.subtitle or ""
    for question in framework.guidance.questions:
        yield question.question
        yield from (paragraph.text for paragraph in question.answer)


def uncovered(lines: list[str], texts: list[str]) -> tuple[list[str], list[str]]:
    """The words of the lines that no text covers, and the texts that stand in no line."""
    compared = compare(lines, texts)
    return [words for _, words in compared.left], [texts[at] for at in compared.strange]


def test_every_word_of_the_document_is_in_the_data_once_and_nothing_else(
    framework: Framework,
) -> None:
    lines, texts = passages(), list(document_texts(framework))
    missing, invented = uncovered(lines, texts)
    assert len(lines) > 90
    assert len(texts) > 100
    assert missing == []
    assert invented == []
    words = Counter(re.findall(r"\w+", " ".join(texts)))
    assert words == Counter(re.findall(r"\w+", " ".join(lines)))


@pytest.mark.parametrize(
    ("old", "new"),
    [("sammen med lederne", "for lederne"), ("successer", "succeser"), ("virkelyst", "")],
)
def test_a_changed_word_is_noticed_both_ways(framework: Framework, old: str, new: str) -> None:
    texts = list(document_texts(framework))
    assert sum(old in text for text in texts) == 1
    missing, invented = uncovered(passages(), [text.replace(old, new) for text in texts])
    assert missing
    assert invented


def test_a_text_left_out_is_missing_and_one_said_twice_is_invented(framework: Framework) -> None:
    texts = list(document_texts(framework))
    assert uncovered(passages(), texts[1:])[0] == ["Ledelsesgrundlag"]
    assert uncovered(passages(), [*texts, texts[-1]])[1] == [texts[-1]]


def test_the_adopted_text_is_the_extract_without_the_pdfs_artefacts() -> None:
    """Only what framework/source/LAESMIG.md names has been changed."""
    extract = EXTRACT.read_text(encoding="utf-8")
    assert extract.count("Foto: Peter Haugaard") == 2
    cleaned = extract.replace("Foto: Peter Haugaard", "")
    cleaned, halves = re.subn(r"(?<=[a-zæø])- ?\n(?=[a-zæøå])", "", cleaned)
    assert halves == 18
    cleaned = cleaned.replace("” ”Det er", "”Det er")
    cleaned = re.sub(r"^\s*”\s*$", "", cleaned, flags=re.MULTILINE)
    adopted = SOURCE.read_text(encoding="utf-8")
    assert cleaned.split() == adopted.split()


def test_there_are_as_many_texts_as_the_document_has(framework: Framework) -> None:
    counts = {role.id: len(role.expectations) for role in framework.roles}
    assert counts == {
        "direktoer": 11,
        "centerchef": 12,
        "leder-af-ledere": 10,
        "leder-af-medarbejdere": 13,
    }
    assert framework.quotes is not None
    assert [quote.speaker for quote in framework.quotes.quotes] == [
        "leder",
        "leder",
        "medarbejder",
        "medarbejder",
        "leder",
        "medarbejder",
    ]
    assert framework.tools is not None
    assert len(framework.tools.tools) == 4
    assert framework.guidance is not None
    assert len(framework.guidance.questions) == 4


SLIPS = (
    "successer",
    "i overensstemmelser med",
    "hele centerområdets og organisationen",
    "hver enkel rolle",
    "Formålet er at hjælper dermed",
    "refleksioner og om behovet",
    "ansvar, der er til",
    "i ledelsesteams, ledelsesfora",
    "medarbejderne, borgere og interessenter",
    "samt løbende imødekomme",
    "afgørende",
)


def test_every_slip_is_kept_and_marked(framework: Framework) -> None:
    parts = [*framework.chapters, *framework.roles]
    assert framework.guidance is not None
    slips = [
        slip
        for part in [*parts, framework.guidance]
        for passage in part.passages()
        for slip in passage.sic
    ]
    assert set(SLIPS) == {slip.text for slip in slips}
    assert all(slip.note for slip in slips)


def test_the_parts_tell_the_same_texts_as_are_listed_here(framework: Framework) -> None:
    """What `lg lint` compares is what this file compares, gathered the other way."""
    others = [framework.quotes, framework.guidance, framework.tools]
    parts = [framework.metadata, *framework.chapters, *framework.roles]
    told = [
        item.text
        for part in (*parts, *others)
        if part is not None
        for item in part.texts()
        if item.document
    ]
    told += [marker.name for marker in framework.pejlemaerker]
    assert Counter(told) == Counter(document_texts(framework))
