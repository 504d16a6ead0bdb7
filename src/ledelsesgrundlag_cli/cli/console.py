"""Writing to the terminal: encodings that cannot hold everything, colours, closed pipes."""

from __future__ import annotations

import codecs
import os
import sys

_FALLBACK = "lg-danish"
_PLAIN = {
    "æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa", "é": "e", "É": "E",
    "”": '"', "“": '"', "„": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "…": "...",
    "·": "-", "›": ">", "•": "-", "→": "->", "▲": "^", "■": "#", "◆": "<", "●": "o",
    "★": "*", "▼": "v", "✚": "+", "⬢": "O", "─": "-", "│": "|", "┼": "+", "\xa0": " ",
}  # fmt: skip


def _plain(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end]
    return "".join(_PLAIN.get(char, "?") for char in text), error.end


def prepare_streams() -> None:
    """Let stdout and stderr write Danish on any console, with plain letters where they must."""
    codecs.register_error(_FALLBACK, _plain)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=_FALLBACK)


def say(text: str) -> None:
    """Print a line to stdout. What could steer the terminal is shown as text."""
    _write(sys.stdout, _harmless(text) + "\n")


def say_raw(text: str) -> None:
    """Print to stdout as it is: a rendered document."""
    _write(sys.stdout, text)


def say_bytes(content: bytes) -> None:
    """Write bytes to stdout: formats that are UTF-8 whatever the console is."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        _write(sys.stdout, content.decode("utf-8"))
        return
    try:
        sys.stdout.flush()
        buffer.write(content)
        buffer.flush()
    except BrokenPipeError as error:
        raise ReaderGoneError from error


def warn(text: str, *, whole: bool = False) -> None:
    """Print a message to stderr, broken between words when it is a terminal.

    ``whole`` lines are left for the terminal to break: a command is copied in one piece then.
    What could steer the terminal is shown as text, whoever wrote it.
    """
    try:
        text = _harmless(text)
        if not whole and getattr(sys.stderr, "isatty", bool)():
            text = _wrapped(text)
        _write(sys.stderr, text + "\n")
    except (ReaderGoneError, OSError, ValueError):  # nowhere to complain to
        return


def _harmless(text: str) -> str:
    if text.replace("\n", "").isprintable():
        return text
    from ledelsesgrundlag_cli.words.harmless import lines

    return lines(text)


def _wrapped(text: str) -> str:
    import textwrap

    from ledelsesgrundlag_cli.words.measure import READABLE

    columns = min(width(), READABLE)
    lines = []
    for line in text.split("\n"):
        indent = line[: len(line) - len(line.lstrip())]
        lines += textwrap.wrap(
            line,
            columns,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    return "\n".join(lines)


def _write(stream: object, text: str) -> None:
    write = getattr(stream, "write", None)
    if write is None:  # started without a console
        return
    try:
        write(text)
    except BrokenPipeError as error:
        raise ReaderGoneError from error


class ReaderGoneError(Exception):
    """Nobody reads what is printed any more. No OSError, which Typer would end itself."""


def end_messages() -> None:
    """Flush stderr; when nobody reads it any more, keep Python from saying so at exit."""
    try:
        if sys.stderr is not None:
            sys.stderr.flush()
    except (OSError, ValueError):
        close_quietly()


def close_quietly() -> None:
    """Make Python's own flush at exit silent after the reader of a pipe went away."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            os.dup2(devnull, stream.fileno())
        except (OSError, ValueError, AttributeError):
            continue


def width() -> int:
    """Return the number of columns to write for: the terminal's, or 80 when there is none."""
    import shutil

    return shutil.get_terminal_size(fallback=(80, 24)).columns


def colors() -> str | None:
    """Return the colour system to use, as rich names it, or None for no colours.

    Twenty-four bits only where the terminal says so: others misread them.
    """
    if not wants_color():
        return None
    many = os.environ.get("COLORTERM", "").lower() in {"truecolor", "24bit"}
    return "truecolor" if many or sys.platform == "win32" else "256"


def wants_color() -> bool:
    """Tell whether to use colour: on a terminal that has it, and never against NO_COLOR."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    if os.environ.get("TERM") == "dumb" or not getattr(sys.stdout, "isatty", bool)():
        return False
    if sys.platform == "win32":
        from rich.console import detect_legacy_windows

        return not detect_legacy_windows()
    return True
