"""The sheets of the framework in use by their files' names, before any of them is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_NAME: Final = re.compile(r"[a-z0-9-]+")
_GATHERED: Final = re.compile(rb"(?m)^gathered:[ \t]*true\b")


def sheet_files(directory: Path) -> list[str]:
    """Return the ids of a framework's sheets, as their files are called.

    Raises:
        OSError: the folder cannot be listed.
    """
    from ledelsesgrundlag_cli.model.layout import model_for
    from ledelsesgrundlag_cli.model.sheet import Sheet
    from ledelsesgrundlag_cli.source.files import yaml_files

    names = (name for name in yaml_files(directory) if model_for(name) is Sheet)
    return [name.rpartition("/")[2].removesuffix(".yaml") for name in names]


def sheet_names(rest: Sequence[str]) -> list[str]:
    """Return the sheets there are; none where they cannot be listed.

    ``rest`` is what is written after the command: ``--framework`` may stand there.

    Raises:
        UserError: the folder written there holds no framework.
    """
    from ledelsesgrundlag_cli.cli.errors import UserError
    from ledelsesgrundlag_cli.cli.opening import locate

    named = named_folder(rest)
    try:
        return sheet_files(locate(named).directory)
    except UserError:
        if named is not None:
            raise
    except OSError:
        pass
    return []


def sheet_called(written: str, rest: Sequence[str]) -> str | None:
    """Return the sheet that goes by a name, or None."""
    from ledelsesgrundlag_cli.words.names import Named, match

    return match(written, [Named(one, ()) for one in sheet_names(rest)])


def are_gathered(rest: Sequence[str]) -> bool:
    """Tell whether a sheet that is on says that its answers may be gathered.

    That is seen from two files' own lines, since a help is not to wait for the whole framework.
    ``rest`` is as in ``sheet_names``.
    """
    from ledelsesgrundlag_cli.cli.errors import UserError
    from ledelsesgrundlag_cli.cli.opening import locate
    from ledelsesgrundlag_cli.source.files import SourceFile, read

    try:
        directory = locate(named_folder(rest)).directory
    except UserError:
        return False
    settings = read(directory.parent, "lg.toml", "")
    for name in _listed(settings.raw) if isinstance(settings, SourceFile) else ():
        sheet = read(directory, f"sheets/{name}.yaml", "")
        if isinstance(sheet, SourceFile) and _GATHERED.search(sheet.raw):
            return True
    return False


def _listed(settings: bytes) -> list[str]:
    """Return the sheets that ``lg.toml`` lists, as their files may be called."""
    import tomllib

    try:
        listed = tomllib.loads(settings.decode("utf-8-sig")).get("ark")
    except (ValueError, RecursionError):
        return []
    names = listed if isinstance(listed, list) else []
    return [one for one in names if isinstance(one, str) and _NAME.fullmatch(one)]


def named_folder(rest: Sequence[str]) -> str | None:
    """Return what is written after ``--framework`` among some words, or None."""
    for number, word in enumerate(rest):
        if word.startswith("--framework="):
            return word.partition("=")[2]
        if word == "--framework" and number + 1 < len(rest):
            return rest[number + 1]
    return None
