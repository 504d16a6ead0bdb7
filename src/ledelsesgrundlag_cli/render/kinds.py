"""Seeing to it that the templates in use know each kind of block that a document has.

A template may leave out what it likes, but only what it was written with in mind: a copy that HR
made before a kind of block came to be would leave it out without a word. Such a copy is refused,
here and not in the templates, because the copies stay as they are.
"""

from __future__ import annotations

import re
from typing import Final

from ledelsesgrundlag_cli.documents.blocks import Document, kind_of
from ledelsesgrundlag_cli.documents.local import has_local
from ledelsesgrundlag_cli.render.templates import TemplateFile, template_problem

FIRST_KINDS: Final = frozenset(
    {"title", "heading", "text", "fields", "chain", "expectations", "legend", "contents", "items"}
    | {"marktext", "quote", "excerpts", "prompts", "question", "dial", "agreements", "checklist"}
    | {"changes", "table"}
)
"""The kinds of 0.1.0, which every copy can know. One that comes later is not added here."""
_HANDS_ON: Final = re.compile(r"\bshow-block\(|\[\s*kind_of\(")
"""How the templates in the box have any block set by the file with all the blocks."""
_KNOWS_ANSWERS: Final = re.compile(r"\bgiven\b")
"""How a template names the answers that a sheet is filled with."""
_SETS_EXPECTATIONS: Final = re.compile(r"\bitem\.added\b")
"""How a template of one kind of document shows that it sets expectations itself."""
_KNOWS_UNITS: Final = re.compile(r"\badditions\b|\bof-unit\b")
"""How a template names what a unit says of an expectation."""


def refuse_unknown_kinds(
    document: Document, used: TemplateFile, blocks_file: TemplateFile
) -> None:
    """Refuse a document with a kind of block that its template does not know.

    A template knows a kind when it names it, be it in a comment, or hands all blocks on to the
    ``blocks_file`` and that names it.

    Raises:
        TemplateProblemError: it does neither.
    """
    if document.given and not _KNOWS_ANSWERS.search(blocks_file.text()):
        raise template_problem(
            blocks_file.shown_as,
            1,
            "Skabelonen er fra en ældre lg og kan ikke vise de svar, arket skal udfyldes med.",
            "Hent en frisk kopi under et andet navn, og flyt jeres ændringer over.",
        )
    if has_local(document.blocks):
        for one in (used, blocks_file):
            text = one.text()
            sets_them = one is blocks_file or _SETS_EXPECTATIONS.search(text)
            if sets_them and not _KNOWS_UNITS.search(text):
                raise template_problem(
                    one.shown_as,
                    1,
                    "Skabelonen er fra en ældre lg og kan ikke vise en enheds egne tillæg.",
                    "Hent en frisk kopi under et andet navn, og flyt jeres ændringer over.",
                )
    for kind in sorted({kind_of(block) for block in document.blocks} - FIRST_KINDS):
        named = re.compile(rf"\b{kind}\b")
        text = used.text()
        if named.search(text):
            continue
        unknowing = blocks_file if _HANDS_ON.search(text) else used
        if unknowing is used or not named.search(blocks_file.text()):
            raise template_problem(
                unknowing.shown_as,
                1,
                f"Skabelonen kender ikke felter af slagsen ”{kind}”, og dokumentet har sådan et.",
                "Hent en frisk kopi under et andet navn, og flyt jeres ændringer over. Hvis "
                "feltet ikke skal med, så skriv slagsens navn i en kommentar i skabelonen.",
            )
