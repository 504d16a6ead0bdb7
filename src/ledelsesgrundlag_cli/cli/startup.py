"""Making a start feel instant: what may be left out when a process lives for a moment.

Measured together on `lg role` (benchmarks/startup.py): 4.6 times an empty Typer command without
this, 4.0 with it.
"""

from __future__ import annotations

import gc
import os
import sys
from types import ModuleType

_PLUGIN_LOADER = "pydantic.plugin._loader"
_SELDOM_USED = ("secrets", "subprocess")
"""What Typer and pydantic import for things that ``lg`` hardly asks of them: 4 and 3 ms."""


def quicken() -> None:
    """Leave out the garbage collector, pydantic's search for plug-ins, and what is seldom used.

    The collector walks all that imports have made, again and again, and frees nothing. Plug-ins
    of other packages have no business here, and pydantic, told so, still imports all of
    importlib.metadata, with email and sockets, to find none: 20 ms.
    """
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    sys.modules.setdefault(_PLUGIN_LOADER, _NoPlugins(_PLUGIN_LOADER))
    for name in _SELDOM_USED:
        sys.modules.setdefault(name, _Later(name))


def end_quickly() -> None:
    """Spare the interpreter the last collection on its way out.

    It would look through all that the imports have made, once more for nothing: 30 ms of 230.
    """
    gc.freeze()


class _Later(ModuleType):
    """Stands for a module that is imported when something of it is wanted."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        from importlib import import_module

        wanted = self.__name__
        if sys.modules.get(wanted) is self:
            del sys.modules[wanted]
        return getattr(import_module(wanted), name)


class _NoPlugins(_Later):
    """Stands where pydantic looks for its plug-in loader, and finds no plug-ins.

    Should a later pydantic want something else of that module, it gets the real one's.
    """

    def get_plugins(self) -> tuple[()]:
        return ()
