"""What was written outside the fields of a Word file: what a fresh sheet does not say."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.render.docx.paragraphs import line_hashes
from ledelsesgrundlag_cli.words.danish import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ALIKE: Final = 60
"""So alike, of 100, is a line that somebody has written in to what it was before."""
_DAY: Final = re.compile(rf"\d{{1,2}}\. (?:{'|'.join(MONTHS)}) \d{{4}}|_{{3,}}")
_ROOM: Final = re.compile(r":? ?_{3,}")
"""A day, or the line for one: it differs from sheet to sheet."""
_MOST_COMPARED: Final = 400
"""Lines that are looked at so closely. Whoever has written more than that has made another sheet.
"""


def added(lines: Sequence[str], fresh: Sequence[str], own: Sequence[str] = ()) -> tuple[str, ...]:
    """Return what stands in some lines and not in those of a fresh sheet, in order.

    ``own`` are the hashes of the lines that the sheet itself wrote, as far as it tells. Of a line
    that somebody has written on in, only what is new comes.
    """
    wrote = Counter(own)
    unused = Counter(map(_without_day, fresh))
    new = []
    for line in lines:
        [told] = line_hashes([line]) or [""]
        by_sheet = wrote[told] > 0
        wrote[told] -= by_sheet
        as_today = unused[_without_day(line)] > 0
        unused[_without_day(line)] -= as_today
        if not by_sheet and not as_today:
            new.append(line)
    left = list(unused.elements())
    found = []
    for number, line in enumerate(new):
        before = _nearest(line, left) if number < _MOST_COMPARED else None
        if before is None:
            found.append(line)
            continue
        left.remove(before)
        found += _inserted(before, line)
    return tuple(found)


def not_alike(lines: Sequence[str], fresh: Sequence[str]) -> tuple[str, ...]:
    """Return the lines that are not even alike any of a sheet that was worded otherwise."""
    known = set(map(_without_day, fresh))
    new = [line for line in lines if _without_day(line) not in known][:_MOST_COMPARED]
    return tuple(line for line in new if _nearest(line, fresh) is None)


def _without_day(line: str) -> str:
    """Return a line with the same in place of a day and of the room for one."""
    return _DAY.sub("…", _ROOM.sub(" …", line)).rstrip(".")


def _nearest(line: str, among: Sequence[str]) -> str | None:
    from rapidfuzz import fuzz, process

    inside = max((one for one in among if one in line), key=len, default=None)
    if inside is not None and len(inside) > len(line) // 4:
        return inside
    found = process.extractOne(line, among, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return None if found is None else str(found[0])


def _inserted(before: str, line: str) -> Iterator[str]:
    """Yield the words that came into a line, those that stand together as one."""
    if before in line:
        yield from filter(None, (one.strip() for one in line.split(before, 1)))
        return
    old, new = before.split(), line.split()
    for kind, _, _, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind in {"insert", "replace"}:
            yield " ".join(new[start:end])
