"""Typer's commands with Danish help, Danish aliases, and commands loaded when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from typer.core import TyperCommand, TyperGroup

from ledelsesgrundlag_cli.cli.errors import UsageError, UserError, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from typer import Typer
    from typer._click.core import Command, Context
    from typer._click.formatting import HelpFormatter


class CommandEntry(NamedTuple):
    """A command in a group: the module that holds it, its line of help, and Danish names."""

    module: str
    help: str
    aliases: tuple[str, ...] = ()


class _DanishHelp:
    """What commands and groups share: usage, options and their headings in Danish."""

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
        return rest

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), "Brug: ")

    def get_help_option(self, ctx: Context) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]  # given by TyperCommand
        if option is not None:
            option.help = "Vis denne hjælp."
        return option

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        arguments, options = [], []
        for param in self.get_params(ctx):  # type: ignore[attr-defined]  # as above
            if param.hidden:
                continue
            if param.param_type_name == "argument":
                arguments.append((param.make_metavar(ctx=ctx), param.help or ""))
            else:
                record = param.get_help_record(ctx)
                if record is not None:
                    options.append(record)
        for heading, rows in (("Du skriver", arguments), ("Tilvalg", options)):
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)


class DanishCommand(_DanishHelp, TyperCommand):
    """A command. Words it cannot use are named in Danish."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["context_settings"] = {
            **(kwargs.get("context_settings") or {}),
            "allow_extra_args": True,
        }
        super().__init__(*args, **kwargs)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise UserError(
                f"{ctx.command_path} ved ikke, hvad {shown(rest[0])} er.\n"
                f"Se hjælpen med: {ctx.command_path} --help"
            )
        return rest


class DanishGroup(_DanishHelp, TyperGroup):
    """A group whose commands are imported when they are used.

    ``entries`` are the commands in the order of the help; each module has a Typer ``app``.
    """

    entries: ClassVar[dict[str, CommandEntry]] = {}

    def table(self) -> Mapping[str, CommandEntry]:
        """Return the commands by name."""
        return self.entries

    def list_commands(self, ctx: Context) -> list[str]:
        return [*self.table(), *super().list_commands(ctx)]

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        name = self._resolved(cmd_name)
        if name in self.table() and name not in self.commands:
            from typer.main import get_command

            self.commands[name] = get_command(self.made(name))
            self.commands[name].name = name
        return super().get_command(ctx, name)

    def made(self, name: str) -> Typer:
        """Return the Typer app of a command in ``entries``."""
        from importlib import import_module

        app: Typer = import_module(self.table()[name].module).app
        return app

    def other_command(self, _written: str, _rest: Sequence[str]) -> Command | None:
        """Return a command that is not in the table, as no help lists it; None without any."""
        return None

    def other_names(self, _rest: Sequence[str]) -> Iterable[str]:
        """Return what such commands are called."""
        return ()

    def _resolved(self, written: str) -> str:
        from unicodedata import normalize

        folded = normalize("NFC", written).casefold()
        for name, entry in self.table().items():
            if folded == name or folded in entry.aliases:
                return name
        return written

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        return ["KOMMANDO", *super().collect_usage_pieces(ctx)]

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        rows = [
            (name, entry.help + (f" Også: {', '.join(entry.aliases)}." if entry.aliases else ""))
            for name, entry in self.table().items()
        ]
        rows += [
            (name, command.get_short_help_str(200))
            for name, command in self.commands.items()
            if name not in self.table()
        ]
        with formatter.section("Kommandoer"):
            formatter.write_dl(rows)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        self.format_commands(ctx, formatter)
        super().format_options(ctx, formatter)

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Command | None, list[str]]:
        written = args[0]
        command = self.get_command(ctx, written) or self.other_command(written, args[1:])
        if command is not None or ctx.resilient_parsing:
            return self._resolved(written), command, args[1:]
        if written.startswith("-"):
            self.parse_args(ctx, args)
        from ledelsesgrundlag_cli.words.names import nearest

        known = [*self.list_commands(ctx), *self.other_names(args[1:])]
        known += [alias for entry in self.table().values() for alias in entry.aliases]
        close = nearest(written, known)
        hint = f" Mente du {' eller '.join(close)}?" if close else ""
        raise UserError(
            f"Der er ikke nogen kommando, der hedder {shown(written)}.{hint}\n"
            f"Se kommandoerne med: {ctx.command_path} --help"
        )
