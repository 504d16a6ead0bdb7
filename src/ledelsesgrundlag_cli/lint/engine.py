"""Running the rules over one framework."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import normalize

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity, Span, in_reading_order, in_short
from ledelsesgrundlag_cli.lint.checked import Checked, Local
from ledelsesgrundlag_cli.lint.registry import CHECKS, codes, rules
from ledelsesgrundlag_cli.lint.settings import SETTINGS_FILE, Settings, beside, settings_beside
from ledelsesgrundlag_cli.lint.suppress import EXEMPTION_SIGN, check_exemptions, exemptions_in
from ledelsesgrundlag_cli.loading.load import Loaded, load
from ledelsesgrundlag_cli.loading.local import load_local, names_of_files
from ledelsesgrundlag_cli.model.metadata import SOURCE_FILE_PATTERN
from ledelsesgrundlag_cli.render.templates import templates_for
from ledelsesgrundlag_cli.source import files
from ledelsesgrundlag_cli.source.decoding import decode
from ledelsesgrundlag_cli.versions.changelog import CHANGELOG_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ledelsesgrundlag_cli.adoption.departures import Departing
    from ledelsesgrundlag_cli.source.read import Source


class Outcome(NamedTuple):
    """What came of checking one framework.

    ``findings`` are in reading order, and ``files`` is how many files were read as text. Of the
    files that the findings name, ``texts`` holds the decoded text by the name they are shown as,
    and ``names`` their names within the framework by the same: of thousands of files few have
    findings, and only those are kept in memory. ``departing`` is what differs from what was
    adopted, which some of the findings are of.
    """

    findings: tuple[Diagnostic, ...]
    files: int
    texts: Mapping[str, str]
    names: Mapping[str, str]
    departing: tuple[Departing, ...] = ()


class Job(NamedTuple):
    """A framework to check; see ``check_framework``."""

    directory: Path
    shown_as: str
    unsaved: Mapping[str, bytes] | None = None
    base: Path | None = None


def check_some(asked: Settings, jobs: Iterable[Job]) -> list[Outcome]:
    """Check some of many frameworks, as a process of a pool does."""
    return [
        check_framework(job.directory, job.shown_as, asked, job.unsaved, job.base) for job in jobs
    ]


def check_framework(
    directory: Path,
    shown_as: str,
    asked: Settings,
    unsaved: Mapping[str, bytes] | None = None,
    base: Path | None = None,
) -> Outcome:
    """Check a framework by all rules that are wanted.

    ``asked`` is what the command line says; ``lg.toml`` beside the framework is added to it.
    ``unsaved`` is content, by file name, that stands for what is on disk; ``base`` the folder of
    an earlier version, which the changes are judged against.
    """
    loaded = load(directory, shown_as, unsaved)
    found = list(loaded.diagnostics)
    checked = _checked(directory, shown_as, asked, loaded, base, found)
    settings = checked.settings
    for check in CHECKS:
        if check.look is not None:
            found += (one for one in check.look(checked) if settings.slips or not one.kept)
    beside_it = checked.local.files.sources if checked.local else {}
    read = (*loaded.sources.values(), *beside_it.values())
    sources = {source.file.shown_as: source for source in read}
    readable = {shown: one.file.raw for shown, one in sources.items() if one.is_text}
    asked_for = {one.code for one in rules().values() if one.asked_for}
    name = partial(_name, sources, shown_as)
    kept = [
        one
        for one in found
        if settings.wants(one.code, name(one.span.file), asked_for=one.code in asked_for)
    ]
    findings = in_short(in_reading_order(_without_exempted(kept, readable)))
    named = {span.file for one in findings for span in (one.span, *(r.span for r in one.related))}
    texts = {shown: readable[shown].decode("utf-8") for shown in sorted(named & readable.keys())}
    if checked.changelog is not None and checked.changelog_shown in named:
        texts[checked.changelog_shown] = checked.changelog
    return Outcome(
        findings,
        len(readable),
        texts,
        {shown: name(shown) for shown in named},
        checked.judged.departing,
    )


def _checked(
    directory: Path,
    shown_as: str,
    asked: Settings,
    loaded: Loaded,
    base: Path | None,
    found: list[Diagnostic],
) -> Checked:
    """Read what lies beside the files of a framework; what cannot be read is told in ``found``."""
    settings = _settings(directory, shown_as, asked, found)
    adopted = _adopted(directory, shown_as, loaded, found)
    local = _local(directory, shown_as, loaded)
    if local is not None:
        found += (one._replace(fix=None) for one in local.files.diagnostics)
    return Checked(
        loaded,
        adopted,
        settings,
        templates=templates_for(None, directory, lambda path: beside(shown_as, path.name)),
        unread=adopted is None and _has_adopted(loaded),
        base=None if base is None else load(base, ""),
        changelog=files.read_text(directory, CHANGELOG_FILE),
        changelog_shown=files.shown_name(shown_as, CHANGELOG_FILE),
        had_changelog=base is not None and files.is_there(base / CHANGELOG_FILE),
        local=local,
    )


def _local(directory: Path, shown_as: str, loaded: Loaded) -> Local | None:
    """Read what units add beside a framework; None where none does."""
    names = names_of_files(directory)
    if not names or not shown_as:  # an earlier version stands alone
        return None
    read = load_local(loaded, directory, beside(shown_as, "."), names)
    metadata = loaded.parts.get(files.FRAMEWORK_FILE)
    owner = getattr(metadata, "id", "")
    then: dict[str, str] = {}
    for version in {unit.made_for for unit in read.units.values()}:
        text = files.read_text(directory, f"source/{owner}-{version}.txt")
        if text is not None:
            then[version] = _even(text)
    return Local(read, then)


def _name(sources: Mapping[str, Source], shown_as: str, shown: str) -> str:
    """Return a file's name within the framework, also of one that could not be read."""
    if shown in sources:
        return sources[shown].file.name
    return SETTINGS_FILE if shown == beside(shown_as) else shown.removeprefix(f"{shown_as}/")


