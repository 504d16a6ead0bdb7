"""The forms that a framework's files have had, and the way from each to the next.

``schema`` in framework.yaml says which form the files have. A step tells the edits that bring all
files to the next form; it works on what the files say, as the models know the newest form only.
Add a step, raise ``model.metadata.SCHEMA``, and files of every earlier form can still be used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.edits.edit import rename_key, replace_text
from ledelsesgrundlag_cli.source.files import FRAMEWORK_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ledelsesgrundlag_cli.diagnostics import Edit, Loc
    from ledelsesgrundlag_cli.source.read import Source


class Step(NamedTuple):
    """The way from one form to the next.

    ``told`` says in Danish what it changes. ``edits`` yields, for all files by their names in the
    framework, which file to change and how; the number after ``schema`` is not its business.
    """

    told: str
    edits: Callable[[Mapping[str, Source]], Iterator[tuple[str, Edit | None]]]


def _from_0(sources: Mapping[str, Source]) -> Iterator[tuple[str, Edit | None]]:
    """Form 0, the first: ``municipality`` where it now says ``organisation``, as regions and
    independent institutions have frameworks too; and ``origin: added`` for what is now
    ``origin: editorial``.
    """
    about = sources.get(FRAMEWORK_FILE)
    if about is not None and "municipality" in about.data and "organisation" not in about.data:
        yield FRAMEWORK_FILE, rename_key(about, ("municipality",), "organisation")
    for name, source in sources.items():
        for loc in _fields(source.data, ("origin", "title_origin"), "added"):
            yield name, replace_text(source, loc, "added", "editorial")


def _fields(data: object, names: tuple[str, ...], value: str, loc: Loc = ()) -> Iterator[Loc]:
    """Yield the path of every field with one of these names and this value, however deep."""
    if isinstance(data, dict):
        for key, inner in data.items():
            if key in names and inner == value:
                yield (*loc, key)
            yield from _fields(inner, names, value, (*loc, key))
    elif isinstance(data, list):
        for number, inner in enumerate(data):
            yield from _fields(inner, names, value, (*loc, number))


STEPS: Final[tuple[Step, ...]] = (
    Step(
        'Feltet "municipality" hedder nu "organisation", og "added" hedder "editorial".', _from_0
    ),
)
"""The step at each place leads from the form of that number to the next."""
