"""LG213 and LG426: ``terms.yaml`` says two things of a word, or holds it twice or half."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.diagnostics import Related, Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.seen import short
from ledelsesgrundlag_cli.lint.rules.typed import LG426
from ledelsesgrundlag_cli.model.terms import TermsFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledelsesgrundlag_cli.diagnostics import Diagnostic, Loc
    from ledelsesgrundlag_cli.lint.checked import Checked

LG213 = Rule("LG213", "Ordlisten modsiger eller gentager sig", Severity.WARNING)


def check_terms(checked: Checked) -> Iterator[Diagnostic]:
    """Find words that cannot be used as the list says, and words that it holds twice."""
    for file, part in checked.parts.items():
        if isinstance(part, TermsFile):
            yield from _preferred(checked, file, part)
            for field in ("words", "jargon"):
                words = getattr(part, field) or ()
                yield from _twice(checked, file, field, words)
                yield from _without_dash(checked, file, field, words)


def _without_dash(
    checked: Checked, file: str, field: str, words: Sequence[str]
) -> Iterator[Diagnostic]:
    """LG426: a line of a list that lost its dash, and is read as a part of the one above."""
    for number, word in enumerate(words):
        if " " not in word:
            continue
        span = checked.span(file, (field, number))
        if span.end_line > span.line:
            yield LG426.found(
                f"To linjer bliver læst som ét punkt i listen: ”{short(word)}”.",
                span,
                "Skriv en kort streg og et mellemrum først på den nederste linje, eller skriv det "
                "hele på én linje.",
            )


def _preferred(checked: Checked, file: str, part: TermsFile) -> Iterator[Diagnostic]:
    """Find words that are to be replaced by themselves, by one another, or by two others."""
    wanted = {term.use.casefold(): number for number, term in enumerate(part.preferred)}
    first: dict[str, tuple[str, Loc]] = {}
    for number, term in enumerate(part.preferred):
        for at, word in enumerate(term.instead_of):
            loc: Loc = ("preferred", number, "instead_of", at)
            small = word.casefold()
            other = wanted.get(small)
            use, before = first.setdefault(small, (term.use, loc))
            if small == term.use.casefold():
                yield LG213.found(
                    f"”{word}” skal erstattes af sig selv.",
                    checked.span(file, loc),
                    "Slet ordet under `instead_of`, eller ret det.",
                )
            elif other is not None and _instead(part, other, term.use):
                if other > number:
                    continue  # told at the other of the two
                yield LG213.found(
                    f"”{word}” skal erstattes af ”{term.use}”, men ”{term.use}” skal også "
                    f"erstattes af ”{word}”.",
                    checked.span(file, loc),
                    "Vælg det ord, I helst bruger, og slet det andet sted.",
                )
            elif before != loc:
                message = f"”{word}” skal erstattes både af ”{use}” og af ”{term.use}”."
                remedy = "Vælg det ord, I helst bruger, og slet det andet sted."
                if use.casefold() == term.use.casefold():
                    message = f"”{word}” står to gange under `instead_of`."
                    remedy = "Slet det ene."
                yield LG213.found(
                    message,
                    checked.span(file, loc),
                    remedy,
                    related=(Related(checked.span(file, before), "det første sted"),),
                )


def _instead(part: TermsFile, number: int, use: str) -> bool:
    return use.casefold() in {one.casefold() for one in part.preferred[number].instead_of}


def _twice(checked: Checked, file: str, field: str, words: Sequence[str]) -> Iterator[Diagnostic]:
    """Find words that one of the lists holds twice."""
    first: dict[str, int] = {}
    for number, word in enumerate(words):
        before = first.setdefault(word, number)
        if before != number:
            yield LG213.found(
                f"Ordet ”{word}” står to gange i listen.",
                checked.span(file, (field, number)),
                "Slet det ene.",
                related=(Related(checked.span(file, (field, before)), "det første sted"),),
            )
