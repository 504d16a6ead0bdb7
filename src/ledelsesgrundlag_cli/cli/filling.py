"""Filling a sheet again with the answers in a file: whose they are, and what found no place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.cli import console
from ledelsesgrundlag_cli.cli.errors import FailedError, shown
from ledelsesgrundlag_cli.source.files import danish_reason
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ledelsesgrundlag_cli.documents.answers import Answer, SheetHead
    from ledelsesgrundlag_cli.documents.request import SheetRequest
    from ledelsesgrundlag_cli.inward.filled import Filled
    from ledelsesgrundlag_cli.inward.placing import Placed
    from ledelsesgrundlag_cli.inward.variants import Variant
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet

_YES: Final = ("ja", "j")


class ReadAnswers(NamedTuple):
    """What a file holds; ``variant`` is how its sheet was made, where that is the sheet here.

    ``own`` says that it belongs to the framework and the sheet that is made.
    """

    filled: Filled
    variant: Variant | None
    own: bool

    @property
    def head(self) -> SheetHead:
        """Which sheet the answers are from."""
        return self.filled.answers.head

    def completing(
        self, request: SheetRequest, roles: list[str], from_role: str | None
    ) -> tuple[SheetRequest, list[str], str | None]:
        """Return a request, its roles and the role the leader comes from, with what was not asked
        for as it is in the file.
        """
        if not self.own or self.variant is None:
            return request, roles, from_role
        head = self.head
        request = request._replace(
            audience=request.audience or self.variant.side,
            date=request.date or head.talk,
            focus=request.focus or self.variant.focus,
        )
        if not roles and len(self.variant.role_ids) == len(head.roles or ()):
            # In the head of a change of role, the old one is there already.
            from_role = from_role or self.variant.from_role
        return request, roles or list(head.roles or ()), from_role


def read_answers(framework: Framework, sheet: Sheet, file: str) -> ReadAnswers:
    """Read the answers to fill a sheet with.

    Raises:
        UserError: the file cannot be read, or is no sheet of lg's.
    """
    from ledelsesgrundlag_cli.inward.filled import NOT_TOLD, NotReadableError
    from ledelsesgrundlag_cli.inward.reading import read_filled
    from ledelsesgrundlag_cli.inward.recognising import Sheets

    content = read_file(Path(file))
    try:
        filled = read_filled(content, Path(file).name)
        head = filled.answers.head
        if head != NOT_TOLD and head.framework != framework.metadata.id:
            return ReadAnswers(filled, None, own=False)
        found = Sheets(framework).recognised(filled)
    except NotReadableError as error:
        raise FailedError(f"{error.message}\n{error.remedy}") from error
    own = found.filled.answers.head.id == sheet.id
    return ReadAnswers(found.filled, found.variant if own else None, own)


def read_file(place: Path) -> bytes:
    """Read a file whole, or no more than tells that it is too large.

    Raises:
        UserError: it cannot be read.
    """
    from ledelsesgrundlag_cli.inward.filled import MOST_BYTES

    try:
        if place.exists() and not place.is_file():
            raise FailedError(f"{shown(str(place))} er ikke en fil.")
        with place.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise FailedError(
            f"{shown(str(place))} kan ikke læses: {danish_reason(error)}."
        ) from error
    except ValueError as error:  # a NUL in the name
        raise FailedError("Filens navn kan ikke bruges.") from error


def filled_request(
    read: ReadAnswers, framework: Framework, sheet: Sheet, request: SheetRequest
) -> SheetRequest:
    """Return a request with the answers in their places, and tell of those that have none.

    Raises:
        UserError: the answers are somebody else's, or another sheet's, and are not to be put in.
    """
    from ledelsesgrundlag_cli.documents.sheet import name_answer, sheet_document
    from ledelsesgrundlag_cli.inward.placing import place

    confirm([*_doubts(read, framework, sheet, request)], "Vil du sætte dem ind alligevel?")
    placed = place(read.filled, sheet_document(framework, sheet, request))
    if not placed.given:
        raise FailedError(
            "Filen har ingen svar, der passer til arket.\n"
            "Vælg en fil med svar fra det samme ark, eller lav arket uden --answers."
        )
    if request.name:  # whose the sheet is says the sheet itself
        gone = {name: one for name, one in placed.gone.items() if name != name_answer(sheet)}
        placed = placed._replace(gone=gone)
    for note in _notes(read, placed, framework, request):
        console.warn(note)
    if read.head.local is not None and framework.local is None:
        console.warn(f"Enhedens egne spørgsmål er med, når du skriver --local {read.head.local}")
    return request._replace(given=placed.given)


def _doubts(
    read: ReadAnswers, framework: Framework, sheet: Sheet, request: SheetRequest
) -> Iterator[str]:
    """Yield why the answers may be none of the sheet's."""
    from ledelsesgrundlag_cli.documents.sheet import name_answer
    from ledelsesgrundlag_cli.words.nouns import genitive

    head, metadata = read.head, framework.metadata
    if head.framework != metadata.id:
        whose = genitive(head.organisation) if head.organisation else f"”{head.framework}”"
        yield (
            f"Svarene i filen hører til {whose} ledelsesgrundlag. "
            f"Du bruger {genitive(metadata.organisation)}."
        )
    elif head.id != sheet.id:
        other = framework.sheet(head.id)
        yield (
            f"Svarene i filen er fra arket ”{other.title if other else head.id}”. "
            f"Arket her er ”{sheet.title}”."
        )
    name = name_answer(sheet)
    theirs = _text(read.filled, name) if name else ""
    if theirs and request.name and _folded(theirs) != _folded(request.name):
        yield f"Svarene i filen er til {theirs}. Arket her er til {request.name}."


