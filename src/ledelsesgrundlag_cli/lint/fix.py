"""Mending what can be mended: edits of the text, again and again until nothing is left to do."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.diagnostics import Edit, Severity
from ledelsesgrundlag_cli.edits.edit import apply

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from ledelsesgrundlag_cli.lint.engine import Outcome

MOST_ROUNDS = 20
"""One mending may bring another to light; more rounds than this would be a rule that undoes
another's work."""


class Mended(NamedTuple):
    """The files that change, before and after, by their name within the framework; and how many
    findings were mended.
    """

    before: Mapping[str, str]
    after: Mapping[str, str]
    number: int


def mend(
    outcome: Outcome,
    check_again: Callable[[Mapping[str, str]], Outcome],
    *,
    unsafe: bool,
    only: Collection[str] = (),
) -> Mended:
    """Apply the fixes of findings to the texts until a fixed point.

    ``check_again`` checks with changed texts, by name within the framework, in place of the files.
    Edits that overlap or touch wait for the next round. Without ``unsafe`` only fixes that change
    no word are applied; ``only`` names the files that may change, all when it is empty.

    Each edit alone leaves a file that can be read; several together may not. Where they bring an
    error, the first of them is applied alone.
    """
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    count = 0
    for _ in range(MOST_ROUNDS):
        edits: dict[str, list[Edit]] = {}
        for one in outcome.findings:
            name = outcome.names[one.span.file]
            if one.fix is not None and (one.safe or unsafe) and (not only or name in only):
                edits.setdefault(name, []).append(one.fix)
                before.setdefault(name, outcome.texts[one.span.file])
        if not edits:
            break
        here = {name: after.get(name, before[name]) for name in edits}
        tried = {name: apply(text, edits[name]) for name, text in here.items()}
        now = check_again(after | {name: text for name, (text, _) in tried.items()})
        worse = {name for name in tried if _errors(now)[name] > _errors(outcome)[name]}
        if worse:
            tried |= {name: apply(here[name], [min(edits[name])]) for name in worse}
            now = check_again(after | {name: text for name, (text, _) in tried.items()})
        after |= {name: text for name, (text, _) in tried.items()}
        count += sum(applied for _, applied in tried.values())
        outcome = now
    after = {name: text for name, text in after.items() if text != before[name]}
    return Mended(before, after, count)


def _errors(outcome: Outcome) -> Counter[str]:
    """Count the errors of each file."""
    errors = (one for one in outcome.findings if one.severity is Severity.ERROR)
    return Counter(outcome.names[one.span.file] for one in errors)
