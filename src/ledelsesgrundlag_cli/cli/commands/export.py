"""``lg export``: all documents in all formats, with a list of what was made and of what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ledelsesgrundlag_cli.cli import complete, console
from ledelsesgrundlag_cli.cli.danish import DanishCommand
from ledelsesgrundlag_cli.cli.errors import FAILED, UserError, shown
from ledelsesgrundlag_cli.cli.opening import working_folder
from ledelsesgrundlag_cli.cli.options import FrameworkOption, OverwriteOption, TemplatesOption
from ledelsesgrundlag_cli.render.formats import FORMATS
from ledelsesgrundlag_cli.sets.export import names_of_set
from ledelsesgrundlag_cli.source.files import shown_path
from ledelsesgrundlag_cli.words.danish import listed as listed_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ledelsesgrundlag_cli.cli.opening import Opened
    from ledelsesgrundlag_cli.render.formats import Format
    from ledelsesgrundlag_cli.render.html import IndexGroup
    from ledelsesgrundlag_cli.render.templates import Templates
    from ledelsesgrundlag_cli.sets.export import Made, Piece

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
        typer.Option(
            "--documents",
            metavar="DOKUMENT",
            help=f"Kun disse: {', '.join(names_of_set(['et arks navn']))}. Sæt komma imellem.",
            autocompletion=complete.documents,
        ),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--formats",
            metavar="FORMAT",
            help="Kun disse, fx pdf,docx. Skriver du intet: "
            f"{listed_words(one.name for one in FORMATS if one.in_set)}.",
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
    opened = open_own_framework(framework)
    listed = _listed_sheets(opened)
    names = _names(opened, documents, listed)
    search = open_templates(templates, opened.location)
    chosen = pieces(opened.framework, names, made_as, _roles(opened, roles))
    place = Path(folder)
    files = _Set(opened, search, list(chosen), made=[])
    if check:
        _check(place, files)
    else:
        _write(place, files, overwrite=overwrite)
    if not documents:
        _tell_left_out(opened, listed)


class _Set(NamedTuple):
    """The files that belong together, and those that have been made so far."""

    opened: Opened
    templates: Templates
    pieces: list[Piece]
    made: list[Made]

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Make each file, and last the index and the manifest."""
        from ledelsesgrundlag_cli.cli.opening import problems_text
        from ledelsesgrundlag_cli.render.templates import TemplateProblemError
        from ledelsesgrundlag_cli.sets.export import (
            INDEX,
            MANIFEST,
            framework_hash,
            made,
            manifest,
        )

        self.made.clear()
        try:
            for piece in self.pieces:
                content = self._content(piece)
                self.made.append(made(piece.file, piece.document.id, content))
                yield piece.file, content
            index = self._index().encode("utf-8")
        except TemplateProblemError as error:
            raise UserError(problems_text(error.diagnostics), exit_code=FAILED) from error
        self.made.append(made(INDEX, "index", index))
        yield INDEX, index
        whole = framework_hash(self.opened.location.directory)
        yield MANIFEST, manifest(self.opened.framework, whole, self.made).encode("utf-8")

    def _content(self, piece: Piece) -> bytes:
        from ledelsesgrundlag_cli.cli.output import moment_asked
        from ledelsesgrundlag_cli.render.formats import render_bytes

        return render_bytes(
            piece.document,
            piece.made_as,
            self.templates,
            self.opened.framework,
            fill_in=piece.fill_in,
            paper=piece.paper,
            moment=moment_asked(),
        )

    def _index(self) -> str:
        from ledelsesgrundlag_cli.documents.common import colophon
        from ledelsesgrundlag_cli.render.design import load_design
        from ledelsesgrundlag_cli.render.html import render_index

        design = load_design(self.templates)
        told = colophon(self.opened.framework)
        if design.organisation:
            told = told._replace(organisation=design.organisation)
        return render_index(told, list(_groups(self.pieces)), design, self.templates)


def _groups(pieces: Sequence[Piece]) -> Iterator[IndexGroup]:
    """Yield the files as the index shows them: a row for each thing, its formats side by side."""
    groups: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for piece in pieces:
        rows = groups.setdefault(piece.group, {})
        rows.setdefault(piece.label, []).append((piece.made_as.label, piece.file))
    for group, rows in groups.items():
        yield group, list(rows.items())