def _text(filled: Filled, name: str) -> str:
    answer = filled.answers.given.get(name) or filled.by_sheet.get(name)
    return answer if isinstance(answer, str) else ""


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def confirm(doubts: list[str], question: str) -> None:
    """Ask whether what is doubtful is to be used all the same.

    Raises:
        UserError: it is not, or nobody sits there to answer.
    """
    from ledelsesgrundlag_cli.cli.ask import ask, can_ask, drop_rest, say

    if not doubts:
        return
    told = "\n".join(doubts)
    if not can_ask():
        raise FailedError(
            f"{told}\nDer er ikke lavet noget. Vælg den rigtige fil, eller skriv kommandoen i en "
            f"terminal: Så spørger lg: {question}"
        )
    say(told)
    answer = ask(question, "nej")
    drop_rest()
    if answer.casefold() not in _YES:
        raise FailedError("Der er ikke lavet noget.")


def _notes(
    read: ReadAnswers, placed: Placed, framework: Framework, request: SheetRequest
) -> Iterator[str]:
    """Yield what is to be known of the answers that were put in, and of those that were not."""
    from ledelsesgrundlag_cli.words.danish import danish_date

    head = read.head
    if read.own and head.version not in {"", framework.metadata.version}:
        yield (
            f"Svarene er fra version {head.version}, og nu er ledelsesgrundlaget version "
            f"{framework.metadata.version}."
        )
    if head.roles and set(head.roles) != set(request.role_ids):
        titles = {role.id: role.title for role in framework.roles}
        theirs = ", ".join(titles.get(one, one) for one in head.roles)
        yield USUAL.say("Svarene i filen er ikke til samme {rolle}: {theirs}.", theirs=theirs)
    if head.talk and request.date and head.talk != request.date:
        day = danish_date(head.talk.year, head.talk.month, head.talk.day)
        yield f"Svarene i filen er til en anden samtale: {day}."
    for words in read.filled.outside:
        quoted = quoted_whole(words)
        yield f"Der er skrevet noget uden for felterne: {quoted}. Det er ikke kommet med."
    if placed.differing:
        yield (
            "Noget øverst på arket var ikke udfyldt ens på alle dele. Det hele er sat ind med "
            "” / ” imellem. Ret det til."
        )
    if placed.gone:
        count = len(placed.gone)
        fits = "passer ikke til arket og er ikke sat ind"
        yield "\n".join([f"{count} svar {fits}:", *_told(placed.gone.values())])
        if read.variant is not None and read.variant.agreements and not request.carries:
            yield (
                "Filen er fra et ark med aftaler fra sidst. Giv aftalerne med igen med "
                "--previous, så kommer svarene om dem også med."
            )
    yield f"Sat ind: {len(placed.given)} svar. Se dem igennem, før du bruger dem."


def _told(answers: Iterable[Answer]) -> Iterator[str]:
    """Yield a line for each answer that somebody wrote, and one for all ticks and choices."""
    told = [*answers]
    texts = [one for one in told if isinstance(one, str) and not one.startswith("valg-")]
    yield from (f"  {quoted_whole(one)}" for one in texts)
    if len(texts) < len(told):
        yield f"  {len(told) - len(texts)} kryds og valg"


def quoted_whole(text: str) -> str:
    """Quote what somebody wrote, however long it is."""
    from ledelsesgrundlag_cli.words.harmless import literal

    return f"”{literal(text)}”"
