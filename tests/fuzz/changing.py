"""Changing JSON to other JSON, which a fuzzer of bytes seldom comes to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from random import Random

VALUES: Final[tuple[Any, ...]] = (
    *(
        None,
        True,
        7,
        -1,
        1e999,
        "",
        "x",
        "../udenfor.txt",
        "framework",
        "a\0b",
        "\ud800",
        "\x1b]0;x",
    ),
    *("å" * 300, [], ["x"], {}, {"x": 1}, [[[[[]]]]]),
)
DEEP: Final = b"[" * 2000


def other_json(data: bytes, chance: Random) -> bytes | None:
    """Return a line of JSON, or a whole file of it, with something else in one place.

    None where it is no JSON.
    """
    head, line, tail = _parted(data, chance)
    try:
        whole = json.loads(line)
    except (ValueError, RecursionError):
        return None
    node = [whole]
    step: Any = node
    while True:
        keys = list(step) if isinstance(step, dict) else list(range(len(step)))
        key = chance.choice(keys or ["x"])
        inner = step[key] if keys else None
        if not inner or not isinstance(inner, dict | list) or chance.random() < 0.3:
            _put(step, key, chance)
            break
        step = inner
    made = json.dumps(node[0]).encode()
    return head + (DEEP if chance.random() < 0.01 else made) + tail


def _parted(data: bytes, chance: Random) -> tuple[bytes, bytes, bytes]:
    """Part a file of JSON lines at one of them; another is one line."""
    lines = data.splitlines(keepends=True)
    if len(lines) < 2 or not lines[0].startswith(b"["):
        return b"", data, b""
    at = chance.randrange(len(lines))
    return b"".join(lines[:at]), lines[at].rstrip(b"\n"), b"\n" + b"".join(lines[at + 1 :])


def _put(step: Any, key: Any, chance: Random) -> None:
    """Put another value at a place, or a name that a value has."""
    value = chance.choice(VALUES)
    if isinstance(step, list):
        if key == "x":
            step.append(value)
        else:
            step[key] = value
    elif isinstance(value, str) and chance.random() < 0.5:
        step[value] = step.pop(key, None)
    else:
        step[key] = value
