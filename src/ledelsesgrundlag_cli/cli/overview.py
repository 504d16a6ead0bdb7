"""``lg`` alone: what a person would say, what to write for it, and the names there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli import __version__
from ledelsesgrundlag_cli.cli.console import say, width
from ledelsesgrundlag_cli.cli.errors import FailedError
from ledelsesgrundlag_cli.cli.opening import (
    locate,
    problems_text,
    tell_when_bundled,
    working_folder,
)
from ledelsesgrundlag_cli.source import files
from ledelsesgrundlag_cli.words.harmless import literal
from ledelsesgrundlag_cli.words.nouns import USUAL, first_upper

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledelsesgrundlag_cli.loading.framework import Framework


class Errand(NamedTuple):
    """What a person would say, the command for it, and what to know first, if anything."""

    said: str
    command: str
    first: str = ""


def show_overview(named: str | None) -> None:
    """Print the overview. A broken framework is told below it, and does not hide the help."""
    from ledelsesgrundlag_cli.loading.load import load

    location = locate(named)
    shown_as = files.shown_path(location.directory, working_folder())
    loaded = load(location.directory, shown_as)
    framework = loaded.framework()
    bundled = location.origin is files.Origin.BUNDLED
    _say_wrapped(f"lg {__version__} – ledelsesgrundlaget som rollekort, LUS-ark og dialogkort")
    say("")
    _show_errands(list(_errands(framework, None if bundled else shown_as)))
    if framework is None:
        raise FailedError(f"\n{problems_text(loaded.diagnostics)}")
    _show_names(framework)
    tell_when_bundled(framework, location)
    _show_which(framework, "følger med lg" if bundled else shown_as)


def _errands(framework: Framework | None, own: str | None) -> Iterator[Errand]:
    """Yield what there is to do with this framework; what it lacks the things for is left out.

    ``own`` is the folder it lies in, unless it came with lg.
    """
    if framework is not None:
        role = framework.roles[-1].id
        if framework.sheet("lus"):
            yield Errand("Jeg skal til LUS", f"lg lus {role} -o lus.docx")
        if framework.sheet("onboarding"):
            yield Errand("Jeg er ny leder", f"lg onboarding {role} --for leder")
        else:
            yield Errand("Jeg er ny leder", f"lg rolle {role}")
        asked_about = {one.pejlemaerke for one in framework.prompts}
        marker = next((one.id for one in framework.pejlemaerker if one.id in asked_about), None)
        if marker is not None:
            yield Errand(USUAL.say("Vi skal tale om {et pejlemærke}"), f"lg pejlemærke {marker}")
    edit = "Jeg vil rette i teksten"
    if own is None:
        yield Errand(edit, "lg opret ledelse", "en mappe med jeres egen tekst")
    else:
        where = "filerne her" if own in {"", "."} else f"filerne i {own}"
        yield Errand(edit, "lg tjek", f"når {where} er rettet")
    yield Errand("Jeg vil se det hele", "lg hjælp")


def _show_errands(errands: Sequence[Errand]) -> None:
    """Print them in two columns; in a narrow window each command stands below what is said."""
    left = max(len(one.said) for one in errands)
    beside = 2 + left + 2 + max(len(one.command) for one in errands) <= width()
    for said, command, first in errands:
        line = f"  {said:<{left}}  {command}" if beside else f"    {command}"
        with_first = f"{line}   {literal(first)}"
        if not beside:
            say(f"  {said}")
        say(with_first if first and len(with_first) <= width() else line)


def _show_names(framework: Framework) -> None:
    nouns = (USUAL.role.many, USUAL.marker.many)
    roles = [(role.id, role.title) for role in framework.roles]
    markers = [(marker.id, marker.name) for marker in framework.pejlemaerker]
    for noun, rows in zip(nouns, (roles, markers), strict=True):
        first = max(len(name) for name, _ in rows) + 2
        say(f"\n{first_upper(noun)}:")
        for name, title in rows:
            say(f"  {name:<{first}}{literal(title)}")
    if framework.fora:
        say("")
        _say_wrapped(f"Fora: {', '.join(one.id for one in framework.fora)}")


def _say_wrapped(text: str) -> None:
    import textwrap

    lines = textwrap.wrap(
        text, width(), subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
    say("\n".join(lines))


def _show_which(framework: Framework, where: str) -> None:
    metadata = framework.metadata
    _say_wrapped(
        f"{literal(metadata.title)}: {literal(metadata.organisation)}, "
        f"version {metadata.version} ({literal(where)})"
    )
