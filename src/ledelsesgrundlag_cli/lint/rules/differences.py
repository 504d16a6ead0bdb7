"""The words for how a text differs, and for where a text stands. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.adoption.faithfulness import Change


def file_of(address: str) -> str:
    """Return the file that a text by an address stands in, or stood in."""
    name = address.partition(".")[0]
    folder, _, rest = name.partition("/")
    inside = f"/{rest.partition('/')[0]}" if folder in {"roles", "chapters"} and rest else ""
    return f"{folder}{inside}.yaml"


def place_words(address: str) -> str:
    """Say where a text stands, of the kinds that are adopted."""
    file, (name, _, field) = file_of(address), address.partition(".")
    own = name.rpartition("/")[2]
    if field or file.removesuffix(".yaml") == name:
        return f"{address} i {file}"
    return f"”{own}” i {file}"


def told(change: Change | None) -> str:
    """Say what words differ; nothing when that is not known."""
    if change is None:
        return ""
    pairs = zip(change.removed, change.added, strict=True)
    return "; ".join(_difference(*pair) for pair in pairs) or ("ordene står i en anden rækkefølge")


def _difference(removed: str, added: str) -> str:
    if not removed:
        return f"”{added}” er kommet til"
    if not added:
        return f"”{removed}” er taget ud"
    return f"”{removed}” er blevet til ”{added}”"


def instead(there: str, here: str) -> str:
    """Say what the adopted text has where the framework has other words."""
    if not here:
        return f"dér står også ”{there}”"
    return f"dér står ”{there}” i stedet for ”{here}”" if there else f"dér mangler ”{here}”"


def short(words: str, most: int = 80) -> str:
    """Return the beginning of a text."""
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"
