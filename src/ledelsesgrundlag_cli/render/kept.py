"""Keeping what is the same from one document to the next, while many are made of one framework.

One document is made from files read anew, so that nobody sees an old template. A thousand of a
kind are made from the files as they were when the first was: that is faster, and they are alike.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")

_keepers: list[dict[Hashable, Any]] = []
"""Where results are kept, one for each ``keeping`` that is going on; the last is in use."""


def kept(function: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
    """Let a function's results be kept. It must give the same each time while files stay."""

    @wraps(function)
    def keeper(*args: _Given.args, **kwargs: _Given.kwargs) -> _Result:
        if not _keepers:
            return function(*args, **kwargs)
        key = (function, args, tuple(kwargs.items()))
        if key not in _keepers[-1]:
            _keepers[-1][key] = function(*args, **kwargs)
        result: _Result = _keepers[-1][key]
        return result

    return keeper


@contextmanager
def keeping(results: dict[Hashable, Any]) -> Iterator[None]:
    """Keep the results of the functions that are ``kept`` there, and use those that are there."""
    _keepers.append(results)
    try:
        yield
    finally:
        _keepers.pop()
