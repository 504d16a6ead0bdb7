"""LG705: what is called adopted has a record of what was adopted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.model.metadata import Metadata, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.lint.checked import Checked

LG705 = Rule("LG705", "Vedtagelsen er ikke registreret", Severity.WARNING)

_FILE: Final = "framework.yaml"


def check_record(checked: Checked) -> Iterator[Diagnostic]:
    """See to it that what is called adopted has a record of what was adopted."""
    metadata = checked.parts.get(_FILE)
    if not isinstance(metadata, Metadata) or metadata.status is not Status.ADOPTED:
        return
    if "adopted.yaml" not in checked.sources:
        yield LG705.found(
            "Ledelsesgrundlaget kaldes vedtaget, men det er ikke registreret, hvad der er "
            "vedtaget.",
            checked.span(_FILE, ("status",)),
            'Registrér det: lg vedtag --by "Direktionen" --date 2026-12-01',
        )
