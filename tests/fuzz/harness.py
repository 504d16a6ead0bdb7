"""A coverage-guided fuzzer of reading, checking, mending and reporting: see README.md beside it.

Needs atheris, which is no part of the project. Arguments are libFuzzer's; the first is the folder
of inputs, which begins with the files of the framework in the box and of the tests, or one input.

A broken promise is told, its input is kept in ``broken/`` in the working folder, and the search
goes on; it is told once for each kind and rule. Any other error ends the search, as does an input
that takes longer than ``-timeout``.
"""

from __future__ import annotations

import re
import sys
import tempfile
from functools import cache
from pathlib import Path

import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]  # only where one fuzzes

with atheris.instrument_imports(include=["ledelsesgrundlag_cli"]):
    # All that is instrumented is imported here, what the program would import late too.
    import promises  # type: ignore[import-not-found,unused-ignore] # stands beside this file

    from ledelsesgrundlag_cli.lint import spelling
    from ledelsesgrundlag_cli.lint.report import excerpt
    from ledelsesgrundlag_cli.loading import form_errors as problems
    from ledelsesgrundlag_cli.source import slips as syntax_help
    from ledelsesgrundlag_cli.words import names

INSTRUMENTED = (names, problems, syntax_help, excerpt)


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


def fill(corpus: Path) -> None:
    """Write the inputs to begin with: which file it is, and its content."""
    corpus.mkdir(parents=True, exist_ok=True)
    for number, (name, content) in enumerate(promises.seeds()):
        which = bytes([promises.NAMES.index(name)])
        (corpus / f"seed-{number:03}").write_bytes(which + content)


def tell(broken: str, data: bytes) -> None:
    """Tell of a broken promise, and keep the input, unless one like it was told of."""
    promise, _, about = broken.partition(": ")
    kind = re.sub(r"\W+", "-", f"{promise} {' '.join(re.findall(r'LG[0-9]{3}', about)[:1])}")
    kept = Path("broken") / kind.strip("-")
    if not kept.exists():
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(data)
        sys.stderr.write(f"BROKEN: {broken}\n")


def main() -> None:
    """Fuzz until stopped, or look at one input again."""
    if not Path(sys.argv[1]).is_file():
        fill(Path(sys.argv[1]))
    spelling.open_dictionary = Remembered.open
    grounds = [
        promises.Playground(Path(tempfile.mkdtemp()), settings)
        for settings in (promises.EVERYTHING, promises.SPELLING_TOO)
    ]

    ways = (*promises.NAMES, *promises.WAYS)

    def one_input(data: bytes) -> None:
        """Take the first byte for a file, or for a way to write a text; the rest is that.

        Spelling, which takes most time, is looked at too when the byte is a large one.
        """
        if not data:
            return
        ground = grounds[data[0] >> 7]
        chosen = ways[data[0] % len(ways)]
        try:
            if chosen in promises.WAYS:
                ground.check_text(chosen, data[1:].decode("utf-8", "ignore"))
            else:
                ground.check(chosen, data[1:])
        except promises.BrokenPromiseError as broken:
            tell(str(broken), data)

    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
