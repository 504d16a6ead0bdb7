"""The documents there are: one row each, read by the commands, their help, export and templates.

Light, as the help of ``lg`` reads it: what builds a document is imported when it is built.
"""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.words.danish import lower_first
from ledelsesgrundlag_cli.words.nouns import USUAL, first_upper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.documents.request import SheetRequest
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet


class Each(StrEnum):
    """What a document is made for, one by one, when all of a kind are made."""

    ROLE = "role"
    MARKER = "pejlemaerke"
    SHEET = "sheet"
    WHOLE = "whole"


class CommandGroup(StrEnum):
    """The headings that commands stand under in a help, in this order."""

    TALK = "Til samtalen"
    MEETING = "Til væggen og mødet"
    TEXT = "Ret og vedtag"
    SETUP = "Opsætning"
    COMMANDS = "Kommandoer"
    UNLISTED = ""
    """Works, and is suggested in a shell, but stands in no list."""


class DocumentKind(NamedTuple):
    """A kind of document.

    ``id`` names it in its templates, in JSON and in ``lg export``; for sheets, each sheet's own id
    does. ``command`` and the ``danish`` names are what it is asked for by, the first of the Danish
    the one that is shown. ``line`` stands in ``lg --help``, under ``heading``; ``about`` and
    ``example``, one command a line, stand at the top of the command's own help; ``own_command``
    says that the command takes words or options of its own, and stands in ``cli/commands`` under
    the command's name.

    ``each`` is what ``lg export`` makes one for: None is made only when somebody asks. ``build``
    makes one, of the id of what it is for (of a whole: nothing); ``needs`` tells whether the
    framework has what it is made of. ``group`` and ``label`` are its place in the list of what was
    exported. ``papers`` are the sizes a PDF can have, the usual one first, and ``in_set`` those
    that export makes besides that. It comes in every usual format but those it is ``not_as``, and
    ``also_as`` others, each by its name. ``fillable`` ones have fields to write in; ``two_sided``
    ones have backs, which can be left out. ``local`` ones can show what a unit adds; the rest are
    always the common ones.
    """

    id: str
    title: str
    command: str
    danish: tuple[str, ...]
    line: str
    about: str
    example: str
    each: Each | None = None
    build: Callable[[Framework, str], Document] | None = None
    needs: Callable[[Framework], object] = bool
    group: str = ""
    label: str = ""
    papers: tuple[str, ...] = ()
    in_set: tuple[str, ...] = ()
    not_as: tuple[str, ...] = ()
    also_as: tuple[str, ...] = ()
    fillable: bool = False
    two_sided: bool = False
    local: bool = False
    heading: CommandGroup = CommandGroup.MEETING
    own_command: bool = False


def _role_card(framework: Framework, role_id: str) -> Document:
    from ledelsesgrundlag_cli.documents.role_card import role_card

    return role_card(framework, [role_id])


def _dialogue_card(framework: Framework, marker_id: str) -> Document:
    from ledelsesgrundlag_cli.documents.dialogue_card import dialogue_card

    return dialogue_card(framework, [marker_id])


def _booklet(framework: Framework, _: str) -> Document:
    from ledelsesgrundlag_cli.documents.booklet import booklet

    return booklet(framework)


def _poster(framework: Framework, _: str) -> Document:
    from ledelsesgrundlag_cli.documents.poster import poster

    return poster(framework)


def _chain(framework: Framework, _: str) -> Document:
    from ledelsesgrundlag_cli.documents.leadership_chain import leadership_chain

    return leadership_chain(framework)


def _matrix(framework: Framework, _: str) -> Document:
    from ledelsesgrundlag_cli.documents.matrix import matrix

    return matrix(framework)


