"""What a framework uses: its words, its names, its quotation marks, how its texts end."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.lint.rules.endings import habits
from ledelsesgrundlag_cli.lint.rules.language import Terms
from ledelsesgrundlag_cli.lint.rules.mixups import JARGON, Jargon, listed
from ledelsesgrundlag_cli.lint.rules.recruiting import asks_applicants
from ledelsesgrundlag_cli.lint.rules.voice import Voice, voice_of
from ledelsesgrundlag_cli.model.metadata import Metadata
from ledelsesgrundlag_cli.model.pejlemaerke import PejlemaerkerFile
from ledelsesgrundlag_cli.model.role import Role
from ledelsesgrundlag_cli.model.terms import TermsFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledelsesgrundlag_cli.lint.checked import Checked
    from ledelsesgrundlag_cli.model.terms import PreferredTerm

_SMALL: Final = re.compile(r"(?<![\w-])[a-zæøåéü]{2,}(?![\w-])")
_MIDDLE: Final = re.compile(r"(?<=[a-zæøå,] )[A-ZÆØÅ][\wÆØÅæøå]+")


class Usage:
    """A framework's habits. What only a text with something odd in it asks of is found then."""

    def __init__(self, checked: Checked, rare: frozenset[str]) -> None:
        self._rare = rare
        self._checked = checked
        self._terms = [part for part in checked.parts.values() if isinstance(part, TermsFile)]
        self.curved = any("”" in one.item.text for one in checked.texts)

    @cached_property
    def terms(self) -> Terms:
        """The organisation's words: those the framework uses, and those of terms.yaml."""
        preferred = settled([term for file in self._terms for term in file.preferred])
        known = {word.casefold() for file in self._terms for word in file.words}
        known |= {term.use.casefold() for file in self._terms for term in file.preferred}
        return Terms(preferred, self._checked.words | known)

    @cached_property
    def jargon(self) -> Jargon:
        """HR's own list of jargon, in small letters; the usual one where they have none."""
        lists = [file.jargon for file in self._terms if file.jargon is not None]
        own = [word.casefold() for one in lists for word in one]
        return listed(tuple(sorted(own if lists else JARGON)))

    @cached_property
    def voice(self) -> Voice:
        """How the framework's expectations begin and end."""
        texts = [one.item.text for one in self._checked.texts if one.item.kind == "expectation"]
        return voice_of(texts, self._checked.settings.voice)

    @cached_property
    def recruiting(self) -> frozenset[str]:
        """The files with what applicants are asked: questions, and sheets that take them up."""
        parts = self._checked.parts.items()
        return frozenset(file for file, part in parts if asks_applicants(part))

    @cached_property
    def rare(self) -> frozenset[str]:
        """Words that some rule is called for by, HR's own among them."""
        return self._rare | self.jargon.first

    @cached_property
    def ended(self) -> frozenset[str]:
        """The kinds of texts that the framework ends with a sign."""
        return habits(self._checked.texts)

    @cached_property
    def small(self) -> frozenset[str]:
        """Words that the framework writes with small letters."""
        return frozenset(_SMALL.findall("\n".join(one.item.text for one in self._checked.texts)))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names that have their capitals in the middle of a sentence too."""
        found = {word for file in self._terms for word in file.words if word != word.lower()}
        for part in self._checked.parts.values():
            if isinstance(part, Metadata):
                found |= {part.organisation, *part.organisation.split(), part.title}
                found |= {part.subtitle or part.title}
            elif isinstance(part, PejlemaerkerFile):
                found |= {one.name for one in part.pejlemaerker}
            elif isinstance(part, Role):
                found.add(part.title)
        kept = (one.item.text for one in self._checked.texts if one.kept)
        found.update(_MIDDLE.findall("\n".join(kept)))
        return tuple(sorted(found))


def settled(terms: Sequence[PreferredTerm]) -> dict[str, str]:
    """Return the word to use for each word that is not, casefolded, where that is settled.

    A word that leads back to itself, or to two others, is left out: LG213 tells of it. One that
    leads to a word that is itself replaced leads on to that one's.
    """
    wanted: dict[str, set[str]] = {}
    for term in terms:
        for drift in term.instead_of:
            wanted.setdefault(drift.casefold(), set()).add(term.use)
    found = {}
    for drift in wanted:
        seen, use = {drift}, drift
        while len(wanted.get(use.casefold(), ())) == 1:
            [use] = wanted[use.casefold()]
            if use.casefold() in seen:
                break
            seen.add(use.casefold())
        else:
            if use.casefold() not in wanted:
                found[drift] = use
    return found
