"""One framework as the rules see it: its parts, its texts with their places, its own words."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.adoption.departures import Judged, judge
from ledelsesgrundlag_cli.adoption.faithfulness import lines_of
from ledelsesgrundlag_cli.adoption.record import RECORD_FILE
from ledelsesgrundlag_cli.adoption.standing import Standings
from ledelsesgrundlag_cli.diagnostics import MOST, Diagnostic, Edit, Loc, Severity, Span
from ledelsesgrundlag_cli.lint.rules.language import words_of
from ledelsesgrundlag_cli.model.adoption import AdoptionRecord
from ledelsesgrundlag_cli.model.metadata import Metadata, Status
from ledelsesgrundlag_cli.model.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ledelsesgrundlag_cli.lint.finding import TextFinding
    from ledelsesgrundlag_cli.lint.settings import Settings
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.loading.load import Loaded
    from ledelsesgrundlag_cli.loading.local import LocalFiles
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


class Local(NamedTuple):
    """What units add beside the framework: their files, and the adopted texts of the versions
    they were made for, by the versions, where those texts are kept.
    """

    files: LocalFiles
    adopted_then: Mapping[str, str]


def record_in(parts: Mapping[str, Part]) -> AdoptionRecord | None:
    """Return the record of what was adopted, if there is one that can be read."""
    found = parts.get(RECORD_FILE)
    return found if isinstance(found, AdoptionRecord) else None


def _adoption(record: AdoptionRecord) -> tuple[str | None, ...]:
    """Return what tells one adoption from another."""
    return record.version, record.by, record.date


class Checked:
    """A framework that has been read, with what several rules ask of it.

    ``settings`` say what is wanted. ``base`` is an earlier version that the changes are judged
    against, and ``changelog`` the text of the change log, where there is one; the earlier version
    may have ``had_changelog``. ``templates`` are those its documents are made with, and ``local``
    what units add beside it, which is never among its parts. When the
    adopted text is ``unread``, what is marked as the document's is taken to be unchanged: that it
    cannot be read is told, and much else would only follow from it.
    """

    def __init__(  # noqa: PLR0913 - each is read by some rule
        self,
        loaded: Loaded,
        adopted: str | None,
        settings: Settings,
        *,
        unread: bool,
        templates: Templates,
        base: Loaded | None = None,
        changelog: str | None = None,
        changelog_shown: str = "",
        had_changelog: bool = False,
        local: Local | None = None,
    ) -> None:
        self.settings = settings
        self.slips = settings.slips
        self.unread = unread
        self.base = base
        self.changelog = changelog
        self.changelog_shown = changelog_shown
        self.had_changelog = had_changelog
        self.parts: Mapping[str, Part] = loaded.parts
        self.sources: Mapping[str, Source] = loaded.sources
        self.broken = loaded.broken
        self.adopted = adopted
        self.templates = templates
        self.local = local
        self._loaded = loaded

    def with_files(self, parts: Mapping[str, Part], sources: Mapping[str, Source]) -> Checked:
        """Return what is checked with more files beside it, for the rules that look at texts."""
        more = self._loaded._replace(
            parts={**self.parts, **parts}, sources={**self.sources, **sources}
        )
        return Checked(
            more, self.adopted, self.settings, unread=self.unread, templates=self.templates
        )

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
    def adoptable(self) -> Texts:
        """The texts that can be adopted, with their addresses: of others nobody asks here."""
        return Texts({file: part for file, part in self.parts.items() if not part.added})

    @cached_property
    def items(self) -> list[tuple[str, TextItem]]:
        """Every text with its file, in the order of the files."""
        found: dict[str, list[TextItem]] = {file: [] for file in self.parts}
        for one in self.adoptable.entries:
            found[one.file].append(one.item)
        for file, part in self.parts.items():
            found[file] += part.texts() if part.added else ()
        return [(file, item) for file, items in found.items() for item in items]

    @cached_property
    def metadata(self) -> Metadata | None:
        """What the framework says of itself, if that can be read."""
        found = self.parts.get("framework.yaml")
        return found if isinstance(found, Metadata) else None

    @cached_property
    def record(self) -> AdoptionRecord | None:
        """The record of what was adopted, as it stands."""
        return record_in(self.parts)

    @cached_property
    def record_before(self) -> AdoptionRecord | None:
        """The record of the earlier version, where nothing was adopted since.

        It counts then, whatever the one that stands has been made to say.
        """
        before = record_in(self.base.parts) if self.base is not None else None
        now = self.record
        if before is None or (now is None and RECORD_FILE in self.sources):
            return None
        if now is not None and _adoption(now) != _adoption(before):
            return None
        return before

    @cached_property
    def standings(self) -> Standings:
        """The texts against the record that counts."""
        return Standings(self.adoptable, self.record_before or self.record)

    @cached_property
    def judged(self) -> Judged:
        """What departs from what was adopted, and what does not."""
        unread = len(self.parts) < len(self.sources)  # such a file may hold what is missing
        return judge(
            self.standings,
            self.lines,
            unread=self.unread,
            whole=not (unread or self.broken),
        )

    @cached_property
    def texts(self) -> list[Located]:
        """Every text, and whether it is the document's and unchanged."""
        return [Located(file, item, (file, item.loc) in self.kept) for file, item in self.items]

    @cached_property
    def read_closely(self) -> list[Located]:
        """The texts in which something found would be shown: the others are not searched."""
        return [one for one in self.texts if self.slips or not one.kept]

    @cached_property
    def kept(self) -> frozenset[tuple[str, Loc]]:
        """The files and paths of the document's texts that are unchanged."""
        return self.judged.kept

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
