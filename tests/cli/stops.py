"""Commands that write several files, to be stopped half way, and what a folder holds after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.authoring.migrate.stepping import TO_2

from ledelsesgrundlag_cli.authoring.migrate import run
from ledelsesgrundlag_cli.loading import load, schema_version

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Prepare = Callable[[Path], None]


def files_in(folder: Path) -> dict[str, bytes]:
    """Return what each file of a folder holds, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def put_back(folder: Path, before: dict[str, bytes]) -> None:
    """Let a folder hold these files and no others."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    for file, raw in before.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(raw)


def spoil(workplace: Path) -> None:
    """Give two files slips that ``--fix`` mends."""
    for name in ("prompts/mod-og-nytaenkning.yaml", "prompts/roller.yaml"):
        path = workplace / "framework" / name
        text = path.read_text(encoding="utf-8")
        assert "Hvad " in text
        path.write_text(text.replace("Hvad ", "Hvad  "), encoding="utf-8")


def renew(workplace: Path) -> None:
    """Give the framework another version, as before it is adopted anew."""
    path = workplace / "framework" / "framework.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("version: 1.0.0", "version: 1.1.0"), encoding="utf-8")


def edit(workplace: Path) -> None:
    """Change a word that stands in documents."""
    path = workplace / "framework" / "framework.yaml"
    text = path.read_text(encoding="utf-8")
    assert "subtitle: " in text
    path.write_text(text.replace("subtitle: ", "subtitle: Nyt om "), encoding="utf-8")


def _rows(workplace: Path) -> None:
    text = "Navn;Rolle\nLeder A;centerchef\nLeder B;direktør\n"
    (workplace / "ledere.csv").write_text(text, encoding="utf-8")


def as_it_is(_workplace: Path) -> None:
    """Prepare nothing."""


TEXT: Final = ("--text", "Hvad lærte du i dag?")
EXPORT: Final = ("export", "-o", "ud", "--documents", "plakat", "--formats", "md,html")
COMMANDS: Final[dict[str, tuple[Prepare, tuple[str, ...]]]] = {
    "fix": (spoil, ("lint", "--fix", "--ignore", "LG59")),
    "adopt": (renew, ("adopt", "--by", "Direktionen", "--date", "2026-12-01")),
    "migrate": (as_it_is, ("migrate",)),  # for a lg that knows a next form: see below
    "new": (
        as_it_is,
        ("new", "prompt", "--pejlemaerke", "mod-og-nytaenkning", "--forum", "lederteam", *TEXT),
    ),
    "init": (as_it_is, ("init", "ny", "--from", "framework", "--organisation", "Nordmarken")),
    "export": (as_it_is, EXPORT),
    "list": (_rows, ("lus", "--from", "ledere.csv", "-o", "ark", "--format", "html,md")),
}
"""What makes the folder beside ``framework`` ready, and what is typed there."""

LISTS: Final = ("ud/manifest.json", "ark/.lg-lus.json")
"""They are written anew on the way."""


def expect_next_form(put: Callable[[object, str, object], None]) -> None:
    """Let ``lg`` in this process know a next form and the step to it; ``put`` is a ``setattr``."""
    put(run, "STEPS", (TO_2,))
    for module in (schema_version, load):
        put(module, "SCHEMA", 2)
