"""``lg export``: all documents in all formats, with a list of what was made and of what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ledelsesgrundlag_cli.cli import complete, console
from ledelsesgrundlag_cli.cli.danish import DanishCommand
from ledelsesgrundlag_cli.cli.errors import FAILED, UserError, shown
from ledelsesgrundlag_cli.cli.options import FrameworkOption, OverwriteOption, TemplatesOption

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledelsesgrundlag_cli.cli.opening import Opened
    from ledelsesgrundlag_cli.render.formats import Format
    from ledelsesgrundlag_cli.render.html import IndexGroup
    from ledelsesgrundlag_cli.render.templates import Templates
    from ledelsesgrundlag_cli.sets.export import Piece
    from ledelsesgrundlag_cli.sets.making import Job, Result, Shared
    from ledelsesgrundlag_cli.sets.manifest import Manifest

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=DanishCommand,
    help="Lav alle dokumenter på én gang, fx til intranettet.",
    epilog="Eksempel: lg export -o dokumenter. Se siden efter, om noget er forældet: "
    "lg export -o dokumenter --check",
)
def export(
    folder: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="MAPPE", help="Mappen, filerne skal ligge i."),
    ] = None,
    documents: Annotated[
        list[str] | None,
        typer.Option(
            "--documents",
            metavar="DOKUMENT",
            help="Kun disse: rollekort, lus, dialogkort, haefte, plakat, kaede, overblik. "
            "Sæt komma imellem.",
        ),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--formats",
            metavar="FORMAT",
            help="Kun disse, fx pdf,docx. Skriver du intet: pdf, docx, html og markdown.",
        ),
    ] = None,
    roles: Annotated[
        list[str] | None,
        typer.Option(
            "--roles",
            metavar="ROLLE",
            help="Kun disse roller. Sæt komma imellem.",
            autocompletion=complete.roles,
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
    from ledelsesgrundlag_cli.cli.opening import open_own_framework, open_templates
    from ledelsesgrundlag_cli.sets.export import pieces

    if folder is None:
        raise UserError("Skriv, hvilken mappe filerne skal ligge i, fx -o dokumenter.")
    made_as = _formats(formats)
    kinds = _kinds(documents)
    opened = open_own_framework(framework)
    search = open_templates(templates, opened.location)
    chosen = list(pieces(opened.framework, kinds, made_as, _roles(opened, roles)))
    whole = _whole(Path(folder), opened, search, chosen)
    if check:
        _check(whole)
    else:
        _write(whole, overwrite=overwrite)


class _Set(NamedTuple):
    """The files that belong together, the list of them, and what they are made with and of."""

    jobs: list[Job]
    manifest: Manifest
    shared: Shared
    origin: str


def _whole(folder: Path, opened: Opened, templates: Templates, chosen: list[Piece]) -> _Set:
    """Gather the files of the set, the index last."""
    from ledelsesgrundlag_cli.cli.opening import problems_text
    from ledelsesgrundlag_cli.cli.output import moment_asked
    from ledelsesgrundlag_cli.render.templates import TemplateProblemError
    from ledelsesgrundlag_cli.sets.export import MANIFEST, head, index_job, renderers
    from ledelsesgrundlag_cli.sets.making import Shared
    from ledelsesgrundlag_cli.sets.manifest import Manifest, framework_hash, origin

    try:
        index = index_job(_index(opened, templates, chosen))
    except TemplateProblemError as error:
        raise UserError(problems_text(error.diagnostics), exit_code=FAILED) from error
    moment = moment_asked()
    directory = opened.location.directory
    return _Set(
        [*(piece.job for piece in chosen), index],
        Manifest(folder / MANIFEST, head(opened.framework, framework_hash(directory))),
        Shared(opened.framework, templates, None, moment, results={}),
        origin(directory, templates, moment, *renderers()),
    )


def _index(opened: Opened, templates: Templates, chosen: list[Piece]) -> str:
    from ledelsesgrundlag_cli.documents.common import colophon
    from ledelsesgrundlag_cli.render.design import load_design
    from ledelsesgrundlag_cli.render.html import render_index

    design = load_design(templates)
    told = colophon(opened.framework)
    if design.organisation:
        told = told._replace(organisation=design.organisation)
    return render_index(told, list(_groups(chosen)), design, templates)


def _groups(pieces: Sequence[Piece]) -> Iterator[IndexGroup]:
    """Yield the files as the index shows them: a row for each thing, its formats side by side."""
    groups: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for piece in pieces:
        name = {"markdown": "Markdown", "docx": "Word", "terminal": "Tekst"}.get(
            piece.made_as, piece.made_as.upper()
        )
        rows = groups.setdefault(piece.group, {})
        rows.setdefault(piece.label, []).append((name, piece.file))
    for group, rows in groups.items():
        yield group, list(rows.items())


def _write(whole: _Set, *, overwrite: bool) -> None:
    """Write the set; what lg made earlier may be replaced, anything else not."""
    from ledelsesgrundlag_cli.cli.making import (
        interrupts,
        make_files,
        tell_rest,
        tell_there,
    )
    from ledelsesgrundlag_cli.sets.export import INDEX
    from ledelsesgrundlag_cli.sets.manifest import State, plan
    from ledelsesgrundlag_cli.sets.pool import Pool

    jobs, manifest, shared, made_of = whole
    folder = manifest.path.parent
    known = manifest.read() or {}
    before = {job.file: known.pop(job.file) for job in jobs if job.file in known}
    items = plan(manifest, jobs, before, made_of, overwrite=overwrite, answers=False)
    left = [item for item in items if item.state is not State.DONE]
    tell_there(len(items) - len(left))
    with interrupts() as noted, Pool(shared, len(left)) as pool:
        made, failed = make_files(pool, manifest, left, before, noted)
    if failed:
        raise _unmade(folder, failed[0])
    if made:
        count = sum(one.file != INDEX for one in made)
        console.warn(f"Gemt: {count} filer i {shown(str(folder))}. Begynd med index.html.")
    rest = len(left) - len(made)
    tell_rest(len(made), rest, noted, lost=pool.lost, overwrite=overwrite)
    extra = sorted(name for name in known if (folder / name).exists())
    if extra:
        names = ", ".join(extra[:5]) + (" …" if len(extra) > 5 else "")
        console.warn(f"Disse filer hører ikke længere med, og du kan slette dem: {names}")


def _unmade(folder: Path, failed: Result) -> UserError:
    from ledelsesgrundlag_cli.cli.opening import problems_text
    from ledelsesgrundlag_cli.cli.output import refusal

    if failed.error is None:
        return UserError(problems_text(failed.diagnostics), exit_code=FAILED)
    return refusal(folder / failed.file, failed.error)


def _check(whole: _Set) -> None:
    """Compare the set with what lies in the folder; exit 1 when it is not the same."""
    folder = whole.manifest.path.parent
    before = whole.manifest.read()
    if before is None:
        raise UserError(f"Der er ikke noget fra lg export i {shown(str(folder))}.")
    stale = []
    wanted = set()
    for name, raw in _rendered(whole):
        wanted.add(name)
        path = folder / name
        if not path.is_file():
            stale.append(f"{name} mangler")
        elif path.read_bytes() != raw:
            stale.append(f"{name} er forældet")
    extra = sorted(name for name in before.keys() - wanted if (folder / name).exists())
    stale += [f"{name} hører ikke længere med" for name in extra]
    if not stale:
        console.say(f"{shown(str(folder))} er ajour: {len(whole.jobs)} filer.")
        return
    for line in stale:
        console.say(line)
    console.warn("Lav filerne igen med den samme kommando uden --check.")
    raise typer.Exit(FAILED)


def _rendered(whole: _Set) -> Iterator[tuple[str, bytes]]:
    """Render each file without writing it, and last the manifest."""
    from ledelsesgrundlag_cli.cli.opening import problems_text
    from ledelsesgrundlag_cli.sets.making import content
    from ledelsesgrundlag_cli.sets.manifest import entry_for
    from ledelsesgrundlag_cli.sets.pool import run_all

    entries = {}
    rendered = run_all(content, whole.shared, whole.jobs)
    for job, raw in zip(whole.jobs, rendered, strict=True):
        if not isinstance(raw, bytes):
            raise UserError(problems_text(raw), exit_code=FAILED)
        entries[job.file] = entry_for(job, whole.origin).made(raw)
        yield job.file, raw
    yield whole.manifest.path.name, whole.manifest.text(entries).encode("utf-8")


def _formats(written: list[str] | None) -> list[Format]:
    from ledelsesgrundlag_cli.cli.output import choose_format
    from ledelsesgrundlag_cli.sets.export import FORMATS

    words = _words(written)
    return list(dict.fromkeys(choose_format(word, None) for word in words)) or list(FORMATS)


def _kinds(written: list[str] | None) -> list[str]:
    from ledelsesgrundlag_cli.cli.opening import choose
    from ledelsesgrundlag_cli.sets.export import KINDS
    from ledelsesgrundlag_cli.words.names import Named

    words = _words(written)
    if not words:
        return list(KINDS)
    return choose("Der er ikke noget dokument", words, [Named(one, ()) for one in KINDS])


def _roles(opened: Opened, written: list[str] | None) -> list[str]:
    from ledelsesgrundlag_cli.cli.opening import choose_roles

    words = _words(written)
    if not words:
        return [role.id for role in opened.framework.roles]
    return choose_roles(opened.framework, words)


def _words(written: list[str] | None) -> list[str]:
    return [word.strip() for one in written or [] for word in one.split(",") if word.strip()]
