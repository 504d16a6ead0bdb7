"""How long `lg` takes from start to end, beside an empty Typer command on the same interpreter.

Every round runs each command once, one after the other, so that all meet the same machine.
The figures are medians over the rounds of each command's time divided by the empty command's
time in the same round. Exit code 1 when a limit is passed.

    python benchmarks/startup.py [ROUNDS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import typer

EMPTY = """\
import typer

app = typer.Typer()


@app.command()
def main() -> None:
    pass


app()
"""
RUN_LG = "import sys; from ledelsesgrundlag_cli.cli import main; sys.argv[0] = 'lg'; main()"
CASES: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("lg --version", ("--version",), 1.3),
    ("lg --help", ("--help",), 1.6),
    ("lg role leder-af-ledere", ("role", "leder-af-ledere"), 4.5),
)
"""What is run, and the most it may take: times the empty command."""


def seconds(command: list[str]) -> float:
    """Run a command and return its wall time in seconds."""
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> int:
    """Measure and print a line for each case."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    os.chdir(Path(__file__).resolve().parents[1])
    with tempfile.TemporaryDirectory() as folder:
        # As after any installation: what has been compiled once is kept.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY, encoding="utf-8")
        base = [sys.executable, str(empty)]
        commands = [[sys.executable, "-c", RUN_LG, *words] for _, words, _ in CASES]
        for command in [base, *commands]:  # compiled and cached before the first round
            seconds(command)
        times = [[seconds(command) for command in [base, *commands]] for _ in range(rounds)]
    empty_ms = statistics.median(row[0] for row in times) * 1000
    print(f"Python {sys.version.split()[0]}, Typer {typer.__version__}, {rounds} rounds")
    print(f"{'empty Typer command':<26}{empty_ms:7.0f} ms")
    failed = False
    for number, (name, _, most) in enumerate(CASES, start=1):
        ratio = statistics.median(row[number] / row[0] for row in times)
        taken = statistics.median(row[number] for row in times) * 1000
        verdict = "ok" if ratio <= most else "OVER"
        failed |= ratio > most
        print(f"{name:<26}{taken:7.0f} ms{ratio:7.2f} x   at most {most} x   {verdict}")
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
