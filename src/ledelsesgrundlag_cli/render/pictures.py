"""Pictures of all formats: the shapes of the marks, and the logo, checked before it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.render.design import Design, design_problem
from ledelsesgrundlag_cli.render.templates import Templates, cached

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.diagnostics import Loc

MAX_LOGO_BYTES = 256 * 1024
SHAPES = {
    "triangle": "M8 2 15 14H1Z",
    "square": "M2.5 2.5h11v11h-11Z",
    "diamond": "M8 1 15 8 8 15 1 8Z",
    "circle": "M8 2a6 6 0 1 1 0 12A6 6 0 1 1 8 2Z",
    "star": "M8 1l2.1 4.6 5 .6-3.7 3.4 1 5L8 12.1l-4.4 2.5 1-5L.9 6.2l5-.6Z",
    "triangle-down": "M8 14 1 2h14Z",
    "cross": "M6 1.5h4V6h4.500v4H10v4.500H6V10H1.500V6H6Z",
    "hexagon": "M8 1l6.100 3.500v7L8 15l-6.100-3.500v-7Z",
}
"""The marks as paths in a box of 16 by 16."""
_IMAGES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)


class Logo(NamedTuple):
    """A logo's bytes and their media type."""

    raw: bytes
    kind: str


@cached
def read_logo(templates: Templates, design: Design) -> Logo | None:
    """Read the logo that ``design.yaml`` names, or None when it names none.

    Raises:
        TemplateProblemError: it is missing, no image, too large, or an SVG that is more than a
            picture.
    """
    if design.logo is None:
        return None
    raw = read_beside_design(templates, design.logo, ("logo",))
    kind = next((kind for signature, kind in _IMAGES if raw.startswith(signature)), None)
    if kind is None and raw.lstrip()[:5].lower() in {b"<svg ", b"<?xml"}:
        kind = "image/svg+xml"
    if kind is None or len(raw) > MAX_LOGO_BYTES:
        raise design_problem(
            templates,
            ("logo",),
            f"”{design.logo}” kan ikke bruges som logo.",
            "Brug en PNG-, JPEG- eller SVG-fil på højst 256 kB.",
        )
    if kind == "image/svg+xml":
        _check_drawing(templates, raw, str(design.logo))
    return Logo(raw, kind)


@cached
def read_cover(templates: Templates, design: Design) -> bytes | None:
    """Read the picture for the booklet's cover that ``design.yaml`` names, or None.

    Raises:
        TemplateProblemError: it is missing, no photograph, or too large.
    """
    if design.cover is None:
        return None
    raw = read_beside_design(templates, design.cover, ("cover",))
    if not raw.startswith(tuple(signature for signature, _ in _IMAGES)):
        raise design_problem(
            templates,
            ("cover",),
            f"”{design.cover}” kan ikke bruges som billede på forsiden.",
            "Brug en PNG- eller JPEG-fil på højst 1 MB.",
        )
    return raw


def _check_drawing(templates: Templates, raw: bytes, name: str) -> None:
    from ledelsesgrundlag_cli.render.svg import (
        NotADrawingError,
        NotReadableError,
        check_drawing,
    )

    try:
        check_drawing(raw)
    except NotADrawingError as error:
        raise design_problem(
            templates,
            ("logo",),
            f"”{name}” henter noget udefra, kører et program eller er andet end en tegning.",
            "Gem logoet igen som en ren tegning, eller brug en PNG-fil.",
        ) from error
    except NotReadableError as error:
        raise design_problem(
            templates,
            ("logo",),
            f"”{name}” kan ikke læses som billede.",
            "Gem logoet igen som PNG, JPEG eller SVG, og brug den nye fil.",
        ) from error


def read_beside_design(templates: Templates, name: str, loc: Loc) -> bytes:
    """Read a file that ``design.yaml`` names at ``loc``, from beside it.

    Raises:
        TemplateProblemError: it is not there or cannot be read.
    """
    found = None
    if ".." not in name.split("/"):
        try:
            found = templates.find_first([name])
        except OSError:  # a name too long to be one
            found = None
    if found is None:
        raise design_problem(
            templates,
            loc,
            f"Filen ”{name}” findes ikke.",
            "Ret linjen, eller læg filen ved siden af design.yaml.",
        )
    return found.raw()
