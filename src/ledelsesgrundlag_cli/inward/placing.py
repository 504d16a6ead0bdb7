"""Putting what was read where it belongs on a sheet that is made today."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.inward.filled import both
from ledelsesgrundlag_cli.render.docx.tags import tag_of
from ledelsesgrundlag_cli.render.form_fields import FieldKind, FormField, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ledelsesgrundlag_cli.documents.answers import Answer
    from ledelsesgrundlag_cli.documents.blocks import Block, Document
    from ledelsesgrundlag_cli.inward.filled import Filled


class Placed(NamedTuple):
    """Answers on a sheet.

    ``given`` go by the names of the sheet's fields, in its order; ``gone`` by the names in the
    file: their questions are not on the sheet, or ask for something else now. ``differing`` are
    fields that were several in the file, and not filled in alike: all of it is there, joined.
    ``read`` and ``empty`` count the questions of the sheet that the file has, with an answer and
    without; a question with several fields is one.
    """

    given: Mapping[str, Answer]
    gone: Mapping[str, Answer]
    differing: tuple[str, ...]
    read: int
    empty: int


class Asked(NamedTuple):
    """A question of a sheet: the id of its block, or of a field at a head; words, and fields."""

    id: str
    words: str
    fields: tuple[FormField, ...]


def place(filled: Filled, document: Document) -> Placed:
    """Put answers on a sheet, by the names of its fields.

    The way goes over the sheet's own fields, not over the names alone: a long name is cut in
    Word, and fields that are one answer now had a name each in version 0.1.0.
    """
    asked = questions(document)
    fields = [field for one in asked for field in one.fields]
    by_name: dict[str, list[FormField]] = {}
    for field in fields:
        by_name.setdefault(field.name, []).append(field)
    names = names_in_files(fields)
    written = _written(document)
    found: dict[str, Answer] = {}
    gone: dict[str, Answer] = {}
    differing: list[str] = []
    for called, answer in filled.answers.given.items():
        name = names.get(called)
        fitting = None if name is None else _fitting(by_name[name], answer)
        if name is None or fitting is None:
            if written.get(called) != answer:
                gone[called] = answer
            continue
        if name in found and both(found[name], fitting) != found[name]:
            differing.append(name)
        found[name] = both(found.get(name), fitting)
    given = {name: found[name] for name in by_name if name in found}
    counted = [one for one in asked if _has(filled, one, found)]
    read = sum(any(field.name in given for field in one.fields) for one in counted)
    return Placed(given, gone, tuple(dict.fromkeys(differing)), read, max(0, len(counted) - read))


def questions(document: Document) -> tuple[Asked, ...]:
    """Return the questions of a sheet in reading order; of fields at its heads, each once."""
    found: list[Asked] = []
    heads: set[str] = set()
    every = fields_of(document)
    for block in document.blocks:
        fields = fields_of(document._replace(blocks=(block,)))
        if isinstance(block, blocks.Fields):
            for field in fields:
                if field.name not in heads:
                    same = tuple(one for one in every if one.name == field.name)
                    found.append(Asked(field.name, field.label, same))
                    heads.add(field.name)
        elif fields:
            found.append(Asked(block.id, _words(block), fields))
    return tuple(found)


def names_in_files(fields: Iterable[FormField]) -> dict[str, str]:
    """Map what fields are called in files, those of older versions too, to their names."""
    names: dict[str, str] = {}
    for field in fields:
        for called in (field.id, tag_of(field.id), tag_of(field.name)):
            names.setdefault(called, field.name)
    return names | {field.name: field.name for field in fields}


def _has(filled: Filled, asked: Asked, given: Mapping[str, Answer]) -> bool:
    """Tell whether a file asks a question: all do, where it holds nothing but answers.

    What the sheet itself has filled in asks nothing.
    """
    if filled.names is None or any(field.name in given for field in asked.fields):
        return True
    if any(field.name in filled.by_sheet for field in asked.fields):
        return False
    return not filled.names.isdisjoint(names_in_files(asked.fields))


def _fitting(fields: list[FormField], answer: Answer) -> Answer | None:
    """Return an answer as a field takes it; None where it does not."""
    kind = fields[0].kind
    if kind is FieldKind.TICK:
        return answer if answer is True else None
    if not isinstance(answer, str):
        return None
    if kind is not FieldKind.CHOICE:
        return answer
    for field in fields:
        if answer in {field.value, field.label.rpartition(": ")[2]}:
            return field.value
    return None


def _written(document: Document) -> dict[str, str]:
    """Return what the sheet itself writes at its heads, by what the fields are called."""
    return {
        called: field.value
        for block in document.blocks
        if isinstance(block, blocks.Fields)
        for field in block.fields
        if field.value is not None
        for called in (field.id, field.answer or field.id)
    }


def _words(block: Block) -> str:
    """Return the words of a question, whatever its kind of block calls them."""
    for name in ("intro", "text", "label", "title"):
        if isinstance(words := getattr(block, name, None), str) and words:
            return words
    return block.id
