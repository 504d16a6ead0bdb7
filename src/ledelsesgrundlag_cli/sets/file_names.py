"""What the files of a list are called: by a template, and so that any system can hold them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.documents.sheet import short_name
from ledelsesgrundlag_cli.render.formats import format_for
from ledelsesgrundlag_cli.words.names import Named, match

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet
    from ledelsesgrundlag_cli.sets.people import Person

DEFAULT_TEMPLATE: Final = "{navn} {rolle}"
"""What comes after the sheet's own name."""
FIELDS: Final = (
    Named("navn", ("name",)),
    Named("rolle", ("role",)),
    Named("enhed", ("unit",)),
    Named("dato", ("date",)),
    Named("nr", ("nummer", "number")),
)
MAX_VALUE: Final = 72
MAX_NAME: Final = 120
"""Bytes of a field, and of a name without number and ending. Most systems take 255."""

_FIELD = re.compile(r"\{([^{}]*)\}")
_NO_FIELDS = str.maketrans("{}", "()")
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_DEVICE = re.compile(r"con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever ending they get."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
"""Control characters, marks of direction and the like, halves of characters."""


class BadTemplateError(ValueError):
    """A template for names cannot be used. Its message says why in Danish."""


def read_template(text: str) -> tuple[str, ...]:
    """Check a template and divide it at its folders; the last part names the files.

    Raises:
        BadTemplateError: it is empty, leads out of the folder, or has an unknown field.
    """
    parts = [part.strip() for part in re.split(r"[/\\]", text)]
    if not parts[-1]:
        raise BadTemplateError("Efter --name-template mangler det, filerne skal hedde.")
    if any(part and not part.strip(".") for part in parts):
        raise BadTemplateError("Det, der står efter --name-template, må ikke føre ud af mappen.")
    if format_for(parts[-1]) is not None:
        raise BadTemplateError("Skriv --name-template uden endelse. Den sætter lg selv på.")
    if any(set(_FIELD.sub("", part)) & set("{}") for part in parts):
        raise BadTemplateError(
            "Der mangler en { eller en } i det, der står efter --name-template."
        )
    return tuple(_FIELD.sub(_known_field, part) for part in parts if part)


def _known_field(found: re.Match[str]) -> str:
    field = match(found[1], FIELDS)
    if field is None:
        known = ", ".join(f"{{{one.id}}}" for one in FIELDS)
        raise BadTemplateError(f"--name-template kan ikke bruge {found[0]}. Vælg mellem: {known}.")
    return f"{{{field}}}"


def usual_template(framework: Framework, sheet: Sheet) -> str:
    """Return what the files of a sheet are called when nobody says: ``LUS {navn} {rolle}``."""
    called = short_name(framework, sheet) or safe_name(sheet.title, MAX_VALUE).translate(
        _NO_FIELDS
    )
    return f"{called} {{navn}}" if sheet.roles else f"{called} {DEFAULT_TEMPLATE}"


def fields_in(template: Iterable[str]) -> list[str]:
    """Return the fields that a template uses."""
    return [field for part in template for field in _FIELD.findall(part)]


def stems(people: Iterable[Person], template: Sequence[str]) -> Iterator[str]:
    """Yield each person's path without ending, within the folder and never the same twice.

    Paths that some systems take for the same, as they do not tell large letters from small,
    get a number. Folders that differ by that alone are one.
    """
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    spelled: dict[str, str] = {}
    for person in people:
        values = _values(person)
        *folders, name = (safe_name(_filled(part, values)) for part in template)
        folder = "".join(
            f"{spelled.setdefault(_folded(one), one)}/" for one in map(_no_ending, folders) if one
        )
        stem = plain = f"{folder}{name or person.number}"
        while _folded(stem) in taken:
            number = numbers[_folded(plain)] = numbers.get(_folded(plain), 1) + 1
            stem = f"{plain} ({number})"
        taken.add(_folded(stem))
        yield stem


def safe_name(text: str, most: int = MAX_NAME) -> str:
    """Make a text fit to name a file or folder on Windows, macOS and Linux.

    What is not allowed becomes ``_``. Nothing is left of a text of dots and spaces alone.
    """
    seen = "".join(char for char in _composed(text) if unicodedata.category(char) not in _UNSEEN)
    short = _cut(_FORBIDDEN.sub("_", seen), most).strip(" .")
    return f"_{short}" if _DEVICE.fullmatch(short.partition(".")[0].rstrip()) else short


def _values(person: Person) -> dict[str, str]:
    return {
        "navn": _cut(_composed(person.name), MAX_VALUE),
        "rolle": "+".join(person.role_ids),
        "enhed": _cut(_composed(person.unit or ""), MAX_VALUE),
        "dato": person.date.isoformat() if person.date else "",
        "nr": str(person.number),
    }


def _filled(part: str, values: dict[str, str]) -> str:
    return _FIELD.sub(lambda found: values[found[1]], part)


def _composed(text: str) -> str:
    """Fold white space, and write letters with accents in one way: macOS takes both for one."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _cut(text: str, most: int) -> str:
    """Cut a text to so many bytes, between two characters."""
    return text.encode("utf-8", "replace")[:most].decode("utf-8", "ignore")


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path.casefold())


def _no_ending(folder: str) -> str:
    """Keep a folder from having the name that a file could have."""
    return folder if format_for(folder) is None else folder.replace(".", "_")
