"""The peers that are run on the same edits: yamllint, check-jsonschema, spectral and cspell.

They get no worse a start than they would have with somebody who knows them: yamllint without the
rules that the framework in the box does not keep, the schemas of ``lg schema`` for each kind of
file, and cspell with a Danish dictionary. What they say of the files before the edit is not
counted. Only files that an edit changed are given to them; none of them looks at more than one.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.slips.judge import FOLDER, Edited, Hit, as_seen, files_changed, known_of, only_new

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Found = dict[str, list[Hit]]
"""What a tool said, by the entry's name, or by the start's with a dot before it."""

YAMLLINT = "{extends: default, rules: {line-length: disable, document-start: disable}}"
CSPELL = {
    "version": "0.2",
    "language": "da,en",
    "import": ["@cspell/dict-da-dk/cspell-ext.json"],
    "files": ["**/*.yaml", "**/*.yml", "**/*.md", "**/*.txt"],
    "ignorePaths": ["node_modules", "schemas"],
}
SCHEMAS = {
    "framework": "framework.yaml",
    "adopted": "adopted.yaml",
    "pejlemaerker": "pejlemaerker.yaml",
    "quotes": "quotes.yaml",
    "guidance": "guidance.yaml",
    "fora": "fora.yaml",
    "terms": "terms.yaml",
    "tools": "tools.yaml",
    "rollekort": "sheets/rollekort.yaml",
    "dialogkort": "sheets/dialogkort.yaml",
    "chapters": "chapters/*.yaml",
    "roles": "roles/*.yaml",
    "prompts": "prompts/*.yaml",
    "sheets": "sheets/[!rd]*.yaml",
}
"""Which files each schema is for."""
TOOLS = ("yamllint", "check-jsonschema", "spectral", "cspell")


def programs(folder: Path) -> dict[str, str]:
    """Return the peers that are installed: below a folder (``bin`` of a virtual environment and
    ``node_modules/.bin`` are looked into), else on the path.
    """
    places = [folder / "bin", folder / "Scripts", folder / "node_modules" / ".bin"]
    found = {}
    for tool in TOOLS:
        path = os.pathsep.join(map(str, [place for place in places if place.is_dir()]))
        program = shutil.which(tool, path=path) or shutil.which(tool)
        if program is not None:
            found[tool] = program
    return found


def version(program: str) -> str:
    """Return the number that a program calls itself."""
    said = subprocess.run([program, "--version"], check=True, capture_output=True, text=True)
    number = re.search(r"\d+(\.\d+)+", said.stdout)
    return number[0] if number else "?"


def run_peers(
    found: dict[str, str], done: Iterable[Edited], starts: dict[str, Path], folder: Path
) -> dict[str, dict[str, tuple[Hit, ...]]]:
    """Run the peers that are installed; return what is new for each entry, by tool.

    Raises:
        SystemExit: a peer broke down, so that nothing can be said of it.
    """
    home = folder / "peers"
    done = list(done)
    write_files(home, done, starts)
    runs: dict[str, Callable[[str, Path], Iterator[tuple[Path, Hit]]]] = {
        "yamllint": _yamllint,
        "check-jsonschema": _check_jsonschema,
        "spectral": _spectral,
        "cspell": _cspell,
    }
    said: dict[str, dict[str, tuple[Hit, ...]]] = {}
    for tool, program in found.items():
        by_entry: Found = defaultdict(list)
        for path, hit in runs[tool](program, home):
            by_entry[path.parts[0]].append(hit)
        known = {name: known_of(by_entry.get(f".{name}", ())) for name in starts}
        said[tool] = {
            one.entry.id: only_new(by_entry.get(one.entry.id, ()), known[one.entry.start])
            for one in done
        }
    return said


def write_files(home: Path, done: Iterable[Edited], starts: dict[str, Path]) -> None:
    """Write what was edited, and what it was edited from, each in a folder of its name."""
    for name, framework in starts.items():
        shutil.copytree(framework.parent, home / f"start.{name}", ignore=_not_checked)
    for one in done:
        for file in files_changed(one, starts[one.entry.start]):
            to = home / one.entry.id / file
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(one.framework.parent / file, to)


def _not_checked(_folder: str, names: list[str]) -> set[str]:
    return {name for name in names if name == "schema" or name.startswith(".")}


def _run(command: list[str], home: Path, allowed: set[int]) -> str:
    done = subprocess.run(command, check=False, cwd=home, capture_output=True)
    if done.returncode not in allowed:
        said = (done.stdout + done.stderr).decode(errors="replace")
        raise SystemExit(f"{command[0]} ended with {done.returncode}: {said[-2000:]}")
    return done.stdout.decode("utf-8", "replace")


def _hit(path: str, home: Path, line: int, last: int, said: str) -> tuple[Path, Hit]:
    """Return a path below the folder, its first part the entry's name, and the hit."""
    whole = Path(path)
    inside = whole.relative_to(home) if whole.is_absolute() else whole
    parts = inside.parts
    entry = "." + parts[0].removeprefix("start.") if parts[0].startswith("start.") else parts[0]
    file = as_seen(str(Path(*parts[1:])))
    return Path(entry), Hit(file, line, last, said)


