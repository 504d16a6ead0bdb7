"""Below a sheet on the screen: how to keep it."""

from __future__ import annotations

import os
import re
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.cli import console
from ledelsesgrundlag_cli.cli.danish import INHERITED, TYPED
from ledelsesgrundlag_cli.render.formats import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from typer._click.core import Context

    from ledelsesgrundlag_cli.cli.document_command import Asked

_PLAIN = re.compile(r"[\w@%+=:,./-]+")
_SPECIAL = re.compile(r"[\"$`\\!]")
"""What a shell reads within double quotes."""


def may_be_shared(saved: Sequence[Path]) -> bool:
    """Tell whether git would take some files along: they lie in a repository that wants them."""
    from ledelsesgrundlag_cli.versions.git import GitError, Repository
    from ledelsesgrundlag_cli.write.file import inside_git

    real = [Path(os.path.realpath(one)) for one in saved]
    if not any(map(inside_git, real)):
        return False
    try:
        return not Repository(real[0].parent, os.environ).ignores(real)
    except GitError:
        return True


def tell_how_to_save(asked: Asked, name: str) -> None:
    """Say on stderr which command saves the sheet that is on the screen.

    Only at a terminal: what goes on to a program or a file is the document alone.
    """
    from typer._click.globals import get_current_context

    on_screen = asked.made_as is Format.TERMINAL and asked.output is None
    if on_screen and getattr(sys.stdout, "isatty", bool)():
        command = saving_command(get_current_context(), f"{name}.html")
        sys.stdout.flush()
        console.warn(f"\nGem arket: {command}", whole=True)


def saving_command(ctx: Context, file: str) -> str:
    """Return the command that was written, with the file to save in.

    What was written stays as it was, so names and dates are kept; a format on the screen is
    left out, as the file says its own.
    """
    from ledelsesgrundlag_cli.words.harmless import literal

    above = ctx.find_root().params
    named = [
        word for name in INHERITED if above.get(name) for word in (f"--{name}", str(above[name]))
    ]
    words = [*_without_format(ctx.meta[TYPED]), *named, "-o", file]
    return literal(" ".join([ctx.command_path, *map(_quoted, words)]))


def _without_format(words: Sequence[str]) -> Iterator[str]:
    left = iter(words)
    for word in left:
        if word == "--format":
            next(left, None)
        elif not word.startswith("--format="):
            yield word


def _quoted(word: str) -> str:
    """Quote a word for any shell: in double quotes, unless something in it is special there."""
    if _PLAIN.fullmatch(word):
        return word
    return shlex.quote(word) if _SPECIAL.search(word) else f'"{word}"'
