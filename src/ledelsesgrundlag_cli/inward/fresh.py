"""A filled sheet beside the same sheet as it is made today: what the two have to say together."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.inward.docx_controls import read_docx
from ledelsesgrundlag_cli.inward.outside import added, not_alike
from ledelsesgrundlag_cli.inward.placing import Placed, place
from ledelsesgrundlag_cli.inward.reading import read_filled
from ledelsesgrundlag_cli.inward.recognising import Recognised, Sheets
from ledelsesgrundlag_cli.render.formats import Format, render_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledelsesgrundlag_cli.documents.answers import SheetHead
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.local import LocalUnit
    from ledelsesgrundlag_cli.render.templates import Templates


class Known(NamedTuple):
    """A filled sheet, what it is, its answers in their places, and what stands beside its fields.

    ``outside`` is known to be written by somebody. ``perhaps`` stands in a Word file worded
    otherwise than the sheet is today, and may be its old words.
    """

    recognised: Recognised
    placed: Placed
    outside: tuple[str, ...]
    perhaps: tuple[str, ...]

    @property
    def head(self) -> SheetHead:
        """Which sheet it is."""
        return self.recognised.filled.answers.head

    @property
    def is_older(self) -> bool:
        """Whether the sheet may have been worded otherwise when the file was made."""
        return self.recognised.same is not True


class Reader:
    """Reads filled sheets of one framework; a fresh sheet of each kind is made once.

    A sheet with something of one of the ``units`` on it is made fresh with that.
    """

    def __init__(
        self, framework: Framework, templates: Templates, units: Iterable[LocalUnit] = ()
    ) -> None:
        self.framework = framework
        self.templates = templates
        self._units = {unit.id: unit for unit in units}
        self._sheets = cache(self._sheets_with)
        self._lines: dict[int, tuple[str, ...]] = {}

    def read(self, content: bytes, name: str) -> Known:
        """Read a file and tell which sheet it is.

        Raises:
            NotReadableError: it cannot be read, is no sheet of lg's, or of another framework.
            TemplateProblemError: HR's own templates cannot be used to make a fresh sheet.
        """
        filled = read_filled(content, name)
        recognised = self._sheets(filled.answers.head.local).recognised(filled)
        filled = recognised.filled
        if recognised.document is None:
            placed = Placed({}, filled.answers.given, (), 0, 0)
            return Known(recognised, placed, filled.outside, ())
        placed = place(filled, recognised.document)
        if filled.lines is None:
            return Known(recognised, placed, filled.outside, ())
        fresh = self._fresh_lines(recognised.document)
        own = self.framework.metadata.version
        today = recognised.same and filled.answers.head.version == own
        if filled.own_lines is not None or today:
            outside = added(filled.lines, fresh, filled.own_lines or ())
            return Known(recognised, placed, (*filled.outside, *outside), ())
        return Known(recognised, placed, filled.outside, not_alike(filled.lines, fresh))

    def _sheets_with(self, unit_id: str | None) -> Sheets:
        """Return the sheets as a unit has them, or the common ones where it is not known."""
        return Sheets(replace(self.framework, local=self._units.get(unit_id or "")))

    def _fresh_lines(self, document: Document) -> tuple[str, ...]:
        """Return what a fresh sheet says outside its fields, the sheet kept by who it is."""
        kept = self._lines.get(
            id(document)
        )  # each is made once by its ``Sheets``, and lives as long
        if kept is None:
            content = render_bytes(document, Format.DOCX, self.templates, self.framework)
            kept = self._lines[id(document)] = read_docx(content).lines or ()
        return kept
