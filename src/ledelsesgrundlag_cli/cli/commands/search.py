"""``lg search``: every text of the framework that has some words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ledelsesgrundlag_cli.cli import console
from ledelsesgrundlag_cli.cli.danish import DanishCommand
from ledelsesgrundlag_cli.cli.errors import FailedError, UserError, shown
from ledelsesgrundlag_cli.cli.local import read_local
from ledelsesgrundlag_cli.cli.opening import Opened, open_framework
from ledelsesgrundlag_cli.cli.options import FrameworkOption, OverwriteOption, argument, option
from ledelsesgrundlag_cli.model.texts import Texts
from ledelsesgrundlag_cli.render.formats import Format
from ledelsesgrundlag_cli.search.find import Hit, find, unknown, words_in
from ledelsesgrundlag_cli.search.texts import Searchable, searchable
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ledelsesgrundlag_cli.render.found import Placed
    from ledelsesgrundlag_cli.source.read import Source

app = typer.Typer(rich_markup_mode=None, add_completion=False)

MOST = 20
"""Hits shown in the terminal unless all are asked for."""


@app.command(
    cls=DanishCommand,
    help=USUAL.say(
        "Søg i alle tekster: forventninger, spørgsmål, citater, kapitler, vejledning, værktøjer, "
        "fora, {pejlemærker}, ark og lokale tillæg. Bøjninger findes også, og æ, ø og å kan "
        "skrives ae, oe og aa."
    ),
    epilog="lg søg trivsel",
)
def search(
    words: Annotated[
        list[str] | None, argument("ORD...", "Ord, der alle skal stå i teksten.")
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Vis alle steder i terminalen, ikke kun de første 20.")
    ] = False,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FIL",
            help="Gem i en fil. Filnavnets endelse bestemmer formatet: .md, .txt eller .json.",
        ),
    ] = None,
    made_as: Annotated[
        str | None,
        option("--format", "FORMAT", "terminal, markdown eller json, uanset filnavnets endelse."),
    ] = None,
    framework: FrameworkOption = None,
    overwrite: OverwriteOption = False,
) -> None:
    """Search, and deliver what was found."""
    from ledelsesgrundlag_cli.cli.output import choose_format, deliver_text

    chosen = choose_format(made_as, output)
    _refuse_pages(chosen)
    wanted = " ".join(words or ())
    if not words_in(wanted):
        raise UserError("Skriv, hvad du søger efter, fx: lg søg trivsel")
    opened = open_framework(framework)
    texts = searchable(opened.framework.texts)
    local = read_local(opened)
    for file, unit in local.units.items():
        texts += searchable(Texts({file: unit}))
    sources = {**opened.loaded.sources, **local.sources}
    found = [_placed(opened, sources, hit) for hit in find(texts, wanted)]
    everything = every or output not in {None, "-"}
    if found or chosen is Format.JSON:
        text = _shown(wanted, found, chosen, most=len(found) if everything else MOST)
        if output in {None, "-"} and chosen is not Format.TERMINAL:
            console.say_bytes(text.encode("utf-8"))
        else:
            deliver_text(text, output=output, overwrite=overwrite)
    if not found:
        raise _nothing(texts, wanted)


def _placed(opened: Opened, sources: Mapping[str, Source], hit: Hit) -> Placed:
    """Return a hit with its place, and what is to be said of it if it is not as adopted."""
    from ledelsesgrundlag_cli.documents.draft import remark_on
    from ledelsesgrundlag_cli.render.found import Placed

    text = hit.text
    span, _ = sources[text.file].inside(text.loc, *hit.words[0])
    return Placed(hit, span, remark_on(opened.framework, text.address, added=text.added))


def _refuse_pages(chosen: Format) -> None:
    if chosen not in {Format.TERMINAL, Format.MARKDOWN, Format.JSON}:
        raise UserError(
            f"Det, der bliver fundet, kan ikke gemmes som {chosen}.\n"
            "Lad filens navn ende på .md, .txt eller .json."
        )


def _shown(wanted: str, found: Sequence[Placed], chosen: Format, *, most: int) -> str:
    from ledelsesgrundlag_cli.render.found import as_json, markdown, terminal

    if chosen is Format.JSON:
        return as_json(wanted, found)
    if chosen is Format.MARKDOWN:
        return markdown(wanted, found)
    colors = console.colors() is not None
    return terminal(wanted, found, most=most, width=console.width(), colors=colors)


def _nothing(texts: Sequence[Searchable], wanted: str) -> UserError:
    """Say which words stand nowhere, and what was perhaps meant."""
    lines = []
    for word, near in unknown(texts, wanted).items():
        hint = f" Mente du {' eller '.join(near)}?" if near else " Prøv med begyndelsen af ordet."
        lines.append(f"{shown(word)} står ingen steder i ledelsesgrundlaget.{hint}")
    if not lines:
        lines = [f"Ingen tekst har alle ordene i {shown(wanted)}. Prøv med færre ord."]
    return FailedError("\n".join(lines))
