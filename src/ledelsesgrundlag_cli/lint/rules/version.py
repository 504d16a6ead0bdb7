"""LG7xx: whether the version tells of what has changed since an earlier one.

The changes are judged against an earlier version of the framework (``lg lint --against``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.faithful import LG702, LG706, renamed
from ledelsesgrundlag_cli.lint.rules.log import LG704
from ledelsesgrundlag_cli.model.kinds import EXPECTATION
from ledelsesgrundlag_cli.model.metadata import Metadata, Status
from ledelsesgrundlag_cli.model.texts import Texts
from ledelsesgrundlag_cli.versions.changelog import read_changelog
from ledelsesgrundlag_cli.versions.changes import WHY, Step, What, changes, next_version, step_of
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledelsesgrundlag_cli.lint.checked import Checked
    from ledelsesgrundlag_cli.loading.load import Loaded
    from ledelsesgrundlag_cli.versions.changes import Change

LG701 = Rule("LG701", "Versionen skal hæves")
LG703 = Rule("LG703", "En forventning er måske afløst", Severity.NOTE)
RULES: Final = (LG701, LG702, LG703, LG706)

_FILE: Final = "framework.yaml"


def check_version(checked: Checked) -> Iterator[Diagnostic]:
    """Judge what has changed since an earlier version, with what the change log says of it.

    Nothing is said when either of the two could not be read in full: what is missing then is not
    removed.
    """
    base, changelog = checked.base, checked.changelog
    if base is None:
        return
    now, before = checked.parts.get(_FILE), base.parts.get(_FILE)
    whole = len(checked.parts) == len(checked.sources) and len(base.parts) == len(base.sources)
    if not whole or not isinstance(now, Metadata) or not isinstance(before, Metadata):
        return
    found = changes(Texts(base.parts).things, Texts(checked.parts).things)
    log = read_changelog(changelog or "")
    entry = log.get(now.version) if now.version != before.version else None
    step = step_of(found)
    if entry is not None and entry.step is not None:
        step = entry.step
    yield from _version(checked, before.version, now.version, step)
    if now.id != before.id:
        yield renamed(checked, _FILE, (), before.id, now.id, "framework")
    yield from _renamed(checked, found)
    yield from _left_behind(checked, found)
    if now.version != before.version and now.version not in log:
        yield LG704.found(
            f"Ændringsloggen siger ikke noget om version {now.version}.",
            checked.span(_FILE, ("version",)),
            f"Skriv en linje med ## {now.version} i CHANGELOG.md ved siden af framework.yaml, "
            "og skriv under den, hvad der er ændret.",
        )
    if now.status is not Status.DRAFT and not checked.standings.known:
        yield from _unadopted(checked, base, now.status)


def _version(checked: Checked, before: str, now: str, step: Step) -> Iterator[Diagnostic]:
    wanted = next_version(before, step)
    if _numbers(now) >= _numbers(wanted):
        return
    if _numbers(now) < _numbers(before):
        message = f"Version {now} er lavere end den, der var før ({before})."
        remedy = f"Skriv {wanted} eller højere."
    else:
        message = f"{WHY[step]} Derfor skal versionen hæves til mindst {wanted}."
        remedy = (
            f"Skriv version: {wanted}, og skriv i CHANGELOG.md, hvad der er ændret. Hvis "
            "I ser anderledes på det, så skriv det dér under versionen, fx Trin: rettelse."
        )
    span = checked.span(_FILE, ("version",))
    yield LG701.found(message, span, remedy)


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


def _renamed(checked: Checked, found: Sequence[Change]) -> Iterator[Diagnostic]:
    """Tell of ids that are gone although the words are there still.

    Not of those that the record tells of.
    """
    told = {
        (one.entry.file, one.entry.item.loc[:-1])
        for one in checked.judged.departing
        if one.entry is not None and one.elsewhere is not None
    }
    for change in found:
        before, now = change.before, change.now
        if before is None or now is None or What.RENAMED not in change.what:
            continue
        if (now.file, now.loc) in told or now.replaces == before.id:
            continue
        yield renamed(checked, now.file, now.loc, before.id, now.id, now.kind.key)


def _left_behind(checked: Checked, found: Sequence[Change]) -> Iterator[Diagnostic]:
    """Tell of a new expectation that replaces none, in a role where others are gone."""
    gone: dict[str, list[str]] = {}
    for change in found:
        if change.before is not None and change.what == {What.REMOVED}:
            gone.setdefault(change.before.home, []).append(change.before.id)
    for change in found:
        now = change.now
        if now is None or change.what != {What.ADDED} or now.kind is not EXPECTATION:
            continue
        keys = gone.get(now.home)
        if keys and now.replaces is None:
            yield LG703.found(
                USUAL.say(
                    "Forventningen er ny, og {den|rolle} samme {rolle} har mistet {keys}.",
                    keys=", ".join(keys),
                ),
                checked.span(now.file, (*now.loc, "id")),
                f"Hvis den er kommet i stedet for en af dem, så skriv fx `replaces: {keys[0]}`.",
            )


def _unadopted(checked: Checked, base: Loaded, status: Status) -> Iterator[Diagnostic]:
    """Tell of texts that changed in the adopted text too, where no record tells of that."""
    called = "vedtaget" if status is Status.ADOPTED else "gengivet efter dokumentet"
    before = {one.address: one.item.text for one in Texts(base.parts).entries}
    for one in checked.adoptable.entries:
        was = before.get(one.address)
        if one.item.document and was != one.item.text and (one.file, one.item.loc) in checked.kept:
            yield LG706.found(
                f"Teksten er {'ny' if was is None else 'ændret'}, men ledelsesgrundlaget kaldes "
                f"stadig {called}.",
                checked.span(one.file, one.item.loc),
                "Skriv `status: draft` i framework.yaml, indtil den nye tekst er vedtaget.",
            )
