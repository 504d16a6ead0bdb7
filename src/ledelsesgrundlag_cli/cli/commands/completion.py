"""``lg completion``: the script that makes a shell suggest names."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ledelsesgrundlag_cli.cli.danish import DanishCommand
from ledelsesgrundlag_cli.cli.options import argument
from ledelsesgrundlag_cli.words.nouns import USUAL

app = typer.Typer(rich_markup_mode=None, add_completion=False)


class Shell(StrEnum):
    """The shells that can be helped."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"
    PWSH = "pwsh"


_HOW = {
    Shell.BASH: '# Sæt denne linje i ~/.bashrc:\n#   eval "$(lg tab bash)"',
    Shell.ZSH: '# Sæt denne linje i ~/.zshrc:\n#   eval "$(lg tab zsh)"',
    Shell.FISH: "# Gem det hele: lg tab fish > ~/.config/fish/completions/lg.fish",
    Shell.POWERSHELL: "# Sæt det hele ind i din profil. Åbn den med: notepad $PROFILE",
    Shell.PWSH: "# Sæt det hele ind i din profil. Åbn den med: notepad $PROFILE",
}


@app.command(
    cls=DanishCommand,
    help=USUAL.say(
        "Vis den opsætning, der får terminalen til at foreslå {roller}, {pejlemærker} og fora, "
        "når du trykker på Tab. De første linjer siger, hvor den skal stå."
    ),
    epilog='eval "$(lg tab bash)"',
)
def completion(
    shell: Annotated[Shell, argument("TERMINAL", "bash, zsh, fish, powershell eller pwsh.")],
) -> None:
    """Print the script."""
    from typer._completion_shared import get_completion_script

    from ledelsesgrundlag_cli.cli.console import say
    from ledelsesgrundlag_cli.cli.run import COMPLETE_VARIABLE

    say(_HOW[shell])
    say(
        get_completion_script(
            prog_name="lg", complete_var=COMPLETE_VARIABLE, shell=shell.value
        ).strip()
    )
