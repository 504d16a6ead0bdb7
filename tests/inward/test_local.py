"""Answers to a unit's own questions come back, whatever the format."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.documents.units import ID, lus_of, some_of_each
from tests.inward import filling

from ledelsesgrundlag_cli.documents.answers import Answers
from ledelsesgrundlag_cli.documents.request import SheetRequest
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.inward.fresh import Reader
from ledelsesgrundlag_cli.inward.json_answers import answers_file, read_json
from ledelsesgrundlag_cli.render.form_fields import FieldKind, fields_of
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.sheet_head import head_line, head_of, read_head_line

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.answers import Answer, SheetHead
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates


def sheet_of(framework: Framework) -> Document:
    request = SheetRequest((framework.roles[-1].id,))
    return sheet_document(framework, lus_of(framework), request)


def own_answers(document: Document) -> dict[str, Answer]:
    """An answer in each field that is a unit's."""
    return {
        one.id: True if one.kind is FieldKind.TICK else "Vi sejlede i juni."
        for one in fields_of(document)
        if ID in one.id
    }


def head_in(document: Document) -> SheetHead:
    head = head_of(document)
    assert head is not None
    return head


@pytest.mark.slow
@pytest.mark.parametrize("made_as", [Format.PDF, Format.DOCX, Format.JSON])
def test_answers_to_a_units_questions_come_back(
    made_as: Format, framework: Framework, templates: Templates
) -> None:
    unit = some_of_each(framework)
    own = replace(framework, local=unit)
    document = sheet_of(own)
    answers = own_answers(document)
    assert len(answers) == 2
    if made_as is Format.JSON:
        content = answers_file(Answers(head_in(document), answers))
    else:
        blank = render_bytes(document, made_as, templates, own, fill_in=made_as is Format.PDF)
        fill = filling.by_pikepdf if made_as is Format.PDF else filling.by_xml
        content = fill(blank, answers)
    name = f"lus{made_as.ending}"
    known = Reader(framework, templates, [unit]).read(content, name)
    assert (dict(known.placed.given), dict(known.placed.gone)) == (answers, {})
    assert (known.recognised.same, known.outside, known.perhaps) == (True, (), ())
    assert known.head.local == ID
    # Where the unit's file is gone, what was written is not.
    without = Reader(framework, templates).read(content, name)
    assert dict(without.placed.gone) == answers


def test_the_head_names_the_unit_and_is_as_before_on_the_common_sheet(
    framework: Framework,
) -> None:
    own = head_in(sheet_of(replace(framework, local=some_of_each(framework))))
    common = head_in(sheet_of(framework))
    assert head_line(own).endswith(f" @{ID} Odsherred Kommune")
    assert "@" not in head_line(common)
    for head in (own, common):
        assert read_head_line(head_line(head)) == head
        assert read_json(answers_file(Answers(head, {}))).answers.head == head
    assert own.fields != common.fields
