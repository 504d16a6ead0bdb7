"""Showing what a command would change in the files, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.cli import console
from ledelsesgrundlag_cli.source.files import shown_name

if TYPE_CHECKING:
    from collections.abc import Mapping


def show_changes(before: Mapping[str, str], after: Mapping[str, str], shown_as: str) -> None:
    """Print the lines that change as a unified diff, by the names of files in a framework.

    A line that does not end as the others shows it. ``shown_as`` is how the folder is named.
    """
    from difflib import unified_diff

    from ledelsesgrundlag_cli.lint.report.visible import unmistakable

    for name, text in after.items():
        shown = shown_name(shown_as, name)
        old, new = (one.removesuffix("\n").split("\n") for one in (before[name], text))
        for line in unified_diff(old, new, shown, shown, lineterm=""):
            console.say(unmistakable(line))
