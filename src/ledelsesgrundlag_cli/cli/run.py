"""Running a command: every way it can end becomes an exit code, never a traceback."""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.cli import console
from ledelsesgrundlag_cli.cli.errors import FAILED, ToolError, UserError, usage_message

if TYPE_CHECKING:
    from typer._click.core import Command

COMPLETE_VARIABLE = "_LG_COMPLETE"
DEBUG_VARIABLE = "LG_DEBUG"
INTERRUPTED = 130


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 done, 1 failed, 2 wrong use."""
    console.prepare_streams()
    try:
        code = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
        console.end_messages()
    except (BrokenPipeError, console.ReaderGoneError):
        console.close_quietly()
        return 0
    except OSError as error:
        from ledelsesgrundlag_cli.source.files import danish_reason

        console.warn(f"lg kunne ikke læse eller skrive det hele: {danish_reason(error)}.")
        console.close_quietly()
        return FAILED
    except Exception:
        if os.environ.get(DEBUG_VARIABLE):
            raise
        console.warn(
            "Der er en fejl i lg selv. Fortæl gerne, hvad du skrev. "
            f"Med {DEBUG_VARIABLE}=1 foran vises det, en programmør har brug for."
        )
        return FAILED
    return code


@cache
def _program() -> Command:
    """Return the whole of ``lg``, which is the same each time it is run."""
    from typer.main import get_command

    from ledelsesgrundlag_cli.cli.app import app

    return get_command(app)


def _complete() -> int:
    """Answer a shell that asks for suggestions. It must not be disturbed, whatever happens."""
    from typer._completion_classes import completion_init

    completion_init()
    try:
        _program().main([], prog_name="lg", complete_var=COMPLETE_VARIABLE)
    except SystemExit as end:  # fish reads from it whether there is anything to suggest
        return end.code if isinstance(end.code, int) else 0
    except Exception:  # noqa: BLE001, S110 - as the docstring says
        pass
    return 0


def _run(arguments: list[str] | None) -> int:
    import typer

    if os.environ.get(COMPLETE_VARIABLE):
        return _complete()
    try:
        result = _program().main(
            arguments, prog_name="lg", complete_var=COMPLETE_VARIABLE, standalone_mode=False
        )
    except UserError as error:
        console.warn(str(error))
        return error.exit_code
    except ToolError as error:
        console.warn(usage_message(error))
        return getattr(error, "exit_code", FAILED)
    except (KeyboardInterrupt, typer.Abort):
        console.warn("Afbrudt.")
        return INTERRUPTED
    return result if isinstance(result, int) else 0
