"""Seeing to it that the mark of a draft stands in what a template made.

Templates are HR's own: one that leaves the mark out is refused, so that what is not adopted cannot
be printed as if it were.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.render.templates import TemplateProblemError, Templates, template_problem
from ledelsesgrundlag_cli.words.harmless import inline

if TYPE_CHECKING:
    from collections.abc import Callable

    from ledelsesgrundlag_cli.documents.blocks import Document

_UNSEEN: Final = re.compile(r"<!--.*?-->|<(head|script|style)\b.*?</\1>", re.DOTALL)
"""What stands in a file and is not shown."""


def require_mark(
    document: Document,
    text: str,
    escape: Callable[[str], str],
    templates: Templates,
    names: list[str],
) -> None:
    """Refuse a text that does not show the document's mark, escaped as the format does.

    Raises:
        TemplateProblemError: the template leaves the mark out.
    """
    if document.draft is None:
        return
    if escape(inline(document.draft)) not in _UNSEEN.sub("", text):
        raise unmarked(templates.of(names).shown_as)


def unmarked(shown_as: str) -> TemplateProblemError:
    """Make the error for a template that leaves the mark out."""
    return template_problem(
        shown_as,
        1,
        "Skabelonen viser ikke, at dokumentet er et udkast.",
        "Sæt document.draft ind, som det står i skabelonen fra lg (lg skabeloner), eller slet "
        "jeres kopi.",
    )
