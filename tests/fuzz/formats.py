"""Any text in all places of a document, as each format; any text as a template of HR's own."""

from __future__ import annotations

import io
import re
import signal
import sys
import zipfile
from contextlib import contextmanager, suppress
from types import MethodType
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

from jinja2 import Undefined
from jinja2.environment import TemplateModule
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.utils import Cycler, Joiner, Namespace
from markupsafe import Markup
from tests.documents.every import every_document
from tests.fuzz.escapes import ESCAPES
from tests.fuzz.promises import REPOSITORY, SMALL, insist
from tests.render.showing import (
    PLAIN,
    check_html,
    check_json,
    check_markdown,
    check_terminal,
    document_of,
    plain_document,
)

from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.render.data import Record
from ledelsesgrundlag_cli.render.design import load_design
from ledelsesgrundlag_cli.render.environment import environment, render_template
from ledelsesgrundlag_cli.render.formats import Format, render, render_bytes
from ledelsesgrundlag_cli.render.limited import Limits, _memory
from ledelsesgrundlag_cli.render.markdown import escape_markdown
from ledelsesgrundlag_cli.render.templates import TemplateProblemError, Templates
from ledelsesgrundlag_cli.words.harmless import literal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ledelsesgrundlag_cli.loading.framework import Framework

BOX: Final = REPOSITORY / "templates"
PLACES: Final = (PLAIN, "<b>&amp;", "**a** | `b`", "\x1b]0;x\x07\u202e", "[bold]a[/]", "a\n\n# b")
"""Texts to begin with."""


def small_framework() -> Framework:
    """Load the framework of the tests that has least in it."""
    framework = load(SMALL, "framework").framework()
    assert framework is not None
    return framework


class Texts:
    """Any text in each place of a document of every kind of block.

    The first byte says as what it is made: a text as the most, Word now and then, PDF seldom.
    """

    def __init__(self, _folder: Path) -> None:
        self.framework, self.templates = small_framework(), Templates(None, "", BOX)
        self.plain = plain_document(self.templates, self.framework)
        self.word = self._parts(PLAIN)

    def seeds(self) -> Iterator[bytes]:
        """Yield each text for each format."""
        for how in (0, 1, 4, 5, 6, 7, 12):
            for text in PLACES:
                yield bytes([how]) + text.encode()

    def check(self, data: bytes) -> None:
        """Raise unless the document shows the text and obeys none of it."""
        how, text = data[0], data[1:].decode("utf-8", "surrogateescape")
        if literal(text) == "":
            return  # a line to write on
        if how % 64 == 0:
            self._check_pdf(text)
        elif how % 64 in {1, 2}:
            insist(self._parts(text) == self.word, "Word has the parts of the plain document")
        elif how % 4 == 0:
            check_html(self._made(text, Format.HTML), self.plain, text)
        elif how % 4 == 1:
            check_markdown(self._made(text, Format.MARKDOWN), self.plain, text)
        elif how % 4 == 2:
            check_json(self._made(text, Format.JSON), self.plain, text)
        else:
            color = how % 8 == 3
            check_terminal(self._made(text, Format.TERMINAL, how - 60, color=color), color=color)

    def _made(self, text: str, made_as: Format, width: int = 80, *, color: bool = False) -> str:
        colors = "truecolor" if color else None
        document = document_of(text)
        return render(
            document, made_as, self.templates, self.framework, width=width, colors=colors
        )

    def _check_pdf(self, text: str) -> None:
        document = document_of(text)
        with suppress(TemplateProblemError):  # the typeface lacks a character
            raw = render_bytes(document, Format.PDF, self.templates, self.framework, fill_in=True)
            insist(raw.startswith(b"%PDF-"), "a PDF is one", raw[:20])

    def _parts(self, text: str) -> dict[str, list[str]]:
        """Return the elements of each part of a Word file, in order."""
        raw = render_bytes(document_of(text), Format.DOCX, self.templates, self.framework)
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            return {
                name: [one.tag for one in ET.fromstring(parts.read(name)).iter()]  # noqa: S314 - our own
                for name in parts.namelist()
                if name.endswith((".xml", ".rels"))
            }