KINDS: list[DocumentKind] = [
    DocumentKind(
        id="rollekort",
        title="Rollekort",
        command="role",
        danish=("rolle",),
        line=USUAL.say("Et rollekort: hvad der forventes af {rollen}."),
        about=USUAL.say("Vis rollekortet for {en|rolle} eller flere {roller}."),
        example="lg rolle leder-af-ledere -o rollekort.html",
        each=Each.ROLE,
        build=_role_card,
        group="Rollekort",
        local=True,
        papers=("a4", "a5"),
        heading=CommandGroup.TALK,
        own_command=True,
    ),
    DocumentKind(
        id="ark",
        title="Ark",
        command="sheet",
        danish=("ark",),
        line="Ark til samtaler. Uden navn: hvilke ark der er.",
        about="Lav et ark, eller se, hvilke ark der er.",
        example="lg ark\nlg ark lus leder-af-ledere -o lus.docx",
        each=Each.SHEET,
        fillable=True,
        local=True,
        heading=CommandGroup.TALK,
        own_command=True,
    ),
    DocumentKind(
        id="til-samtalen",
        title="Til samtalen",
        command="talk",
        danish=("samtale",),
        line="Det, I har valgt at dele, side om side.",
        about="Sæt det, leder og nærmeste leder har valgt at dele, ved siden af hinanden. Filerne "
        "til at dele laver I hver især med lg svar FIL --share.",
        example="lg samtale leder.json chef.json -o samtale.pdf",
        heading=CommandGroup.TALK,
        own_command=True,
    ),
    DocumentKind(
        id="samlede-eksempler",
        title="Samlede eksempler",
        command="gather",
        danish=("saml",),
        line="Eksempler fra flere ark på én side.",
        about="Saml eksemplerne fra arkene i en mappe på én side til lederen, hvis I har drøftet "
        "det i MED-udvalget. Navne, antal og rækkefølge kommer ikke med, men lederen kan måske "
        "kende nogen på deres ord. Er der for få ark, bliver der ikke samlet noget. Saml kun én "
        "gang, og først når fristen er udløbet.",
        example="lg saml svar -o samlede-eksempler.docx\n"
        "lg saml svar --group Kolleger=kolleger -o samlet.pdf",
        heading=CommandGroup.UNLISTED,
        own_command=True,
    ),
    DocumentKind(
        id="dialogkort",
        title="Dialogkort",
        command="pejlemaerke",
        danish=("pejlemærke",),
        line="Dialogkort: spørgsmål til eftertanke.",
        about=USUAL.say(
            "Vis spørgsmål til eftertanke om {et|pejlemærke}, flere eller alle {pejlemærker}. Som "
            "PDF er de kort til at klippe ud, fire på hvert A4-ark."
        ),
        example=(
            "lg pejlemærke mod-og-nytaenkning --forum lederteam\n"
            "lg pejlemærke --forum lederteam -o kort.pdf"
        ),
        each=Each.MARKER,
        build=_dialogue_card,
        needs=lambda framework: framework.prompts,
        group="Dialogkort",
        local=True,
        papers=("a4", "a6-tryk"),
        two_sided=True,
        heading=CommandGroup.TALK,
        own_command=True,
    ),
    DocumentKind(
        id="haefte",
        title="Hæfte",
        command="booklet",
        danish=("hæfte",),
        line="Hele ledelsesgrundlaget som hæfte.",
        about=USUAL.say(
            "Hele ledelsesgrundlaget samlet: kapitler, citater, {roller} og vejledning. Som PDF "
            "er siderne A5. Skriv --paper a4-hæfte, når det skal printes og foldes."
        ),
        example=(
            "lg hæfte -o ledelsesgrundlag.pdf\nlg hæfte --paper a4-hæfte -o til-printeren.pdf"
        ),
        each=Each.WHOLE,
        build=_booklet,
        group="Hæfte",
        label="Hele ledelsesgrundlaget",
        local=True,
        papers=("a5", "a4-haefte"),
    ),
    DocumentKind(
        id="plakat",
        title="Plakat",
        command="poster",
        danish=("plakat",),
        line=USUAL.say("En plakat med {pejlemærkerne}."),
        about=USUAL.say("En plakat, der viser {pejlemærkerne} og er lavet til at hænge op."),
        example="lg plakat --paper a3 -o plakat.pdf\nlg plakat -o plakat.svg",
        each=Each.WHOLE,
        build=_poster,
        group="Plakat",
        label=USUAL.say("{Pejlemærkerne}"),
        papers=("a4", "a3", "a3-tryk"),
        in_set=("a3",),
        not_as=("docx",),
        also_as=("svg",),
        own_command=True,
    ),
    DocumentKind(
        id="sammenligning",
        title="Sammenligning",
        command="compare",
        danish=("sammenlign",),
        line=USUAL.say("Sammenlign {rollers} forventninger."),
        about=USUAL.say(
            "Sæt {rollers} forventninger ved siden af hinanden: det fælles, det, der er skrevet "
            "forskelligt, og det særlige for {hver rolle}."
        ),
        example="lg sammenlign direktør centerchef -o sammenligning.pdf",
        own_command=True,
    ),
    DocumentKind(
        id="kaede",
        title="Ledelseskæden",
        command="chain",
        danish=("kæde",),
        line="Følg den røde tråd gennem ledelseskæden.",
        about=USUAL.say(
            "Følg en forventning eller {et pejlemærke} fra niveau til niveau, og se, hvor tråden "
            "er brudt. Skriver du ikke noget, får du alle tråde."
        ),
        example="lg kæde mod-og-nytaenkning\nlg kæde ll-faglige-maal -o kaede.pdf",
        each=Each.WHOLE,
        build=_chain,
        group="Overblik",
        label="Ledelseskæden",
        own_command=True,
    ),
    DocumentKind(
        id="overblik",
        title="Overblik",
        command="matrix",
        danish=("overblik",),
        line=USUAL.say("Overblik over {roller} og {pejlemærker}."),
        about=USUAL.say(
            "Alle forventninger i ét skema: en kolonne for {hver rolle} og en række for "
            "{hvert pejlemærke}."
        ),
        example="lg overblik --paper a3 -o overblik.pdf",
        each=Each.WHOLE,
        build=_matrix,
        group="Overblik",
        label=USUAL.say("{Roller} og {pejlemærker}"),
        local=True,
        papers=("a4", "a3"),
        in_set=("a3",),
        own_command=True,
    ),
    DocumentKind(
        id="aendringer",
        title="Oversigt over ændringer",
        command="diff",
        danish=("ændringer", "forskel"),
        line="Hvad er ændret mellem to versioner?",
        about="Hvad er forskellen på to versioner? Uden navne: det, du har rettet siden sidst.",
        example="lg ændringer v1.0.0 -o aendringer.pdf",
        heading=CommandGroup.TEXT,
        own_command=True,
    ),
]
"""Every kind of document, in the order people look for them."""


