"""YAML text to plain data, with limits; and from a place in the data back to the text.

libyaml reads, through PyYAML's ``CParser``; types are resolved by the YAML 1.2 core schema,
so that ``ja``, ``no`` and dates stay text. Positions cost time and are looked up only when
something is wrong: the file may then be composed once more.

Refused before or while parsing (a framework needs none of it, and each has made a parser
hang, crash or eat memory): other encodings than UTF-8, control characters, anchors and
aliases, tags, several documents in one file, nesting deeper than ``MAX_DEPTH``, more than
``MAX_NODES`` fields and texts, the same key twice, keys that are not text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from yaml import MappingNode, ScalarNode, SequenceNode

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Edit, Loc, Related, Severity, Span
from ledelsesgrundlag_cli.source.composer import compose
from ledelsesgrundlag_cli.source.decoding import decode
from ledelsesgrundlag_cli.source.refused import (
    MAX_DEPTH,
    MAX_NODES,
    LimitError,
    TooDeepError,
    refused_constructs,
)
from ledelsesgrundlag_cli.words.danish import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ledelsesgrundlag_cli.source.characters import Placed
    from ledelsesgrundlag_cli.source.files import SourceFile

_INT = re.compile(r"[-+]?[0-9]{1,18}\Z")
_BASED_INT = re.compile(r"0o[0-7]{1,18}\Z|0x[0-9a-fA-F]{1,15}\Z")
_FLOAT = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]+)?\Z|[-+]?[0-9]+[eE][-+]?[0-9]+\Z"
    r"|[-+]?\.(inf|Inf|INF)\Z|\.(nan|NaN|NAN)\Z"
)
"""An integer too long to be one stays text: no field wants such a number."""

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


class Source(NamedTuple):
    """A file as data. ``data`` is None when the file could not be read as YAML."""

    file: SourceFile
    data: Any
    diagnostics: tuple[Diagnostic, ...]

    @property
    def is_text(self) -> bool:
        """Whether the file is UTF-8."""
        return all(one.code != "LG001" for one in self.diagnostics)

    def span(self, loc: Loc, *, key: bool = False) -> Span:
        """Return where ``loc`` stands in the text; with ``key`` the key instead of its value.

        Parts of ``loc`` that are not in the data are passed over, which is what the tags of
        a union are; a missing field thus gives its parent's place.
        """
        if self.data is None:
            return Span(self.file.shown_as, 1, 1, 1, 1)
        return _span_in(_composed(self.file.raw), loc, self.file.shown_as, key=key)

    def written(self, loc: Loc) -> str:
        """Return the word or number at ``loc`` as it is written: 1.10 and not 1.1."""
        _, node = _composed(self.file.raw).at(loc)
        return str(node.value) if isinstance(node, ScalarNode) else ""

    def inside(
        self, loc: Loc, start: int, end: int, replacement: str | None = None
    ) -> tuple[Span, Edit | None]:
        """Return where characters ``start`` to ``end`` of the text at ``loc`` stand.

        With a replacement, also the edit of the file that puts it there. None when the text
        cannot be followed (the whole value is then the place), or would be read as other words.
        """
        from ledelsesgrundlag_cli.source.characters import line_column, written

        composed = _composed(self.file.raw)
        text, starts, mark = composed.text, composed.starts, composed.mark
        node, (column, flow), placed = _placed(self.file.raw, loc)
        if placed is None or end > len(placed.offsets) - 1:
            return self.span(loc), None
        first = placed.offsets[start]
        last = placed.offsets[end] if end > start else first
        span = Span(self.file.shown_as, *line_column(starts, first), *line_column(starts, last))
        if replacement is None:
            return span, None
        new = written(replacement, node.style or "")
        wanted = node.value[:start] + replacement + node.value[end:]
        read = _text_in(placed.whole(text, first, last, new, column=column, flow=flow))
        if read is None or not wanted.strip() or read.split() != wanted.split():
            return span, None
        return span, Edit(first + mark, last + mark, new)

    def plain_words(self, wanted: frozenset[str]) -> Iterator[tuple[str, Span, Edit]]:
        """Yield every key and value that is one of the words, without quotation marks, in small
        letters or not, and its place. The edit sets straight quotation marks around it.
        """
        if self.data is None:
            return
        composed = _composed(self.file.raw)
        starts, mark = composed.starts, composed.mark
        waiting = [composed.root]
        while waiting:
            node = waiting.pop()
            if not isinstance(node, ScalarNode):
                parts = node.value
                waiting += parts if isinstance(node, SequenceNode) else chain.from_iterable(parts)
            elif not node.style and node.value.lower() in wanted:
                begin = starts[node.start_mark.line] + node.start_mark.column + mark
                edit = Edit(begin, begin + len(node.value), f'"{node.value}"')
                yield node.value, _node_span(node, self.file.shown_as), edit


def parse(file: SourceFile) -> Source:
    """Read a file as data, collecting what is wrong. Never raises for bad content."""
    found: list[Diagnostic] = []
    data = None
    text = decode(file, found)
    if text is not None:
        try:
            data = _build_document(file, text, found)
        except LimitError as error:
            found.append(_over_limit(file, error))
        except yaml.YAMLError as error:
            found.append(_not_yaml(file, text, error))
    if any(diagnostic.severity is Severity.ERROR for diagnostic in found):
        data = None
    return Source(file, data, tuple(found))


def _not_yaml(file: SourceFile, text: str, error: yaml.YAMLError) -> Diagnostic:
    """Say what is wrong where libyaml stopped.

    libyaml reads ahead of what it tells of, so it meets what it cannot read, or from 0.2.6 a depth
    that is its own limit, before it tells of depths that are over ours. What stands before that
    place is therefore read by itself.
    """
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        try:
            compose(text.removeprefix("\ufeff")[: mark.index].encode())
        except TooDeepError as deeper:
            return _over_limit(file, deeper)
        except (LimitError, yaml.YAMLError):
            pass
    from ledelsesgrundlag_cli.source.slips import syntax_diagnostic

    return syntax_diagnostic(file.shown_as, text, error)


def _over_limit(file: SourceFile, error: LimitError) -> Diagnostic:
    span = Span(file.shown_as, error.line, error.column, error.line, error.column)
    if isinstance(error, TooDeepError):
        return Diagnostic(
            "LG005",
            Severity.ERROR,
            f"Felterne ligger inden i hinanden i mere end {MAX_DEPTH} lag.",
            span,
            "Se efter, om der er kommet for mange mellemrum, streger eller klammer ind.",
        )
    return Diagnostic(
        "LG004",
        Severity.ERROR,
        f"Filen har mere end {number(MAX_NODES)} felter, tekster og punkter. Resten er ikke læst.",
        span,
        "Del indholdet på flere filer. En fil har sjældent over 1.000.",
    )


def _build_document(file: SourceFile, text: str, found: list[Diagnostic]) -> Any:
    found.extend(refused_constructs(file, text))
    if found:
        return None
    node = compose(file.raw)
    if node is None or (isinstance(node, ScalarNode) and not node.value):
        found.append(
            Diagnostic(
                "LG009",
                Severity.ERROR,
                "Filen er tom.",
                Span(file.shown_as, 1, 1, 1, 1),
                "Skriv indholdet, eller slet filen, hvis den ikke skal bruges.",
            )
        )
        return None
    return _build(node, _duplicate_reporter(file, found))


def _duplicate_reporter(
    file: SourceFile, found: list[Diagnostic]
) -> Callable[[ScalarNode, ScalarNode | None], None]:
    def report(node: ScalarNode, first: ScalarNode | None) -> None:
        span = _node_span(node, file.shown_as)
        if first is None:
            found.append(
                Diagnostic(
                    "LG107",
                    Severity.ERROR,
                    "Feltets navn skal være almindelig tekst.",
                    span,
                    "Skriv et navn med små bogstaver foran kolonet.",
                )
            )
            return
        first_span = _node_span(first, file.shown_as)
        found.append(
            Diagnostic(
                "LG105",
                Severity.ERROR,
                f"Feltet ”{node.value}” står to gange, i linje {first_span.line} og {span.line}.",
                span,
                "Slet det ene. Kun ét af dem kan gælde.",
                (Related(first_span, "første gang brugt her"),),
            )
        )

    return report


def _build(node: Any, report: Callable[[ScalarNode, ScalarNode | None], None]) -> Any:
    if isinstance(node, ScalarNode):
        return _scalar(node.value) if node.tag == "plain" else node.value
    if isinstance(node, SequenceNode):
        return [_build(item, report) for item in node.value]
    data: dict[str, Any] = {}
    first: dict[str, ScalarNode] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            report(key, None)
            continue
        if key.value in data:
            report(key, first[key.value])
        else:
            first[key.value] = key
            data[key.value] = _build(value, report)
    return data


def _scalar(value: str) -> Any:
    """Give a plain scalar its type by the YAML 1.2 core schema (chapter 10.3.2)."""
    if value in _WORDS:
        return _WORDS[value]
    if _INT.match(value):
        return int(value)
    if _BASED_INT.match(value):
        return int(value, 0)
    if _FLOAT.match(value):
        return float(value.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return value


class _Composed:
    """A file's text without its byte order mark, where lines begin, the mark's length, nodes."""

    def __init__(self, raw: bytes) -> None:
        from ledelsesgrundlag_cli.source.characters import line_starts

        whole = raw.decode("utf-8")
        self.text = whole.removeprefix("\ufeff")
        self.starts = line_starts(self.text)
        self.mark = len(whole) - len(self.text)
        self.root = compose(raw)
        self._fields: dict[int, dict[str, tuple[Any, Any]]] = {}

    def at(self, loc: Sequence[str | int]) -> tuple[Any, Any]:
        """Return the nodes of key and value at ``loc``; parts that are not there are passed over.

        An item of a list has no key.
        """
        key, node = None, self.root
        for part in loc:
            if isinstance(node, MappingNode) and isinstance(part, str):
                key, node = self._fields_of(node).get(part, (key, node))
            elif isinstance(node, SequenceNode) and part in range(len(node.value)):
                key, node = None, node.value[part]
        return key, node

    def _fields_of(self, node: MappingNode) -> dict[str, tuple[Any, Any]]:
        """Return the first field of each name of a mapping."""
        found = self._fields.get(id(node))
        if found is None:
            found = self._fields[id(node)] = {}
            for key, value in node.value:
                if isinstance(key, ScalarNode):
                    found.setdefault(key.value, (key, value))
        return found


_composed = lru_cache(maxsize=8)(_Composed)
"""Composes a file once for all its findings, and those in others that point at it."""


def _node_span(node: Any, shown_as: str) -> Span:
    start, end = node.start_mark, node.end_mark
    return Span(shown_as, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


@lru_cache(maxsize=2)
def _placed(raw: bytes, loc: Loc) -> tuple[Any, tuple[int, bool], Placed | None]:
    """Return a path's node, the column of the block it stands in (-1 for none) and whether it
    stands inside brackets, and its characters' places.
    """
    from ledelsesgrundlag_cli.source.characters import place

    composed = _composed(raw)
    around = [composed.at(loc[:depth])[1] for depth in range(len(loc))]
    blocks = [one.start_mark.column for one in around if not one.flow_style]
    stands = blocks[-1] if blocks else -1, len(blocks) < len(around)
    _, node = composed.at(loc)
    if not isinstance(node, ScalarNode):
        return node, stands, None
    return node, stands, place(node, composed.text, composed.starts)


def _text_in(whole: str) -> str | None:
    """Read the first of a file's two fields, which may stand in a list; None when they are not
    two, or it is no text.
    """
    try:
        root = compose(whole.encode())
    except yaml.YAMLError:
        return None
    if isinstance(root, SequenceNode) and len(root.value) == 1:
        root = root.value[0]
    node = root.value[0][1] if isinstance(root, MappingNode) and len(root.value) == 2 else None
    if not isinstance(node, ScalarNode):
        return None
    value = _scalar(node.value) if node.tag == "plain" else node.value
    return value if isinstance(value, str) else None


def _span_in(composed: _Composed, loc: Sequence[str | int], shown_as: str, *, key: bool) -> Span:
    key_node, node = composed.at(loc)
    if key and key_node is not None:
        return _node_span(key_node, shown_as)
    span = _node_span(node, shown_as)
    # A block ends where the next one begins; its first line says enough.
    block = Span(shown_as, span.line, span.column, span.line, span.column)
    return span if isinstance(node, ScalarNode) else block
