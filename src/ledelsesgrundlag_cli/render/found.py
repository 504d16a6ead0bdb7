"""What a search found: in the terminal, as Markdown and as JSON."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.words.danish import counted
from ledelsesgrundlag_cli.words.harmless import inline, literal
from ledelsesgrundlag_cli.words.measure import READABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledelsesgrundlag_cli.diagnostics import Span
    from ledelsesgrundlag_cli.search.find import Hit

FORMAT: Final = "ledelsesgrundlag-search/1"
_AROUND: Final = 160
"""Characters shown of a long text, around the first word that was found in it."""


class Placed(NamedTuple):
    """A hit, and the place in the file of the first word found in it.

    ``change`` says how the text departs from what was adopted, if it does.
    """

    hit: Hit
    span: Span
    change: str | None = None


class _Excerpt(NamedTuple):
    """Some of a text, cut between words, and the words found in it."""

    text: str
    words: tuple[tuple[int, int], ...]


def headline(words: str, count: int) -> str:
    """Say in how many texts the words stand."""
    return f"”{literal(words)}” står {counted(count, 'ét sted', 'steder')}."


def terminal(words: str, found: Sequence[Placed], *, most: int, width: int, colors: bool) -> str:
    """Render the first ``most`` hits for a terminal of so many columns."""
    from rich.padding import Padding
    from rich.text import Text

    from ledelsesgrundlag_cli.render.console import plain_console

    stream = io.StringIO()
    console = plain_console(stream, min(width, READABLE), "256" if colors else None)
    console.print(Text(headline(words, len(found))))
    for one in found[:most]:
        excerpt = _excerpt(one.hit)
        body = Text(excerpt.text)
        for start, end in excerpt.words:
            body.stylize("bold underline", start, end)
        console.print()
        console.print(Text(_about(one), style="bold"))
        console.print(Padding(body, (0, 0, 0, 2)))
        console.print(Padding(Text(_place(one), style="dim", overflow="fold"), (0, 0, 0, 2)))
    if len(found) > most:
        console.print()
        console.print(Text(f"Her er de {most}, der passer bedst. Skriv --all for at se dem alle."))
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())


def markdown(words: str, found: Sequence[Placed]) -> str:
    """Render every hit as a list with the words found in bold."""
    from ledelsesgrundlag_cli.render.markdown import escape_markdown, escape_midline

    lines = [f"# {escape_markdown(headline(words, len(found)))}", ""]
    for one in found:
        excerpt = _excerpt(one.hit)
        shown, at = "", 0
        for start, end in excerpt.words:
            shown += escape_midline(excerpt.text[at:start])
            shown += f"**{escape_midline(excerpt.text[start:end])}**"
            at = end
        shown += escape_midline(excerpt.text[at:])
        place = escape_midline(_place(one))
        lines += [f"- **{escape_midline(_about(one))}**: {shown} ({place})"]
    return "\n".join(lines) + "\n"


def as_json(words: str, found: Sequence[Placed]) -> str:
    """Render every hit with its whole text, for other programs; see docs/json.md."""
    hits = [
        {
            "kind": one.hit.text.kind,
            "belongs_to": literal(one.hit.text.belongs_to),
            "id": one.hit.text.id,
            "address": one.hit.text.address or None,
            "text": whole.text,
            "words": whole.words,
            "added": one.hit.text.added,
            "change": one.change,
            "file": one.span.file,
            "line": one.span.line,
            "column": one.span.column,
        }
        for one in found
        for whole in [_part(one.hit, 0, len(one.hit.text.text))]
    ]
    data = {"format": FORMAT, "query": literal(words), "hits": hits}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _about(one: Placed) -> str:
    text = one.hit.text
    said = [*(["tilføjet"] if text.added else []), *([one.change] if one.change else [])]
    kind = text.kind.capitalize() + "".join(f" ({words})" for words in said)
    return f"{kind} · {literal(text.belongs_to)}"


def _place(one: Placed) -> str:
    place = f"{one.span.file}:{one.span.line}"
    return literal(f"{place} · {one.hit.text.id}" if one.hit.text.id else place)


def _excerpt(hit: Hit) -> _Excerpt:
    """Cut a long text down to what stands around the first word found."""
    text = hit.text.text
    first, last = 0, len(text)
    if len(text) > _AROUND:
        first = max(0, hit.words[0][0] - _AROUND // 3)
        first = text.rfind(" ", 0, first + 1) + 1 if first else 0
        last = min(len(text), first + _AROUND)
        last = last if last == len(text) else max(text.rfind(" ", first, last), hit.words[0][1])
    return _part(hit, first, last)


def _part(hit: Hit, first: int, last: int) -> _Excerpt:
    """Make a part of a text safe to show, with an ellipsis where the text goes on."""
    text = hit.text.text
    made, at = ("… " if first else ""), first
    words = []
    for start, end in hit.words:
        if start < first or end > last:
            continue
        made += inline(text[at:start])
        shown = inline(text[start:end])
        words.append((len(made), len(made) + len(shown)))
        made += shown
        at = end
    made += inline(text[at:last])
    return _Excerpt(f"{made} …" if last < len(text) else made, tuple(words))
