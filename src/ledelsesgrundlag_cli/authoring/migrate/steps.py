"""The forms that a framework's files have had, and the way from each to the next.

``schema`` in framework.yaml says which form the files have. A step tells the edits that bring all
files to the next form; it works on what the files say, as the models know the newest form only.
Add a step, raise ``model.metadata.SCHEMA``, and files of every earlier form can still be used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ledelsesgrundlag_cli.diagnostics import Edit
    from ledelsesgrundlag_cli.source.read import Source


class Step(NamedTuple):
    """The way from one form to the next.

    ``told`` says in Danish what it changes. ``edits`` yields, for all files by their names in the
    framework, which file to change and how; the number after ``schema`` is not its business.
    """

    told: str
    edits: Callable[[Mapping[str, Source]], Iterator[tuple[str, Edit | None]]]


STEPS: Final[tuple[Step, ...]] = ()
"""The first step leads from ``FIRST`` to the next form, and each of the others on from there."""

FIRST: Final = 1
"""The form of the first release."""
