"""Reading files of answers, ``ledelsesgrundlag-svar/1``: see ``docs/svar-json.md``."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, Final, NoReturn

from ledelsesgrundlag_cli.documents.answers import Answers, SheetHead
from ledelsesgrundlag_cli.inward.filled import (
    Filled,
    NotReadableError,
    check_count,
    given_in,
    not_ours,
)

FORMAT: Final = "ledelsesgrundlag-svar/1"
_ANY_FORMAT: Final = "ledelsesgrundlag-svar/"
_MOST_BYTES: Final = 1024 * 1024
"""As the page takes: a file that one of them reads, so does the other."""


def read_json(content: bytes) -> Filled:
    """Read a file of answers.

    Raises:
        NotReadableError: it is none, is changed, or is of another version of the form.
    """
    if len(content) > _MOST_BYTES:
        raise NotReadableError(
            "Filen er for stor til at være en fil med svar.",
            "Vælg en fil, der er gemt med Gem svar.",
        )
    try:
        found = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse, parse_int=float)
    except (ValueError, RecursionError) as error:
        raise not_ours() from error
    told = found.get("format") if isinstance(found, dict) else None
    if not isinstance(told, str) or not told.startswith(_ANY_FORMAT):
        raise not_ours()
    if told != FORMAT:
        raise NotReadableError(
            "Filen er gemt med en anden version af lg og kan ikke læses her.",
            "Opdatér lg, og prøv igen.",
        )
    return Filled(_answers(found))


def _answers(found: dict[str, Any]) -> Answers:
    document, given = found.get("document"), found.get("answers")
    if not isinstance(document, dict) or not isinstance(given, dict):
        raise _changed()
    kind, sheet = document.get("kind"), document.get("id")
    framework, version = found.get("framework"), found.get("version")
    if not all(isinstance(one, str) for one in (kind, sheet, framework, version)):
        raise _changed()
    if not all(isinstance(one, str) or one is True for one in given.values()):
        raise _changed()
    check_count(len(given))
    head = SheetHead(
        kind=str(kind),
        id=str(sheet),
        framework=str(framework),
        version=str(version),
        organisation=_text(found.get("organisation")),
        roles=_roles(found.get("roles")),
        talk=_day(found.get("talk")),
        delete_by=_day(found.get("delete_by")),
        shared=found.get("shared") is True,
        fields=_text(found.get("fields")),
        local=_text(found.get("local")),
    )
    return Answers(head, given_in(given.items()))


def _text(told: object) -> str | None:
    return told if isinstance(told, str) and told else None


def _roles(told: object) -> tuple[str, ...] | None:
    known = isinstance(told, list) and all(isinstance(one, str) for one in told)
    return tuple(told) if known else None  # type: ignore[arg-type]  # a list, as was asked


def _day(told: object) -> date | None:
    try:
        return date.fromisoformat(told) if isinstance(told, str) else None
    except ValueError:
        return None


def _refuse(constant: str) -> NoReturn:
    """Refuse ``NaN`` and its kind, which JSON does not have."""
    raise ValueError(constant)


def _changed() -> NotReadableError:
    return NotReadableError(
        "Filen er ændret, så svarene ikke kan læses.", "Gem svarene igen med Gem svar."
    )


def answers_file(answers: Answers) -> bytes:
    """Write answers as a file. What is not known is left out; the same answers, the same bytes."""
    head = answers.head
    content: dict[str, object] = {
        "format": FORMAT,
        "document": {"kind": head.kind, "id": head.id},
        "framework": head.framework,
        "organisation": head.organisation,
        "local": head.local,
        "version": head.version,
        "roles": None if head.roles is None else list(head.roles),
        "talk": head.talk and head.talk.isoformat(),
        "delete_by": head.delete_by and head.delete_by.isoformat(),
        "shared": head.shared,
        "fields": head.fields,
        "answers": dict(answers.given),
    }
    told = {key: value for key, value in content.items() if value is not None}
    return f"{json.dumps(told, ensure_ascii=False, indent=2)}\n".encode()
