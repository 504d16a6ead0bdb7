"""The look, shared by all formats: colours, fonts, logo and marks from ``design.yaml``."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints, ValidationError

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Loc, Severity
from ledelsesgrundlag_cli.loading.form_errors import diagnostics_of
from ledelsesgrundlag_cli.model.base import Explained, Model
from ledelsesgrundlag_cli.render.templates import TemplateProblemError, Templates, cached
from ledelsesgrundlag_cli.source.read import parse

DESIGN_FILE = "design.yaml"

Color = Annotated[
    str,
    StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$"),
    Explained(
        "”{}” er ikke en farve.",
        'Skriv den med lige anførselstegn, fx `"#1f5f8b"`.',
        missing="Farven ”{}” mangler. Uden anførselstegn læses # som en kommentar.",
    ),
]
FileName = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]*$"),
    Explained(
        "Filnavnet ”{}” må kun have bogstaver uden æ, ø og å, tal, punktum, streg og skråstreg.",
        "Giv filen et andet navn, fx `logo.png`.",
    ),
]
FamilyName = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9 -]+$"),
    Explained(
        "Skrifttypens navn ”{}” må kun have bogstaver uden æ, ø og å, tal og mellemrum.",
        "Skriv fx `family: LG Sans`.",
    ),
]
Shape = Literal[
    "triangle", "square", "diamond", "circle", "star", "triangle-down", "cross", "hexagon"
]


class MarkDesign(Model):
    """The shape and colour of a pejlemærke, so that nothing hangs on colour alone."""

    noun: ClassVar[str] = "et mærke"
    shape: Shape
    color: Color


class Colors(Model):
    """Colours of text, rules and paper. ``muted`` must stay readable on ``paper`` (AA, 4.5:1)."""

    noun: ClassVar[str] = "farverne"
    ink: Color
    muted: Color
    rule: Color
    paper: Color
    accent: Color


class Fonts(Model):
    """The typeface: a family name and a WOFF2 file for each style, beside ``design.yaml``."""

    noun: ClassVar[str] = "skrifttyperne"
    family: FamilyName
    regular: FileName | None = None
    semibold: FileName | None = None
    italic: FileName | None = None


class Design(Model):
    """``design.yaml``."""

    noun: ClassVar[str] = "design.yaml"
    organisation: str | None = None
    logo: FileName | None = None
    cover: FileName | None = None
    colors: Colors
    fonts: Fonts
    marks: Annotated[tuple[MarkDesign, ...], Field(min_length=1, max_length=8)]


GLYPHS = {
    "triangle": "▲",
    "square": "■",
    "diamond": "◆",
    "circle": "●",
    "star": "★",
    "triangle-down": "▼",
    "cross": "✚",
    "hexagon": "⬢",
}
"""The shapes as characters, for the terminal and Markdown."""


@cached
def load_design(templates: Templates) -> Design:
    """Read ``design.yaml`` from where the templates come from.

    Raises:
        TemplateProblemError: the file cannot be read or used; the problems are in Danish.
    """
    found = templates.find(DESIGN_FILE)
    file = found.read()
    if isinstance(file, Diagnostic):
        raise TemplateProblemError((file,))
    source = parse(file)
    if source.data is None:
        raise TemplateProblemError(source.diagnostics)
    try:
        return Design.model_validate(source.data)
    except ValidationError as error:
        raise TemplateProblemError(tuple(diagnostics_of(source, Design, error))) from error


def design_problem(
    templates: Templates, loc: Loc, message: str, remedy: str
) -> TemplateProblemError:
    """Make the error for a field of ``design.yaml`` that names a file nobody can use."""
    found = templates.find(DESIGN_FILE)
    file = found.read()
    if isinstance(file, Diagnostic):
        return TemplateProblemError((file,))
    span = parse(file).span(loc)
    return TemplateProblemError((Diagnostic("LG801", Severity.ERROR, message, span, remedy),))
