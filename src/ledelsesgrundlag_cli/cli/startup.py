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


def quicken() -> None:
    """Leave out the garbage collector and pydantic's search for plug-ins.

    The collector walks all that imports have made, again and again, and frees nothing. Plug-ins
    of other packages have no business here, and pydantic, told so, still imports all of
    importlib.metadata, with email and sockets, to find none: 20 ms.
    """
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    sys.modules.setdefault(_PLUGIN_LOADER, _NoPlugins(_PLUGIN_LOADER))


def end_quickly() -> None:
    """Spare the interpreter the last collection on its way out.

    It would look through all that the imports have made, once more for nothing: 30 ms of 230.
    """
    gc.freeze()


class _NoPlugins(ModuleType):
    """Stands where pydantic looks for its plug-in loader, and finds no plug-ins.

    Should a later pydantic want something else of that module, it gets the real one's.
    """

    def get_plugins(self) -> tuple[()]:
        return ()

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        from importlib import import_module

        del sys.modules[_PLUGIN_LOADER]
        return getattr(import_module(_PLUGIN_LOADER), name)
