"""LG3xx: the document's text word for word, and all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity
from ledelsesgrundlag_cli.lint.faithfulness import AROUND, Change, nearest_change
from ledelsesgrundlag_cli.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ledelsesgrundlag_cli.lint.checked import Checked, Located

LG300 = Rule("LG300", "Skrivefejl, der er noteret til næste revision", Severity.NOTE)
LG301 = Rule("LG301", "Kommunens egen tekst er ændret")
LG302 = Rule("LG302", "Tekst fra dokumentet mangler")
LG303 = Rule("LG303", "Et citat er ændret")
BOTH_WAYS: Final = (LG301, LG302, LG303)

_RESTORE = (
    "Sæt kommunens ordlyd ind igen. Skal den ændres, så skriv `status: draft` i framework.yaml, "
    "og få den nye tekst vedtaget."
)


MOST_COMPARED: Final = 2_000_000
"""Pairs of a changed text and a passage that are compared: some second's work."""


def check_faithfulness(checked: Checked) -> Iterator[Diagnostic]:
    """Compare the texts marked as the document's with the adopted text, both ways.

    An error while the framework is adopted or reproduced; a note while it is a draft.
    """
    if not checked.lines:
        return
    severity = Severity.NOTE if checked.draft else None
    left = [words for _, words in checked.comparison.left]
    strange = [one for one in checked.texts if one.item.document and not one.kept]
    explained = set()
    if strange:
        unused, whole = ([one.strip(AROUND) for one in lines] for lines in (left, checked.lines))
        most = MOST_COMPARED // len(whole)
        for number, located in enumerate(strange):
            change = None
            if number < most:  # nobody is told what was changed in the others
                change = nearest_change(located.item.text, unused)
                explained.add(change.passage if change else None)
                change = change or nearest_change(located.item.text, whole)
            yield _changed(checked, located, change, severity)
    unread = len(checked.parts) < len(checked.sources)
    if unread or checked.broken:  # such a file may hold what is missing
        return
    missing = (words for number, words in enumerate(left) if number not in explained)
    yield from _missing(checked, missing, severity)


def _missing(
    checked: Checked, pieces: Iterable[str], severity: Severity | None
) -> Iterator[Diagnostic]:
    """Tell of each piece of the adopted text that stands nowhere in the framework."""
    span = checked.span("framework.yaml", ("source", "file"))
    for words in pieces:
        yield LG302.found(
            f'Der mangler tekst fra dokumentet: "{_short(words)}".',
            span,
            "Sæt teksten ind, hvor den hører til. Er den taget ud med vilje, så skriv "
            "`status: draft`, og få ændringen vedtaget.",
            severity=severity,
        )


def check_slips(checked: Checked) -> Iterator[Diagnostic]:
    """List the slips of the document that are noted under ``sic``, for the next revision."""
    if not checked.slips:
        return
    for file, part in checked.parts.items():
        for passage in part.passages():
            for number, slip in enumerate(passage.sic):
                yield LG300.found(
                    f'Til næste revision: "{slip.text}".',
                    checked.span(file, (*passage.loc, "sic", number, "text")),
                    slip.note,
                    kept=True,
                )


def _changed(
    checked: Checked, located: Located, change: Change | None, severity: Severity | None
) -> Diagnostic:
    quote = located.item.kind == "quote"
    rule = LG303 if quote else LG301
    what = "Citatet" if quote else "Teksten"
    span = checked.span(located.file, located.item.loc)
    if change is None:
        message = f"{what} er mærket som dokumentets, men står ikke i det."
        remedy = "Er teksten jeres egen tilføjelse, så skriv `origin: editorial` ved den."
        return rule.found(message, span, remedy, severity=severity)
    pairs = [
        _difference(removed, added)
        for removed, added in zip(change.removed, change.added, strict=True)
    ]
    told = "; ".join(pairs) or "ordene står i en anden rækkefølge"
    message = f"{what} er ændret: {told}."
    return rule.found(message, span, _RESTORE, severity=severity)


def _difference(removed: str, added: str) -> str:
    if not removed:
        return f'"{added}" er kommet til'
    if not added:
        return f'"{removed}" er taget ud'
    return f'"{removed}" er blevet til "{added}"'


def _short(words: str, most: int = 80) -> str:
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"
