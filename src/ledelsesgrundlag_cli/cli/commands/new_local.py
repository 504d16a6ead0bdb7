"""``lg new local``: begin a unit's file of texts of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from ledelsesgrundlag_cli.cli.adding import IdOption, Site, text_of
from ledelsesgrundlag_cli.cli.console import warn
from ledelsesgrundlag_cli.cli.danish import DanishCommand
from ledelsesgrundlag_cli.cli.errors import FailedError, shown
from ledelsesgrundlag_cli.cli.options import FrameworkOption, option

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=DanishCommand,
    help="Begynd en fil med en enheds egne tillæg. Den kommer i mappen lokalt ved siden af "
    "ledelsesgrundlaget, og eksemplerne i den passer til jeres.",
    epilog='lg ny lokal --name "Center for Børn og Unge"',
)
def local(
    called: Annotated[
        str | None, option("--name", "NAVN", "Enhedens navn, som det skal stå på papiret.")
    ] = None,
    name: IdOption = None,
    framework: FrameworkOption = None,
) -> None:
    """Begin the file."""
    from pathlib import Path

    from ledelsesgrundlag_cli.authoring.new.addition import NotAddedError
    from ledelsesgrundlag_cli.authoring.new.local import new_unit
    from ledelsesgrundlag_cli.cli.opening import working_folder
    from ledelsesgrundlag_cli.cli.output import write
    from ledelsesgrundlag_cli.loading.local import local_folder, names_of_files
    from ledelsesgrundlag_cli.source.files import shown_path

    site = Site(framework)
    words = text_of(called, "--name", "Enhedens navn")
    there = {Path(one).stem for one in names_of_files(site.directory)}
    schema = f"../{site.directory.name}/schema"
    try:
        made = new_unit(site.whole, words, schema, there, name)
    except NotAddedError as error:
        raise FailedError(f"{error}\nDer er ikke tilføjet noget.") from error
    path = local_folder(site.directory).parent / made.file
    write(path, made.content, overwrite=False, make_folder=True)
    place = shown_path(path, working_folder())
    warn(f"Gemt: {shown(place)}\nÅbn den, og skriv jeres tillæg. Se den efter med: lg tjek")
