"""One framework as the rules see it: its parts, its texts with their places, its own words."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.diagnostics import MOST, Diagnostic, Edit, Loc, Severity, Span
from ledelsesgrundlag_cli.lint.faithfulness import Comparison, compare, lines_of
from ledelsesgrundlag_cli.lint.rules.language import words_of
from ledelsesgrundlag_cli.model.metadata import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ledelsesgrundlag_cli.lint.finding import TextFinding
    from ledelsesgrundlag_cli.lint.settings import Settings
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.loading.load import Loaded
    from ledelsesgrundlag_cli.model.base import Part, TextItem
    from ledelsesgrundlag_cli.render.templates import Templates
    from ledelsesgrundlag_cli.source.read import Source


MOST_FIXES: Final = 50
"""Fixes made in one text: each reads the text once more, and other findings wait for these."""


class Located(NamedTuple):
    """A text and the file it stands in. ``kept`` when it is the document's, unchanged."""

    file: str
    item: TextItem
    kept: bool


class Checked:
    """A framework that has been read, with what several rules ask of it.

    ``settings`` say what is wanted, and ``settings_shown`` how ``lg.toml`` is named. ``base`` is
    an earlier version that the changes are judged against, and ``changelog`` the text of the
    change log, where there is one; ``templates`` are those its documents are made with. When the
    adopted text is ``unread``, what is marked as the document's is taken to be unchanged: that it
    cannot be read is told, and much else would only follow from it.
    """

    def __init__(  # noqa: PLR0913 - each is read by some rule
        self,
        loaded: Loaded,
        adopted: str | None,
        settings: Settings,
        *,
        settings_shown: str,
        unread: bool,
        templates: Templates,
        base: Loaded | None = None,
        changelog: str | None = None,
    ) -> None:
        self.settings = settings
        self.settings_shown = settings_shown
        self.slips = settings.slips
        self.unread = unread
        self.base = base
        self.changelog = changelog
        self.parts: Mapping[str, Part] = loaded.parts
        self.sources: Mapping[str, Source] = loaded.sources
        self.broken = loaded.broken
        self.adopted = adopted
        self.templates = templates
        self._loaded = loaded

    @cached_property
    def framework(self) -> Framework | None:
        """The framework as a whole; None when it cannot be put together."""
        return self._loaded.framework()

    @cached_property
    def draft(self) -> bool:
        """Whether the framework says it is a draft, also where it says something else wrongly."""
        source = self.sources.get("framework.yaml")
        data = source.data if source is not None else None
        return isinstance(data, dict) and data.get("status") == Status.DRAFT

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the adopted text; none when there is none."""
        capitals = {item.text for _, item in self.items if item.document and item.text.isupper()}
        return lines_of(self.adopted, capitals) if self.adopted is not None else []

    @cached_property
    def items(self) -> list[tuple[str, TextItem]]:
        """Every text with its file, in the order of the files."""
        return [(file, item) for file, part in self.parts.items() for item in part.texts()]

    @cached_property
    def comparison(self) -> Comparison:
        """The document's texts in the framework against the adopted text."""
        return compare(self.lines, [item.text for _, item in self.items if item.document])

    @cached_property
    def texts(self) -> list[Located]:
        """Every text, and whether it is the document's and unchanged."""
        known = set(self.comparison.strange) if self.lines else None
        strange = set() if self.unread else known
        located, number = [], 0
        for file, item in self.items:
            kept = item.document and strange is not None and number not in strange
            number += item.document
            located.append(Located(file, item, kept))
        return located

    @cached_property
    def read_closely(self) -> list[Located]:
        """The texts in which something found would be shown: the others are not searched."""
        return [one for one in self.texts if self.slips or not one.kept]

    @cached_property
    def kept(self) -> frozenset[tuple[str, Loc]]:
        """The files and paths of the document's texts that are unchanged."""
        return frozenset((one.file, one.item.loc) for one in self.texts if one.kept)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word the framework uses, in small letters."""
        return words_of(item.text for _, item in self.items)

    def span(self, file: str, loc: Loc) -> Span:
        """Return where ``loc`` stands in a file."""
        return self.sources[file].span(loc)

    def diagnostics(
        self, located: Located, findings: Iterable[TextFinding]
    ) -> Iterator[Diagnostic]:
        """Place the findings inside a text.

        Each character can be one. Those of a code that ``in_short`` does not tell one by one are
        given for it to count, at the place of the first of them.

        A fix reads the text once more to see that it says the same. The first ``MOST_FIXES`` of a
        text are made, and the others come to light when those are mended.
        """
        fixes, told = 0, Counter[str]()
        placed: dict[str, Diagnostic] = {}
        for found in findings:
            told[found.code] += 1
            if told[found.code] <= MOST + 1:
                fixes += found.replacement is not None
                one = found if fixes <= MOST_FIXES else found._replace(replacement=None)
                placed[found.code] = self.diagnostic(located, one)
            yield placed[found.code]

    def diagnostic(self, located: Located, found: TextFinding) -> Diagnostic:
        """Place a finding inside a text in its file.

        On kept text it is a note; neither there nor in other text that is marked as the
        document's, nor in a quote, is there a fix: those words are not for a program to change.
        """
        span, edit = self.sources[located.file].inside(
            located.item.loc, found.start, found.end, found.replacement
        )
        severity = Severity.NOTE if located.kept else found.severity
        theirs = located.item.document or located.item.kind == "quote"
        fix: Edit | None = None if theirs else edit
        source = self.sources[located.file]
        return Diagnostic(
            found.code,
            severity,
            found.message,
            span,
            found.remedy,
            fix=fix,
            safe=found.safe,
            key_line=source.span(located.item.loc, key=True).line,
            kept=located.kept,
        )
