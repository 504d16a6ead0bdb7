"""``lg explain``: a rule's page, or the list of rules."""

from __future__ import annotations

from typing import Annotated

import typer

from ledelsesgrundlag_cli.cli.console import say, width
from ledelsesgrundlag_cli.cli.danish import DanishCommand
from ledelsesgrundlag_cli.cli.errors import UserError, shown
from ledelsesgrundlag_cli.cli.options import argument

app = typer.Typer(rich_markup_mode=None, add_completion=False)


def _suggest(incomplete: str) -> list[str]:
    from ledelsesgrundlag_cli.lint.registry import codes

    return [code for code in codes() if code.startswith(incomplete.upper())]


@app.command(
    cls=DanishCommand,
    help="Forklar en kode fra lg tjek: hvad den betyder, og hvordan du retter.",
    epilog="lg forklar LG407",
)
def explain(
    code: Annotated[
        str | None, argument("[KODE]", "Koden, fx LG407. Uden kode: en liste.", _suggest)
    ] = None,
) -> None:
    """Print a page or the list."""
    from ledelsesgrundlag_cli.lint.registry import codes, rule

    if code is None:
        for one in map(rule, codes()):
            if one is not None:
                say(f"{one.code}  {one.name}")
        return
    found = rule(code.strip().upper())
    if found is None:
        raise UserError(f"Der er ikke nogen kode, der hedder {shown(code)}. Se dem: lg forklar")
    from ledelsesgrundlag_cli.words.measure import READABLE

    columns = min(width(), READABLE)
    paragraphs = found.page.strip().split("\n\n")
    say("\n\n".join("\n".join(_fitted(one, columns)) for one in paragraphs))


def _fitted(paragraph: str, columns: int) -> list[str]:
    """Break a paragraph anew so that it fits; an example stays as it is, a list a list."""
    from textwrap import wrap

    if paragraph.startswith("    "):
        return [paragraph]
    items = paragraph.replace("\n- ", "\0- ").split("\0")
    return [
        line
        for item in items
        for line in wrap(
            " ".join(item.split()),
            columns,
            subsequent_indent="  " if item.startswith("- ") else "",
            break_long_words=False,
            break_on_hyphens=False,
        )
    ]
