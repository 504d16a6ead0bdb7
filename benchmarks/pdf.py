"""How long a PDF takes from start to end, beside WeasyPrint setting the same content from HTML.

Every round runs each command once, one after the other. The figure is the median of `lg`'s time
divided by the median of WeasyPrint's; exit code 1 when it is over the limit. The whole export in
every format is timed too. WeasyPrint is taken from --peers FOLDER (the bin folder of a virtual
environment), or installed from PyPI into one that is thrown away; it needs Pango on the machine.

    python benchmarks/pdf.py [--rounds 9]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUN_LG = "import sys; from ledelsesgrundlag_cli.cli import main; sys.argv[0] = 'lg'; main()"
MOST_WEASYPRINT = 0.25
MOST_EXPORT = 10.0
DOCUMENTS = "rollekort,lus,dialogkort,haefte,plakat,kaede,overblik"
"""Of sheets only that of the LUS: others come with time, and the figure is to be comparable."""
FORMATS = "pdf,docx,html,markdown,json,terminal"


def seconds(*command: str) -> float:
    """Run a command and return its wall time in seconds."""
    started = time.perf_counter()
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    return time.perf_counter() - started


def lg(*words: str) -> tuple[str, ...]:
    """Return the command that runs `lg` as it is installed beside this interpreter."""
    return (sys.executable, "-c", RUN_LG, *words, "--framework", str(ROOT / "framework"))


def weasyprint_in(folder: Path, peers: Path | None) -> str:
    """Return WeasyPrint's program, installed into a folder where none is given."""
    if peers is None:
        venv.create(folder / "peers", with_pip=True)
        peers = folder / "peers" / ("Scripts" if os.name == "nt" else "bin")
        install = [str(peers / "python"), "-m", "pip", "install", "-q", "weasyprint"]
        subprocess.run(install, check=True)
    return str(peers / "weasyprint")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--peers", type=Path, help="bin folder with weasyprint")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        # As after any installation: what has been compiled once is kept.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
        page, made = folder / "kort.html", folder / "kort.pdf"
        seconds(*lg("role", "leder-af-ledere", "-o", str(page)))
        ours = lg("role", "leder-af-ledere", "-o", str(made), "--overwrite")
        theirs = (weasyprint_in(folder, asked.peers), str(page), str(folder / "peer.pdf"))
        seconds(*ours)
        seconds(*theirs)
        times = []
        for _ in range(asked.rounds):
            made.unlink()
            times.append((seconds(*ours), seconds(*theirs)))
        asked_for = ("--documents", DOCUMENTS, "--formats", FORMATS)
        export = seconds(*lg("export", "-o", str(folder / "ud"), *asked_for))
    mine, peer = (statistics.median(column) for column in zip(*times, strict=True))
    ratio = mine / peer
    print(f"Python {sys.version.split()[0]}, {asked.rounds} rounds")
    print(f"lg role … -o x.pdf    {mine * 1000:7.0f} ms")
    print(
        f"weasyprint            {peer * 1000:7.0f} ms   {ratio:.2f} x, at most {MOST_WEASYPRINT}"
    )
    print(f"lg export, LUS and cards {export:5.1f} s    at most {MOST_EXPORT:g} s")
    return int(ratio > MOST_WEASYPRINT or export > MOST_EXPORT)


if __name__ == "__main__":
    raise SystemExit(main())
