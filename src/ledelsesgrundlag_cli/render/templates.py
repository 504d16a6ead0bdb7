"""Which template file is used, and from where: HR's own before the ones in the box."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.source import files

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ledelsesgrundlag_cli.diagnostics import Diagnostic


class TemplateProblemError(Exception):
    """A template or ``design.yaml`` cannot be used. ``diagnostics`` say why, in Danish."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("; ".join(diagnostic.message for diagnostic in diagnostics))
        self.diagnostics = diagnostics


class TemplateFile(NamedTuple):
    """A template in use: its name, where it lies, and whether it is HR's own."""

    name: str
    path: Path
    shown_as: str
    own: bool


class Templates(NamedTuple):
    """A search path: ``own`` is HR's folder, or None; the ones in the box come last."""

    own: Path | None
    own_shown_as: str
    bundled: Path

    def find(self, name: str) -> TemplateFile:
        """Return the file used for a template name.

        Raises:
            KeyError: no template has that name.
        """
        found = self.find_first([name])
        if found is None:
            raise KeyError(name)
        return found

    def find_first(self, names: Sequence[str]) -> TemplateFile | None:
        """Return the first of several names that exists.

        HR's own files come before all in the box, so that a general template of HR's is not
        hidden by a special one in the box.
        """
        for folder, own in ((self.own, True), (self.bundled, False)):
            if folder is None:
                continue
            for name in names:
                if (folder / name).is_file():
                    shown = f"{self.own_shown_as}/{name}" if own else f"templates/{name}"
                    return TemplateFile(name, folder / name, shown, own)
        return None

    def names(self) -> tuple[str, ...]:
        """Return the names of all templates in the box, sorted."""
        return tuple(
            sorted(
                path.relative_to(self.bundled).as_posix()
                for path in self.bundled.rglob("*")
                if path.is_file() and not path.name.startswith(".")
            )
        )


def templates_for(
    named: Path | None, framework: Path, shown: Callable[[Path], str] = str
) -> Templates:
    """Return the search path: the folder that was named, else one beside the framework.

    ``shown`` says how a folder is named in messages.
    """
    bundled = files.bundled("templates")
    own = named or framework.parent / "templates"
    if named is None and (not own.is_dir() or own.resolve() == bundled.resolve()):
        return Templates(None, "", bundled)
    return Templates(own, shown(own), bundled)


def template_names(kind: str) -> dict[str, list[str]]:
    """Return, for each format with templates, the names tried for a kind of document.

    A template for one kind comes before the general one.
    """
    return {
        "Markdown": [f"markdown/{kind}.md.j2", "markdown/document.md.j2"],
        "HTML": [f"html/{kind}.html.j2", "html/document.html.j2"],
        "PDF": [f"typst/{kind}.typ", "typst/document.typ"],
    }
