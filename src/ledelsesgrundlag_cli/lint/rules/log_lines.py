"""LG713, LG812 and LG813 in the change log: lines that lg cannot use, and what is private."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.diagnostics import Severity, Span
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.promise import LG812, LG813, check_contacts
from ledelsesgrundlag_cli.model.metadata import Metadata, Status
from ledelsesgrundlag_cli.versions.changelog import STEP_NAMES, sections_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.diagnostics import Diagnostic
    from ledelsesgrundlag_cli.lint.checked import Checked
    from ledelsesgrundlag_cli.lint.finding import TextFinding

LG713 = Rule("LG713", "Noget i ændringsloggen kan ikke passe", Severity.WARNING)

SHORT_VERSION: Final = re.compile(
    r"##\s+(?:version\s+)?\[?v?(?P<version>\d{1,3}\.\d{1,3})\]?\s*(?:[(–-].*)?", re.IGNORECASE
)
"""A heading with two numbers of a version, and nothing else but perhaps a date."""
_STEP: Final = re.compile(r"\W*trin\s*:\W*(?P<step>\w+)\W*", re.IGNORECASE)
_STEPS: Final = "hovedversion, delversion, rettelse, ingen"
_RULES: Final = {rule.code: rule for rule in (LG812, LG813)}


def check_log_lines(checked: Checked) -> Iterator[Diagnostic]:
    """Look at each line of the change log, and at whether its versions are reached."""
    text = checked.changelog or ""
    for number, line in enumerate(text.splitlines(), start=1):
        step, short = _STEP.fullmatch(line), SHORT_VERSION.fullmatch(line)
        whole = Span(checked.changelog_shown, number, 1, number, len(line) + 1)
        if step is not None and step["step"].casefold() not in STEP_NAMES:
            message = f"lg kender ikke trinnet ”{step['step']}”."
            yield LG713.found(message, whole, f"Vælg mellem: {_STEPS}.")
        elif short is not None:
            version = short["version"]
            message = (
                f"”{version}” er ikke et helt versionsnummer. Så ved lg ikke, hvad det er om."
            )
            yield LG713.found(message, whole, f"Skriv tre tal, fx ## {version}.0")
        for found in filter(_is_personal, check_contacts(line)):
            place = Span(checked.changelog_shown, number, found.start + 1, number, found.end + 1)
            yield _RULES[found.code].found(found.message, place, found.remedy)
    yield from _ahead(checked, text)


def _is_personal(found: TextFinding) -> bool:
    """Leave out addresses of pages, which a log may well have."""
    return not re.search(r"webadresse", found.message)


def _ahead(checked: Checked, text: str) -> Iterator[Diagnostic]:
    """Tell of versions that the framework has not reached; a draft may be ahead."""
    metadata = checked.metadata
    if metadata is None or metadata.status is Status.DRAFT:
        return
    before = checked.base.parts.get("framework.yaml") if checked.base else None
    reached = [metadata.version]  # or was: of one that was lowered LG701 and LG707 tell
    reached += [checked.record.version] if checked.record else []
    reached += [before.version] if isinstance(before, Metadata) else []
    most = max(map(_numbers, reached))
    for one in sections_in(text):
        if _numbers(one.version) > most:
            line = one.entry.line
            end = len(text.splitlines()[line - 1]) + 1
            yield LG713.found(
                f"Ændringsloggen fortæller om version {one.version}, men ledelsesgrundlaget er "
                f"version {metadata.version}.",
                Span(checked.changelog_shown, line, 1, line, end),
                "Ret nummeret i overskriften, eller slet afsnittet. Hvis versionen er på vej, så "
                "skriv afsnittet, når den er vedtaget.",
            )


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]
