"""The names of the Word styles that documents are set in.

Word shows its own styles in the reader's language ("heading 1" as "Overskrift 1"), so those keep
Word's names; the others have the Danish names that HR sees. How each one looks is said in
``templates/docx/base.docx`` and nowhere else.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Style(StrEnum):
    """A style by its name in Word: paragraphs, then characters, then tables."""

    KICKER = "Dokumenttype"
    KICKER_NEW_PAGE = "Dokumenttype på ny side"
    COVER = "Title"
    COVER_MARKS = "Forsidemærker"
    CHAPTER_GAP = "Kapitelskel"
    TITLE = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    SUBTITLE = "Subtitle"
    CHAIN = "Ledelseskæde"
    BODY = "Body Text"
    BODY_KEPT = "Tekst før et skema"
    LEAD = "Indledning"
    NOTE = "Note"
    DRAFT = "Udkast"
    QUESTION = "Spørgsmål"
    CHOICE = "Spørgsmål med valg"
    ANSWER = "Svar"
    OPTION = "Valgmulighed"
    OPTION_HEAD = "Rolle over valgmuligheder"
    OPTION_SMALL = "Valgmulighed, mange"
    EXPECTATION = "Forventning"
    LEGEND = "Tegnforklaring"
    CONTENTS_TITLE = "TOC Heading"
    CONTENTS = "toc 1"
    ITEM = "List Bullet"
    STEP = "List Number"
    QUOTE = "Quote"
    QUOTE_SOURCE = "Citatkilde"
    EXCERPTS = "Uddrag"
    PROMPT = "Dialogspørgsmål"
    FIELD_LABEL = "Feltnavn"
    FIELD_VALUE = "Felt"
    TABLE_HEAD = "Skemahoved"
    TABLE_TEXT = "Skematekst"
    TABLE_TEXT_KEPT = "Skematekst, holdt sammen"
    TABLE_CELL = "Skematekst i kolonner"
    TABLE_CELL_KEPT = "Skematekst i kolonner, holdt sammen"
    TABLE_MARKS = "Skemamærker"
    AGREEMENT = "Aftale"
    RULE = "Streg"
    GAP = "Mellemrum"
    HEADER = "header"
    FOOTER = "footer"

    STRONG = "Strong"
    REMARK = "Bemærkning"
    PLACEHOLDER = "Placeholder Text"
    WRITING_LINE = "Skrivelinje"
    WRITING_SPACE = "Skriveplads"
    TICK = "Afkrydsning"
    INSERTED = "Sat ind"
    DELETED = "Taget ud"
    DIFFERENT = "Forskel"

    TABLE = "Skema"
    AGREEMENTS = "Aftaleskema"


MARKS: Final = tuple(f"Pejlemærke {number}" for number in range(1, 9))
"""Character styles of the marks by their place; ``design.yaml`` gives their colours."""

TEXT_STYLES: Final = {"body": Style.BODY, "lead": Style.LEAD, "note": Style.NOTE}
"""The style of running text by its tone."""


class Slot(StrEnum):
    """A place in the head or foot of the page that is filled, by its content control's tag."""

    LOGO = "lg-logo"
    FRAMEWORK = "lg-ledelsesgrundlag"
    VERSION = "lg-version"
    ORGANISATION = "lg-organisation"
    STATUS = "lg-status"
    TITLE = "lg-dokument"


THEME: Final = "lg"
"""The name of the base's theme. While it has it, colours and typeface follow ``design.yaml``; it
goes when HR chooses a theme in Word, and then HR's is used."""
THEME_COLORS: Final = {
    "text1": ("dk1", "ink"),
    "background1": ("lt1", "paper"),
    "text2": ("dk2", "muted"),
    "background2": ("lt2", "rule"),
    "accent1": ("accent1", "accent"),
}
"""For each name a style uses for a colour of the theme: its name there, and in design.yaml."""
