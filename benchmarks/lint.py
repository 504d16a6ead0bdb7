"""How long `lg lint` takes beside yamllint and check-jsonschema, from start to end.

Every round runs each command once, one after the other, so that all meet the same machine. A
figure is the median of `lg`'s time divided by the median of the peer's. Exit code 1 when a limit
is passed. All of `lg`'s default rules are on; `lg` and the peers run as in a default install, for
`lg` thus without the extra `spelling`, which reads a dictionary of its own.

The peers are taken from --peers FOLDER (the bin folder of a virtual environment), or installed
from PyPI into one that is thrown away:

    python benchmarks/lint.py [--rounds 5] [--case real --case 67 --case 667 --case roles]
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[1]
RUN_LG = (
    "import sys; sys.modules['hunspell'] = None; "
    "from ledelsesgrundlag_cli.cli import main; sys.argv[0] = 'lg'; main()"
)
REAL, SOME, MANY, ROLES = "real", "67", "667", "roles"
MOST_MIB = 150
SCHEMAS = {
    "framework": "**/framework.yaml",
    "pejlemaerker": "**/pejlemaerker.yaml",
    "quotes": "**/quotes.yaml",
    "guidance": "**/guidance.yaml",
    "fora": "**/fora.yaml",
    "terms": "**/terms.yaml",
    "tools": "**/tools.yaml",
    "chapters": "**/chapters/*.yaml",
    "roles": "**/roles/*.yaml",
    "prompts": "**/prompts/*.yaml",
}
"""Which files each schema is for; sheets the made-up frameworks have none of."""


class Case(NamedTuple):
    """What is measured, and the most it may take: times the peer."""

    name: str
    title: str
    frameworks: int
    most_yamllint: float
    most_schema: float | None = None


CASES = (
    Case(REAL, "the real framework", 0, 0.8),
    Case(SOME, "67 frameworks, 1,000 files", 67, 0.08, 0.15),
    Case(MANY, "667 frameworks, 10,000 files", 667, 0.08),
)


class Peers(NamedTuple):
    """The peers' commands and the folder with `lg`'s schemas."""

    bin: Path
    schemas: Path
    ajv: str | None

    def yamllint(self, folder: Path) -> list[list[str]]:
        """Return the command that checks a folder."""
        return [[str(self.bin / "yamllint"), str(folder)]]

    def check_jsonschema(self, folder: Path) -> list[list[str]]:
        """Return the commands that check a folder: one for each schema, as it takes one."""
        commands = []
        program = str(self.bin / "check-jsonschema")
        for schema, files in self._files(folder):
            commands.append([program, "--schemafile", schema, *files])
        return commands

    def ajv_cli(self, folder: Path) -> list[list[str]]:
        """Return the commands that check a folder with ajv; none where there is no ajv."""
        if self.ajv is None:
            return []
        program = [self.ajv, "validate", "--strict=false", "--allow-union-types"]
        return [
            [*program, "-s", schema, *(f"-d{file}" for file in files)]
            for schema, files in self._files(folder)
        ]

    def _files(self, folder: Path) -> Iterator[tuple[str, list[str]]]:
        for name, pattern in SCHEMAS.items():
            files = sorted(map(str, folder.glob(pattern)))
            if files:
                yield str(self.schemas / f"{name}.json"), files


def lg(*words: str) -> list[str]:
    """Return the command that runs `lg` as it is installed beside this interpreter."""
    return [sys.executable, "-c", RUN_LG, *words]


def seconds(commands: list[list[str]]) -> float:
    """Run some commands and return their wall time; findings are no failure, a crash is."""
    started = time.perf_counter()
    for command in commands:
        done = subprocess.run(
            command,
            check=False,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        if done.returncode not in {0, 1} or b"Traceback" in done.stderr:
            raise SystemExit(f"{command[:3]} failed:\n{done.stderr.decode(errors='replace')}")
    return time.perf_counter() - started


def write_corpus(folder: Path, *options: str) -> None:
    """Write made-up frameworks."""
    made = [sys.executable, str(ROOT / "benchmarks" / "corpus.py"), str(folder), *options]
    subprocess.run(made, check=True, stdout=subprocess.DEVNULL)


def peak_mib(command: list[str]) -> float:
    """Run a command and return the most memory it and its children held at one time.

    Proportional set size, so that pages that forked workers share count once (Linux only).
    """
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        most = 0
        while process.poll() is None:
            most = max(most, sum(map(_pss, _family(process.pid))))
            time.sleep(0.02)
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


def rounds_of(number: int, runs: dict[str, Callable[[], float]]) -> dict[str, float]:
    """Run everything ``number`` times in turn and return the median of each."""
    times = [{name: run() for name, run in runs.items()} for _ in range(number)]
    return {name: statistics.median(row[name] for row in times) for name in runs}


def measure(case: Case, folder: Path, peers: Peers, rounds: int) -> tuple[float, int, bool]:
    """Measure one case and print a line for each peer: `lg`'s time, files, and whether over."""
    command, on = lg("lint", str(folder)), peers.yamllint(folder)
    runs: dict[str, Callable[[], float]] = {
        "lg lint": lambda: seconds([command]),
        "yamllint": lambda: seconds(on),
    }
    most = {"yamllint": case.most_yamllint}
    if case.most_schema is not None:
        against = peers.check_jsonschema(folder)
        runs["check-jsonschema"] = lambda: seconds(against)
        most["check-jsonschema"] = case.most_schema
    small = ROOT / "framework"  # compiled before the first round
    seconds([lg("lint", str(small)), *peers.yamllint(small), *peers.check_jsonschema(small)])
    medians = rounds_of(rounds, runs)
    files = list(folder.rglob("*.yaml"))
    size = sum(file.stat().st_size for file in files) / 1e6
    print(f"{case.title} ({len(files)} files, {size:.1f} MB, {rounds} rounds)", flush=True)
    print(f"  {'lg lint':<20}{medians['lg lint']:8.2f} s")
    over = False
    for peer, limit in most.items():
        ratio = medians["lg lint"] / medians[peer]
        over |= ratio > limit
        verdict = "ok" if ratio <= limit else "OVER"
        print(f"  {peer:<20}{medians[peer]:8.2f} s{ratio:8.3f} x   at most {limit} x   {verdict}")
    beside = peers.ajv_cli(folder)
    if beside:
        print(f"  {'ajv-cli':<20}{seconds(beside):8.2f} s   recorded, once")
    return medians["lg lint"], len(files), over