def _yamllint(program: str, home: Path) -> Iterator[tuple[Path, Hit]]:
    files = [str(path.relative_to(home)) for path in _yaml(home, "*.yaml", "*.yml")]
    yield from _yamllint_of(program, files, home)


def _yamllint_of(program: str, files: list[str], home: Path) -> Iterator[tuple[Path, Hit]]:
    """Check some files; look for the one that breaks yamllint down, as one in another code does.

    To break down is to say something of the file, and of no line.
    """
    command = [program, "-d", YAMLLINT, "-f", "parsable", *files]
    done = subprocess.run(command, check=False, cwd=home, capture_output=True)
    if b"Traceback" not in done.stderr:
        said = done.stdout.decode("utf-8", "replace")
        for path, line, words in re.findall(r"(?m)^(.+?):(\d+):\d+: (.*)$", said):
            yield _hit(path, home, int(line), int(line), words)
    elif len(files) == 1:
        yield _hit(files[0], home, 0, 0, "broke down")
    else:
        half = len(files) // 2
        for some in (files[:half], files[half:]):
            yield from _yamllint_of(program, some, home)


def _check_jsonschema(program: str, home: Path) -> Iterator[tuple[Path, Hit]]:
    _schemas(home)
    for schema, pattern in SCHEMAS.items():
        files = [str(path.relative_to(home)) for path in home.glob(f"*/{FOLDER}/{pattern}")]
        command = [program, "--schemafile", f"schemas/{schema}.json", "-o", "json", *sorted(files)]
        told: dict[str, Any] = json.loads(_run(command, home, {0, 1}))
        for error in [*told.get("errors", ()), *told.get("parse_errors", ())]:
            # It names a place in the data, and no line.
            said = error["message"] if isinstance(error, dict) else str(error)
            path = error["filename"] if isinstance(error, dict) else str(error)
            yield _hit(path, home, 0, 0, said)


def _spectral(program: str, home: Path) -> Iterator[tuple[Path, Hit]]:
    _schemas(home)
    (home / "rules.json").write_text(json.dumps(ruleset(home / "schemas")), "utf-8")
    files = [str(path.relative_to(home)) for path in _yaml(home, "*.yaml", "*.yml")]
    command = [program, "lint", "--ruleset", "rules.json", "-f", "json", "--quiet"]
    told = json.loads(_run([*command, *files], home, {0, 1}) or "[]")
    for one in told:
        if one["code"] == "unrecognized-format":
            continue
        lines = one["range"]["start"]["line"] + 1, one["range"]["end"]["line"] + 1
        yield _hit(one["source"], home.resolve(), *lines, f"{one['code']} {one['message']}")


def ruleset(schemas: Path) -> dict[str, Any]:
    """Return spectral's rules: each schema the judge of its own files."""
    overrides = []
    for schema, pattern in SCHEMAS.items():
        options = {"schema": json.loads((schemas / f"{schema}.json").read_text("utf-8"))}
        then = {"function": "schema", "functionOptions": options | {"allErrors": True}}
        rule = {"given": "$", "severity": "error", "message": "{{error}}", "then": then}
        files = [f"*/{FOLDER}/{pattern}"]
        overrides.append({"files": files, "rules": {f"schema-{schema}": rule}})
    return {"rules": {}, "overrides": overrides}


def _cspell(program: str, home: Path) -> Iterator[tuple[Path, Hit]]:
    wanted = Path("@cspell", "dict-da-dk", "cspell-ext.json")
    installed = (parent / wanted for parent in Path(program).resolve().parents)
    dictionary = next((path for path in installed if path.is_file()), None)
    if dictionary is None:
        raise SystemExit(f"cspell has no Danish dictionary beside {program}")
    (home / "cspell.json").write_text(json.dumps(CSPELL | {"import": [str(dictionary)]}), "utf-8")
    command = [program, "lint", "--config", "cspell.json", "--no-progress", "--no-summary"]
    said = _run([*command, "--no-must-find-files", "**"], home, {0, 1})
    for path, line, words in re.findall(r"(?m)^(.+?):(\d+):\d+ - (.*)$", said):
        yield _hit(path, home, int(line), int(line), re.sub(r" fix: .*", "", words))


def _yaml(home: Path, *patterns: str) -> list[Path]:
    return sorted(path for pattern in patterns for path in home.rglob(pattern))


def _schemas(home: Path) -> None:
    from benchmarks.slips.judge import run_lg

    if not (home / "schemas").is_dir():
        run_lg("schema", "-o", str(home / "schemas"))