def kind_called(command: str) -> DocumentKind:
    """Return the kind that a command makes; there must be one."""
    return next(one for one in KINDS if one.command == command)


class Member(NamedTuple):
    """A document of a set: the name of its files without ending, with ``/`` for a folder; its
    place in the list of what was made; and what builds it.
    """

    kind: DocumentKind
    name: str
    group: str
    label: str
    build: Callable[[], Document]


def members(framework: Framework, kind: DocumentKind, role_ids: Sequence[str]) -> Iterator[Member]:
    """Yield a kind's documents for some roles, for every pejlemærke, or for the whole."""
    if kind.build is None or not kind.needs(framework):
        return
    within = f"{kind.id}/{kind.id}"
    if kind.each is Each.ROLE:
        named = [(f"{within}-{one}", framework.role(one).title, one) for one in role_ids]
    elif kind.each is Each.MARKER:
        named = [(f"{within}-{one.id}", one.name, one.id) for one in framework.pejlemaerker]
    else:
        named = [(kind.id, kind.label, "")]
    for name, label, one in named:
        yield Member(kind, name, kind.group, label, partial(kind.build, framework, one))


def sheet_members(
    framework: Framework, kind: DocumentKind, sheet: Sheet, role_ids: Sequence[str]
) -> Iterator[Member]:
    """Yield a sheet for each side, and for each of some roles, where it is not the same for all.

    One about going from one role to another is for each step of the chain between them, both ways.
    """
    from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
    from ledelsesgrundlag_cli.documents.sheet import (
        roles_of,
        sheet_document,
        short_name,
        sides_to_choose,
    )
    from ledelsesgrundlag_cli.model.sheet_sides import USUAL_SIDES

    called = short_name(framework, sheet)
    group = f"Ark til {called}" if called else sheet.title
    *_, shared = USUAL_SIDES
    sides = [
        (one.id, f"{'' if one.id == shared else 'til '}{lower_first(one.name)}")
        for one in sides_to_choose(sheet)
    ] or [(ALL_SIDES, "til alle")]
    of_roles = [one for one in sides if roles_of(sheet, one[0]) != "none"]
    asked = [
        (title, request, *side)
        for title, request in _asked_of(framework, sheet, role_ids)
        for side in of_roles
    ]
    asked += [("", SheetRequest(()), *side) for side in sides if side not in of_roles]
    for title, request, side, whom in asked:
        roles = [one for one in (request.from_role, *request.role_ids) if one]
        name = "-".join([sheet.id, *roles, *([] if side == ALL_SIDES else [side])])
        whose = [title, whom] if len(sides) > 1 and title else [title or first_upper(whom)]
        build = partial(sheet_document, framework, sheet, request._replace(audience=side))
        yield Member(kind, f"{sheet.id}/{name}", group, ", ".join(whose), build)


def _asked_of(
    framework: Framework, sheet: Sheet, role_ids: Sequence[str]
) -> Iterator[tuple[str, SheetRequest]]:
    """Yield the roles that a sheet is made for in a set, and what to say of them."""
    from ledelsesgrundlag_cli.documents.request import SheetRequest

    if sheet.roles != "from-to":
        for role_id in role_ids:
            yield framework.role(role_id).title, SheetRequest((role_id,))
        return
    roles = [one for one in framework.roles if one.id in role_ids]
    for above, below in pairwise(roles):
        for old, new in ((below, above), (above, below)):
            said = f"Fra {lower_first(old.singular)} til {lower_first(new.singular)}"
            yield said, SheetRequest((new.id,), from_role=old.id)
