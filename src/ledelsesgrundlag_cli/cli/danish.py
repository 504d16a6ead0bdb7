"""Typer's commands with Danish help, Danish aliases, and commands loaded when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from typer.core import TyperCommand, TyperGroup

from ledelsesgrundlag_cli.cli.errors import UsageError, UserError, shown
from ledelsesgrundlag_cli.cli.help_layout import HelpContext
from ledelsesgrundlag_cli.documents.kinds import CommandGroup
from ledelsesgrundlag_cli.words.folding import spelled_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from typer import Typer
    from typer._click.core import Command, Context
    from typer._click.formatting import HelpFormatter
    from typer._click.shell_completion import CompletionItem

ARGUMENTS = "Du skriver"
OPTIONS = "Tilvalg"
FOLDERS = "Hvor filerne ligger"
"""Heading of the options that say which folders are used. They stand last in every help."""
HEADINGS = (ARGUMENTS, OPTIONS, FOLDERS)
INHERITED = ("framework", "templates")
"""Options that may also stand before the command, where they hold for whatever follows."""
TYPED = "ledelsesgrundlag_cli.typed"
"""Where a context keeps the words that stand after the command, as they were written."""


class CommandEntry(NamedTuple):
    """A command: its line of help, Danish names, and its heading.

    The first of the Danish names is the one that is shown; without any, the command's own is.
    Names are spelled with æøå here; ``ae``, ``oe`` and ``aa`` work too.
    """

    help: str
    aliases: tuple[str, ...] = ()
    group: CommandGroup = CommandGroup.COMMANDS


class _DanishHelp:
    """What commands and groups share: usage, options and their headings in Danish."""

    context_class: type[Context] = HelpContext
    headings: ClassVar[tuple[str, ...]] = HEADINGS
    """Those of the headings that there is room for."""

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        pieces: list[str] = [
            param.make_metavar(ctx=ctx)
            for param in self.params  # type: ignore[attr-defined]  # given by TyperCommand
            if param.param_type_name == "argument"
        ]
        return [*pieces, "[TILVALG]"]

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        try:
            rest: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]  # as above
        except UsageError as error:
            error.ctx = error.ctx or ctx  # the parser leaves it out where a value is wrong
            raise
        for name in INHERITED:
            if ctx.params.get(name) is None and name in ctx.params:
                ctx.params[name] = ctx.find_root().params.get(name)
        return rest

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help: the examples before the options, and the folders last."""
        self.format_usage(ctx, formatter)
        self.format_help_text(ctx, formatter)
        self.format_epilog(ctx, formatter)
        self.format_options(ctx, formatter)

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), "Brug: ")

    def format_help_text(self, ctx: Context, formatter: HelpFormatter) -> None:
        formatter.write_paragraph()
        formatter.write_text(self.help or "")  # type: ignore[attr-defined]  # as above

    def format_epilog(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the epilog's lines, each a command that one can copy."""
        lines = (self.epilog or "").splitlines()  # type: ignore[attr-defined]  # as above
        if lines:
            with formatter.section("Eksempler" if len(lines) > 1 else "Eksempel"):
                formatter.write_dl([(line, "") for line in lines])

    def get_help_option(self, ctx: Context) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]  # given by TyperCommand
        if option is not None:
            option.help = "Vis denne hjælp."
        return option

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        rows: dict[str, list[tuple[str, str]]] = {heading: [] for heading in HEADINGS}
        for param in self.get_params(ctx):  # type: ignore[attr-defined]  # as above
            if param.hidden:
                continue
            if param.param_type_name == "argument":
                rows[ARGUMENTS].append((param.make_metavar(ctx=ctx), param.help or ""))
            else:
                rows[param.rich_help_panel or OPTIONS].append(param.get_help_record(ctx))
        for heading in self.headings:
            if rows[heading]:
                with formatter.section(heading):
                    formatter.write_dl(rows[heading])


def above(ctx: Context) -> list[str]:
    """Return the framework that is named before the command, as it could stand after it."""
    named = ctx.find_root().params.get("framework")
    return [] if named is None else ["--framework", named]


