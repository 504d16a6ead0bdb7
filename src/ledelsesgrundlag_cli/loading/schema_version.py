"""Which form a framework's files have, when it is another than the one read here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity
from ledelsesgrundlag_cli.model.metadata import SCHEMA

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.source.read import Source


def other_form(source: Source) -> Diagnostic | None:
    """Say that a framework's files have another form than is read here; None when they have not.

    ``source`` is ``framework.yaml``. What the rest of the files say cannot be judged then.
    """
    given = source.data.get("schema") if isinstance(source.data, dict) else None
    if not isinstance(given, int) or isinstance(given, bool) or given < 1 or given == SCHEMA:
        return None
    if given > SCHEMA:
        age, remedy = "nyere", "Hent den nyeste version af lg, og prøv igen. Lad tallet stå."
    else:
        age = "ældre"
        remedy = "Skriv `lg opgrader`, så bliver filerne omskrevet. Se det først med --diff."
    message = f"Dette ledelsesgrundlag er lavet til en {age} version af lg (schema {given})."
    return Diagnostic("LG108", Severity.ERROR, message, source.span(("schema",)), remedy)
