"""What can lie in a folder besides ordinary files, and what files can be called."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

NAMES: Final = (
    "a\nb", "a\r\nb", "\x1b[31m", "\x1b]0;x\x07", "%25::error::x", "::error file=a,line=1::x",
    "a\n::error::b", "\x9b31m", "\u202ea\u2066", "\u2028\u200b\ufeff", '"><a>]]>&amp;', "'$(x)`",
    "a b,c:d;e|f", "[x](y)", "{{ 6*7 }}", "\x7f", "ø" * 120,
)  # fmt: skip
NO_TEXT: Final = b"\xff\xfe\xed\xa0\x80%0A"
"""A name that is no UTF-8, which macOS does not allow."""

ABOUT: Final = "framework.yaml"
ROLE: Final = "roles/teamleder.yaml"
NEW: Final = "roles/x.yaml"
ADOPTED: Final = "source/vedtaget.txt"
NAMED: Final = f"{ABOUT}:9"
"""Where the adopted text is named: ``corpus.WITH_SOURCE`` says so."""


def _pipe(name: str) -> Callable[[Path], None]:
    return lambda at: os.mkfifo(at / name)


def _link(name: str, target: str) -> Callable[[Path], None]:
    def make(at: Path) -> None:
        (at / name).unlink(missing_ok=True)
        (at / name).symlink_to(target)

    return make


def _mode(name: str, mode: int) -> Callable[[Path], None]:
    def make(at: Path) -> None:
        if not (at / name).exists():
            (at / name).write_bytes(b"x")
        (at / name).chmod(mode)

    return make


def _first_is_a_pipe(at: Path) -> None:
    (at / ABOUT).unlink()
    os.mkfifo(at / ABOUT)


def _ring(at: Path) -> None:
    (at / NEW).symlink_to("y.yaml")
    (at / "roles/y.yaml").symlink_to("x.yaml")


def _folder_in_itself(at: Path) -> None:
    shutil.rmtree(at / "roles")
    (at / "roles").symlink_to(".")


def _long_name(at: Path) -> None:
    text = (at / ABOUT).read_text(encoding="utf-8")
    (at / ABOUT).write_text(text.replace("vedtaget", "v" * 300), encoding="utf-8")


FILES: Final[Mapping[str, tuple[Callable[[Path], object], str, str]]] = {
    "a pipe": (_pipe(NEW), "LG012", f"{NEW}:1"),
    "a pipe for the first file": (_first_is_a_pipe, "LG012", f"{ABOUT}:1"),
    "a pipe for the adopted text": (_pipe(ADOPTED), "LG202", NAMED),
    "a pipe for the settings": (_pipe("../lg.toml"), "LG012", "../lg.toml:1"),
    "a device": (_link(NEW, "/dev/zero"), "LG012", f"{NEW}:1"),
    "a device for the adopted text": (_link(ADOPTED, "/dev/zero"), "LG202", NAMED),
    "a folder": (lambda at: (at / NEW).mkdir(), "LG012", f"{NEW}:1"),
    "a link to nowhere": (_link(NEW, "y.yaml"), "LG013", f"{NEW}:1"),
    "a link to itself": (_link(NEW, "x.yaml"), "LG013", f"{NEW}:1"),
    "links in a ring": (_ring, "LG013", "roles/y.yaml:1"),
    "a first file that links to itself": (_link(ABOUT, ABOUT), "LG013", f"{ABOUT}:1"),
    "an adopted text that links to itself": (_link(ADOPTED, "vedtaget.txt"), "LG202", NAMED),
    "a folder that links to what it is in": (_folder_in_itself, "LG102", "roles:1"),
    "a file nobody may read": (_mode(ROLE, 0), "LG013", f"{ROLE}:1"),
    "a first file nobody may read": (_mode(ABOUT, 0), "LG013", f"{ABOUT}:1"),
    "an adopted text nobody may read": (_mode(ADOPTED, 0), "LG013", f"{ADOPTED}:1"),
    "a folder nobody may list": (_mode("roles", 0o300), "LG013", "roles:1"),
    "a folder nobody may enter": (_mode("roles", 0o400), "LG013", f"{ROLE}:1"),
    "a name too long for an adopted text": (_long_name, "LG202", NAMED),
}
"""What makes it, with the finding that must be told and its place."""
