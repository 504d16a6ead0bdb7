"""Danish grammar and dates: lists in a sentence, months, and dates as people write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.words.harmless import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)


_DATE = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"|(?P<day2>\d{1,2})[.\-/] ?(?P<month2>\d{1,2})[.\-/] ?(?P<year2>\d{4})",
    re.ASCII,
)


class NotADateError(ValueError):
    """A text is no date. Its message says so in Danish."""


def danish_date(year: int, month: int, day: int) -> str:
    """Write a date as Danish does: ``23. november 2026``. No locale is asked."""
    return f"{day}. {MONTHS[month - 1]} {year}"


def danish_day(day: date) -> str:
    """Write a date with its weekday: ``mandag den 15. februar 2027``."""
    return f"{WEEKDAYS[day.weekday()]} den {danish_date(day.year, day.month, day.day)}"


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of that month where it is shorter."""
    from calendar import monthrange

    later = day.month - 1 + months
    year, month = day.year + later // 12, later % 12 + 1
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))


NUMBERS = {
    **dict.fromkeys(("én", "ét", "en", "et"), 1),
    **dict(
        zip(
            ("to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"),
            range(2, 13),
            strict=True,
        )
    ),
}
"""The numbers that are written as words, with what they count."""


def listed(words: Iterable[str], last_by: str = "og") -> str:
    """Join words as a Danish sentence does: ``a``, ``a og b``, ``a, b og c``; or by ``eller``."""
    *first, last = words
    return f"{', '.join(first)} {last_by} {last}" if first else last


def number(value: int) -> str:
    """Write a number as Danish does: ``12.000``."""
    return f"{value:,}".replace(",", ".")


def in_words(count: int) -> str:
    """Write a small number as a word, ``tre``, and one that has none with digits."""
    return next((word for word, one in NUMBERS.items() if one == count), number(count))


def counted(count: int, one: str, several: str) -> str:
    """Say how many there are: ``one`` as it is, such as ``én fil``, or ``12.000 filer``."""
    return one if count == 1 else f"{number(count)} {several}"


def lower_first(title: str) -> str:
    """Write a role's title inside a sentence: ``centerchefer``, but ``IT-chefer`` as it is."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def read_date(text: str) -> date:
    """Read ``2026-12-01``, ``1.12.2026`` or ``1. december 2026``.

    Raises:
        NotADateError: it is none of them, or there is no such day.
    """
    from datetime import date

    found = _DATE.fullmatch(_with_month_number(text.strip().casefold()))
    if found is None:
        raise NotADateError(f"{quoted(text)} er ikke en dato. Skriv den fx som 1.12.2026.")
    parts = found.groupdict()
    try:
        return date(
            int(parts["year"] or parts["year2"]),
            int(parts["month"] or parts["month2"]),
            int(parts["day"] or parts["day2"]),
        )
    except ValueError as error:
        raise NotADateError(f"Datoen {quoted(text)} findes ikke.") from error


def _with_month_number(text: str) -> str:
    """Turn ``1. december 2026`` into ``1.12.2026``."""
    found = re.fullmatch(r"(\d{1,2})\.? +([a-z]+) +(\d{4})", text)
    if found is None or found[2] not in MONTHS:
        return text
    return f"{found[1]}.{MONTHS.index(found[2]) + 1}.{found[3]}"
