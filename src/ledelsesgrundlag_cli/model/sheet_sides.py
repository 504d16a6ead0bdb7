"""The sides of a sheet: whom its parts are for."""

from functools import cache
from typing import Annotated, ClassVar, Final, Literal

from pydantic import StrictBool, WithJsonSchema

from ledelsesgrundlag_cli.model.base import SLUG_PATTERN, Model, NotForReaders, Slug, Text

EVERYONE: Final = frozenset({"begge", "alle"})
"""What stands for all sides of a sheet, so that no side can be called it."""


class SheetSide(Model):
    """Whom parts of a sheet are for; one that is ``always`` there comes with every other.

    ``roles`` is ``none`` for one whose part is the same for every role.
    """

    noun: ClassVar[str] = "en del (sides)"
    id: Slug
    name: Text
    aliases: tuple[Annotated[Text, NotForReaders("what one may write for the side")], ...] = ()
    always: StrictBool = False
    roles: Literal["none"] | None = None


USUAL_SIDES: Final = {"leder": "Lederen", "naermeste-leder": "Nærmeste leder", "faelles": "Fælles"}
"""The sides of a sheet that names none itself; the last comes with every other."""


@cache
def usual_sides() -> tuple[SheetSide, ...]:
    """Return the sides of a sheet that names none itself."""
    *_, shared = USUAL_SIDES
    return tuple(
        SheetSide(id=one, name=name, always=one == shared) for one, name in USUAL_SIDES.items()
    )


SideId = Annotated[
    Slug,
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": list(USUAL_SIDES)},  # what editors suggest
                {"type": "string", "pattern": SLUG_PATTERN, "maxLength": 80},
            ]
        }
    ),
]
"""The name of a side, where something is for it."""
