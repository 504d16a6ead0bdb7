"""Telling a PDF that unpacks to more than a sheet can hold, before anything unpacks it.

qpdf unpacks the streams that hold objects whole and has no limit for them. Here every stream is
unpacked a piece at a time, and none is kept.
"""

from __future__ import annotations

import re
import zlib
from typing import Final

MOST_UNPACKED: Final = 256 * 1024 * 1024
"""Of all streams together, in bytes. A scanned page takes some 25 MB."""
_MOST_STREAMS: Final = 20_000
"""A sheet has some hundred."""
_PIECE: Final = 1024 * 1024
_STREAM: Final = re.compile(rb">>\s*stream\r?\n")
_DICTIONARY: Final = 4096
"""Bytes before a stream that its dictionary is looked for in."""
_CODED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_HOLDS_OBJECTS: Final = re.compile(rb"/(?:ObjStm|XRef|First|W)\b")
_OTHER_FILTERS: Final = re.compile(rb"/(?:LZWDecode|LZW|RunLengthDecode|RL)\b")
_FLATE: Final = re.compile(rb"/(?:FlateDecode|Fl)\b")
_ELSEWHERE: Final = re.compile(rb"/Filter\s+\d+\s+\d+\s+R")


def unpacks_to_too_much(content: bytes) -> bool:
    """Tell whether the streams of a PDF unpack to more than a sheet can hold, or could."""
    left = MOST_UNPACKED
    for number, found in enumerate(_STREAM.finditer(content)):
        if number > _MOST_STREAMS or _is_odd(_dictionary_before(content, found.start())):
            return True
        left -= _unpacked(content, found.end(), left)
        if left <= 0:
            return True
    return False


def _dictionary_before(content: bytes, end: int) -> bytes:
    begin = max(0, end - _DICTIONARY)
    raw = content[max(begin, content.rfind(b" obj", begin, end)) : end]
    return _CODED.sub(lambda one: bytes([int(one[1], 16)]), raw)


def _is_odd(dictionary: bytes) -> bool:
    """Tell whether a stream is packed in ways that only a bomb is: twice, or hidden."""
    if _ELSEWHERE.search(dictionary) or len(_FLATE.findall(dictionary)) > 1:
        return True
    holds_objects = _HOLDS_OBJECTS.search(dictionary) is not None
    return holds_objects and _OTHER_FILTERS.search(dictionary) is not None


def _unpacked(content: bytes, start: int, most: int) -> int:
    """Return how many bytes a stream unpacks to, counted to ``most``; 0 if it is not packed."""
    unpacker = zlib.decompressobj()
    total, given = 0, memoryview(content)[start : start + _PIECE]
    at = start + len(given)
    try:
        while given and not unpacker.eof and total < most:
            total += len(unpacker.decompress(given, _PIECE))
            given = memoryview(unpacker.unconsumed_tail)
            if not given:
                given = memoryview(content)[at : at + _PIECE]
                at += len(given)
    except zlib.error:
        pass  # not packed, or broken: what follows reads no more of it either
    return total
