"""``lg export``: all documents in all formats, with a list of what was made and of what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ledelsesgrundlag_cli.cli import complete, console
from ledelsesgrundlag_cli.cli.danish import DanishCommand
from ledelsesgrundlag_cli.cli.errors import FAILED, FailedError, UserError, shown
from ledelsesgrundlag_cli.cli.local import all_units, asks_for_all, unit_called, with_unit
from ledelsesgrundlag_cli.cli.making import (
    alone_in,
    files,
    interrupts,
    make_files,
    tell_rest,
    tell_there,
)
from ledelsesgrundlag_cli.cli.opening import (
    Opened,
    choose,
    choose_roles,
    choose_sheet,
    named_sheets,
    open_own_framework,
    open_templates,
    problems_text,
)
from ledelsesgrundlag_cli.cli.options import (
    FrameworkOption,
    OverwriteOption,
    TemplatesOption,
    option,
)
from ledelsesgrundlag_cli.cli.output import choose_format, moment_asked, refusal
from ledelsesgrundlag_cli.cli.sheets_on import refuse_off, sheets_in_use
from ledelsesgrundlag_cli.render.formats import FORMATS, Format
from ledelsesgrundlag_cli.render.templates import TemplateProblemError, Templates
from ledelsesgrundlag_cli.sets.export import Piece, names_of_set
from ledelsesgrundlag_cli.sets.pool import Pool, run_all
from ledelsesgrundlag_cli.source.files import is_there
from ledelsesgrundlag_cli.words.danish import listed as listed_words
from ledelsesgrundlag_cli.words.danish import lower_first
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledelsesgrundlag_cli.lint.sheets_on import SheetsOn
    from ledelsesgrundlag_cli.model.local import LocalUnit
    from ledelsesgrundlag_cli.sets.making import Job, Result, Shared
    from ledelsesgrundlag_cli.sets.manifest import Entry, Manifest

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=DanishCommand,
    help="Lav alle dokumenter på én gang, fx til intranettet.",
    epilog="lg eksport -o dokumenter\nlg eksport -o dokumenter --check",
)
def export(
    folder: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="MAPPE", help="Mappen, filerne skal ligge i."),
    ] = None,
    documents: Annotated[
        list[str] | None,
        option(
            "--documents",
            "DOKUMENT",
            f"Kun disse: {', '.join(names_of_set(['et arks navn']))}. Sæt komma imellem.",
            complete.documents,
        ),
    ] = None,
    formats: Annotated[
        list[str] | None,
        option(
            "--formats",
            "FORMAT",
            "Kun disse, fx pdf,docx. Skriver du ikke noget: "
            f"{listed_words(one.name for one in FORMATS if one.in_set)}.",
        ),
    ] = None,
    roles: Annotated[
        list[str] | None,
        option(
            "--roles", "ROLLE", USUAL.say("Kun disse {roller}. Sæt komma imellem."), complete.roles
        ),
    ] = None,
    local: Annotated[
        list[str] | None,
        option(
            "--local",
            "ENHED",
            "Lav også dokumenterne med en enheds egne tillæg, i mappen lokalt. Skriv alle for "
            "at få alle enheder med.",
            complete.units_or_all,
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Skriv ikke noget. Se efter, om mappen er forældet."),
    ] = False,
    framework: FrameworkOption = None,
    templates: TemplatesOption = None,
    overwrite: OverwriteOption = False,
) -> None:
    """Make or check the set."""
    from ledelsesgrundlag_cli.sets.export import pieces, pieces_of_unit

    if folder is None:
        raise UserError("Skriv, hvilken mappe filerne skal ligge i, fx -o dokumenter.")
    made_as = _formats(formats)
    opened = open_own_framework(framework)
    sheets = _listed_sheets(opened)
    names = _names(opened, documents, sheets)
    search = open_templates(templates, opened.location)
    role_ids = _roles(opened, roles)

    def some(*of: str) -> Iterator[Piece]:
        return pieces(opened.framework, of, made_as, role_ids)

    chosen = list(some(*names))
    for unit in _units(opened, local):
        own = with_unit(opened, unit).framework
        chosen += pieces_of_unit(own, names, made_as, role_ids)
    if documents:
        _tell_nothing([one for one in names if not any(some(one))], chosen)
    whole = _whole(Path(folder), opened, search, chosen)
    if check:
        _check(whole)
    else:
        with alone_in(whole.manifest):
            _write(whole, overwrite=overwrite)
    if not documents:
        _tell_left_out(opened, sheets)


def _units(opened: Opened, written: list[str] | None) -> list[LocalUnit]:
    """Return the units whose own documents are to be made, and say what stays the common ones."""
    from ledelsesgrundlag_cli.documents.kinds import KINDS

    if not written:
        return []
    common = (one.title for one in KINDS if one.each and not one.local)
    console.warn(f"{listed_words(map(lower_first, common)).capitalize()} er altid fælles.")
    if asks_for_all(written):
        return all_units(opened)
    return list(dict.fromkeys(unit_called(opened, one) for one in written))


class _Set(NamedTuple):
    """The files that belong together, the list of them, and what they are made with and of."""

    jobs: list[Job]
    manifest: Manifest
    shared: Shared
    origin: str


def _whole(folder: Path, opened: Opened, templates: Templates, chosen: list[Piece]) -> _Set:
    """Gather the files of the set, the index last."""
    from ledelsesgrundlag_cli.sets.export import MANIFEST, head, index_job, renderers
    from ledelsesgrundlag_cli.sets.making import Shared
    from ledelsesgrundlag_cli.sets.manifest import Manifest, framework_hash, origin

    try:
        index = index_job(_index(opened, templates, chosen))
    except TemplateProblemError as error:
        raise FailedError(problems_text(error.diagnostics)) from error
    moment = moment_asked()
    directory = opened.location.directory
    about = head(opened.framework, framework_hash(directory))
    manifest = Manifest(folder / MANIFEST, about, whole=True)
    return _Set(
        [*(piece.job for piece in chosen), index],
        manifest,
        Shared(manifest, opened.framework, templates, None, moment),
        origin(directory, templates, moment, *renderers()),
    )


def _index(opened: Opened, templates: Templates, chosen: list[Piece]) -> str:
    from ledelsesgrundlag_cli.documents.common import colophon
    from ledelsesgrundlag_cli.render.design import load_design
    from ledelsesgrundlag_cli.render.html import render_index
    from ledelsesgrundlag_cli.sets.index import index_of

    design = load_design(templates)
    told = colophon(opened.framework)
    if design.organisation:
        told = told._replace(organisation=design.organisation)
    return render_index(told, index_of(chosen), design, templates)


def _write(whole: _Set, *, overwrite: bool) -> None:
    """Write the set; what lg made earlier may be replaced, anything else not."""
    from ledelsesgrundlag_cli.sets.export import INDEX
    from ledelsesgrundlag_cli.sets.manifest import State, plan

    jobs, manifest, shared, made_of = whole
    folder = manifest.path.parent
    before = manifest.read() or {}
    items = plan(manifest, jobs, before, made_of, overwrite=overwrite, answers=False)
    left = [item for item in items if item.state is not State.DONE]
    tell_there(len(items) - len(left))
    with interrupts() as noted, Pool(shared, len(left)) as pool:
        made, failed = make_files(pool, manifest, items, before, noted)
    if made:
        begin = "" if failed else f" Begynd med {INDEX}."
        console.warn(f"Gemt: {files(len(made))} i {shown(str(folder))}.{begin}")
    if failed:
        raise _unmade(folder, failed)
    rest = len(left) - len(made)
    tell_rest(len(made), rest, noted, lost=pool.lost, overwrite=overwrite)
    extra = sorted(before.keys() - {job.file for job in jobs})
    extra = [name for name in extra if is_there(folder / name)]
    if extra:
        names = ", ".join(extra[:5]) + (" …" if len(extra) > 5 else "")
        console.warn(f"Disse filer hører ikke længere med, og du kan slette dem: {names}")


def _unmade(folder: Path, failed: Sequence[Result]) -> UserError:
    """Say why files could not be made: of a template once, however many files it stopped."""
    for one in failed:
        if one.error is not None:
            return refusal(folder / one.file, one.error)
    wrong = dict.fromkeys(found for one in failed for found in one.diagnostics)
    names = ", ".join(one.file for one in failed[:5]) + (" …" if len(failed) > 5 else "")
    return FailedError(f"{problems_text(list(wrong))}\nDerfor mangler {names}.")


def _check(whole: _Set) -> None:
    """Compare the set with what lies in the folder; exit 1 when it is not the same."""
    from ledelsesgrundlag_cli.sets.manifest import sha256_of

    manifest = whole.manifest
    folder, before = manifest.path.parent, manifest.read()
    if before is None:
        raise UserError(f"Der er ikke noget fra lg eksport i {shown(str(folder))}.")
    entries = _rendered(whole)
    wanted = {name: entry.sha256 for name, entry in entries.items()}
    wanted[manifest.path.name] = sha256_of(manifest.text(entries).encode("utf-8"))
    stale = []
    for name, sha256 in wanted.items():
        path = folder / name
        if not path.is_file():
            stale.append(f"{name} mangler")
        elif sha256_of(path.read_bytes()) != sha256:
            stale.append(f"{name} er forældet")
    extra = sorted(name for name in before.keys() - wanted if is_there(folder / name))
    stale += [f"{name} hører ikke længere med" for name in extra]
    if not stale:
        console.say(f"{shown(str(folder))} er ajour: {files(len(whole.jobs))}.")
        return
    for line in stale:
        console.say(line)
    console.warn("Lav filerne igen med den samme kommando uden --check.")
    raise typer.Exit(FAILED)


def _rendered(whole: _Set) -> dict[str, Entry]:
    """Render each file without writing it, and return what it is."""
    from ledelsesgrundlag_cli.sets.making import render_some
    from ledelsesgrundlag_cli.sets.manifest import Item, State, entry_for

    items = [Item(job, entry_for(job, whole.origin), State.FREE) for job in whole.jobs]
    entries = {}
    for result in run_all(render_some, whole.shared, items):
        if result.entry is None:
            raise FailedError(problems_text(result.diagnostics))
        entries[result.file] = result.entry
    return entries


def _formats(written: list[str] | None) -> list[Format]:
    words = _words(written)
    chosen = list(dict.fromkeys(choose_format(word, None) for word in words))
    return chosen or [one for one in FORMATS if one.in_set]


def _names(opened: Opened, written: list[str] | None, sheets: SheetsOn) -> list[str]:
    """Return the documents and sheets to make: those written, or all with the sheets listed.

    Raises:
        UserError: there is none of a name that is written, or it is of a sheet that is off.
    """
    from ledelsesgrundlag_cli.words.names import Named

    words = _words(written)
    if not words:
        return list(names_of_set(sheets.listed))
    known = names_of_set(sheet.id for sheet in opened.framework.sheets)
    names = choose("Der er ikke noget dokument", words, [Named(one, ()) for one in known])
    for sheet in opened.framework.sheets:
        if sheet.id in names:
            refuse_off(opened, sheet)
    return names


def _tell_nothing(names: Sequence[str], chosen: Sequence[Piece]) -> None:
    """Say which documents the framework has nothing for; when that is all of them, stop."""
    if names:
        lacking = f"Der er ikke noget i ledelsesgrundlaget til {listed_words(names, 'eller')}."
        if not chosen:
            raise FailedError(f"{lacking} Der er ikke lavet nogen filer.")
        console.warn(lacking)


def _listed_sheets(opened: Opened) -> SheetsOn:
    """Return which sheets are part of the set, and which are off.

    Raises:
        UserError: lg.toml cannot be used, or lists what is no sheet.
    """
    found = sheets_in_use(opened.framework, opened.location)
    try:
        choose("Der er ikke noget ark", found.unknown, named_sheets(opened.framework))
        for one in found.listed:
            choose_sheet(opened.framework, one)
    except UserError as error:
        where = "Ret navnet i listen ark i lg.toml, eller slet det."
        raise FailedError(f"{error}\n{where}") from error
    return found


def _tell_left_out(opened: Opened, sheets: SheetsOn) -> None:
    """Say which sheets are not part of the set, and how they come with it."""
    others = (*sheets.listed, *sheets.off)
    left = [sheet.id for sheet in opened.framework.sheets if sheet.id not in others]
    if left:
        console.warn(
            f"Ikke med: {listed_words(left)}. Hvis de skal med, så skriv øverst i lg.toml: "
            f"{sheets.line_with(*left)}"
        )
    if sheets.off:
        console.warn(
            f"Ikke slået til: {listed_words(sheets.off)}. Se, hvad I skal aftale først: lg ark"
        )


def _roles(opened: Opened, written: list[str] | None) -> list[str]:
    words = _words(written)
    if not words:
        return [role.id for role in opened.framework.roles]
    return choose_roles(opened.framework, words)


def _words(written: list[str] | None) -> list[str]:
    return [word.strip() for one in written or [] for word in one.split(",") if word.strip()]