class DanishCommand(_DanishHelp, TyperCommand):
    """A command. Words it cannot use are named in Danish."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["context_settings"] = {
            **(kwargs.get("context_settings") or {}),
            "allow_extra_args": True,
        }
        super().__init__(*args, **kwargs)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        ctx.meta[TYPED] = [*args]
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise UserError(
                f"{ctx.command_path} ved ikke, hvad {shown(rest[0])} er.\n"
                f"Se hjælpen med: {ctx.command_path} --help"
            )
        for name in INHERITED:
            if ctx.find_root().params.get(name) is not None and name not in ctx.params:
                raise UserError(f"{ctx.command_path} bruger ikke --{name}. Tag det ud.")
        return rest


class DanishGroup(_DanishHelp, TyperGroup):
    """A group whose commands are imported when they are used.

    ``entries`` are the commands in the order of the help. The module of each has a Typer ``app``,
    and is called ``modules`` and the command's name.
    """

    modules: ClassVar[str] = "ledelsesgrundlag_cli.cli.commands."
    entries: ClassVar[dict[str, CommandEntry]] = {}

    def table(self) -> Mapping[str, CommandEntry]:
        """Return the commands by name."""
        return self.entries

    def list_commands(self, ctx: Context) -> list[str]:
        return [*self.table()]

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        name = self._resolved(cmd_name)
        if name in self.table() and name not in self.commands:
            from typer.main import get_command

            self.commands[name] = get_command(self.made(name))
            self.commands[name].name = name
        return super().get_command(ctx, name)

    def made(self, name: str) -> Typer:
        """Return the Typer app of a command in the table."""
        from importlib import import_module

        app: Typer = import_module(f"{self.modules}{name}").app
        return app

    def other_command(self, _written: str, _rest: Sequence[str]) -> Command | None:
        """Return a command that is not in the table, as no help lists it; None without any."""
        return None

    def other_names(self, _rest: Sequence[str]) -> Iterable[str]:
        """Return what such commands are called."""
        return ()

    def _resolved(self, written: str) -> str:
        wanted = spelled_out(written)
        for name in self.table():
            if wanted in map(spelled_out, self._names(name)):
                return name
        return written

    def _names(self, name: str) -> Sequence[str]:
        """Return all the names a command goes by, the one that is shown first."""
        return (*self.table()[name].aliases, name)

    def shown_name(self, name: str) -> str:
        """Return what a command is called in Danish: in usage, in messages, in the list."""
        return self._names(name)[0] if name in self.table() else name

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        return ["KOMMANDO", *super().collect_usage_pieces(ctx)]

    def heading_of(self, name: str, _ctx: Context) -> CommandGroup:
        """Return the heading that a command stands under in the help."""
        return self.table()[name].group

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """List the commands by heading: the Danish name, and the English where it is another."""
        rows: dict[CommandGroup, list[tuple[str, str]]] = {group: [] for group in CommandGroup}
        for name, entry in self.table().items():
            danish = self.shown_name(name)
            both = danish if spelled_out(danish) == name else f"{danish}, {name}"
            rows[self.heading_of(name, ctx)].append((both, entry.help))
        width = max(len(both) for listed in rows.values() for both, _ in listed)
        for heading, listed in rows.items():
            if listed and heading:
                with formatter.section(heading):
                    formatter.write_dl([(both.ljust(width), text) for both, text in listed])

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        self.format_commands(ctx, formatter)
        super().format_options(ctx, formatter)

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Suggest each command once: by the name that is shown, or the one begun on.

        What no help lists is suggested where nothing else begins so.
        """
        from typer._click.shell_completion import CompletionItem

        begun = incomplete.casefold()
        suggested = []
        for name, entry in self.table().items():
            names = self._names(name)
            fitting = [one for one in (*names, *map(spelled_out, names)) if one.startswith(begun)]
            suggested += [CompletionItem(one, help=entry.help) for one in fitting[:1]]
        if not suggested and not begun.startswith("-"):  # the others take time to find
            others = sorted(self.other_names(above(ctx)))
            suggested = [CompletionItem(one) for one in others if one.startswith(begun)]
        # Typer's group would import every command to ask it whether it is hidden.
        return [*suggested, *super(TyperGroup, self).shell_complete(ctx, incomplete)]

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Command | None, list[str]]:
        written = args[0]
        command = self.get_command(ctx, written)
        if command is not None:
            return self.shown_name(self._resolved(written)), command, args[1:]
        rest = [*args[1:], *above(ctx)]
        command = self.other_command(written, rest)
        if command is not None or ctx.resilient_parsing:
            return None if command is None else command.name, command, args[1:]
        if written.startswith("-"):
            self.parse_args(ctx, args)
        from ledelsesgrundlag_cli.words.names import nearest

        known = [one for name in self.table() for one in self._names(name)]
        known += self.other_names(rest)
        near = nearest(written, known)
        danish = {one: self.shown_name(self._resolved(one)) for one in near}
        close = dict.fromkeys(name if name in near else one for one, name in danish.items())
        hint = f" Mente du {' eller '.join(close)}?" if close else ""
        raise UserError(
            f"Der er ikke nogen kommando, der hedder {shown(written)}.{hint}\n"
            f"Se kommandoerne med: {ctx.command_path} --help"
        )
