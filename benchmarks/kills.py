"""Kill each command that writes several files, at random moments, and run it again.

    python -m benchmarks.kills                      # 100 kills of each
    python -m benchmarks.kills migrate export --kills 10 --seed 7

Everything a command has started is killed (SIGKILL of its group): half of the times at a moment
anywhere in its own run time, half in the time in which it writes. After each kill every file must
be as before or as wanted; then the command is run again and must end right, with nothing left
over. Exit code 1 if one does not. A kill *hit* when the command was alive and had begun to write.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from tests.cli.stops import (
    COMMANDS,
    EXPORT,
    LISTS,
    as_it_is,
    edit,
    expect_next_form,
    files_in,
    put_back,
    renew,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.cli.stops import Prepare

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 120
UNDER_WAY = (".tmp", ".lg-ved-at-gemme.json")
"""How the names end of what may lie there until the next run."""
NOTES = ".lg-undervejs-"
WHERE = ("anywhere", "while it writes")


class Case(NamedTuple):
    """A command: what makes its folder ready, its words, and what is changed after the kill."""

    prepare: Prepare
    words: tuple[str, ...]
    between: Prepare = as_it_is


def _older_export(workplace: Path) -> None:
    run(workplace, EXPORT)
    renew(workplace)


def _many_rows(workplace: Path) -> None:
    roles = ("centerchef", "direktør", "leder af ledere")
    rows = [f"Leder {number};{roles[number % 3]}" for number in range(24)]
    (workplace / "ledere.csv").write_text("\n".join(["Navn;Rolle", *rows, ""]), encoding="utf-8")


CASES = {
    "export": Case(*COMMANDS["export"]),
    "export over an older": Case(_older_export, EXPORT),
    "export, edited between": Case(_older_export, EXPORT, edit),
    "lus --from": Case(_many_rows, COMMANDS["list"][1]),
    "lint --fix": Case(*COMMANDS["fix"]),
    "adopt": Case(*COMMANDS["adopt"]),
    "migrate": Case(*COMMANDS["migrate"]),
    "new": Case(*COMMANDS["new"]),
    "init": Case(*COMMANDS["init"]),
}


def start(workplace: Path, words: tuple[str, ...]) -> subprocess.Popen[bytes]:
    """Start ``lg`` in a folder, with a group of its own."""
    program = (
        ["benchmarks.kills", "--as-lg"] if words == ("migrate",) else ["ledelsesgrundlag_cli"]
    )
    environment = {k: v for k, v in os.environ.items() if not k.startswith("LG_")}
    return subprocess.Popen(
        [sys.executable, "-m", *program, *words],
        cwd=workplace,
        env={**environment, "PYTHONPATH": str(ROOT), "COLUMNS": "80", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def run(workplace: Path, words: tuple[str, ...]) -> tuple[int, str]:
    """Run ``lg`` to its end; return its exit code and what it says."""
    with start(workplace, words) as process:
        _, said = process.communicate(timeout=PATIENCE)
    return process.returncode, said.decode("utf-8", "replace")


def kill(process: subprocess.Popen[bytes]) -> bool:
    """Kill a program and all it has started; tell whether it was still alive."""
    alive = process.poll() is None
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    process.communicate(timeout=PATIENCE)
    return alive and process.returncode == -signal.SIGKILL


def everything(workplace: Path) -> dict[str, bytes]:
    """Return what each file holds, and the folders, by names that end in a slash."""
    folders = (path for path in workplace.rglob("*") if path.is_dir())
    return files_in(workplace) | {f"{one.relative_to(workplace)}/": b"" for one in folders}


def wait_for_write(workplace: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until a program has made its first file, or has ended."""
    known = [one for one, _, _ in os.walk(workplace)]
    before = [os.stat(one).st_mtime_ns for one in known]  # noqa: PTH116 - asked very often
    while process.poll() is None:
        if [os.stat(one).st_mtime_ns for one in known] != before:  # noqa: PTH116 - as above
            return
        time.sleep(0.0005)


class Times(NamedTuple):
    """How long a command takes, in seconds: to its first write, and from there to its end."""

    begins: float
    writes: float


class Tally:
    """What came of the kills of a command."""

    def __init__(self) -> None:
        self.kills = self.alive = self.hits = self.between = 0
        self.wrong: list[str] = []


