"""LG621 to LG623: colours that can be read, marks that differ, and pictures with words."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.diagnostics import Severity, Span
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.render.colors import GRAPHICS, TEXT, contrast
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.diagnostics import Diagnostic
    from ledelsesgrundlag_cli.render.design import Design
    from ledelsesgrundlag_cli.source.read import Source

LG621 = Rule("LG621", "Farven er for svag på papiret")
LG622 = Rule("LG622", "To mærker ligner hinanden", Severity.WARNING)
LG623 = Rule("LG623", "Billedet har ingen tekst")

RULES: Final = (LG621, LG622, LG623)

_ROLES: Final = {"ink": "Teksten", "muted": "Den dæmpede tekst", "accent": "Fremhævningen"}
_IMAGE: Final = re.compile(r"<img\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)
_ALT: Final = re.compile(r"\balt\s*=\s*(?:\"\s*[^\s\"]|'\s*[^\s']|[^\s\"'>])", re.IGNORECASE)


def check_design(design: Design, source: Source, markers: int) -> Iterator[Diagnostic]:
    """Look at the colours, and at the marks of so many pejlemærker."""
    paper = design.colors.paper
    for name, what in _ROLES.items():
        color = getattr(design.colors, name)
        if contrast(color, paper) < TEXT:
            yield _too_weak(what, color, paper, TEXT, source.span(("colors", name)))
    used = design.marks[:markers]
    for number, mark in enumerate(used):
        if contrast(mark.color, paper) < GRAPHICS:
            what = f"Mærke nummer {number + 1}"
            span = source.span(("marks", number, "color"))
            yield _too_weak(what, mark.color, paper, GRAPHICS, span)
    for (first, one), (second, other) in combinations(enumerate(used), 2):
        for field, alike, told in (
            ("shape", one.shape == other.shape, "samme form"),
            ("color", one.color.casefold() == other.color.casefold(), "samme farve"),
        ):
            if alike:
                yield LG622.found(
                    f"Mærke nummer {first + 1} og {second + 1} har {told}.",
                    source.span(("marks", second, field)),
                    USUAL.say(
                        "Giv {hvert pejlemærke} sin egen form og sin egen farve, så de kan kendes "
                        "fra hinanden, også på en udskrift i sort og hvid."
                    ),
                )


def _too_weak(what: str, color: str, paper: str, least: float, span: Span) -> Diagnostic:
    is_now, wanted = (f"{one:.1f}".replace(".", ",") for one in (contrast(color, paper), least))
    return LG621.found(
        f"{what} ({color}) er svær at se på papiret ({paper}): Kontrasten er {is_now}:1.",
        span,
        f"Vælg en mørkere farve eller et lysere papir. Kontrasten skal være mindst {wanted}:1.",
    )


def check_pictures(text: str, shown_as: str) -> Iterator[Diagnostic]:
    """Find pictures in an HTML template that say nothing to those who cannot see them."""
    for match in _IMAGE.finditer(text):
        if not _ALT.search(match[0]):
            line = text.count("\n", 0, match.start()) + 1
            yield LG623.found(
                "Billedet har ingen tekst til dem, der ikke kan se det.",
                Span(shown_as, line, 1, line, 1),
                'Skriv, hvad det viser, fx alt="{{ document.colophon.organisation }}".',
            )
