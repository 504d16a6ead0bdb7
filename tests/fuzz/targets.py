"""What can be fuzzed, by name: each takes bytes, and raises when a promise is broken."""

from __future__ import annotations

import sys
import tempfile
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from tests.fuzz import promises
from tests.fuzz.commands import FILES, Commands
from tests.fuzz.formats import OwnTemplates, Texts
from tests.long import some

from ledelsesgrundlag_cli.lint import spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


class Target(Protocol):
    """Something to fuzz."""

    def seeds(self) -> Iterator[bytes]:
        """Yield inputs to begin with."""
        ...

    def check(self, data: bytes) -> None:
        """Raise when something that is promised does not hold for an input, which is not empty."""
        ...


class Remembered:
    """A dictionary that is opened once and asked once for each word, which takes most time."""

    really_open = staticmethod(spelling.open_dictionary)

    def __init__(self, speller: spelling.Speller) -> None:
        self.spell = cache(speller.spell)

    @classmethod
    @cache
    def open(cls, folder: Path) -> Remembered | None:
        """Open a dictionary, as ``spelling.open_dictionary`` does."""
        speller = cls.really_open(folder)
        return None if speller is None else cls(speller)


class Lint:
    """Any bytes as a file of a framework, through reading, checking, mending and reporting.

    The first byte says which file it is, or how an expectation's text is written; the rest is
    that. Spelling, which takes most time, is looked at too when the byte is a large one.
    """

    ways = (*promises.NAMES, *promises.WAYS)

    def __init__(self, folder: Path) -> None:
        spelling.open_dictionary = Remembered.open  # for speed
        self.grounds = [
            promises.Playground(folder / name, settings)
            for name, settings in (("a", promises.EVERYTHING), ("b", promises.SPELLING_TOO))
        ]

    def seeds(self) -> Iterator[bytes]:
        """Yield the files of the framework in the box and of the tests."""
        for name, content in promises.seeds():
            yield bytes([promises.NAMES.index(name)]) + content

    def check(self, data: bytes) -> None:
        """Raise unless every promise in ``promises.py`` is kept."""
        ground = self.grounds[data[0] >> 7]
        chosen = self.ways[data[0] % len(self.ways)]
        if chosen in promises.WAYS:
            ground.check_text(chosen, data[1:].decode("utf-8", "ignore"))
        else:
            ground.check(chosen, data[1:])


TARGETS: Final[Mapping[str, Callable[[Path], Target]]] = {
    "lint": Lint,
    "texts": Texts,
    "templates": OwnTemplates,
    **{kind: partial(Commands, kind=kind) for kind in FILES},
}


def main(names: list[str]) -> None:
    """Try what each target begins with, in the suite one of three, and say how much that was."""
    for name in names or TARGETS:
        with tempfile.TemporaryDirectory() as folder:
            target = TARGETS[name](Path(folder))
            seeds = list(target.seeds())
            tried = some(seeds, 3)
            for seed in tried:
                target.check(seed)
            sys.stdout.write(f"{name}: {len(tried)} of {len(seeds)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
