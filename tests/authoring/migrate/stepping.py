"""A step to a next form that a test puts in, as no release has had more than one form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.authoring.migrate.steps import Step
from ledelsesgrundlag_cli.edits.edit import rename_key, replace_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ledelsesgrundlag_cli.diagnostics import Edit, Loc
    from ledelsesgrundlag_cli.source.read import Source


def _edits(sources: Mapping[str, Source]) -> Iterator[tuple[str, Edit | None]]:
    about = sources["framework.yaml"]
    if "organisation" in about.data:
        yield "framework.yaml", rename_key(about, ("organisation",), "owner")
    for name, source in sources.items():
        for loc in _fields(source.data):
            yield name, replace_text(source, loc, "editorial", "added")


def _fields(data: object, loc: Loc = ()) -> Iterator[Loc]:
    """Yield the path of every field that says ``editorial`` of a text's origin, however deep."""
    if isinstance(data, dict):
        for key, inner in data.items():
            if key in {"origin", "title_origin"} and inner == "editorial":
                yield (*loc, key)
            yield from _fields(inner, (*loc, key))
    elif isinstance(data, list):
        for number, inner in enumerate(data):
            yield from _fields(inner, (*loc, number))


TO_2 = Step("Feltet ”organisation” hedder nu ”owner”, og ”editorial” hedder ”added”.", _edits)


def wanted(folder: Path, ending: str = "\n") -> dict[str, bytes]:
    """Give a framework's files these line ends; return what they should be after ``TO_2``."""
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.yaml")}
    assert len(paths) > 20
    made = {}
    for name, path in paths.items():
        text = path.read_text(encoding="utf-8").replace("\n", ending)
        path.write_bytes(text.encode())
        text = re.sub(
            r"^(\s+|title_)?origin: editorial\b", r"\1origin: added", text, flags=re.MULTILINE
        )
        if name == "framework.yaml":
            text = text.replace("schema: 1", "schema: 2").replace("organisation:", "owner:")
        made[name] = text.encode()
    return made
