"""A rule that nobody needs: a role's title is to be a palindrome."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.registry import Check
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.model.role import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.diagnostics import Diagnostic
    from ledelsesgrundlag_cli.lint.checked import Checked

LG999 = Rule("LG999", "Rollens titel er ikke et palindrom", Severity.WARNING)
PAGES = Path(__file__).parent


def check_palindromes(checked: Checked) -> Iterator[Diagnostic]:
    for file, part in checked.parts.items():
        if isinstance(part, Role) and part.title != part.title[::-1]:
            span = checked.span(file, ("title",))
            yield LG999.found("Titlen kan ikke læses bagfra.", span, "Kald rollen Otto.")


ROW = Check((LG999,), check_palindromes)