def _write(folder: Path, files: _Set, *, overwrite: bool) -> None:
    """Write the set; what lg made earlier may be replaced, anything else not."""
    from ledelsesgrundlag_cli.cli.output import write
    from ledelsesgrundlag_cli.sets.export import INDEX, MANIFEST, known_files

    before = known_files(_text(folder / MANIFEST))
    ours = {*(before or {}), MANIFEST} if before is not None else set()
    count = 0
    for name, content in files.contents():
        path = folder / name
        may = overwrite or (name in ours and _unchanged(path, (before or {}).get(name)))
        write(path, content, overwrite=may, make_folder=True)
        count += name not in {INDEX, MANIFEST}
    left = sorted(set(before or {}) - {one.file for one in files.made})
    left = [name for name in left if (folder / name).exists()]
    console.warn(f"Gemt: {count} filer i {shown(str(folder))}. Begynd med index.html.")
    if left:
        names = ", ".join(left[:5]) + (" …" if len(left) > 5 else "")
        console.warn(f"Disse filer hører ikke længere med, og du kan slette dem: {names}")


def _unchanged(path: Path, sha256: str | None) -> bool:
    """Tell whether a file is still as lg made it; the manifest itself always is."""
    from ledelsesgrundlag_cli.sets.export import made

    try:
        return sha256 is None or made("", "", path.read_bytes()).sha256 == sha256
    except OSError:
        return True


def _check(folder: Path, files: _Set) -> None:
    """Compare the set with what lies in the folder; exit 1 when it is not the same."""
    from ledelsesgrundlag_cli.sets.export import MANIFEST, known_files

    text = _text(folder / MANIFEST)
    before: Mapping[str, str] | None = known_files(text)
    if before is None:
        raise UserError(f"Der er ikke noget fra lg eksport i {shown(str(folder))}.")
    stale = []
    for name, content in files.contents():
        path = folder / name
        if not path.is_file():
            stale.append(f"{name} mangler")
        elif path.read_bytes() != content:
            stale.append(f"{name} er forældet")
    stale += sorted(f"{name} hører ikke længere med" for name in _extra(folder, before, files))
    if not stale:
        console.say(f"{shown(str(folder))} er ajour: {len(files.made)} filer.")
        return
    for line in stale:
        console.say(line)
    console.warn("Lav filerne igen med den samme kommando uden --check.")
    raise typer.Exit(FAILED)


def _extra(folder: Path, before: Mapping[str, str], files: _Set) -> Iterator[str]:
    now = {one.file for one in files.made}
    yield from (name for name in before if name not in now and (folder / name).exists())


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _formats(written: list[str] | None) -> list[Format]:
    from ledelsesgrundlag_cli.cli.output import choose_format

    words = _words(written)
    chosen = list(dict.fromkeys(choose_format(word, None) for word in words))
    return chosen or [one for one in FORMATS if one.in_set]


def _names(opened: Opened, written: list[str] | None, listed: Sequence[str]) -> list[str]:
    """Return the documents and sheets to make: those written, or all with the sheets listed."""
    from ledelsesgrundlag_cli.cli.opening import choose
    from ledelsesgrundlag_cli.words.names import Named

    words = _words(written)
    if not words:
        return list(names_of_set(listed))
    known = names_of_set(sheet.id for sheet in opened.framework.sheets)
    return choose("Der er ikke noget dokument", words, [Named(one, ()) for one in known])


def _listed_sheets(opened: Opened) -> list[str]:
    """Return the sheets that lg.toml lists; where it lists none, those that usually are."""
    from ledelsesgrundlag_cli.cli.opening import choose_sheet, problems_text
    from ledelsesgrundlag_cli.diagnostics import Diagnostic
    from ledelsesgrundlag_cli.lint.settings import Settings, settings_beside

    directory = opened.location.directory
    read = settings_beside(directory, shown_path(directory, working_folder())) or Settings()
    if isinstance(read, Diagnostic):
        raise UserError(problems_text([read]), exit_code=FAILED)
    if read.sheets is None:
        return [one.id for one in opened.framework.sheets if one.id in read.listed_sheets]
    try:
        return [choose_sheet(opened.framework, one).id for one in read.sheets]
    except UserError as error:
        where = "Ret navnet i listen ark i lg.toml, eller slet det."
        raise UserError(f"{error}\n{where}", exit_code=FAILED) from error


def _tell_left_out(opened: Opened, listed: Sequence[str]) -> None:
    """Say which sheets lg.toml does not list, and how they come with it."""
    left = [sheet.id for sheet in opened.framework.sheets if sheet.id not in listed]
    if left:
        every = ", ".join(f'"{one}"' for one in (*listed, *left))
        console.warn(
            f"Ikke med: {listed_words(left)}. Skal de med, så skriv øverst i lg.toml: "
            f"ark = [{every}]"
        )


def _roles(opened: Opened, written: list[str] | None) -> list[str]:
    from ledelsesgrundlag_cli.cli.opening import choose_roles

    words = _words(written)
    if not words:
        return [role.id for role in opened.framework.roles]
    return choose_roles(opened.framework, words)


def _words(written: list[str] | None) -> list[str]:
    return [word.strip() for one in written or [] for word in one.split(",") if word.strip()]
