"""No network while Typst sets a document, whatever its template asks for.

Typst fetches a package that a template imports, and the package's name may be computed from the
document: so a text could leave in it. Reading a template cannot prove that it does not, since
names are computed and files include others. So the way out is closed: Typst's client is told of a
proxy that cannot be reached, and opens no socket, looks up no name, and says that it cannot.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

NOWHERE: Final = "socks5://127.0.0.1:0"
"""A proxy at a port that none can listen at (RFC 6335, section 6: 0 is reserved)."""
_PROXIES: Final = ("http_proxy", "https_proxy", "all_proxy", "ftp_proxy")
_EXCEPTIONS: Final = ("no_proxy",)


@contextmanager
def no_network() -> Iterator[None]:
    """Let nothing that Typst does here reach the network; afterwards all is as it was."""
    closed = {form(name): NOWHERE for name in _PROXIES for form in (str.lower, str.upper)}
    opened = [form(name) for name in _EXCEPTIONS for form in (str.lower, str.upper)]
    before = {name: os.environ.get(name) for name in (*closed, *opened)}
    try:
        os.environ.update(closed)
        for name in opened:
            os.environ.pop(name, None)
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
