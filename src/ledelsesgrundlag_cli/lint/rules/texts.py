"""LG4xx and LG5xx on every text of a framework: which rule looks at which kind of text."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity
from ledelsesgrundlag_cli.lint.checked import Located
from ledelsesgrundlag_cli.lint.finding import TextContext, TextFinding
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules import agreement, compounds, questions, typed
from ledelsesgrundlag_cli.lint.rules.agreement import check_agreement
from ledelsesgrundlag_cli.lint.rules.compounds import check_compounds, check_unbroken
from ledelsesgrundlag_cli.lint.rules.endings import check_ending
from ledelsesgrundlag_cli.lint.rules.grammar import check_grammar
from ledelsesgrundlag_cli.lint.rules.language import check_expectation, check_words
from ledelsesgrundlag_cli.lint.rules.mixups import MIXUPS, check_jargon
from ledelsesgrundlag_cli.lint.rules.phrases import by_words, search
from ledelsesgrundlag_cli.lint.rules.promise import (
    PRIVATE_AND_SCORES,
    check_contacts,
    check_people,
    check_scores,
    perhaps_people,
)
from ledelsesgrundlag_cli.lint.rules.promise_words import FIRST_NAMES
from ledelsesgrundlag_cli.lint.rules.questions import check_questions
from ledelsesgrundlag_cli.lint.rules.readability import (
    LEAST_WORDS_OF_ROLE,
    LG506,
    Kind,
    check_lix,
    level,
    lix,
)
from ledelsesgrundlag_cli.lint.rules.recruiting import NOT_OF_APPLICANTS
from ledelsesgrundlag_cli.lint.rules.seen import Seen
from ledelsesgrundlag_cli.lint.rules.text import check_text, example_abbreviations
from ledelsesgrundlag_cli.lint.rules.typed import check_typed, unfinished
from ledelsesgrundlag_cli.lint.rules.usage import Usage
from ledelsesgrundlag_cli.lint.rules.voice import NOUN
from ledelsesgrundlag_cli.lint.rules.worst import worst_of
from ledelsesgrundlag_cli.model.base import TextItem
from ledelsesgrundlag_cli.model.metadata import Metadata
from ledelsesgrundlag_cli.model.role import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.lint.checked import Checked

_PHRASES = by_words((*MIXUPS, *PRIVATE_AND_SCORES, *NOT_OF_APPLICANTS))

_RARE = frozenset().union(
    _PHRASES.words,
    FIRST_NAMES,
    agreement.CALLED_BY,
    compounds.CALLED_BY,
    questions.CALLED_BY,
    typed.CALLED_BY,
)
"""Words that some rule is called for by: of most texts a few, which are looked at alone."""

LG413 = Rule("LG413", "Både ”f.eks.” og ”fx”", Severity.WARNING)


def check_texts(checked: Checked) -> Iterator[Diagnostic]:
    """Check each text by the rules for its kind, and the texts together where that is asked."""
    usage = Usage(checked, _RARE)
    for located in checked.read_closely:
        found = worst_of(_findings(located, usage))
        if not usage.curved:  # straight marks stand out beside curved ones only
            found = [one for one in found if one.code != "LG410"]
        if found:
            yield from checked.diagnostics(located, found)
    yield from _unfinished_note(checked)
    yield from _mixed_abbreviations(checked)
    if usage.voice.form != NOUN:  # which has longer words, so that the limits say nothing of it
        yield from _heavy_roles(checked)


def _unfinished_note(checked: Checked) -> Iterator[Diagnostic]:
    """LG424 for what stands at the foot of each document about its source."""
    for file, part in checked.parts.items():
        if isinstance(part, Metadata) and part.source is not None and part.source.note:
            item = TextItem(("source", "note"), part.source.note, "other", document=False)
            one = Located(file, item, kept=False)
            yield from checked.diagnostics(one, unfinished(Seen(item.text)))


def _findings(located: Located, usage: Usage) -> list[TextFinding]:
    item = located.item
    fields = tuple(part for part in item.loc if isinstance(part, str))
    where = _Where(located.file.startswith("sheets/"), located.file in usage.recruiting)
    alone = _alone(item.text, item.kind, fields, where)
    one = alone.seen
    found = [*check_text(item.text, TextContext(item.kind, item.document))]
    found += check_words(one, usage.terms)
    if len(item.text) <= MOST_CHARACTERS:
        one.called = usage.rare.intersection(one.words)
        found += alone.first
        found += check_typed(one, usage)
        found += check_ending(one, usage.ended)
        found += alone.then
        found += check_jargon(one, usage.jargon)
        found += alone.last
    if item.kind == "expectation":
        found += check_expectation(item.text, usage.voice)
    return [*found, *alone.heavy]


class _Where(NamedTuple):
    """Whether a text stands on a sheet, and whether applicants are asked it."""

    sheet: bool
    recruits: bool


class _Alone(NamedTuple):
    """A text, and what is found in it whatever framework it stands in.

    The findings are in three parts, between which comes what is found by the framework's habits:
    of two in one place the first is told.
    """

    seen: Seen
    first: tuple[TextFinding, ...] = ()
    then: tuple[TextFinding, ...] = ()
    last: tuple[TextFinding, ...] = ()
    heavy: tuple[TextFinding, ...] = ()


KNOWN: Final = 1024
"""Texts that are remembered, those of some six frameworks: a run meets most texts again before and
after mending, or in an earlier version. Of 4,096 a check of many frameworks takes 10 MiB more."""


@lru_cache(maxsize=KNOWN)
def _alone(text: str, kind: str, fields: tuple[str, ...], where: _Where) -> _Alone:
    """Look at a text by itself; ``fields`` are the names on the way to where it stands."""
    one = Seen(text, kind, fields, sheet=where.sheet, recruits=where.recruits)
    heavy = None
    if kind in _WEIGHED and len(text.split()) >= LEAST_WORDS:
        heavy = check_lix([text], _WEIGHED[kind])
    weight = () if heavy is None else (heavy,)
    if len(text) > MOST_CHARACTERS:
        return _Alone(one, heavy=weight)
    one.called = _RARE.intersection(one.words)
    return _Alone(
        one,
        (*check_compounds(one), *check_unbroken(one)),
        (*check_grammar(one), *check_agreement(one), *search(_PHRASES, one)),
        tuple(_promised(one)),
        weight,
    )


_WEIGHED: Final = {"expectation": Kind.EXPECTATION, "paragraph": Kind.PROSE}
"""The kinds of texts whose LIX is reckoned."""


def _promised(one: Seen) -> list[TextFinding]:
    """Look for what a sheet promises not to ask, and for questions that open no talk."""
    found: list[TextFinding] = []
    if one.odd or one.is_option:
        found += check_scores(one)
    if one.odd or one.crowded:
        found += check_contacts(one.text)
    if one.kind != "attribution" and perhaps_people(one.called, one.lowered):
        found += check_people(one.text)
    if one.is_question:
        found += check_questions(one)
    return found


MOST_CHARACTERS = 5000
"""A longer text is no text of a framework: only its signs and its words are looked at."""

LEAST_WORDS = 8
"""Of fewer words a LIX says nothing at all."""


def _mixed_abbreviations(checked: Checked) -> Iterator[Diagnostic]:
    """LG413: the rarer of ``fx`` and ``f.eks.``, where a framework uses both."""
    places = [
        (located, [(start, end, _plain(written)) for start, end, written in found])
        for located in checked.texts
        if (found := [*example_abbreviations(located.item.text)])
    ]
    counted = Counter(form for _, found in places for *_, form in found)
    if len(counted) < 2:
        return
    [(usual, _), *_] = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    for located, found in places:
        if checked.slips or not located.kept:
            rarer = (one for one in found if one[2] != usual)
            yield from checked.diagnostics(located, (_rarer(*one, usual) for one in rarer))


def _rarer(start: int, end: int, form: str, usual: str) -> TextFinding:
    return LG413.in_text(
        start,
        end,
        f"Her står ”{form}”, men de fleste steder står der ”{usual}”.",
        f"Skriv ”{usual}” alle steder.",
        replacement=usual,
    )


def _plain(written: str) -> str:
    return "fx" if "x" in written.casefold() else "f.eks."


def _heavy_roles(checked: Checked) -> Iterator[Diagnostic]:
    """LG506 for a role: its expectations together."""
    for file, part in checked.parts.items():
        if not isinstance(part, Role):
            continue
        texts = [one.text for one in part.expectations]
        few = sum(len(one.split()) for one in texts) < LEAST_WORDS_OF_ROLE
        found = None if few else check_lix(texts, Kind.ROLE)
        if found is not None:
            adopted = [
                text
                for number, text in enumerate(texts)
                if (file, ("expectations", number, "text")) in checked.kept
            ]
            kept = adopted == texts
            if not kept and not _heavier(texts, adopted):
                continue
            yield LG506.found(
                found.message,
                checked.span(file, ("expectations",)),
                found.remedy,
                severity=Severity.NOTE if kept else found.severity,
                kept=kept,
            )


def _heavier(texts: list[str], adopted: list[str]) -> bool:
    """Tell whether a role was made heavier than it was adopted, by a text that is heavy itself."""
    own = [one for one in texts if one not in adopted]
    before = level(lix(adopted), Kind.ROLE)
    now = level(lix(texts), Kind.ROLE)
    return now != before and any(level(lix([one]), Kind.ROLE) for one in own)
