"""The overview of changes (Oversigt over ændringer): what differs between two versions."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.common import colophon
from ledelsesgrundlag_cli.model.kinds import FRAMEWORK, KINDS
from ledelsesgrundlag_cli.versions.changes import WHY, Change, Step, What, next_version, step_of
from ledelsesgrundlag_cli.words.danish import counted, danish_date, listed, lower_first
from ledelsesgrundlag_cli.words.names import slugify
from ledelsesgrundlag_cli.words.wording import Piece, Weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.adoption import AdoptionRecord
    from ledelsesgrundlag_cli.model.kinds import Kind
    from ledelsesgrundlag_cli.versions.changes import Relinked, Reworded

TITLE: Final = "Oversigt over ændringer"
HOW_TO_READ: Final = "De ord, der er forskellige i Før og Nu, er fremhævet."
_SEVERAL: Final = {"ny": "nye", "ændret": "ændrede", "flyttet": "flyttede", "udgået": "udgåede"}
"""What can come of a thing, and of several."""


class Version(NamedTuple):
    """One of the two that are compared: its number, and where it was found, in words."""

    number: str
    place: str


def change_overview(
    framework: Framework,
    before: Version,
    now: Version,
    found: Sequence[Change],
    said: Step | None = None,
) -> blocks.Document:
    """Build the overview for a framework and an earlier version of it.

    ``said`` is the step that the change log gives the new version; it is believed.
    """
    return blocks.Document(
        kind="aendringer",
        id="aendringer",
        title=TITLE,
        language=framework.metadata.language,
        colophon=colophon(framework),
        blocks=tuple(_blocks(framework, before, now, found, said)),
        covers=("",),
    )


def since_adoption(
    framework: Framework,
    record: AdoptionRecord,
    place: str,
    found: Sequence[Change],
    said: Step | None = None,
) -> blocks.Document:
    """Build the overview of what has changed since the framework was adopted, as the MED-udvalg
    reads it.

    ``place`` is where the framework of today was found, in words; ``said`` as for
    ``change_overview``.
    """
    day = date.fromisoformat(record.date) if record.date else None
    on = f" den {danish_date(day.year, day.month, day.day)}" if day else ""
    by = f" af {record.by}" if record.by else ""
    before = Version(record.version, f"som er vedtaget{by}{on}")
    made = change_overview(
        framework, before, Version(framework.metadata.version, place), found, said
    )
    title, *rest = made.blocks
    if not found:
        return made
    return made._replace(
        blocks=(
            title,
            blocks.Text("siden", _SINCE, tone="lead"),
            *(_in_place(one) for one in rest),
            blocks.Heading("betydning", "Det betyder det"),
            blocks.Question("betydning_svar", _MEANING, 4),
        )
    )


def _in_place(block: blocks.Block) -> blocks.Block:
    """Let what is said of reading it stand where it is: with lines to fill, notes go to the foot
    of the page.
    """
    if isinstance(block, blocks.Text) and block.id == "laesning":
        return block._replace(text=f"{_ONLY_WORDS} {HOW_TO_READ}", tone="body")
    return block


_SINCE: Final = "Det her er ændret, siden ledelsesgrundlaget blev vedtaget."
_MEANING: Final = "Hvad betyder det for medarbejderne?"
_ONLY_WORDS: Final = "Oversigten sammenligner ordene. Rækkefølgen og koblingerne er ikke med."


def _blocks(
    framework: Framework,
    before: Version,
    now: Version,
    found: Sequence[Change],
    said: Step | None,
) -> Iterator[blocks.Block]:
    versions = (
        f"Fra version {before.number}, {before.place}, til version {now.number}, {now.place}"
    )
    yield blocks.Title("oversigt", framework.metadata.title, TITLE, versions)
    if not found:
        yield blocks.Text("ingen", "Der er ingen forskelle.", tone="lead")
        return
    yield blocks.Heading("kort", "Kort fortalt")
    yield blocks.Items("antal", tuple(_counts(found)))
    yield blocks.Text("trin", _step_words(before, now, step_of(found), said))
    yield blocks.Text("laesning", HOW_TO_READ, tone="note")
    for number, (group, members) in enumerate(groupby(found, key=lambda one: one.thing.group), 1):
        name = f"{number}_{slugify(group) or 'gruppe'}"
        yield blocks.Heading(name, group)
        items = tuple(_item(f"{name}_{at}", one) for at, one in enumerate(members, 1))
        yield blocks.Changes(f"{name}_aendringer", f"Ændringer: {group}", items)


def _counts(found: Iterable[Change]) -> Iterator[blocks.Item]:
    of_kinds: dict[Kind, Counter[str]] = {}
    for one in found:
        of_kinds.setdefault(one.thing.kind, Counter())[_outcome(one)] += 1
    for kind, numbers in sorted(of_kinds.items(), key=lambda pair: _place(pair[0])):
        words = listed(
            f"{number} {_agreeing(outcome, kind, number)}"
            for outcome in _SEVERAL
            if (number := numbers[outcome])
        )
        if kind is FRAMEWORK:  # one thing, changed in one place or more
            words = counted(numbers.total(), "1 ændring", "ændringer")
        yield blocks.Item(f"antal_{slugify(kind.name)}", f"{kind.plural}: {words}")


def _place(kind: Kind) -> int:
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


def _outcome(change: Change) -> str:
    if What.ADDED in change.what:
        return "ny"
    if What.REMOVED in change.what:
        return "udgået"
    stays = change.what <= {What.MOVED, What.RENAMED}
    return "flyttet" if What.MOVED in change.what and stays else "ændret"


def _agreeing(outcome: str, kind: Kind, number: int) -> str:
    if number > 1:
        return _SEVERAL[outcome]
    return "nyt" if outcome == "ny" and kind.neuter else outcome


def _step_words(before: Version, now: Version, step: Step, said: Step | None) -> str:
    """Say what version the changes call for, and what it is called."""
    called = f"Den nye version hedder {now.number}."
    if now.number == before.number:
        called = f"Der står stadig {now.number}."
    if said is not None and said is not step:
        return (
            f"Ifølge ændringsloggen er det en {_STEP_NAMES[said]}. lg ville selv foreslå version "
            f"{next_version(before.number, step)}. {called}"
        )
    if step is Step.NONE:
        return (
            f"Kun tilføjede tekster er ændret, så versionsnummeret kan blive, som det er. {called}"
        )
    wanted = next_version(before.number, step)
    if wanted == now.number:
        return f"{WHY[step]} Derfor hedder den nye version {wanted}."
    return f"{WHY[step]} Derfor skal versionen være {wanted}. {called}"


_STEP_NAMES: Final = {
    Step.MAJOR: "ny hovedversion",
    Step.MINOR: "ny delversion",
    Step.PATCH: "rettelse",
    Step.NONE: "ændring uden nyt versionsnummer",
}


def _item(item_id: str, change: Change) -> blocks.ChangeItem:
    outcome = _outcome(change)
    kind = change.thing.kind
    title = (
        f"{_agreeing(outcome, kind, 1).capitalize()} {kind.name}"
        if outcome == "ny"
        else f"{kind.name.capitalize()} {outcome}"
    )
    wordings = tuple(_wordings(change, outcome))
    return blocks.ChangeItem(item_id, title, wordings, tuple(_notes(change)))


def _wordings(change: Change, outcome: str) -> Iterator[blocks.Wording]:
    thing = change.thing
    if outcome in {"ny", "udgået"}:
        for one in thing.said:
            piece, gone = Piece(one.text, changed=True), outcome == "udgået"
            yield blocks.Wording(one.label, (piece,), gone, one.address or None)
        return
    if not change.reworded:
        first = thing.said[0]
        piece = Piece(first.text)
        yield blocks.Wording(first.label, (piece,), address=first.address or None)
    for reworded in change.reworded:
        yield from _before_and_now(change, reworded)


def _before_and_now(change: Change, reworded: Reworded) -> Iterator[blocks.Wording]:
    for label, pieces, thing, removed in (
        ("før", reworded.pieces.before, change.before, True),
        ("nu", reworded.pieces.now, change.now, False),
    ):
        if pieces:
            name = f"{reworded.label}, {label}" if reworded.label else label.capitalize()
            addresses = (
                one.address for one in (thing.said if thing else ()) if one.label == reworded.label
            )
            yield blocks.Wording(name, pieces, removed, next(addresses, None) or None)


def _notes(change: Change) -> Iterator[str]:
    before, now = change.before, change.now
    if before is None or now is None:
        return
    if What.MOVED in change.what:
        yield _moved(before.group, now.group, same=before.home == now.home)
    if change.reworded and all(one.weight is Weight.SPELLING for one in change.reworded):
        yield "Ligner en rettelse af stavning, tegn eller store og små bogstaver"
    for relinked in change.relinked:
        yield _relinked(relinked)
    if What.RENAMED in change.what:
        yield f"Navnet i filerne er ændret fra {before.id} til {now.id}"
    if What.REMARKED in change.what:
        part = "en del af ledelsesgrundlaget" if now.document else "tilføjet"
        yield f"Teksten er nu mærket som {part}"


def _moved(before: str, now: str, *, same: bool) -> str:
    if same:
        return "Har fået en anden plads i rækkefølgen"
    return f"Flyttet fra {lower_first(before)} til {lower_first(now)}"


def _relinked(one: Relinked) -> str:
    before, now = (", ".join(names) or "ingen" for names in (one.before, one.now))
    return f"{one.label} – før: {before}; nu: {now}"
