"""Jinja2 with the lists of what a template may ask for; whatever stands in none is refused.

Jinja2's own sandbox forbids what is known to be dangerous. That is not enough: pydantic's models
had a public method that read pickles, and a template that called it ran any program. Here the
question is turned round. A name after a dot is a field of a record (or what a list below names of
Jinja2's own objects), never a Python attribute, and only what is listed can be called.
"""

from __future__ import annotations

from types import MethodType
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Undefined
from jinja2.environment import TemplateModule
from jinja2.filters import FILTERS, _GroupTuple
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.sandbox import SandboxedEnvironment
from jinja2.tests import TESTS
from jinja2.utils import Cycler, Joiner, Namespace

from ledelsesgrundlag_cli.render.bounded import OPERATORS, bounded, check_operation
from ledelsesgrundlag_cli.render.data import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import BaseLoader
    from jinja2.runtime import Context

_FILTERS: Final = """
    abs batch capitalize center count d default dictsort e escape filesizeformat first float
    forceescape format groupby indent int items join last length list lower map max min reject
    rejectattr replace reverse round safe select selectattr slice sort string striptags sum title
    tojson trim truncate unique upper urlencode urlize wordcount wordwrap xmlattr
"""
_TESTS: Final = """
    != < <= == > >= boolean defined divisibleby eq equalto escaped even false filter float ge
    greaterthan gt in integer iterable le lessthan lower lt mapping ne none number odd sameas
    sequence string test true undefined upper
"""
_OF_LOOP: Final = """
    index index0 revindex revindex0 first last length depth depth0 previtem nextitem cycle changed
"""
LISTED_FILTERS: Final = frozenset(_FILTERS.split())
"""Jinja2's own, but for ``attr``, which reaches attributes by a computed name, ``pprint``, which
shows how things are made, and ``random``, which makes each copy of a document another."""
LISTED_TESTS: Final = frozenset(_TESTS.split())
"""Jinja2's own, but for ``callable``: nothing that a template is given is."""
LISTED_FUNCTIONS: Final = frozenset({"range", "dict", "cycler", "joiner", "namespace"})
"""Of Jinja2's own, all but ``lipsum``, which is random."""
OWN_NAMES: Final[dict[type, frozenset[str]]] = {
    LoopContext: frozenset(_OF_LOOP.split()),
    Cycler: frozenset({"current", "next", "reset"}),
    BlockReference: frozenset({"super"}),
    _GroupTuple: frozenset({"grouper", "list"}),  # what the filter groupby makes
}
"""What may be asked of Jinja2's own objects by name."""
CALLED: Final = (Macro, LoopContext, BlockReference, Joiner, Undefined)
"""What may be called: these, the listed functions, and methods in ``OWN_NAMES``.

To call what does not exist is an error that says so.
"""


class LockedEnvironment(SandboxedEnvironment):
    """An environment that gives data and calls what is listed; ``functions`` are lg's own."""

    intercepted_binops = OPERATORS

    def __init__(
        self,
        loader: BaseLoader,
        undefined: type[Undefined],
        functions: dict[str, Callable[..., Any]],
    ) -> None:
        super().__init__(
            loader=loader,
            undefined=undefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.filters = bounded({name: FILTERS[name] for name in LISTED_FILTERS})
        self.tests = {name: TESTS[name] for name in LISTED_TESTS}
        kept = {name: self.globals[name] for name in LISTED_FUNCTIONS}
        self.globals.clear()
        self.globals.update(kept, **functions)
        self._functions = frozenset(map(id, self.globals.values()))

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field of a record, or what else has a name in a template."""
        return self._named(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return a part of a list or a text by its place, or of a record by its name."""
        if isinstance(obj, (str, tuple, list)) and isinstance(argument, (int, slice)):
            try:
                return obj[argument]
            except IndexError:
                return self.undefined(obj=obj, name=str(argument))
        return self._named(obj, argument)

    def _named(self, obj: Any, name: Any) -> Any:
        if isinstance(obj, Undefined):
            return getattr(obj, "missing")  # noqa: B009 - any name: it says what was not there
        try:
            return _looked_up(obj, name)
        except (KeyError, TypeError):
            inner = isinstance(name, str) and name.startswith("_")
            return (
                self.unsafe_undefined(obj, name) if inner else self.undefined(obj=obj, name=name)
            )

    def call_binop(self, _context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return what an operation makes, unless that is too large."""
        check_operation(operator, left, right)
        return self.binop_table[operator](left, right)

    def is_safe_callable(self, obj: Any) -> bool:
        """Tell whether a template may call something."""
        if isinstance(obj, MethodType):
            return obj.__name__ in OWN_NAMES.get(type(obj.__self__), ())
        return isinstance(obj, CALLED) or id(obj) in self._functions


def _looked_up(obj: Any, name: Any) -> Any:
    """Return what something has under a name.

    Raises:
        KeyError, TypeError: it has nothing of that name, or nothing has names like it.
    """
    kind = type(obj)
    if kind in _BY_NAME:
        return _BY_NAME[kind](obj, name)
    if name in OWN_NAMES.get(kind, ()):
        return getattr(obj, name)
    raise KeyError(name)


def _exported(module: TemplateModule, name: str) -> Any:
    """Return a macro or a variable of a template that was imported."""
    if name.startswith("_") or name in vars(TemplateModule):
        raise KeyError(name)
    return vars(module)[name]


def _noted(namespace: Namespace, name: str) -> Any:
    """Return what a template has set in a namespace of its own."""
    return object.__getattribute__(namespace, "_Namespace__attrs")[name]


_BY_NAME: Final[dict[type, Callable[[Any, Any], Any]]] = {
    Record: Record.field,
    dict: dict.__getitem__,
    TemplateReference: TemplateReference.__getitem__,
    TemplateModule: _exported,
    Namespace: _noted,
}
"""How things that have names of their own are asked for one."""
