"""``lg sheet``: any sheet of the framework, and which there are."""

from __future__ import annotations

from ledelsesgrundlag_cli.cli.sheet_command import sheet_command

app = sheet_command(None)
