"""``lg schema``: the JSON Schemas that editors check the files by."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ledelsesgrundlag_cli.cli.console import say_raw, warn
from ledelsesgrundlag_cli.cli.danish import DanishCommand
from ledelsesgrundlag_cli.cli.errors import FailedError, UserError, shown
from ledelsesgrundlag_cli.cli.options import argument
from ledelsesgrundlag_cli.source import files

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=DanishCommand,
    help="Lav de skemaer, som en editor bruger til at hjælpe dig, mens du retter i filerne.",
    epilog="lg skema roles",
)
def schema(
    name: Annotated[
        str | None, argument("[NAVN]", "Skemaets navn, fx roles. Uden navn: en liste.")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="MAPPE", help="Skriv dem alle i denne mappe."),
    ] = None,
) -> None:
    """Print one schema, list them, or write them all."""
    from ledelsesgrundlag_cli.loading.json_schema import schemas
    from ledelsesgrundlag_cli.words.names import nearest

    made = dict(schemas())
    if output is not None:
        _write(Path(output), made)
        return
    if name is None:
        say_raw("".join(f"{one.removesuffix('.json')}\n" for one in made))
        return
    wanted = name.removesuffix(".json")
    if f"{wanted}.json" not in made:
        near = nearest(wanted, [one.removesuffix(".json") for one in made], most=1)
        hint = f" Mente du {near[0]}?" if near else ""
        raise UserError(f"Der er ikke noget skema, der hedder {shown(name)}.{hint}")
    say_raw(made[f"{wanted}.json"])


def _write(folder: Path, made: dict[str, str]) -> None:
    from ledelsesgrundlag_cli.write.file import write_file

    try:
        for name, text in made.items():
            write_file(folder / name, text.encode("utf-8"), overwrite=True, make_folder=True)
    except OSError as error:
        reason = files.danish_reason(error)
        raise FailedError(
            f"Skemaerne kan ikke gemmes i {shown(str(folder))}: {reason}."
        ) from error
    warn(f"Gemt: {len(made)} skemaer i {shown(str(folder))}")
