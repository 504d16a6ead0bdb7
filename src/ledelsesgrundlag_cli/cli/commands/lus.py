"""``lg lus``: the sheet for the leader development talk, as ``lg sheet lus`` makes it."""

from __future__ import annotations

from ledelsesgrundlag_cli.cli.sheet_command import sheet_command

app = sheet_command(
    "lus",
    about="Lav arket til en lederudviklingssamtale (LUS).",
    example="Eksempel: lg lus leder-af-ledere --date 2026-12-01 -o lus.html\n\n"
    "Mange på én gang: lg lus --from ledere.csv --format pdf,docx -o ark",
)
