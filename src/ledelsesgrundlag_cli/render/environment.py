"""Jinja2 for HR's templates: given data alone, strict, and escaped for the format by default."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, Any, Final

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, UndefinedError, nodes
from jinja2.exceptions import SecurityError, TemplateAssertionError, TemplateSyntaxError
from markupsafe import Markup

from ledelsesgrundlag_cli.documents.common import sharing_words
from ledelsesgrundlag_cli.render.bounded import TooMuchError
from ledelsesgrundlag_cli.render.data import Record, data
from ledelsesgrundlag_cli.render.locked import LISTED_FILTERS, LockedEnvironment
from ledelsesgrundlag_cli.render.templates import (
    TemplateProblemError,
    Templates,
    cached,
    is_template,
    template_problem,
)
from ledelsesgrundlag_cli.words.harmless import inline

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment


class _Loader(BaseLoader):
    """Loads a template by name along the search path, never from outside it, nor a hidden one."""

    def __init__(self, templates: Templates) -> None:
        self.templates = templates

    def get_source(
        self, _environment: Environment, name: str
    ) -> tuple[str, str, Callable[[], bool]]:
        if "\\" in name or any(part[:1] in {"", "."} for part in name.split("/")):
            raise TemplateNotFound(name)
        try:
            found = self.templates.find(name)
        except KeyError:
            raise TemplateNotFound(name) from None
        return found.text(), found.shown_as, lambda: True


class _Missing(StrictUndefined):
    """What stands for a name that does not exist. Its errors say that name and no more."""

    @property
    def _undefined_message(self) -> str:
        return str(self._undefined_name)


class Escaped(Markup):
    """Text that is already safe in its format."""


def _kind_of(record: Record) -> str:
    """Say to a template which kind of block it has."""
    return record.kind


FUNCTIONS: Final[dict[str, Callable[..., Any]]] = {
    "kind_of": _kind_of,
    "sharing_words": sharing_words,
}
"""What templates may call beside Jinja2's own."""


@cached
def environment(templates: Templates, escape: Callable[[str], str] | None) -> Environment:
    """Make the environment for a format.

    ``escape`` is the format's own way of making plain text literal; None means HTML's, which
    Jinja2 has. Every value a template prints is made literal and goes through it, unless the
    value is a macro's output or was marked as safe by the renderer. It is cached, since compiling
    the templates takes most of the time of a document.
    """
    made = LockedEnvironment(_Loader(templates), _Missing, FUNCTIONS)

    def finalize(value: Any) -> Any:
        if hasattr(value, "__html__"):
            return value
        text = inline("" if value is None else str(value))
        return text if escape is None else Escaped(escape(text))

    made.finalize = finalize
    return made


def render_template(
    templates: Templates, made: Environment, names: list[str], context: dict[str, Any]
) -> str:
    """Render the first of the named templates that exists, with what it is given made data.

    Raises:
        TemplateProblemError: the template is missing, badly written, or fails; with template
            and line, in Danish.
    """
    chosen = templates.of(names)
    given = {name: data(value) for name, value in context.items()}
    try:
        return made.get_template(chosen.name).render(given)
    except TemplateProblemError:  # of a file that could not be read
        raise
    except Exception as error:
        raise _worded(error, chosen.shown_as, made) from error


_WORDS: tuple[tuple[type[Exception], str, str], ...] = (
    (
        TemplateNotFound,
        "Skabelonen henter en anden skabelon, som ikke findes.",
        "Ret navnet, eller læg filen i samme mappe.",
    ),
    (
        TemplateSyntaxError,
        "Skabelonen kan ikke læses her.",
        "Se efter, om der mangler en afslutning som %}, }} eller endif.",
    ),
    (
        TooMuchError,
        "Skabelonen laver en tekst, en liste eller et tal, der er alt for stort.",
        "Se på tallene i linjen, og gør dem mindre.",
    ),
    (
        SecurityError,
        "Skabelonen prøver noget, der ikke er tilladt.",
        "En skabelon må kun vise dokumentets indhold. Slet det, der gør andet.",
    ),
    (
        UndefinedError,
        "Skabelonen bruger et navn, som ikke findes.",
        "Se navnene i docs/skabeloner.md, og ret det.",
    ),
    (
        Exception,
        "Skabelonen går i stå her.",
        "Se på linjen: Måske regnes der på en tekst, eller skabelonen henter sig selv.",
    ),
)
"""What went wrong in a template, by class of exception; the first that fits is used."""


def _worded(error: Exception, shown_as: str, made: Environment) -> TemplateProblemError:
    """Word an error from a template by its class; its place is found in the traceback."""
    place, line = _place(error, shown_as)
    message, remedy = next(
        (message, remedy) for kind, message, remedy in _WORDS if isinstance(error, kind)
    )
    filter_ = _unknown_filter(error, made)
    if filter_ is not None:
        message = f"Skabelonen bruger filteret ”{filter_}”, som ikke findes."
        remedy = "Ret navnet efter den lodrette streg, eller slet det sammen med stregen."
    elif isinstance(error, UndefinedError):
        message = f"Skabelonen bruger navnet ”{error.message}”, som ikke findes."
        if error.message in {*LISTED_FILTERS, "midline"}:
            remedy = (
                "Hvis det er filteret, så skriv det efter en lodret streg, fx "
                f"{{{{ document.title | {error.message} }}}}"
            )
    return template_problem(place, line, message, remedy)


def _unknown_filter(error: Exception, made: Environment) -> str | None:
    """Return the name of the filter that a template could not be made for; else None."""
    if not isinstance(error, TemplateAssertionError) or error.source is None:
        return None
    used = made.parse(error.source).find_all(nodes.Filter)
    return next((one.name for one in used if one.name not in made.filters), None)


def _place(error: Exception, shown_as: str) -> tuple[str, int]:
    if isinstance(error, TemplateSyntaxError):
        return error.filename or shown_as, error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames):
        if is_template(frame.filename) and frame.lineno:
            return frame.filename, frame.lineno
    return shown_as, 1
