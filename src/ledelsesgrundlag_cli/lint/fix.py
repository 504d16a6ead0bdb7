"""Mending what can be mended: edits of the text, again and again until nothing is left to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ledelsesgrundlag_cli.diagnostics import Diagnostic, Edit

MOST_ROUNDS = 20
"""One mending may bring another to light; more rounds than this would be a rule that undoes
another's work."""


class Mended(NamedTuple):
    """The files that change, by the name they are shown as, and how many findings were mended."""

    texts: Mapping[str, str]
    number: int


def mend(
    findings: Iterable[Diagnostic],
    texts: Mapping[str, str],
    check_again: Callable[[Mapping[str, str]], Iterable[Diagnostic]],
    *,
    unsafe: bool,
) -> Mended:
    """Apply the fixes of findings to the texts until a fixed point.

    ``check_again`` checks with changed texts in place of the files. Edits that overlap wait for
    the next round. Without ``unsafe`` only fixes that change no word are applied.
    """
    changed: dict[str, str] = {}
    count = 0
    for _ in range(MOST_ROUNDS):
        by_file: dict[str, list[Edit]] = {}
        for one in findings:
            if one.fix is not None and (one.safe or unsafe):
                by_file.setdefault(one.span.file, []).append(one.fix)
        if not by_file:
            break
        for file, edits in by_file.items():
            text = changed.get(file, texts[file])
            changed[file], applied = apply(text, edits)
            count += applied
        findings = tuple(check_again(changed))
    return Mended({file: text for file, text in changed.items() if text != texts[file]}, count)


def apply(text: str, edits: Iterable[Edit]) -> tuple[str, int]:
    """Apply edits that do not overlap, from the first; every other character stays."""
    pieces, at, applied = [], 0, 0
    for edit in sorted(set(edits)):
        if edit.start < at:
            continue
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
        applied += 1
    return "".join([*pieces, text[at:]]), applied
