"""Danish help for text that is not well-formed YAML.

libyaml's own messages are English and speak of tokens. The commonest slips can be told from
the text itself around the place where reading stopped, and that is what HR gets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Related, Severity, Span

if TYPE_CHECKING:
    import yaml

_CONFLICT = re.compile(r"(<{7}|={7}|>{7})( |$)")
_FIELD = re.compile(r"\s*(?:- +)*(?P<key>[\w-]+): +(?P<value>\S.*)$")
_COLON = re.compile(r":( |$)")
_TEXT_AFTER_QUOTE = re.compile(r"""(["'])[^"']*\1\s*[^\s#]""")
_RESERVED_START = re.compile(r"[@%`&*!]")
_AFTER_FOLD = re.compile(r"[|>][-+]?\d?\s+[^\s#]")


def syntax_diagnostic(shown_as: str, text: str, error: yaml.YAMLError) -> Diagnostic:
    """Word a YAML error by what stands in the text where reading stopped."""
    lines = text.splitlines() or [""]
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    line = min(mark.line if mark is not None else 0, len(lines) - 1)
    column = mark.column if mark is not None else 0

    def found(
        code: str, at: int, message: str, remedy: str, related: tuple[Related, ...] = ()
    ) -> Diagnostic:
        col = column + 1 if at == line else len(lines[at]) - len(lines[at].lstrip()) + 1
        span = Span(shown_as, at + 1, col, at + 1, col)
        return Diagnostic(code, Severity.ERROR, message, span, remedy, related)

    conflict = next((number for number, one in enumerate(lines) if _CONFLICT.match(one)), None)
    if conflict is not None:
        return found(
            "LG010",
            conflict,
            "Her står et mærke fra to ændringer, der ikke er flettet sammen.",
            "Behold den rigtige af de to tekster, og slet linjerne med <<<, === og >>>.",
        )
    opened = _open_quote(lines, context)
    if opened is not None:
        return found(
            "LG011",
            opened,
            f"Anførselstegnet i linje {opened + 1} bliver ikke lukket.",
            "Sæt det samme tegn til sidst i teksten, eller slet det første.",
            (Related(Span(shown_as, line + 1, 1, line + 1, 1), "så langt læste programmet"),),
        )
    for near in range(line, max(line - 2, -1), -1):
        slip = _slip(lines[near])
        if slip is not None:
            code, message, remedy = slip
            return found(code, near, message, remedy)
    return found(
        "LG011",
        line,
        "Programmet kan ikke forstå filen her.",
        "Se efter, om linjen er rykket lige så langt ind som linjerne omkring den, "
        "og om der mangler et kolon, en streg eller et anførselstegn.",
    )


def _slip(content: str) -> tuple[str, str, str] | None:
    """Recognise the commonest slips on a line: code, message and remedy."""
    indent = content[: len(content) - len(content.lstrip())]
    if "\t" in indent:
        return (
            "LG014",
            "Linjen er rykket ind med tabulator.",
            "Brug mellemrum i stedet: to for hvert trin.",
        )
    match = _FIELD.match(content)
    if match is None:
        return None
    key, value = match["key"], match["value"]
    message = remedy = ""
    if value[0] in "\"'":
        if _TEXT_AFTER_QUOTE.match(value):
            message = "Der står mere efter det sidste anførselstegn."
            remedy = (
                "Begynd teksten med et andet ord, eller brug de buede anførselstegn ” ” i teksten."
            )
    elif _AFTER_FOLD.match(value):
        message = f"Efter {value.split()[0]} må der ikke stå mere på linjen."
        remedy = "Skriv teksten på linjen nedenunder, rykket to mellemrum længere ind."
    elif _COLON.search(value):
        message = (
            "Der står kolon og mellemrum i teksten. Så tror programmet, at et nyt felt begynder."
        )
        remedy = (
            f'Sæt lige anførselstegn om hele teksten: `{key}: "{value}"`. '
            "De buede anførselstegn fra Word virker ikke her."
        )
    elif _RESERVED_START.match(value):
        message = f"Teksten begynder med tegnet {value[0]}, som betyder noget særligt her."
        remedy = f'Sæt lige anførselstegn om hele teksten: `{key}: "{value}"`.'
    return ("LG011", message, remedy) if message else None


def _open_quote(lines: list[str], context: yaml.Mark | None) -> int | None:
    """Return the line (from 0) where a quoted text begins that reading stopped inside."""
    if context is None or context.line >= len(lines):
        return None
    rest = lines[context.line][context.column :]
    return context.line if rest[:1] in {'"', "'"} else None
