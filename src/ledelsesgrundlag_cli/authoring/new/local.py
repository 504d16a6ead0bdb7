"""The beginning of a unit's file of texts of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.authoring.new.addition import NotAddedError, new_file, ready
from ledelsesgrundlag_cli.loading.local import FOLDER
from ledelsesgrundlag_cli.words.ids import make_id
from ledelsesgrundlag_cli.words.names import slugify
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ledelsesgrundlag_cli.authoring.new.addition import Whole
    from ledelsesgrundlag_cli.edits.yaml_text import Value

_ABOUT: Final = (
    "# Jeres egne tillæg til det fælles ledelsesgrundlag. De bliver trykt under det fælles og",
    "# mærket ”Hos os”, når I skriver --local. De kan kun lægge noget til.",
    "# Egne forventninger giver nye pligter. Tag dem op i jeres MED-udvalg, før I bruger dem.",
)

_USUAL_SHEET: Final = "lus"
"""The one that a unit most likely asks more on."""


class NewUnit(NamedTuple):
    """A file that is begun: its name beside the framework, and all its bytes."""

    file: str
    content: bytes


def new_unit(
    whole: Whole, name: str, schema: str, taken: Collection[str], given_id: str | None = None
) -> NewUnit:
    """Begin a unit's file.

    Args:
        whole: The framework that it adds to.
        name: What the unit is called.
        schema: Where the schemas lie, seen from the file.
        taken: The ids of the units that are there.
        given_id: The unit's id, if it is not to be made of its name.

    Raises:
        NotAddedError: the name or the id cannot be used, or the unit is there.
    """
    called = ready(name)
    unit_id = make_id(called, (), "enhed") if given_id is None else given_id
    if slugify(unit_id) != unit_id:
        raise NotAddedError(
            f"Navnet ”{unit_id}” må kun have små bogstaver (uden æ, ø og å), tal og bindestreger."
        )
    file = f"{FOLDER}/{unit_id}.yaml"
    if unit_id in taken:
        raise NotAddedError(f"Filen {file} er der i forvejen. Skriv videre i den.")
    metadata = whole.framework.metadata
    fields: dict[str, Value] = {
        "local": 1,
        "id": unit_id,
        "name": called,
        "framework": metadata.id,
        "made_for": metadata.version,
    }
    head = (f"# yaml-language-server: $schema={schema}/local.json", *_ABOUT)
    begun = new_file(whole, head, fields)
    ending = "\r\n" if begun.endswith(b"\r\n") else "\n"
    examples = "".join(f"{line}{ending}" for line in _examples(whole, unit_id))
    return NewUnit(file, begun + examples.encode("utf-8"))


def _examples(whole: Whole, unit_id: str) -> Iterator[str]:
    """Yield what may be written further, as comments, by names that the framework has."""
    framework = whole.framework
    role = framework.roles[-1]
    marker = framework.pejlemaerker[0].id
    names = f"lg rolle {role.id} --ids"
    yield from (
        "# agreed: {by: Lederteamet, date: 2027-01-31}",
        "#",
        USUAL.say(
            "# Fjern # foran de linjer, I vil bruge. Højst fem af hver slags til {hver rolle}."
        ),
        "# Forventningernes navne får du med:",
        f"# {names}",
        "#",
        "# emphasis:                # hvad en forventning betyder hos jer",
        f"#   - expectation: {role.expectations[0].id}",
        "#     text: Hos os er forældrene med, før vi beslutter noget",
        "# examples:                # et eksempel fra jeres hverdag",
        f"#   - expectation: {role.expectations[0].id}",
        "#     text: Skolebestyrelsen var med til at vælge",
        "# expectations:            # jeres egne forventninger, ud over de fælles",
        f"#   - id: {unit_id}-overgange",
        f"#     role: {role.id}",
        "#     text: Følger hvert barn godt på vej fra børnehave til skole",
        f"#     pejlemaerker: [{marker}]",
    )
    for forum in framework.fora[:1]:
        yield from (
            "# prompts:                 # spørgsmål til dialogkortene",
            f"#   - id: {unit_id}-lytter",
            f"#     pejlemaerke: {marker}",
            f"#     forum: {forum.id}",
            "#     aim: next-step       # today, next-step eller adjust",
            "#     text: Hvem skal vi lytte til, før vi går videre?",
        )
    sheet = framework.sheet(_USUAL_SHEET) or next(iter(framework.sheets), None)
    if sheet is not None:
        section = sheet.sections[0]
        yield from (
            "# questions:               # spørgsmål på et ark",
            f"#   - id: {unit_id}-hverdag",
            f"#     sheet: {sheet.id}",
            f"#     section: {section.id}",
            f"#     for: [{section.sides[0]}]",
            "#     text: Hvad har en borger sidst fået jer til at gøre anderledes?",
        )
