"""How fast `lg answers FOLDER` reads filled sheets, and how much memory it holds.

A folder of as many PDF, Word and answers files, of three sheets and two versions of the framework,
filled in by pikepdf and as XML, is read by one process, from start to end. Exit code 1 when it
reads fewer than it should a second, misses a file, or holds more memory for many files than for
few.

    python -m benchmarks.reading [--files 300]
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.inward import filling

from ledelsesgrundlag_cli.documents.request import ALL_SIDES, SheetRequest
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.inward.json_answers import answers_file
from ledelsesgrundlag_cli.inward.reading import read_filled
from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.render.form_fields import FieldKind, fields_of
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.templates import templates_for

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.answers import Answer
    from ledelsesgrundlag_cli.documents.blocks import Document

ROOT = Path(__file__).resolve().parents[1]
LEAST = 60.0
"""Files a second on two cores."""
MOST_GROWTH = 1.1
"""Memory at all the files, times that at a tenth of them."""
SHEETS = ("lus", "tus", "mus")
ROLES = ("centerchef", "leder-af-ledere", "leder-af-medarbejdere")
OLD, NEW = "1.0.0", "1.1.0"


class Run(NamedTuple):
    """What a run took: seconds on the wall and of the processor, and the most memory in MiB."""

    wall: float
    processor: float
    memory: float


def frameworks(folder: Path) -> dict[str, Path]:
    """Make two versions of a framework with three sheets; the newer asks one thing less."""
    made = {}
    for version in (OLD, NEW):
        place = folder / version / "framework"
        shutil.copytree(ROOT / "framework", place)
        about = place / "framework.yaml"
        told = about.read_text("utf-8").replace("version: 1.0.0", f"version: {version}")
        about.write_text(told, "utf-8")
        sheet = (place / "sheets" / "lus.yaml").read_text("utf-8")
        if version == NEW:
            sheet = sheet.replace("- id: lykkedes", "- id: lykkedes-for-jer")
        for name in SHEETS:
            changed = re.sub(r"^id: lus$", f"id: {name}", sheet, flags=re.MULTILINE)
            (place / "sheets" / f"{name}.yaml").write_text(changed, "utf-8")
        made[version] = place
    return made


def answers_to(document: Document, number: int) -> dict[str, Answer]:
    """Fill in most of a sheet."""
    given: dict[str, Answer] = {}
    for place, field in enumerate(fields_of(document)):
        if (place + number) % 4 == 0:
            continue
        if field.kind is FieldKind.TICK:
            given[field.name] = True
        else:
            text = f"Svar nr. {number} på Ærø.\nDet gik fint, og vi har lært meget af det."
            given[field.name] = field.value or text
    return given


def fill_folder(folder: Path, made: dict[str, Path], files: int) -> None:
    """Put as many files of each format in a folder."""
    folder.mkdir()
    blanks = {}
    for version, place in made.items():
        framework = load(place, "framework").framework()
        if framework is None:
            raise SystemExit(f"the framework of {version} cannot be read")
        templates = templates_for(None, place)
        for name, role in zip(SHEETS, ROLES, strict=True):
            [sheet] = [one for one in framework.sheets if one.id == name]
            document = sheet_document(framework, sheet, SheetRequest((role,), ALL_SIDES))
            blanks[version, name] = (
                document,
                render_bytes(document, Format.PDF, templates, framework, fill_in=True),
                render_bytes(document, Format.DOCX, templates, framework),
            )
    for number in range(files):
        document, pdf, docx = blanks[(OLD, NEW)[number % 2], SHEETS[number // 3 % 3]]
        given = answers_to(document, number)
        if number % 3 == 0:
            ending, content = "pdf", filling.by_pikepdf(pdf, given)
        elif number % 3 == 1:
            ending, content = "docx", filling.by_xml(docx, given)
        else:
            ending = "json"
            content = answers_file(read_filled(filling.by_xml(docx, given)).answers)
        (folder / f"ark-{number:05}.{ending}").write_bytes(content)


def read(folder: Path, framework: Path, files: int) -> Run:
    """Run `lg answers` on a folder, and see that every file is told of."""
    command = [sys.executable, "-m", "ledelsesgrundlag_cli", "svar", str(folder)]
    started = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([*command, "--framework", str(framework)], stdout=out)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        out.seek(0)
        told = out.read().decode()
    process.returncode = os.waitstatus_to_exitcode(status)
    found = len(re.findall(r"^ark-\d+\.\w+$", told, re.MULTILINE))
    if process.returncode or found != files or "Ingen svar" in told:
        raise SystemExit(f"read {found} of {files}, exit code {process.returncode}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def main() -> int:
    """Measure, and say whether the limits hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--files", type=int, default=300)
    files = parser.parse_args().files
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        made = frameworks(folder)
        fill_folder(folder / "alle", made, files)
        fill_folder(folder / "nogle", made, files // 10)
        few = read(folder / "nogle", made[NEW], files // 10)
        runs = sorted(read(folder / "alle", made[NEW], files) for _ in range(3))
    run = runs[1]
    growth = run.memory / few.memory
    speed = files / run.wall
    print(f"{files} files: {run.wall:.1f} s, {speed:.0f} a second (at least {LEAST:.0f})")
    print(f"processor: {1000 * run.processor / files:.1f} ms a file")
    print(f"memory: {run.memory:.0f} MiB, {growth:.2f} times that at {files // 10} files")
    return 0 if speed >= LEAST and growth <= MOST_GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