DATA: Final = (
    *(Record, dict, tuple, list, str, Markup, int, float, bool, type(None), range),
    *(Undefined, Macro, LoopContext, BlockReference, TemplateModule, Namespace, Cycler, Joiner),
)
"""What a name, a place or a call in a template may give."""
OF_PYTHON: Final = re.compile(r"<(?:class|function|module|built-in|method)\b[^>]*>")
DOES_SOMETHING: Final = (
    *("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "socket."),
    *("pickle.", "ctypes.", "shutil.", "os.remove", "os.rename", "os.mkdir", "os.rmdir"),
    *("os.listdir", "os.scandir", "os.putenv", "urllib."),
)
"""What Python tells of itself that no template may bring about, by how the names begin."""
SECONDS: Final = 3.0
MEMORY: Final = 512 * 2**20


class TooSlow(BaseException):
    """The template would have been ended by its time limit."""


class OwnTemplates:
    """Any text as a template: what it gets is data, and what comes out is text or a Danish error.

    The first byte says whether it is one of HTML's or Markdown's, and which document it is given.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        framework = small_framework()
        self.contexts = [
            {
                "document": document,
                "framework": framework,
                "design": load_design(Templates(None, "", BOX)),
            }
            for document in every_document(framework)
        ]
        self.watched = False
        self.did: list[str] = []
        sys.addaudithook(self._hear)
        signal.signal(signal.SIGVTALRM, _too_slow)

    def seeds(self) -> Iterator[bytes]:
        """Yield the templates in the box, and known ways out."""
        for path in sorted(BOX.rglob("*.j2")):
            yield bytes([path.name.endswith(".md.j2")]) + path.read_bytes()[:4000]
        for escape in ESCAPES:
            yield b"\x01" + escape.encode()

    def check(self, data: bytes) -> None:
        """Raise unless the template reaches data alone."""
        markdown, which = data[0] % 2, data[0] // 2 % len(self.contexts)
        source = data[1:].decode("utf-8", "replace")
        name = f"own.{'md' if markdown else 'html'}.j2"
        (self.folder / name).write_text(source, encoding="utf-8")
        templates = Templates(self.folder, "templates", BOX)
        made = environment(templates, escape_markdown if markdown else None)
        made.filters["midline"] = str
        for method in ("getattr", "getitem", "call"):
            setattr(made, method, _only_data(getattr(made, method), method, self.did))
        out = ""
        with suppress(TemplateProblemError, TooSlow, MemoryError), self._watching():
            out = render_template(templates, made, [name], self.contexts[which])
        did, self.did = self.did, []
        insist(not did, "a template does nothing and gets data alone", did, source)
        found = OF_PYTHON.search(out)
        insist(
            found is None or found[0] in source,
            "a template shows nothing of Python",
            found and found[0],
            source,
        )

    @contextmanager
    def _watching(self) -> Iterator[None]:
        limits = Limits(SECONDS, MEMORY)
        signal.setitimer(signal.ITIMER_VIRTUAL, limits.seconds)
        self.watched = True
        try:
            with _memory(limits.memory):
                yield
        finally:
            self.watched = False
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def _hear(self, event: str, given: tuple[Any, ...]) -> None:
        if not self.watched:
            return
        writes = event == "open" and isinstance(given[1], str) and set(given[1]) & set("wax+")
        if writes or event.startswith(DOES_SOMETHING):
            self.did.append(f"{event}{given!r:.200}")


def _too_slow(*_: object) -> None:
    raise TooSlow


def _only_data(real: Any, method: str, reached: list[str]) -> Any:
    """Look at what a template is given by a way of the environment's."""

    def looked_at(*args: Any, **kwargs: Any) -> Any:
        found = real(*args, **kwargs)
        owner = found.__self__ if isinstance(found, MethodType) else found
        if not isinstance(owner, DATA):
            reached.append(f"{method} gives {type(found).__name__}")
        return found

    return looked_at
