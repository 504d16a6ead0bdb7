"""How many planted slips `lg lint` finds, and how many right edits it lets pass; beside its peers.

The set is in the files beside this one; what an entry can say stands in ``entries.py``. Each
entry is made to a copy of the framework in the box, and what is said of the copy and was not said
before is compared with where the finding is expected. Counted is what is found at the right line.

    python -m benchmarks.slips [--missed] [--class signs] [--id ID]
    python -m benchmarks.slips --peers FOLDER

The peers are installed by hand, into a folder of their own:

    python -m venv FOLDER && FOLDER/bin/pip install yamllint check-jsonschema
    npm install --prefix FOLDER @stoplight/spectral-cli cspell @cspell/dict-da-dk

Without a Danish dictionary for hunspell on the machine the two columns of `lg` are alike.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.slips import entries as the_set
from benchmarks.slips.judge import Edited, Hit, Verdict, edit_all, judge, lint, prepare
from benchmarks.slips.peers import programs, run_peers, version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LG, WITHOUT = "lg lint", "lg lint, no dictionary"
WORDLESS = "check-jsonschema"
"""Names no lines: the right file counts."""


class Run(NamedTuple):
    """All verdicts: by tool and by the entry's name."""

    done: list[Edited]
    verdicts: dict[str, dict[str, Verdict]]


def measure(chosen: Iterable[the_set.Entry], peers: Path | None) -> Run:
    """Make the entries, run the tools and judge what they say."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary).resolve()
        starts = prepare(folder)
        done = edit_all(chosen, starts, folder)
        said = {
            name: _lint_all(done, starts, spelling=spelling)
            for name, spelling in ((LG, True), (WITHOUT, False))
        }
        if peers is not None:
            said |= run_peers(programs(peers), done, starts, folder)
    verdicts = {
        tool: {one.entry.id: judge(one, by_entry[one.entry.id]) for one in done}
        for tool, by_entry in said.items()
    }
    return Run(done, verdicts)


def _lint_all(
    done: list[Edited], starts: dict[str, Path], *, spelling: bool
) -> dict[str, tuple[Hit, ...]]:
    """Run ``lg lint`` on all entries, on as many at a time as there are cores."""
    one_by_one = partial(lint, spelling=spelling)
    befores = [starts[one.entry.start] for one in done]
    with ProcessPoolExecutor() as pool:
        new = pool.map(one_by_one, done, befores, chunksize=8)
        return {one.entry.id: hits for one, hits in zip(done, new, strict=True)}


def found(tool: str, verdict: Verdict) -> bool:
    """Tell whether a slip counts as found by a tool."""
    return verdict.in_file if tool == WORDLESS else verdict.at_line


def table(run: Run) -> str:
    """Return the table class × tool in Markdown."""
    slips = [one for one in run.done if not one.entry.right]
    right = [one for one in run.done if one.entry.right]
    tools = list(run.verdicts)
    rows = [["found at the right line", "slips", *tools]]

    def row(name: str, of: list[Edited], counts: Callable[[str, Verdict], bool]) -> None:
        numbers = [
            sum(counts(tool, verdicts[one.entry.id]) for one in of)
            for tool, verdicts in run.verdicts.items()
        ]
        rows.append([name, str(len(of)), *map(str, numbers)])

    for name in the_set.classes():
        of = [one for one in slips if one.entry.kind == name]
        if of:
            row(name, of, found)
    row("**all**", slips, found)
    row("of them those that must be", [one for one in slips if one.entry.must], found)
    row("found, at any line of the file", slips, lambda _, verdict: verdict.in_file)
    row("something said, wherever", slips, lambda _, verdict: bool(verdict.new))
    row("**right edits with a finding**", right, lambda _, verdict: bool(verdict.new))
    return _markdown(rows)


def _markdown(rows: list[list[str]]) -> str:
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]

    def line(cells: list[str]) -> str:
        padded = [
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return f"| {' | '.join(padded)} |\n"

    rule = ["-" * width if not at else "-" * (width - 1) + ":" for at, width in enumerate(widths)]
    return line(rows[0]) + line(rule) + "".join(map(line, rows[1:]))


def missed(run: Run, tool: str) -> str:
    """Return what a tool missed, and what it said of right edits, each with what it did say."""
    lines = []
    for one in run.done:
        entry, verdict = one.entry, run.verdicts[tool][one.entry.id]
        if verdict.new if entry.right else not found(tool, verdict):
            kind = "false " if entry.right else "MISSED" if entry.must else "missed"
            lines.append(f"{kind} {entry.id}: {entry.data['what']}")
            lines += [f"         {hit.file}:{hit.first}: {hit.said}" for hit in verdict.new[:5]]
            if not entry.right:
                places = ", ".join(
                    f"{file}:{'*' if at is None else ','.join(map(str, sorted(at)[:4]))}"
                    for file, at in one.places.items()
                )
                lines.append(f"         expected at {places}")
    return "".join(f"{line}\n" for line in lines)


def main() -> int:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.slips",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    names = list(the_set.classes())
    parser.add_argument("--class", dest="kinds", action="append", choices=names)
    parser.add_argument("--id", dest="ids", action="append", help="only this one")
    parser.add_argument("--peers", type=Path, metavar="FOLDER", help="where they are installed")
    parser.add_argument("--missed", nargs="?", const=LG, metavar="TOOL", help="name them")
    asked = parser.parse_args()
    chosen = [
        one
        for one in the_set.entries()
        if (not asked.kinds or one.kind in asked.kinds) and (not asked.ids or one.id in asked.ids)
    ]
    try:
        run = measure(chosen, asked.peers)
    except the_set.SetError as error:
        sys.exit(str(error))
    print(table(run))
    if asked.peers is not None:
        used = programs(asked.peers).items()
        print(", ".join(f"{tool} {version(program)}" for tool, program in used))
    if asked.missed is not None:
        print(missed(run, asked.missed), end="")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
