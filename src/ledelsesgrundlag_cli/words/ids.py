"""Making an id of a text: short, unique, and a file name on every system."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.words.names import slugify

if TYPE_CHECKING:
    from collections.abc import Container

MOST: Final = 40
"""Characters of an id that is made; a model takes 80. It is cut between words."""

_DEVICE: Final = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
"""Names that Windows keeps for devices, whatever ending they get."""


def make_id(text: str, taken: Container[str], otherwise: str) -> str:
    """Return an id for a text that is not taken: as many of its first words as fit.

    ``otherwise`` stands for a text without letters an id can have, and is added to what a file
    cannot be called. A number from 2 tells those apart that would be the same.
    """
    slug = slugify(text)
    if len(slug) > MOST:
        slug = slug[: MOST + 1].rpartition("-")[0] or slug[:MOST]
    slug = slug.strip("-") or otherwise
    if _DEVICE.fullmatch(slug):
        slug = f"{slug}-{otherwise}"
    made, number = slug, 2
    while made in taken:
        made = f"{slug}-{number}"
        number += 1
    return made
