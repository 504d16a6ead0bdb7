"""``lg diff``: what differs between two versions of a framework."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ledelsesgrundlag_cli.cli.document_command import Asked, document_command
from ledelsesgrundlag_cli.cli.errors import FailedError
from ledelsesgrundlag_cli.cli.options import argument
from ledelsesgrundlag_cli.cli.versions import (
    LAST_COMMIT,
    OpenedVersion,
    is_adopted,
    opened_version,
)
from ledelsesgrundlag_cli.documents.kinds import kind_called

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.versions.changes import Step


def diff(
    asked: Asked,
    old: Annotated[
        str | None,
        argument(
            "[FØR]",
            "En mappe, eller en gren, et mærke eller en commit i git (evt. som main:mappe). "
            "Skriv vedtaget for det, der sidst blev vedtaget, og medfølgende for det, der følger "
            "med lg. Ellers: det, der sidst blev gemt i git.",
        ),
    ] = None,
    new: Annotated[
        str | None, argument("[NU]", "Som FØR. Ellers: ledelsesgrundlaget, som det står.")
    ] = None,
) -> None:
    """Compare, build and deliver."""
    from ledelsesgrundlag_cli.cli.opening import Opened, framework_in
    from ledelsesgrundlag_cli.source import files

    asked.check()
    if is_adopted(old):
        with opened_version(new, asked.framework) as now:
            framework = framework_in(now.loaded)
            location = files.Location(now.directory, files.Origin.OPTION)
            asked.deliver(_since_adoption(now, framework), Opened(framework, location, now.loaded))
        return
    with (
        opened_version(old or LAST_COMMIT, asked.framework) as before,
        opened_version(new, asked.framework) as now,
    ):
        old_one, new_one = framework_in(before.loaded), framework_in(now.loaded)
        location = files.Location(now.directory, files.Origin.OPTION)
        asked.deliver(
            _document(before, old_one, now, new_one), Opened(new_one, location, now.loaded)
        )


def _document(
    before: OpenedVersion, old: Framework, now: OpenedVersion, new: Framework
) -> Document:
    from ledelsesgrundlag_cli.documents.change_overview import Version, change_overview
    from ledelsesgrundlag_cli.model.texts import Texts
    from ledelsesgrundlag_cli.versions.changes import changes

    found = changes(Texts(before.loaded.parts).things, Texts(now.loaded.parts).things)
    version = new.metadata.version
    return change_overview(
        new,
        Version(old.metadata.version, before.place),
        Version(version, now.place),
        found,
        _said(now, version) if version != old.metadata.version else None,
    )


def _since_adoption(now: OpenedVersion, framework: Framework) -> Document:
    """Compare what was adopted with what the framework says now, text by text.

    Raises:
        UserError: nothing is recorded as adopted, or not its words.
    """
    from ledelsesgrundlag_cli.adoption.as_adopted import as_adopted
    from ledelsesgrundlag_cli.documents.change_overview import since_adoption
    from ledelsesgrundlag_cli.model.adoption import HASHES
    from ledelsesgrundlag_cli.versions.changes import changes

    standings = framework.standings
    if standings.record is None:
        raise FailedError(
            "Der er ikke registreret nogen vedtagelse af ledelsesgrundlaget.\n"
            "Er det vedtaget, så registrér det med lg vedtag, før I retter videre."
        )
    if standings.record.algorithm == HASHES:
        raise FailedError(
            "Da ledelsesgrundlaget blev vedtaget, gemte lg kun et fingeraftryk af hver tekst og "
            "ikke ordene. Derfor kan det ikke vises, hvad der stod.\n"
            "lg status viser, hvilke tekster der er ændret. Næste gang I vedtager, gemmer lg "
            "ordene."
        )
    found = changes(as_adopted(standings), standings.texts.things)
    version = framework.metadata.version
    said = _said(now, version) if version != standings.record.version else None
    return since_adoption(framework, standings.record, now.place, found, said)


def _said(version: OpenedVersion, number: str) -> Step | None:
    """Return the step that the change log gives a version, if it says one."""
    from ledelsesgrundlag_cli.source import files
    from ledelsesgrundlag_cli.versions.changelog import CHANGELOG_FILE, read_changelog

    log = files.read_text(version.directory, CHANGELOG_FILE)
    entry = read_changelog(log or "").get(number)
    return entry.step if entry else None


app = document_command(kind_called("diff"), diff)
