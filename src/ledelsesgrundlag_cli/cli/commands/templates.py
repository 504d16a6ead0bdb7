"""``lg templates``: which templates are used, and copies to change."""

from __future__ import annotations

from typing import ClassVar

import typer

from ledelsesgrundlag_cli.cli.console import say
from ledelsesgrundlag_cli.cli.danish import CommandEntry, DanishGroup
from ledelsesgrundlag_cli.cli.opening import locate, open_templates
from ledelsesgrundlag_cli.cli.options import FrameworkOption, TemplatesOption
from ledelsesgrundlag_cli.documents.kinds import KINDS


class TemplatesGroup(DanishGroup):
    """``lg templates`` and its one subcommand."""

    entries: ClassVar[dict[str, CommandEntry]] = {
        "copy": CommandEntry(
            "ledelsesgrundlag_cli.cli.commands.templates_copy",
            "Kopiér en skabelon, så den kan rettes.",
            ("kopier",),
        ),
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

    search = open_templates(templates, locate(framework))
    listed: set[str] = set()
    rows: list[tuple[str, list[str]]] = []
    for kind in KINDS:
        for format_name, names in template_names(kind.id).items():
            found = search.find_first(names)
            if found is not None:
                listed.update(names)
                rows.append((f"{kind.title}, {format_name}", [found.name]))
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