def within(name: str, value: float, most: float, unit: str) -> bool:
    """Print a figure beside its limit; tell whether it keeps it."""
    verdict = "ok" if value <= most else "OVER"
    print(f"  {name:<20}{value:8.2f} {unit:<10} at most {most:g} {unit}   {verdict}", flush=True)
    return value <= most


def many_roles(folder: Path) -> None:
    """Measure one framework with 1,000 roles and name the rule that takes the longest."""
    print("one framework with 1,000 roles")
    print(f"  {'lg lint':<20}{seconds([lg('lint', str(folder))]):8.2f} s   recorded")
    for name, taken in slowest(next(folder.rglob("framework.yaml")).parent)[:3]:
        print(f"  {name:<40}{taken:6.2f} s, profiled")


def slowest(directory: Path) -> list[tuple[str, float]]:
    """Return the rules' functions by the time spent in and below them, the longest first."""
    from ledelsesgrundlag_cli.lint.engine import check_framework
    from ledelsesgrundlag_cli.lint.settings import Settings

    sys.modules["hunspell"] = None  # type: ignore[assignment] # as in a default install
    profile = cProfile.Profile()
    profile.runcall(check_framework, directory, "", Settings())
    taken: dict[str, float] = {}
    profiled = pstats.Stats(profile).get_stats_profile().func_profiles
    for name, one in profiled.items():
        if name.startswith(("check_", "load")) and name != "check_framework":
            taken[f"{Path(one.file_name).stem}.{name}"] = one.cumtime
    return sorted(taken.items(), key=lambda pair: -pair[1])


def prepared(folder: Path, peers: Path | None) -> Peers:
    """Return the peers, installed into a folder where none are given; and write the schemas."""
    if peers is None:
        home = folder / "peers"
        venv.create(home, with_pip=True)
        peers = home / ("Scripts" if os.name == "nt" else "bin")
        install = [str(peers / "python"), "-m", "pip", "install", "-q"]
        subprocess.run([*install, "yamllint", "check-jsonschema"], check=True)
    schemas = folder / "schemas"
    subprocess.run(lg("schema", "-o", str(schemas)), check=True, capture_output=True)
    for program in ("yamllint", "check-jsonschema"):
        subprocess.run([str(peers / program), "--version"], check=True)
    return Peers(peers, schemas, _ajv(folder))


def _ajv(folder: Path) -> str | None:
    """Install ajv-cli from npm; None where that cannot be done."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    home = folder / "node"
    install = [npm, "install", "--silent", "--prefix", str(home), "ajv-cli"]
    done = subprocess.run(install, check=False, capture_output=True)
    return str(home / "node_modules" / ".bin" / "ajv") if done.returncode == 0 else None


def main() -> int:
    """Measure the cases asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", type=Path, help="bin folder with yamllint, check-jsonschema")
    names = [REAL, SOME, MANY, ROLES]
    parser.add_argument("--case", action="append", choices=names, help="default: all")
    asked = parser.parse_args()
    wanted = asked.case or names
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    failed = False
    per_file: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        # As after any installation: what has been compiled once is kept.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
        peers = prepared(folder, asked.peers)
        for case in (one for one in CASES if one.name in wanted):
            checked = folder / case.name if case.frameworks else ROOT / "framework"
            if case.frameworks:
                write_corpus(checked, "--frameworks", str(case.frameworks))
            # Ten thousand files take yamllint minutes; noise is small beside that.
            rounds = asked.rounds if case.name != MANY else max(1, asked.rounds // 3)
            taken, files, over = measure(case, checked, peers, rounds)
            failed |= over
            per_file[case.name] = taken / files
            if case.frameworks:
                held = peak_mib(lg("lint", str(checked)))
                failed |= not within("memory", held, MOST_MIB, "MiB")
        if {SOME, MANY} <= per_file.keys():
            growth = per_file[MANY] / per_file[SOME]
            failed |= not within("a file of 10,000", growth, 1.0, "x of 1,000")
        if ROLES in wanted:
            write_corpus(folder / ROLES, "--roles", "1000")
            many_roles(folder / ROLES)
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