def _settings(
    directory: Path, shown_as: str, asked: Settings, found: list[Diagnostic]
) -> Settings:
    read = settings_beside(directory, shown_as)
    if isinstance(read, Diagnostic):
        found.append(read)
    if read is None or isinstance(read, Diagnostic):
        return asked
    return asked._replace(
        select=asked.select or read.select,
        ignore=(*read.ignore, *asked.ignore),
        per_file=read.per_file,
        dictionary=read.dictionary,
        spelling=read.spelling if asked.spelling is None else asked.spelling,
        sheets=read.sheets,
        places=read.places,
        voice=read.voice,
    )


def _adopted(
    directory: Path, shown_as: str, loaded: Loaded, found: list[Diagnostic]
) -> str | None:
    """Return the adopted text that ``framework.yaml`` points at, or None.

    One that is there and cannot be read is told in ``found``; one that is not has been.

    It is looked up in the file's data, so that a slip elsewhere in that file does not make every
    text of the document look like one that HR may mend.
    """
    source = loaded.sources.get("framework.yaml")
    data = source.data if source is not None and isinstance(source.data, dict) else {}
    note = data.get("source")
    name = note.get("file") if isinstance(note, dict) else None
    if not isinstance(name, str) or not re.match(SOURCE_FILE_PATTERN, name):
        return None
    if not files.is_there(directory / name):
        return None
    file = files.read(directory, name, files.shown_name(shown_as, name))
    if isinstance(file, Diagnostic):
        too_large = file.code == "LG004"
        remedy = "Gem kun ledelsesgrundlagets egen tekst i filen." if too_large else file.remedy
        found.append(file._replace(remedy=remedy))
        return None
    if file.raw.startswith(_LFS_POINTER):
        span = Span(file.shown_as, 1, 1, 1, 1)
        message = "Filen er ikke hentet. Her ligger kun en henvisning til den (Git LFS)."
        remedy = "Hent den med: git lfs pull"
        found.append(Diagnostic("LG011", Severity.ERROR, message, span, remedy))
        return None
    try:
        return _even(file.raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        decode(file, found)
        return None


_LFS_POINTER: Final = b"version https://git-lfs.github.com/spec/"


def _even(text: str) -> str:
    """Return a text as it is compared: what editors, systems and git do to it makes no change.

    They write line ends in three ways, leave spaces on empty lines, and letters in two parts.
    """
    lines = normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines)


def _has_adopted(loaded: Loaded) -> bool:
    """Tell whether there is an adopted text, for all that can be known; it may not be readable."""
    source = loaded.sources.get("framework.yaml")
    data = source.data if source is not None else None
    return not isinstance(data, dict) or data.get("source") is not None


def _without_exempted(found: list[Diagnostic], readable: Mapping[str, bytes]) -> list[Diagnostic]:
    """Leave out what a comment on the field's line lets stand, and check the comments."""
    exemptions = {
        shown: exemptions_in(raw.decode("utf-8"))
        for shown, raw in readable.items()
        if EXEMPTION_SIGN in raw
    }
    exemptions = {shown: ones for shown, ones in exemptions.items() if ones}
    if not exemptions:
        return found
    by_line = {
        (shown, one.line): frozenset(one.codes)
        for shown, ones in exemptions.items()
        for one in ones
        if one.why
    }
    left, used = [], set()
    for one in found:
        at = {
            line
            for line in (one.span.line, one.key_line)
            if one.code in by_line.get((one.span.file, line), ())
        }
        if at and one.severity is not Severity.ERROR:
            used |= {(one.span.file, line, one.code) for line in at}
        else:
            left.append(one)
    for shown, ones in exemptions.items():
        effective = {(line, code) for file, line, code in used if file == shown}
        left += check_exemptions(shown, ones, effective, codes())
    return left
