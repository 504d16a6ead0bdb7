"""What a template asks for with one short line and no memory holds: refused before it is made.

The limits of ``limits`` would end such a template too, where the system can hold a process to
them; this says at which line and why, on every system.
"""

from __future__ import annotations

import re
from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from jinja2.exceptions import SecurityError

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST: Final = 100_000
"""The largest width, count or exponent, as Jinja2's sandbox has it for ``range``."""
LONGEST: Final = 1_000_000
"""Characters or items made by repeating. The longest page of the box has 140,000 characters."""
OPERATORS: Final = frozenset({"*", "**", "%"})
_SIZED: Final = ("batch", "center", "indent", "round", "slice", "tojson", "truncate", "wordwrap")
"""The filters that make as much as a number says."""
_WIDE: Final = re.compile(
    r"%(?:\(.*\))?[#0 +-]*(?:\*|\d{5,}|\d*\.(?:\*|\d{5,}))",
    re.DOTALL,
)
"""A format that pads to a width, or to decimals, of five figures, or of one given beside it."""


class TooMuchError(SecurityError):
    """A template asks for more than any document holds."""


def check_operation(operator: str, left: Any, right: Any) -> None:
    """Refuse an operation whose result is too large.

    Raises:
        TooMuchError: it is.
    """
    if operator == "*":
        for one, times in ((left, right), (right, left)):
            if hasattr(one, "__len__") and isinstance(times, int):
                _refuse(len(one) * times > LONGEST)
    elif operator == "**":
        if isinstance(left, int) and isinstance(right, int):
            _refuse(left.bit_length() * right > LARGEST)
    elif isinstance(left, str):
        _refuse(_WIDE.search(left) is not None)


def bounded(filters: dict[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
    """Return filters of which those that can make much out of little look at it first."""
    checks: dict[str, Callable[..., None]] = dict.fromkeys(_SIZED, _sized)
    checks |= {"format": _formatted, "join": _joined, "replace": _replaced}
    return {
        name: _checked(one, checks[name]) if name in checks else one
        for name, one in filters.items()
    }


def _checked(made: Callable[..., Any], check: Callable[..., None]) -> Callable[..., Any]:
    given_first = hasattr(made, "jinja_pass_arg")  # the environment, or what it has of it

    @wraps(made)  # what Jinja2 has marked it with too
    def looked_at(*args: Any, **kwargs: Any) -> Any:
        head, (value, *rest) = args[:given_first], args[given_first:]
        if check is _joined:
            value = value if isinstance(value, str) else tuple(value)  # it may be read but once
        check(value, *rest, **kwargs)
        return made(*head, value, *rest, **kwargs)

    return looked_at


def _sized(_value: Any, *args: Any, **kwargs: Any) -> None:
    for one in (*args, *kwargs.values()):
        if not isinstance(one, str | int):
            continue
        _refuse((len(one) if isinstance(one, str) else one) > LARGEST)


def _formatted(value: Any, *_args: Any, **_kwargs: Any) -> None:
    _refuse(_WIDE.search(str(value)) is not None)


def _joined(value: Any, d: Any = "", *_args: Any, **_kwargs: Any) -> None:
    _refuse(len(value) * len(str(d)) > LONGEST)


def _replaced(s: Any, old: Any, new: Any, *_args: Any, **_kwargs: Any) -> None:
    _refuse(str(s).count(str(old)) * len(str(new)) > LONGEST)


def _refuse(too_much: bool) -> None:  # noqa: FBT001 - it reads as a sentence
    if too_much:
        raise TooMuchError
