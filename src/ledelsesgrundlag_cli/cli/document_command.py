"""What the commands that make a document share: their options, and their delivery.

A command is a function of ``Asked`` and of the words and options that are its own; the row of its
document says the rest.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from ledelsesgrundlag_cli.cli.danish import DanishCommand
from ledelsesgrundlag_cli.cli.local import (
    LocalOption,
    refuse_local,
    tell_when_nothing,
    with_local,
)
from ledelsesgrundlag_cli.cli.options import (
    FillInOption,
    FrameworkOption,
    OneSidedOption,
    OverwriteOption,
    TemplatesOption,
    format_option,
    option,
    output_option,
)
from ledelsesgrundlag_cli.render.formats import formats_of
from ledelsesgrundlag_cli.words.danish import listed

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.cli.opening import Opened
    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.documents.kinds import DocumentKind
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.formats import Format


@dataclass(frozen=True)
class Asked:
    """What the options that documents share say, as they were written.

    ``kind`` is the row of the document.
    """

    output: str | None = None
    format: str | None = None
    framework: str | None = None
    templates: str | None = None
    overwrite: bool = False
    fill_in: bool = False
    one_sided: bool = False
    paper: str | None = None
    local: list[str] | None = None
    kind: DocumentKind | None = None

    @cached_property
    def made_as(self) -> Format:
        """The format that is asked for, by its name or by the file's."""
        from ledelsesgrundlag_cli.cli.output import choose_format

        return choose_format(self.format, self.output, formats_of(self.kind) if self.kind else ())

    @cached_property
    def size(self) -> str:
        """The paper that is asked for."""
        from ledelsesgrundlag_cli.cli.output import choose_paper

        papers = self.kind.papers if self.kind else ()
        return choose_paper(self.paper, self.made_as, papers or ("a4",))

    def check(self) -> None:
        """Refuse what cannot be made, before anything is read."""
        from ledelsesgrundlag_cli.cli.output import check_fill_in, check_offered, check_one_sided

        made_as, _ = self.made_as, self.size
        if self.kind:
            check_offered(made_as, self.kind)
        check_fill_in(made_as, fill_in=self.fill_in)
        check_one_sided(made_as, one_sided=self.one_sided)

    def open(self) -> Opened:
        """Check what is asked for, and open the framework, with the unit that is asked for."""
        refuse_local(self.kind, self.local)
        self.check()
        return self.open_checked()

    def open_checked(self) -> Opened:
        """Open the framework, with the unit that is asked for."""
        from ledelsesgrundlag_cli.cli.opening import open_framework

        refuse_local(self.kind, self.local)
        return with_local(open_framework(self.framework), self.local)

    def deliver(self, document: Document, opened: Opened) -> None:
        """Render the document and put it where it is to be."""
        from ledelsesgrundlag_cli.cli.output import deliver

        tell_when_nothing(document, opened.framework.local)
        deliver(document, opened, self)


def document_command(
    kind: DocumentKind,
    function: Callable[..., None],
    *,
    about: str | None = None,
    example: str | None = None,
    options: Mapping[str, Any] | None = None,
) -> typer.Typer:
    """Make the command of a document.

    Args:
        kind: The row that says what it is called, and on which papers it comes.
        function: Makes and delivers it. It takes an ``Asked`` and, by name, what Typer reads of
            the rest of its signature: what may stand anywhere comes first in the help, and what
            is for keywords alone after the format.
        about: What stands at the top of its help, if not what the row says.
        example: What stands at the end of it.
        options: Annotations to use in place of the usual ones, or of the function's, by name.

    Returns:
        A Typer app with this one command.
    """
    shared = _shared_options(kind)
    shared |= {name: one for name, one in (options or {}).items() if name in shared}

    def command(**values: Any) -> None:
        common = {name: values.pop(name) for name in shared}
        function(Asked(**common, kind=kind), **values)

    own = inspect.signature(function, eval_str=True)
    in_order = list(_in_order(own, shared, options or {}))
    command.__signature__ = inspect.Signature(in_order)  # type: ignore[attr-defined]  # as Typer reads it
    command.__annotations__ = {}
    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    app.command(
        cls=DanishCommand,
        help=kind.about if about is None else about,
        epilog=kind.example if example is None else example,
    )(command)
    return app


def _shared_options(kind: DocumentKind) -> dict[str, Any]:
    """Return the options that the command of a document has in common with others, by name."""
    offered = formats_of(kind)
    shared = {
        "output": output_option(offered),
        "format": format_option(offered),
        "framework": FrameworkOption,
        "templates": TemplatesOption,
        "overwrite": OverwriteOption,
    }
    shared["local"] = LocalOption if kind.local else _NeverLocal
    if kind.papers:
        shared["paper"] = _paper_option(kind.papers)
    if kind.fillable:
        shared["fill_in"] = FillInOption
    if kind.two_sided:
        shared["one_sided"] = OneSidedOption
    return shared


def _in_order(
    own: inspect.Signature, shared: Mapping[str, Any], instead: Mapping[str, Any]
) -> Iterator[inspect.Parameter]:
    """Yield a command's parameters in the order of its help: see ``document_command``."""
    _, *rest = own.parameters.values()
    first = [one for one in rest if one.kind is not one.KEYWORD_ONLY]
    late = [one for one in rest if one.kind is one.KEYWORD_ONLY]
    ours = {name: (annotation, _default(name)) for name, annotation in shared.items()}
    delivery: dict[str, tuple[Any, object]] = {
        one: ours.pop(one) for one in _DELIVERY if one in ours
    }
    ordered: dict[str, tuple[Any, object]] = {
        **{one.name: (one.annotation, one.default) for one in first},
        **delivery,
        **{one.name: (one.annotation, one.default) for one in late},
        **ours,
    }
    for name, (annotation, default) in ordered.items():
        yield inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=default,
            annotation=instead.get(name, annotation),
        )


_NeverLocal = Annotated[
    list[str] | None,
    typer.Option(
        "--local", metavar="ENHED", help="Ikke her: Dokumentet er altid fælles.", hidden=True
    ),
]
"""For what is always the common document: it is taken, so that it can be said."""

_DELIVERY: Final = ("paper", "one_sided", "output", "format", "fill_in")
"""The shared options that stand together, before what a command has after the format."""


def _default(name: str) -> object:
    """Return what a shared option is when it is not written: a switch is off."""
    return False if name in {"overwrite", "fill_in", "one_sided"} else None


def _paper_option(papers: tuple[str, ...]) -> Any:
    said = f"PDF'ens papir: {listed(papers, 'eller')}."
    return Annotated[str | None, option("--paper", "FORMAT", said, lambda: [*papers])]


def whole_command(kind: DocumentKind) -> typer.Typer:
    """Make the command of a document that takes no words or options of its own."""
    build: Callable[[Framework, str], Document] | None = kind.build

    def make(asked: Asked) -> None:
        opened = asked.open()
        if build is not None:
            asked.deliver(build(opened.framework, ""), opened)

    return document_command(kind, make)
