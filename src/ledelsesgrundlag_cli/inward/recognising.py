"""Which of the framework's sheets a file is: by its head, or by its fields where it has none."""

from __future__ import annotations

from functools import cache
from itertools import permutations
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.documents.request import ALL_SIDES
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.inward.filled import NOT_TOLD, Filled, NotReadableError, not_ours
from ledelsesgrundlag_cli.inward.placing import names_in_files
from ledelsesgrundlag_cli.inward.variants import Variant, variants_of
from ledelsesgrundlag_cli.render.form_fields import FieldKind, fields_of
from ledelsesgrundlag_cli.render.sheet_head import fields_fingerprint
from ledelsesgrundlag_cli.words.danish import danish_date
from ledelsesgrundlag_cli.words.nouns import genitive

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledelsesgrundlag_cli.documents.answers import SheetHead
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet

_SHARE_OF_NAMES: Final = 3
"""One in so many of a file's fields must be the sheet's; a form of somebody else's has none."""
_SHARE_OF_TICKS: Final = 2


class Recognised(NamedTuple):
    """A filled sheet of the framework in use.

    The head of ``filled`` is whole, and what the sheet itself wrote is not among its answers.
    ``document`` is the same sheet as it is made today, and ``variant`` how it is made; None when
    the framework has no such sheet any longer. ``same`` tells whether the file asks what the sheet
    asks today, by the fingerprint; None where the file does not tell.
    """

    filled: Filled
    document: Document | None
    variant: Variant | None
    same: bool | None


class Sheets:
    """The sheets of a framework as they are made today: each made once, however many files."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.document = cache(self._document)
        self.fingerprint = cache(self._fingerprint)
        self.names = cache(self._names)

    def recognised(self, filled: Filled) -> Recognised:
        """Tell which sheet a file is.

        Raises:
            NotReadableError: it is none of lg's, or of another framework.
        """
        if filled.answers.head == NOT_TOLD:
            filled = self._with_head(filled)
        head = filled.answers.head
        own = self.framework.metadata
        if head.framework != own.id:
            raise NotReadableError(
                f"Arket hører til {_whose(head)}, men du bruger {genitive(own.organisation)}.",
                "Peg på det rigtige ledelsesgrundlag med --framework.",
            )
        sheet = self.framework.sheet(head.id)
        if sheet is None:
            return Recognised(filled, None, None, None)
        if head.roles is None and sheet.roles is None:
            head = head._replace(roles=self._roles_by_ticks(sheet, filled) or None)
            filled = filled._replace(answers=filled.answers._replace(head=head))
        filled = self._without_own_words(sheet, filled)
        variant = self._variant(sheet, filled)
        same = None
        if head.fields is not None:
            same = head.fields == self.fingerprint(sheet.id, variant)
        return Recognised(filled, self.document(sheet.id, variant), variant, same)

    def _document(self, sheet_id: str, variant: Variant) -> Document:
        [sheet] = [one for one in self.framework.sheets if one.id == sheet_id]
        return sheet_document(self.framework, sheet, variant.request(self.framework))

    def _fingerprint(self, sheet_id: str, variant: Variant) -> str:
        return fields_fingerprint(fields_of(self.document(sheet_id, variant)))

    def _names(self, sheet_id: str, variant: Variant) -> frozenset[str]:
        """Return all that the fields of a sheet may be called in files."""
        return frozenset(names_in_files(fields_of(self.document(sheet_id, variant))))

    def _ticks(self, sheet: Sheet, role: str) -> frozenset[str]:
        """Return the names of what can be ticked on a sheet because of the role it is for."""
        return self._ticks_of(sheet.id, role) - self._ticks_of(sheet.id, None)

    def _ticks_of(self, sheet_id: str, role: str | None) -> frozenset[str]:
        roles = () if role is None else (role,)
        fields = fields_of(self.document(sheet_id, Variant(roles, ALL_SIDES)))
        return frozenset(names_in_files(one for one in fields if one.kind is FieldKind.TICK))

    def _with_head(self, filled: Filled) -> Filled:
        """Give a file the head that it lacks, by what its fields are called."""
        names = filled.names or frozenset(filled.answers.given)
        own = self.framework.metadata
        shared = {
            sheet.id: max(
                len(names & self.names(sheet.id, variant)) for variant in self._each_role(sheet)
            )
            for sheet in self.framework.sheets
        }
        best = max(shared, key=lambda one: shared[one], default="")
        if not best or shared[best] * _SHARE_OF_NAMES < len(names) or not shared[best]:
            raise not_ours()
        head = NOT_TOLD._replace(
            kind=best, id=best, framework=own.id, organisation=own.organisation
        )
        return filled._replace(answers=filled.answers._replace(head=head))

    def _each_role(self, sheet: Sheet) -> Iterable[Variant]:
        known = [role.id for role in self.framework.roles]
        if sheet.roles == "none":
            return [Variant((), ALL_SIDES)]
        if sheet.roles is not None:
            return [Variant((new,), ALL_SIDES, old) for old, new in permutations(known, 2)]
        return [Variant((role,), ALL_SIDES) for role in known]

    def _roles_by_ticks(self, sheet: Sheet, filled: Filled) -> tuple[str, ...]:
        """Return the roles whose expectations can be ticked in a file, or are in answers alone."""
        found = []
        for role in self.framework.roles:
            ticks = self._ticks(sheet, role.id)
            named = filled.answers.given if filled.names is None else filled.names
            there = len(ticks.intersection(named))
            least = 1 if filled.names is None else len(ticks) // _SHARE_OF_TICKS
            if there and there >= least:
                found.append(role.id)
        return tuple(found)

    def _variant(self, sheet: Sheet, filled: Filled) -> Variant:
        """Return how a file was made: by its fingerprint, else the way that has what it has."""
        head = filled.answers.head
        variants = variants_of(self.framework, sheet, head.roles, filled)
        for one in variants if head.fields is not None else ():
            if head.fields == self.fingerprint(sheet.id, one):
                return one
        there = filled.names or frozenset(filled.answers.given)

        def differs(one: Variant) -> tuple[int, int, int]:
            names = self.names(sheet.id, one)
            lacking = len(names - there)
            rest = (one.told, lacking) if filled.names is None else (lacking, one.told)
            return len(there - names), *rest

        return min(variants, key=differs)

    def _without_own_words(self, sheet: Sheet, filled: Filled) -> Filled:
        """Leave out what the sheet itself wrote at its heads: roles, and the day that it tells."""
        head = filled.answers.head
        day = head.talk and danish_date(head.talk.year, head.talk.month, head.talk.day)
        own: set[tuple[str, object]] = set()
        for field in sheet.fields:
            for part in sheet.parts:
                name = f"{part.side}-{field.id}"
                if field.fill == "roles" and sheet.roles is None:
                    own.add((name, filled.answers.given.get(name)))
                if field.fill == "date" and day:
                    own.add((name, day))
        kept = {
            name: answer
            for name, answer in filled.answers.given.items()
            if (name, answer) not in own
        }
        return filled._replace(answers=filled.answers._replace(given=kept))


def _whose(head: SheetHead) -> str:
    if head.organisation:
        return f"{genitive(head.organisation)} ledelsesgrundlag"
    return f"et andet ledelsesgrundlag ({head.framework})"
