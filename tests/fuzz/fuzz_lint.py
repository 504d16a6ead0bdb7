"""Any bytes as one file of a small framework: checked, mended and reported, without a crash.

By hand, guided by coverage, with ``pip install atheris``::

    python tests/fuzz/fuzz_lint.py -max_total_time=600

Further arguments go to libFuzzer: a folder keeps what is found from run to run, and a file is
tried by itself. ``test_fuzz_short.py`` drives the same target for a few seconds.
"""

from __future__ import annotations

import re
import sys
import tempfile
import unicodedata
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from types import ModuleType

    from ledelsesgrundlag_cli.diagnostics import Diagnostic
    from ledelsesgrundlag_cli.lint.engine import Outcome

FIXTURES = Path(__file__).parents[1] / "fixtures"
FRAMEWORK = FIXTURES / "valid" / "lille"
NAMES = (
    "roles/teamleder.yaml",
    "framework.yaml",
    "pejlemaerker.yaml",
    "sheets/lus.yaml",
    "chapters/indledning.yaml",
    "prompts/ro.yaml",
    "quotes.yaml",
    "guidance.yaml",
    "fora.yaml",
    "tools.yaml",
    "terms.yaml",
    "sheets/rollekort.yaml",
    "sheets/dialogkort.yaml",
)
"""A file of each kind. The first byte of an input chooses one, the rest is what stands in it."""

FORMATS = ("text", "json", "github", "gitlab", "junit")
_PACKAGE = "ledelsesgrundlag_cli"
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_OBEYED = {"Cc", "Cf", "Cs", "Zl", "Zp"}


class Lint(NamedTuple):
    """What is driven. It is imported late, so that a fuzzer can watch the imports."""

    engine: ModuleType
    finding: ModuleType
    fix: ModuleType
    settings: ModuleType
    sarif: ModuleType
    reports: tuple[Callable[[Any], str], ...]

    @classmethod
    def imported(cls) -> Lint:
        """Import all of it."""
        lint = f"{_PACKAGE}.lint"
        modules = (
            import_module(f"{lint}.{name}")
            for name in ("engine", "finding", "fix", "settings", "report.sarif")
        )
        for late in ("locate", "problems", "syntax_help"):
            import_module(f"{_PACKAGE}.{late}")
        reports = tuple(
            getattr(import_module(f"{lint}.report.{name}"), f"render_{name}") for name in FORMATS
        )
        return cls(*modules, reports)

    def check(self, unsaved: Mapping[str, bytes]) -> Outcome:
        """Check the small framework with other content in some of its files, by all rules."""
        asked = self.settings.Settings(("LG",), slips=True)
        outcome: Outcome = self.engine.check_framework(FRAMEWORK, "lille", asked, unsaved)
        return outcome


def name_and_content(data: bytes) -> tuple[str, bytes]:
    """Take an input apart: which file, and what stands in it."""
    return NAMES[data[0] % len(NAMES)] if data else NAMES[0], data[1:]


def check_bytes(data: bytes, lint: Lint) -> None:
    """Check an input, mend it and make every report.

    Raises:
        AssertionError: a place is no place, an edit is outside its file, mending never ends, or
            a report holds what a terminal would obey.
        Exception: whatever ``lg`` must never raise.
    """
    name, content = name_and_content(data)
    outcome = lint.check({name: content})
    for one in outcome.findings:
        check_places(one, outcome.texts)
    report = lint.finding.Report(outcome.findings, 1, len(outcome.texts), outcome.texts)
    for render in (*lint.reports, lambda made: lint.sarif.render_sarif(made, {})):
        check_harmless(render(report))
    if not any(one.fix is not None for one in outcome.findings):
        return
    mended = mend(lint, outcome)
    again = lint.check(
        {outcome.names[shown_as]: text.encode() for shown_as, text in mended.items()}
        if mended
        else {name: content}
    )
    left = [one for one in again.findings if one.fix is not None and one.safe]
    assert not left, f"mending is not done when it ends: {left[:3]}"


def mend(lint: Lint, outcome: Outcome) -> Mapping[str, str]:
    """Apply what is safe to mend, and return the texts that change."""

    def check_again(texts: Mapping[str, str]) -> Iterable[Diagnostic]:
        unsaved = {outcome.names[shown_as]: text.encode() for shown_as, text in texts.items()}
        return lint.check(unsaved).findings

    mended: Mapping[str, str] = lint.fix.mend(
        outcome.findings, outcome.texts, check_again, unsafe=False
    ).texts
    return mended


def check_places(found: Diagnostic, texts: Mapping[str, str]) -> None:
    """Check that a finding's places are in its file, and that its edit is too."""
    for span in (found.span, *(related.span for related in found.related)):
        text = texts.get(span.file)
        assert span.line >= 1, span
        assert span.column >= 1, span
        assert (span.end_line, span.end_column) >= (span.line, span.column), span
        if text is not None:
            assert span.end_line <= len(_LINE_END.split(text)) + 1, span
    if found.fix is not None:
        length = len(texts[found.span.file])
        assert 0 <= found.fix.start <= found.fix.end <= length, found
    assert found.message.strip(), found


def check_harmless(report: str) -> None:
    """Check that a report holds nothing but text and line feeds."""
    report.encode("utf-8")
    if report.isascii() and report.replace("\n", "").isprintable():
        return
    obeyed = {char for char in set(report) - {"\n"} if unicodedata.category(char) in _OBEYED}
    assert not obeyed, f"a report holds {sorted(map(ascii, obeyed))}"


def seeds() -> Iterator[bytes]:
    """Yield the fixtures' files as inputs to begin with."""
    kinds = {Path(name).parts[0]: number for number, name in reversed([*enumerate(NAMES)])}
    for path in sorted(FIXTURES.glob("*/*/**/*.yaml")):
        parts = path.relative_to(FIXTURES).parts[2:]
        yield bytes([kinds.get(parts[0], 0)]) + path.read_bytes()


def main() -> None:
    """Fuzz until libFuzzer is told to stop; without atheris there is nothing to do."""
    try:
        atheris: Any = import_module("atheris")
    except ImportError:
        sys.stderr.write("atheris is not installed: nothing is done\n")
        return
    with atheris.instrument_imports(include=[_PACKAGE]):
        lint = Lint.imported()
    with tempfile.TemporaryDirectory() as folder:
        arguments = sys.argv[1:]
        if all(argument.startswith("-") for argument in arguments):
            for number, seed in enumerate(seeds()):
                (Path(folder) / f"seed-{number:03}").write_bytes(seed)
            arguments = [*arguments, folder]
        atheris.Setup([sys.argv[0], *arguments], lambda data: check_bytes(data, lint))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
