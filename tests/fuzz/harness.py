"""A coverage-guided fuzzer of what lg reads and makes: see README.md beside it.

    harness.py <target> <inputs> [libFuzzer's options]

Needs atheris, which is no part of the project. ``inputs`` is the folder of inputs, which begins
with the target's seeds, or one input to look at again.

A broken promise or an error is told, its input is kept in ``broken/`` in the working folder, and
the search goes on; it is told once for each promise, rule and place. An input that takes longer
than ``-timeout`` ends the search.
"""

from __future__ import annotations

import re
import sys
import tempfile
import traceback
from pathlib import Path
from random import Random

import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]  # only where one fuzzes

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY))

with atheris.instrument_imports(include=["ledelsesgrundlag_cli", "jinja2.lexer", "jinja2.parser"]):
    # All that is instrumented is imported here, what the program would import late too.
    from tests.fuzz.changing import other_json
    from tests.fuzz.targets import TARGETS, Target


def fill(inputs: Path, target: Target) -> None:
    """Write the inputs to begin with."""
    inputs.mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(target.seeds()):
        (inputs / f"seed-{number:03}").write_bytes(content)


def tell(error: Exception, data: bytes) -> None:
    """Tell of a broken promise, and keep the input, unless one like it was told of."""
    if isinstance(error, AssertionError) and str(error):
        promise, _, about = str(error).partition(": ")
        kind = f"{promise} {' '.join(re.findall(r'LG[0-9]{3}', about)[:1])}"
    else:
        last = traceback.extract_tb(error.__traceback__)[-1]
        kind = f"{type(error).__name__} {Path(last.filename).name} {last.lineno}"
    kept = Path("broken") / re.sub(r"\W+", "-", kind).strip("-")[:100]
    if not kept.exists():
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(data)
        sys.stderr.write("BROKEN: " + "".join(traceback.format_exception(error))[-3000:] + "\n")


def change(data: bytes, most: int, seed: int) -> bytes:
    """Change an input: JSON half of the time to other JSON, and else as libFuzzer does."""
    chance = Random(seed)  # noqa: S311 - the search's own, no secret
    made = other_json(data, chance) if chance.random() < 0.5 else None
    changed: bytes = atheris.Mutate(data, most) if made is None else made[:most]
    return changed


def main() -> None:
    """Fuzz until stopped, or look at one input again."""
    name = sys.argv.pop(1)
    if name not in TARGETS:
        raise SystemExit(f"targets: {', '.join(TARGETS)}")
    target = TARGETS[name](Path(tempfile.mkdtemp()))
    if not Path(sys.argv[1]).is_file():
        fill(Path(sys.argv[1]), target)

    def one_input(data: bytes) -> None:
        if data:
            try:
                target.check(data)
            except Exception as error:  # noqa: BLE001 - nothing may raise
                tell(error, data)

    atheris.Setup(sys.argv, one_input, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
