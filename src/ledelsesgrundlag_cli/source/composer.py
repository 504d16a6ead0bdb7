"""libyaml's composer, within limits and with the types of YAML 1.2 told apart."""

from __future__ import annotations

from typing import Any

from yaml import ScalarNode
from yaml._yaml import CParser  # libyaml: in every wheel of PyYAML

from ledelsesgrundlag_cli.source.refused import MAX_DEPTH, MAX_NODES, TooDeepError, TooManyError

_MAYBE_NOT_TEXT = frozenset("~nNtTfF+-.0123456789")


def compose(raw: bytes) -> Any:
    """Return the root of a file's nodes, each with its place; None when there is nothing in it.

    The tag of a scalar says whether it is ``plain``, and may be something else than text.

    Raises:
        LimitError: there are too many nodes, or too many layers of them.
        YAMLError: the file is no YAML.
    """
    return _Composer(raw).get_single_node()


class _Composer(CParser):
    """libyaml's composer with limits on depth and nodes and the types of YAML 1.2.

    ``descend_resolver`` is called before a node's children are composed, so the limits hold
    while reading, before the C stack can overflow.
    """

    def __init__(self, raw: bytes) -> None:
        super().__init__(raw)
        self.depth = self.nodes = 0

    def descend_resolver(self, parent: Any, index: Any) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            mark = _last_read(parent, index).start_mark
            raise TooManyError(mark.line + 1, mark.column + 1)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            mark = parent.start_mark
            raise TooDeepError(mark.line + 1, mark.column + 1)

    def ascend_resolver(self) -> None:
        self.depth -= 1

    def resolve(self, kind: type, value: str | None, implicit: Any) -> str:
        if kind is not ScalarNode or value is None:
            return ""
        plain = implicit[0] and (not value or value[0] in _MAYBE_NOT_TEXT)
        return "plain" if plain else "text"


def _last_read(parent: Any, index: Any) -> Any:
    """Return the node read before the one that comes at ``index``."""
    if isinstance(index, ScalarNode):  # the key, of a value
        return index
    last = parent.value[-1] if parent.value else parent
    return last[0] if isinstance(last, tuple) else last
