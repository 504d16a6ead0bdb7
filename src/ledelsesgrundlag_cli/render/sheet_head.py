"""The head of a sheet as one line: what a PDF and a Word file say of the answers in them.

``1 lus lus odsherred 1.0.0 leder-af-ledere 2026-12-01 2027-01-01 9f2c01ab Odsherred Kommune``: the
form of the line, the document's kind and id, the framework's id and version, the roles, the day of
the talk, the day by which the sheet asks to be deleted, the fingerprint of its fields, and the
organisation, last since it holds spaces. Where a unit has something on the sheet, the unit's id
stands before the organisation, as ``@boern-og-unge``.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.documents.answers import SheetHead
from ledelsesgrundlag_cli.render.form_fields import fields_of
from ledelsesgrundlag_cli.words.harmless import literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.render.form_fields import FormField

_FORM: Final = "1"
_UNKNOWN: Final = "-"
_BETWEEN_ROLES: Final = "+"
"""Alone where the sheet is the same for every role."""
_LONGEST: Final = 4096
_PARTS: Final = re.compile(
    rf"{_FORM} (?P<kind>[a-z0-9][a-z0-9-]*) (?P<id>[a-z0-9][a-z0-9-]*)"
    r" (?P<framework>[a-z0-9][a-z0-9-]*) (?P<version>[0-9.]+)"
    rf" (?P<roles>{_UNKNOWN}|[a-z0-9+-]+)"
    rf" (?P<talk>{_UNKNOWN}|\d{{4}}-\d\d-\d\d) (?P<delete_by>{_UNKNOWN}|\d{{4}}-\d\d-\d\d)"
    rf" (?P<fields>{_UNKNOWN}|[0-9a-f]{{8}})(?: @(?P<local>[a-z0-9-]+))? (?P<organisation>.+)",
    re.ASCII,
)


def head_of(document: Document) -> SheetHead | None:
    """Return the head of a document that is a sheet with something to fill in, else None."""
    told = document.head
    fields = fields_of(document) if told is not None else ()
    if told is None or not fields:
        return None
    colophon = document.colophon
    return SheetHead(
        kind=document.kind,
        id=document.id,
        framework=colophon.framework_id,
        version=colophon.version,
        organisation=colophon.organisation,
        roles=told.roles,
        talk=told.talk,
        delete_by=told.delete_by,
        fields=fields_fingerprint(fields),
        local=told.local,
    )


def head_line(head: SheetHead) -> str:
    """Write a head as one line.

    Whether it is ``shared`` is not told: PDF and Word files are never made for sharing.
    """
    roles = None if head.roles is None else _BETWEEN_ROLES.join(head.roles) or _BETWEEN_ROLES
    told = (
        head.kind,
        head.id,
        head.framework,
        head.version,
        roles,
        head.talk and head.talk.isoformat(),
        head.delete_by and head.delete_by.isoformat(),
        head.fields,
        *((f"@{head.local}",) if head.local else ()),
        literal(head.organisation or ""),
    )
    return " ".join([_FORM, *(one or _UNKNOWN for one in told)])


def read_head_line(text: str) -> SheetHead | None:
    """Read a line that ``head_line`` wrote; None where it is anything else."""
    found = _PARTS.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    told = {name: None if one == _UNKNOWN else one for name, one in found.groupdict().items()}
    roles = told["roles"]
    try:
        talk, delete_by = (
            date.fromisoformat(day) if day else None for day in (told["talk"], told["delete_by"])
        )
    except ValueError:  # no such day
        return None
    return SheetHead(
        kind=found["kind"],
        id=found["id"],
        framework=found["framework"],
        version=found["version"],
        organisation=told["organisation"],
        roles=None if roles is None else tuple(filter(None, roles.split(_BETWEEN_ROLES))),
        talk=talk,
        delete_by=delete_by,
        fields=told["fields"],
        local=told["local"],
    )


def fields_fingerprint(fields: Iterable[FormField]) -> str:
    """Return eight hexadecimal digits that differ where sheets ask for different answers.

    A field's kind, name and value count; its label and state do not, nor the order. The fields at
    the head of a sheet (those with ``answer``) are left out: they are not there when they are
    filled beforehand, and the sheet is the same.
    """
    told = {f"{one.kind} {one.name} {one.value or ''}" for one in fields if one.answer is None}
    return hashlib.sha256("\n".join(sorted(told)).encode()).hexdigest()[:8]
