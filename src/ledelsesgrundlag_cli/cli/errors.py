"""Errors the user can do something about, and how usage errors are worded in Danish.

Typer's own words are English; they are replaced here by class, never by matching its messages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

# Typer 0.28 vendors click and exports only some of the classes; pyproject.toml holds it there.
from typer._click import exceptions as click_errors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typer._click.core import Context, Parameter

ToolError = click_errors.ClickException
"""What Typer raises for wrong use of the command line."""

UsageError = click_errors.UsageError

WRONG_USE = 2
FAILED = 1


class UserError(Exception):
    """Something the user can mend: one or more Danish lines, and an exit code."""

    def __init__(self, message: str, *, exit_code: int = WRONG_USE) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class FailedError(UserError):
    """A ``UserError`` of what the command found, where nothing is wrong with the command."""

    def __init__(self, message: str) -> None:
        super().__init__(message, exit_code=FAILED)


def usage_message(error: click_errors.ClickException) -> str:
    """Word one of Typer's usage errors in Danish, by its class."""
    words = _words(error)
    context = getattr(error, "ctx", None)
    if context is None:
        return words
    return f"{words}\nSe hjælpen med: {context.command_path} --help"


def _words(error: click_errors.ClickException) -> str:
    if isinstance(error, click_errors.NoSuchOption):
        return _no_such_option(error)
    if isinstance(error, click_errors.BadOptionUsage):
        return _bad_option(error)
    if isinstance(error, click_errors.MissingParameter):
        choices = getattr(getattr(error.param, "type", None), "choices", None)
        hint = f" Vælg mellem: {one_of(choices)}." if choices else ""
        return f"Der mangler {_parameter_name(error.param, error.ctx)}.{hint}"
    if isinstance(error, click_errors.BadParameter):
        return _bad_parameter(error)
    if isinstance(error, click_errors.BadArgumentUsage):
        return "Der står for få eller for mange ord i kommandoen."
    return "Kommandoen kan ikke bruges sådan."


def _no_such_option(error: click_errors.NoSuchOption) -> str:
    from ledelsesgrundlag_cli.words.names import nearest

    known: list[str] = []
    if error.ctx is not None:
        known = [name for param in error.ctx.command.params for name in param.opts]
        known = [name for name in known if name.startswith("--")]
    close = error.possibilities or nearest(error.option_name, [*known, "--help"])
    hint = f" Mente du {' eller '.join(sorted(close))}?" if close else ""
    return f"Der er ikke noget tilvalg, der hedder {shown(error.option_name)}.{hint}"


def _bad_option(error: click_errors.BadOptionUsage) -> str:
    params = error.ctx.command.get_params(error.ctx) if error.ctx is not None else ()
    option = next((param for param in params if error.option_name in param.opts), None)
    if option is not None and getattr(option, "is_flag", False):
        return f"{error.option_name} skal stå alene, uden lighedstegn."
    return f"Der mangler noget efter {error.option_name}."


def _bad_parameter(error: click_errors.BadParameter) -> str:
    name = _parameter_name(error.param, error.ctx)
    choices = getattr(getattr(error.param, "type", None), "choices", None)
    if choices:
        return f"Det, der står ved {name}, kan ikke bruges. Vælg mellem: {one_of(choices)}."
    return f"Det, der står ved {name}, kan ikke bruges."


def one_of(choices: Sequence[object]) -> str:
    """List choices by the text that is written on the command line."""
    return ", ".join(str(getattr(choice, "value", choice)) for choice in choices)


def _parameter_name(param: Parameter | None, context: Context | None) -> str:
    if param is None:
        return "noget"
    if param.param_type_name == "option":
        return max(param.opts, key=len)
    return param.make_metavar(ctx=context) if context else (param.name or "noget")


def shown(text: str) -> str:
    """Quote what the user wrote, with control characters made visible."""
    from ledelsesgrundlag_cli.words.harmless import literal

    return f"”{literal(text)}”"
