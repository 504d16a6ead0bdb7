"""How fast `lg lus --from` makes sheets, and how much memory the whole tree of processes holds.

Every figure is of whole processes, from start to end, on files that are written and synced. Beside
the wall time stands the processor time of a sheet, all processes together: on a machine that
others use too it moves less. Exit code 1 when a limit is passed, or when a file is not the same,
byte for byte, as `lg lus` makes of one sheet.

    python benchmarks/batch.py [--rounds 3] [--case pdf --case docx --case html --case memory]
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
ROLES = (
    "centerchef",
    "leder-af-ledere",
    "leder-af-medarbejdere",
    "direktoer",
    "direktoer + centerchef",
)
SHEETS = 1000
LEAST = {"pdf": 80.0, "docx": 20.0, "html": 300.0}
"""Sheets a second on two cores."""
MOST_MIB = 400.0
SIZES = (100, 1000, 10_000)
MOST_GROWTH = 1.1
"""Memory at the most rows, times that at the fewest."""
MEMORY = "memory"


class Taken(NamedTuple):
    """What a run took: wall time and processor time."""

    wall: float
    processor: float


def lg(*words: str) -> list[str]:
    """Return the command that runs `lg` as it is installed beside this interpreter."""
    return [sys.executable, "-m", "ledelsesgrundlag_cli", *words]


def write_list(path: Path, rows: int) -> None:
    """Write a list as Excel does: semicolons, Windows-1252."""
    lines = ["Navn;Rolle;Nærmeste leder;Dato;Enhed"]
    for number in range(rows):
        role, day = ROLES[number % len(ROLES)], number % 28 + 1
        lines.append(f"Leder {number} Æ;{role};Leder {number % 50};{day}.12.2026;Enhed {role}")
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode("cp1252"))


def batch(listed: Path, folder: Path, made_as: str) -> list[str]:
    """Return the command that makes all sheets of a list."""
    return lg("lus", "--from", str(listed), "-o", str(folder), "--format", made_as)


def taken(command: list[str]) -> Taken:
    """Run a command and return what it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(f"{command} failed:\n{done.stderr.decode(errors='replace')}")
    user, system = after.ru_utime - before.ru_utime, after.ru_stime - before.ru_stime
    return Taken(wall, user + system)


def peak_mib(command: list[str]) -> float:
    """Run a command and return the most memory it and its children held at one time.

    Proportional set size, so that pages that forked workers share count once (Linux only).
    """
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        most = 0
        while process.poll() is None:
            most = max(most, sum(map(_pss, _family(process.pid))))
            time.sleep(0.05)
    if process.returncode:
        raise SystemExit(f"{command} failed")
    return most / 1024


def _family(pid: int) -> list[int]:
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        children = " ".join((one / "children").read_text(encoding="ascii") for one in threads)
    except OSError:
        return [pid]
    return [pid, *(found for child in children.split() for found in _family(int(child)))]


def _pss(pid: int) -> int:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in rollup.splitlines() if "Pss:" in line), 0)


def speed(folder: Path, made_as: str, rounds: int) -> bool:
    """Measure one format and print it; tell whether it is fast enough and the same."""
    listed, out = folder / "ledere.csv", folder / "ark"
    write_list(listed, SHEETS)
    runs = []
    for _ in range(rounds):
        shutil.rmtree(out, ignore_errors=True)
        runs.append(taken(batch(listed, out, made_as)))
    wall = SHEETS / statistics.median(run.wall for run in runs)
    processor = statistics.median(run.processor for run in runs) / SHEETS * 1000
    again = taken(batch(listed, out, made_as)).wall
    fast, same = wall >= LEAST[made_as], is_same(out, made_as)
    print(
        f"{made_as:<8}{wall:8.1f} sheets a second, at least {LEAST[made_as]:g}   "
        f"{'ok' if fast else 'SLOW'}   {processor:.1f} ms of processor time a sheet; "
        f"a second run, with nothing to make: {again:.2f} s; "
        f"{'the same as single sheets' if same else 'NOT THE SAME as single sheets'}",
        flush=True,
    )
    shutil.rmtree(out)
    return fast and same


def is_same(out: Path, made_as: str) -> bool:
    """Tell whether the first, the last and a sheet between are those made one by one."""
    for number in (0, SHEETS // 2 + 1, SHEETS - 1):
        role = ROLES[number % len(ROLES)]
        [found] = out.glob(f"LUS Leder {number} Æ *.{made_as}")
        alone = out / f"alene.{made_as}"
        words = ["--name", f"Leder {number} Æ", "--leader", f"Leder {number % 50}"]
        words += ["--date", f"{number % 28 + 1}.12.2026", "--overwrite", "-o", str(alone)]
        taken(lg("lus", *role.split(" + "), *words))
        if found.read_bytes() != alone.read_bytes():
            return False
    return True


def memory(folder: Path, sizes: tuple[int, ...]) -> bool:
    """Measure the memory of PDFs at several numbers of rows; tell whether it is flat and low."""
    held = {}
    for rows in sizes:
        listed, out = folder / "ledere.csv", folder / "ark"
        write_list(listed, rows)
        started = time.perf_counter()
        held[rows] = peak_mib(batch(listed, out, "pdf"))
        wall = time.perf_counter() - started
        verdict = "ok" if held[rows] <= MOST_MIB else "OVER"
        print(
            f"memory  {held[rows]:8.1f} MiB at {rows:,} rows of PDF, at most {MOST_MIB:g}   "
            f"{verdict}   {rows / wall:.1f} sheets a second while looked at",
            flush=True,
        )
        shutil.rmtree(out)
    growth = held[sizes[-1]] / held[sizes[0]]
    flat = growth <= MOST_GROWTH
    print(f"growth  {growth:8.3f} x from {sizes[0]:,} to {sizes[-1]:,} rows, at most {MOST_GROWTH}"
          f"   {'ok' if flat else 'OVER'}")  # fmt: skip
    return flat and max(held.values()) <= MOST_MIB


def main() -> int:
    """Measure the cases asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--case", action="append", choices=[*LEAST, MEMORY], help="default: all")
    parser.add_argument("--most-rows", type=int, default=SIZES[-1], help="for memory")
    asked = parser.parse_args()
    wanted = asked.case or [*LEAST, MEMORY]
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {SHEETS:,} sheets")
    kept = True
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        # As after any installation: what has been compiled once is kept.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
        for made_as in (one for one in LEAST if one in wanted):
            kept &= speed(folder, made_as, asked.rounds)
        if MEMORY in wanted:
            kept &= memory(folder, tuple(one for one in SIZES if one <= asked.most_rows))
    return int(not kept)


if __name__ == "__main__":
    raise SystemExit(main())
