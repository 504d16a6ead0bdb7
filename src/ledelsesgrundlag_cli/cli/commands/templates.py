"""``lg templates``: which templates are used, and copies to change."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import typer

from ledelsesgrundlag_cli.cli.console import say
from ledelsesgrundlag_cli.cli.danish import CommandEntry, DanishGroup
from ledelsesgrundlag_cli.cli.opening import locate, open_templates
from ledelsesgrundlag_cli.cli.options import FrameworkOption, TemplatesOption
from ledelsesgrundlag_cli.cli.sheet_names import sheet_files
from ledelsesgrundlag_cli.documents.kinds import KINDS, Each

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.source import files


class TemplatesGroup(DanishGroup):
    """``lg templates`` and its one subcommand."""

    modules = f"{DanishGroup.modules}templates_"
    entries: ClassVar[dict[str, CommandEntry]] = {
        "copy": CommandEntry("Kopiér en skabelon, så den kan rettes.", ("kopier", "kopiér")),
    }


app = typer.Typer(
    cls=TemplatesGroup, rich_markup_mode=None, add_completion=False, invoke_without_command=True
)


@app.callback(
    help="Vis, hvilken skabelon hvert dokument bruger, og hvor den ligger.",
    epilog="lg skabeloner\nlg skabeloner kopier html/style.css",
)
def templates(
    ctx: typer.Context,
    framework: FrameworkOption = None,
    templates: TemplatesOption = None,
) -> None:
    """List the templates in use."""
    if ctx.invoked_subcommand is not None:
        return
    from ledelsesgrundlag_cli.render.templates import template_names
    from ledelsesgrundlag_cli.words.harmless import literal

    location = locate(framework)
    search = open_templates(templates, location)
    listed: set[str] = set()
    rows: list[tuple[str, list[str]]] = []
    for title, kind in kinds(location):
        for format_name, names in template_names(kind).items():
            found = search.find_first(names)
            if found is not None:
                listed.update(names)
                rows.append((f"{title}, {format_name}", [found.name]))
    shared = [name for name in search.names() if name not in listed]
    begin = [name for name in shared if name.startswith("init/")]
    rows.append(("Fælles", [name for name in shared if name not in begin]))
    rows.append(("Et nyt ledelsesgrundlag, lg opret", begin))
    for heading, names in rows:
        say(heading)
        width = max(34, *(len(name) + 2 for name in names))
        for name in names:
            found = search.find(name)
            where = f"jeres egen: {literal(found.shown_as)}" if found.own else "følger med lg"
            say(f"  {name:<{width}}{where}")


def kinds(location: files.Location) -> Iterator[tuple[str, str]]:
    """Yield the title and the id of each document that can have templates of its own."""
    for kind in KINDS:
        if kind.each is Each.SHEET:
            yield from ((f"Arket {one}", one) for one in sheet_files(location.directory))
        else:
            yield kind.title, kind.id
