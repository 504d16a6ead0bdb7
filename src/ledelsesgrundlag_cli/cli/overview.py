"""``lg`` alone: what one can do, with the roles and pejlemærker that exist."""

from __future__ import annotations

from ledelsesgrundlag_cli import __version__
from ledelsesgrundlag_cli.cli.console import say
from ledelsesgrundlag_cli.cli.errors import FAILED, UserError
from ledelsesgrundlag_cli.cli.opening import (
    locate,
    problems_text,
    tell_when_bundled,
    working_folder,
)
from ledelsesgrundlag_cli.source import files


def show_overview(named: str | None) -> None:
    """Print the overview. A broken framework is told below it, and does not hide the help."""
    from ledelsesgrundlag_cli.loading.load import load
    from ledelsesgrundlag_cli.words.harmless import literal

    location = locate(named)
    loaded = load(location.directory, files.shown_path(location.directory, working_folder()))
    framework = loaded.framework()
    role = framework.roles[-1].id if framework else "leder-af-ledere"
    marker = framework.pejlemaerker[0].id if framework else "retning-og-effekt"
    say(f"lg {__version__} – ledelsesgrundlaget som rollekort, LUS-ark og dialogkort\n")
    say("Prøv:")
    for command, result in (
        (f"lg rolle {role}", "rollekortet på skærmen"),
        (f"lg lus {role} -o lus.html", "arket til LUS, klar til at udfylde"),
        (f"lg pejlemærke {marker}", "spørgsmål til eftertanke"),
        ("lg --help", "alle kommandoer"),
    ):
        say(f"  {command:<44}{result}")
    if framework is None:
        raise UserError(f"\n{problems_text(loaded.diagnostics)}", exit_code=FAILED)
    for heading, rows in (
        ("Roller", [(role.id, role.title) for role in framework.roles]),
        ("Pejlemærker", [(marker.id, marker.name) for marker in framework.pejlemaerker]),
        ("Fora", [(forum.id, forum.name) for forum in framework.fora]),
    ):
        if rows:
            width = max(len(name) for name, _ in rows) + 2
            say(f"\n{heading}:")
            for name, title in rows:
                say(f"  {name:<{width}}{literal(title)}")
    tell_when_bundled(framework, location)
    metadata = framework.metadata
    where = (
        "følger med lg"
        if location.origin is files.Origin.BUNDLED
        else files.shown_path(location.directory, working_folder())
    )
    say(
        f"\n{literal(metadata.title)}: {literal(metadata.organisation)}, "
        f"version {metadata.version} ({literal(where)})"
    )
