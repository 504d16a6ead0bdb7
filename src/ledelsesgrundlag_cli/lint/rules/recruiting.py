"""LG816 and LG218: what applicants are asked, and what nobody has written a question to.

A phrase must ask the applicant for something private. Words alone decide nothing: ``Center for
Børn og Unge``, ``sygefraværet på din arbejdsplads`` and ``børnenes hverdag`` are fine. What is not
found may still be unlawful to ask: lg does not know the law.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.across import expectations
from ledelsesgrundlag_cli.lint.rules.phrases import Phrase, Said
from ledelsesgrundlag_cli.lint.rules.promise import rows_of
from ledelsesgrundlag_cli.lint.rules.recruiting_words import NOT_TO_ASK
from ledelsesgrundlag_cli.model.block_texts import every_block
from ledelsesgrundlag_cli.model.interview import InterviewFile
from ledelsesgrundlag_cli.model.sheet import Sheet
from ledelsesgrundlag_cli.model.sheet_blocks import CaseBlock, PerExpectationBlock
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.diagnostics import Diagnostic
    from ledelsesgrundlag_cli.lint.checked import Checked
    from ledelsesgrundlag_cli.lint.rules.seen import Seen
    from ledelsesgrundlag_cli.model.base import Part

LG218 = Rule("LG218", "Der mangler et spørgsmål til ansøgere", Severity.NOTE)
LG816 = Rule("LG816", "Noget, ansøgere måske ikke må blive spurgt om", Severity.NOTE)
RULES: Final = (LG218, LG816)


def _ask_a_lawyer(_match: re.Match[str]) -> Said:
    return Said(
        "Spørgsmålet kan komme ind på noget, man ikke må spørge en ansøger om.",
        "Spørg jeres jurist.",
    )


def _of_applicants(one: Seen) -> bool:
    return one.recruits


NOT_OF_APPLICANTS: Final = tuple(
    Phrase(LG816, call, pattern, _ask_a_lawyer, _of_applicants)
    for call, pattern in rows_of(NOT_TO_ASK)
)
"""The phrases of LG816."""


def asks_applicants(part: Part) -> bool:
    """Tell whether what stands in a file is asked of those who apply for a role."""
    if isinstance(part, InterviewFile):
        return True
    return isinstance(part, Sheet) and any(
        isinstance(block, PerExpectationBlock | CaseBlock)
        for section in part.sections
        for block, _ in every_block(section.blocks, ())
    )


def check_interview(checked: Checked) -> Iterator[Diagnostic]:
    """Find expectations without a question (LG218), where somebody has begun to write some."""
    asked = {
        one.expectation
        for part in checked.parts.values()
        if isinstance(part, InterviewFile)
        for one in part.questions
    }
    unread = len(checked.parts) < len(checked.sources)
    if not asked or unread or checked.broken:
        return
    for one in expectations(checked):
        if one.expectation.id not in asked:
            yield LG218.found(
                USUAL.say(
                    "Der er ikke noget spørgsmål til ansøgere om forventningen ”{id}”.",
                    id=one.expectation.id,
                ),
                checked.span(one.file, (*one.loc, "id")),
                f"Skriv et i interview/{one.role.id}.yaml. Lad det være, hvis det er meningen.",
            )