class Trial:
    """A command in a folder of its own, to be killed and run again."""

    def __init__(self, name: str, case: Case, workplace: Path) -> None:
        self.name, self.case, self.workplace = name, case, workplace
        shutil.copytree(ROOT / "framework", workplace / "framework")
        case.prepare(workplace)
        self.files, self.before = files_in(workplace), everything(workplace)
        self.code, self.wanted = self._ended(as_it_is)
        self.code_after, self.wanted_after = self._ended(case.between)

    def _ended(self, between: Prepare) -> tuple[int, dict[str, bytes]]:
        put_back(self.workplace, self.files)
        between(self.workplace)
        code, said = run(self.workplace, self.case.words)
        found = everything(self.workplace)
        if found == self.before or code not in {0, 1}:
            raise SystemExit(f"{self.name} does nothing: {code}\n{said}")
        return code, found

    def times(self) -> Times:
        """Measure the command: the medians of three runs."""
        took = []
        for _ in range(3):
            put_back(self.workplace, self.files)
            begun = time.perf_counter()
            with start(self.workplace, self.case.words) as process:
                wait_for_write(self.workplace, process)
                wrote = time.perf_counter()
                process.communicate(timeout=PATIENCE)
            took.append((wrote - begun, time.perf_counter() - wrote))
        return Times(*(statistics.median(one) for one in zip(*took, strict=True)))

    def kill_at(self, wait: Callable[[subprocess.Popen[bytes]], None], tally: Tally) -> None:
        """Kill the command when ``wait`` returns, look at what is left, and run it again."""
        put_back(self.workplace, self.files)
        with start(self.workplace, self.case.words) as process:
            wait(process)
            alive = kill(process)
        left = everything(self.workplace)
        tally.kills += 1
        tally.alive += alive
        if left == self.before:
            return  # nothing is begun, and to run it again is to run it
        tally.hits += alive
        tally.between += alive and left != self.wanted
        torn = [name for name, raw in left.items() if not self._whole(name, raw)]
        tally.wrong += [f"{self.name}: {name} is neither as before nor as wanted" for name in torn]
        tally.wrong += [
            f"{self.name}: {name} is gone" for name in self.before.keys() - left.keys()
        ]
        self._run_again(left, tally)

    def _whole(self, name: str, raw: bytes) -> bool:
        on_the_way = name.endswith(UNDER_WAY) or NOTES in name or ".tmp/" in name
        return (
            on_the_way
            or name in LISTS
            or name.endswith("/")
            or raw in {self.before.get(name), self.wanted.get(name)}
        )

    def _run_again(self, left: Mapping[str, bytes], tally: Tally) -> None:
        self.case.between(self.workplace)
        code, said = run(self.workplace, self.case.words)
        now = everything(self.workplace)
        done = left == self.wanted and self.case.between is as_it_is
        if now != self.wanted_after:
            names = sorted(
                name
                for name in now.keys() | self.wanted_after.keys()
                if now.get(name) != self.wanted_after.get(name)
            )
            tally.wrong.append(f"{self.name}: run again, {names} are not as wanted: {code} {said}")
        elif code != self.code_after and not done and not self._there_already(left):
            tally.wrong.append(f"{self.name}: run again, it ends with {code}: {said}")

    def _there_already(self, left: Mapping[str, bytes]) -> bool:
        """Tell whether all was saved but for what is only tidied: the next run may say so."""
        return all(left.get(name) == raw for name, raw in self.wanted.items())


def trial(name: str, kills: int, chance: Random) -> tuple[Times, Tally, Tally]:
    """Kill a command so many times: over all its run time, and as often while it writes."""
    with tempfile.TemporaryDirectory() as folder:
        one = Trial(name, CASES[name], Path(folder))
        times, anywhere, writing = one.times(), Tally(), Tally()
        for _ in range(kills - kills // 2):
            moment = chance.uniform(0, sum(times))
            one.kill_at(lambda _, at=moment: time.sleep(at), anywhere)  # type: ignore[misc]
        for _ in range(kills // 2):
            more = chance.uniform(0, times.writes)

            def wait(process: subprocess.Popen[bytes], more: float = more) -> None:
                wait_for_write(one.workplace, process)
                time.sleep(more)

            one.kill_at(wait, writing)
    return times, anywhere, writing


def main() -> int:
    """Kill what is asked for, print a table, and return whether something went wrong."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("cases", nargs="*", metavar="case", help=", ".join(CASES))
    parser.add_argument("--kills", type=int, default=100, help="of each command")
    parser.add_argument("--seed", type=int, default=1, help="of the moments")
    asked = parser.parse_args()
    chance = Random(asked.seed)  # noqa: S311 - moments, no secrets
    print("| command, killed | time | kills | alive | hit | between writes | went wrong |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    wrong = []
    for name in asked.cases or CASES:
        times, *tallies = trial(name, asked.kills, chance)
        for where, took, tally in zip(WHERE, (sum(times), times.writes), tallies, strict=True):
            print(
                f"| {name}, {where} | {took * 1000:.0f} ms | {tally.kills} | {tally.alive} "
                f"| {tally.hits} | {tally.between} | {len(tally.wrong)} |",
                flush=True,
            )
            wrong += tally.wrong
    print(*wrong, sep="\n")
    return 1 if wrong else 0


def as_lg(words: list[str]) -> int:
    """Be a ``lg`` that knows a next form of the files, as a test has it."""
    from ledelsesgrundlag_cli.cli.run import run as run_lg

    expect_next_form(setattr)
    return run_lg(words)


if __name__ == "__main__":
    sys.exit(as_lg(sys.argv[2:]) if sys.argv[1:2] == ["--as-lg"] else main())
