"""``lg lus``: the sheet for the leader development talk, as ``lg sheet lus`` makes it."""

from __future__ import annotations

from ledelsesgrundlag_cli.cli.sheet_command import sheet_command
from ledelsesgrundlag_cli.cli.sheets_on import LUS

app = sheet_command(
    LUS,
    about="Lav arket til en lederudviklingssamtale (LUS).",
    example="lg lus leder-af-ledere -o lus.docx\n"
    "lg lus --from ledere.csv --format pdf,docx -o ark",
)
