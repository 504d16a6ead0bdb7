"""Danish help for text that is not well-formed YAML.

libyaml's own messages are English and speak of tokens. The commonest slips can be told from
the text itself around the place where reading stopped, and that is what HR gets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Related, Severity, Span

if TYPE_CHECKING:
    import yaml

_CONFLICT = re.compile(r"(<{7}|={7}|>{7})( |$)")
_FIELD = re.compile(r"\s*(?:- +)*(?P<key>[\w-]+): +(?P<value>\S.*)$")
_COLON = re.compile(r":( |$)")
_TEXT_AFTER_QUOTE = re.compile(r"""(["'])[^"']*\1\s*[^\s#]""")
_RESERVED_START = re.compile(r"[@%`&*!]")
_UNKNOWN_ESCAPE = re.compile(
    r"(?<!\\)(?:\\\\)*\\[^0abt\tnvfre \"/\\N_LPxuU]|\\[xuU](?![0-9A-Fa-f]{2})"
)
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
    signs = _sign(lines, line)
    if signs is not None:
        at, message, remedy = signs
        return found("LG011", at, message, remedy)
    escaped = any(map(_UNKNOWN_ESCAPE.search, lines[max(line - 2, 0) : line + 1]))
    opened = None if escaped else _open_quote(lines, context)
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


def _sign(lines: list[str], stopped: int) -> tuple[int, str, str] | None:
    """Find a line, here or just before, with a sign that looks like one of YAML's and is not.

    Such a line is read as part of a text, so it is the next one that cannot be understood.
    """
    for near in range(stopped, max(stopped - _LOOKED_BACK, -1), -1):
        said = _sign_in(lines[near])
        if said is None and near and _ITEM.match(lines[near - 1]) is not None:
            said = _pasted_item(lines[near])
        if said is not None:
            return near, *said
        if near < stopped and _OPEN_LIST.match(lines[near]) is not None:
            return near, "Listen bliver ikke lukket.", "Sæt en kantet parentes til sidst: `]`."
    return None


def _pasted_item(content: str) -> tuple[str, str] | None:
    """Say what is wrong with a line that follows an item of a list, and begins with a bullet."""
    bullet = _ANY_BULLET.match(content)
    if bullet is None:
        return None
    return _not_a_dash(bullet["sign"])


def _not_a_dash(sign: str) -> tuple[str, str]:
    return (
        f"Linjen begynder med tegnet {sign}, som ikke er en kort streg.",
        "Skriv en almindelig kort streg og et mellemrum i stedet: `- `.",
    )


_LOOKED_BACK: Final = 12
"""Lines before the place where reading stopped: a list's next line is read as more of the text."""
_ITEM: Final = re.compile(r"\s*- \S")
_ANY_BULLET: Final = re.compile(r"\s*(?P<sign>[•·▪●■◦‣∙–—−])\s*\S")
_OPEN_LIST: Final = re.compile(r"\s*(?:- +)*[\w-]+: +\[[^]#]*$")


def _sign_in(content: str) -> tuple[str, str] | None:  # noqa: PLR0911 - one for each sign
    """Say which sign of a line looks right and is not: the message and the remedy."""
    blanks = _INDENT.match(content)
    if blanks is not None and (odd := _ODD_SPACE.search(blanks[0])) is not None:
        what = (
            "usynlige tegn" if odd[0] in "\u200b\ufeff\u2060" else "faste eller særlige mellemrum"
        )
        return (
            f"Linjen er rykket ind med {what}. De ser rigtige ud, men tæller ikke.",
            "Slet dem foran det første ord, og skriv almindelige mellemrum: to for hvert trin.",
        )
    rest = content.lstrip()
    bullet = _BULLET.match(rest)
    if bullet is not None:
        return _not_a_dash(bullet[0][0])
    if _TIGHT_DASH.match(rest):
        return (
            "Der mangler et mellemrum efter stregen.",
            "Skriv en kort streg og et mellemrum: `- `.",
        )
    key = _KEY.match(rest)
    if key is None:
        return None
    name, sign, after = key["key"], key["sign"] or key["wrong"].strip(), key["after"]
    if sign == ":" and after in {"\u00a0", "\u202f", "\u2007", "\u3000"}:
        return (
            f"Mellemrummet efter ”{name}:” er et fast mellemrum. Det tæller ikke.",
            "Slet det, og skriv et almindeligt mellemrum.",
        )
    if sign == ":":
        return (
            f"Der mangler et mellemrum efter ”{name}:”.",
            f"Skriv et mellemrum efter kolonet: `{name}: {after}{key['rest'][:20]}`.",
        )
    what = "et bredt kolon" if sign == "：" else f"tegnet {sign}"
    return (
        f"Efter ”{name}” står {what} og ikke et almindeligt kolon.",
        f"Skriv et kolon og et mellemrum: `{name}: `.",
    )


_INDENT: Final = re.compile(r"[\s\u200b\ufeff\u2060]*")
_ODD_SPACE: Final = re.compile(r"[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]")
_BULLET: Final = re.compile(r"[•·▪●■◦‣∙–—−*](?=\s*[\w-]+\s*[:：]( |$))")
_NAMES: Final = (
    "id|text|title|name|origin|label|lead|privacy|type|for|forum|aim|primary|secondary|quote|use|"
    "grounded_in|singular|heading|level|attribution|speaker|version|status|organisation|subtitle|"
    "question|answer|note|order|aliases|options|because|lines|rows|choose|when|fill|instead_of"
)
_TIGHT_DASH: Final = re.compile(rf"-(?:{_NAMES}): ")
_KEY: Final = re.compile(
    rf"(?:- +)*(?P<key>{_NAMES})(?:(?P<sign>:)(?P<after>[\u00a0\u202f\u2007\u3000]|\S)"
    r"|(?P<wrong>：| ?[;=](?= )))(?P<rest>.*)"
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
    if value[0] == '"' and _UNKNOWN_ESCAPE.search(value):
        message = "Der står en omvendt skråstreg i en tekst med lige anførselstegn."
        remedy = (
            "Skriv skråstregen to gange, \\\\, eller brug de enkle anførselstegn ' om teksten."
        )
    elif value[0] in "\"'":
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
    elif (
        (value[0] in "[{" and re.search(r"[]}]\s*[^\s,#]", value))
        or _RESERVED_START.match(value)
        or value.startswith(("- ", "? "))
    ):
        message = f"Teksten begynder med tegnet {value[0]}, som betyder noget særligt her."
        remedy = f'Sæt lige anførselstegn om hele teksten: `{key}: "{value}"`.'
    return ("LG011", message, remedy) if message else None


def _open_quote(lines: list[str], context: yaml.Mark | None) -> int | None:
    """Return the line (from 0) where a quoted text begins that reading stopped inside."""
    if context is None or context.line >= len(lines):
        return None
    rest = lines[context.line][context.column :]
    return context.line if rest[:1] in {'"', "'"} else None
