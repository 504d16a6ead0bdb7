"""An editor with a YAML language server says what ``lg lint`` says, and helps with the fields.

The server is the one that VS Code's YAML extension runs; it finds the schemas by the first line of
each file, and asks nothing of the network.
"""

from __future__ import annotations

import json
import queue
import shutil
import subprocess
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.engine import check_framework
from ledelsesgrundlag_cli.lint.settings import Settings
from ledelsesgrundlag_cli.model.forum import ForaFile, Forum
from ledelsesgrundlag_cli.model.metadata import Status
from ledelsesgrundlag_cli.model.pejlemaerke import PejlemaerkeLinks
from ledelsesgrundlag_cli.model.prompt import Aim, Prompt
from ledelsesgrundlag_cli.model.role import Expectation, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.model.base import Model

pytestmark = pytest.mark.node

FRAMEWORK = Path(__file__).resolve().parents[2] / "framework"
WAIT = 60
"""Seconds for one answer, on a machine that is busy with other things."""
CONFIGURATION = {"yaml": {"schemaStore": {"enable": False}, "validate": True, "completion": True}}
FIELD, VALUE = 10, 12
"""What a completion is, in the numbers of the protocol; a whole object's outline is another."""


class Told(NamedTuple):
    """The lines the editor marks, counted from 1: as errors, and at all."""

    errors: set[int]
    marked: set[int]


class Editor:
    """An editor as the server sees one: the language server protocol over its stdin and stdout."""

    def __init__(self, node: str, server: Path) -> None:
        self._running = subprocess.Popen(
            [node, str(server), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._said: queue.Queue[dict[str, Any]] = queue.Queue()
        self._number = 0
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()
        asked = {"processId": None, "rootUri": None}
        self.ask("initialize", **asked, capabilities={"workspace": {"configuration": True}})
        self._send(method="initialized", params={})

    def end(self) -> None:
        """End the server, whatever it does."""
        with self._running:
            self._running.kill()
            self._reader.join(timeout=WAIT)

    def ask(self, method: str, **parameters: object) -> Any:
        """Ask for something and return the answer."""
        self._number += 1
        number = self._number
        self._send(id=number, method=method, params=parameters)
        while True:
            said = self._next()
            if said.get("id") == number and "method" not in said:
                assert "error" not in said, said
                return said["result"]

    def open(self, files: dict[Path, str]) -> dict[Path, Told]:
        """Open files, whatever is on disk, and return what is said of each when all are read."""
        waiting = {path.as_uri(): path for path in files}
        told = {}
        for path, text in files.items():
            self._open(path, text)
        while waiting:
            said = self._next()
            about = said.get("params", {})
            if said.get("method") == "textDocument/publishDiagnostics" and about["uri"] in waiting:
                lines = [(one["range"]["start"]["line"] + 1, one) for one in about["diagnostics"]]
                errors = {line for line, one in lines if one["severity"] == 1}
                told[waiting.pop(about["uri"])] = Told(errors, {line for line, _ in lines})
        return told

    def complete(self, path: Path, text: str) -> dict[str, int]:
        """Return what is offered where ``|@`` stands in a text, and of what kind each is."""
        before, at, after = text.partition("|@")
        assert at
        self._open(path, before + after)
        offered = self.ask(
            "textDocument/completion",
            textDocument={"uri": path.as_uri()},
            position={
                "line": before.count("\n"),
                "character": len(before.rpartition("\n")[2]),
            },
        )
        return {one["label"]: one["kind"] for one in offered["items"]}

    def _open(self, path: Path, text: str) -> None:
        self._number += 1
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": self._number}
        parameters = {"textDocument": {**document, "text": text}}
        self._send(method="textDocument/didOpen", params=parameters)

    def _send(self, **message: object) -> None:
        assert self._running.stdin is not None
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._running.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(content), content))
        self._running.stdin.flush()

    def _next(self) -> dict[str, Any]:
        """Return the next message that is not a question; those are answered here."""
        while True:
            said = self._said.get(timeout=WAIT)
            assert said, "the server has ended"
            if "method" not in said or "id" not in said:
                return said
            result = None
            if said["method"] == "workspace/configuration":
                sections = [one.get("section") for one in said["params"]["items"]]
                result = [CONFIGURATION.get(section, {}) for section in sections]
            self._send(id=said["id"], result=result)

    def _listen(self) -> None:
        stream = self._running.stdout
        assert stream is not None
        while header := stream.readline():
            name, _, value = header.decode().partition(":")
            if name.lower() == "content-length":
                length = int(value)
            elif not name.strip():
                self._said.put(json.loads(stream.read(length)))
        self._said.put({})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the framework, schemas and all."""
    return Path(shutil.copytree(FRAMEWORK, tmp_path_factory.mktemp("editor") / "framework"))


@pytest.fixture(scope="module")
def editor(node: str, tools: Path) -> Iterator[Editor]:
    """An editor for all tests here."""
    started = Editor(node, tools / "yaml-language-server" / "bin" / "yaml-language-server")
    yield started
    started.end()


def test_every_file_of_the_framework_opens_without_a_remark(editor: Editor, folder: Path) -> None:
    files = {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml")}
    assert len(files) > 20
    told = editor.open(files)
    assert {path.name: one for path, one in told.items() if one.marked} == {}


class Change(NamedTuple):
    """A change of a file: the first ``old`` becomes ``new``; without an old at the end."""

    file: str
    old: str
    new: str

    def made_in(self, folder: Path) -> str:
        """Return the file's text with the change."""
        text = (folder / self.file).read_text(encoding="utf-8")
        assert self.old in text, self
        return text.replace(self.old, self.new, 1) if self.old else text + self.new


NAME = "name: For dig selv"
TEXT = "text: Udvikler løsningsforslag, som kan danne grundlag for politiske beslutninger"
ROLE = "roles/centerchef.yaml"
LUS = "sheets/lus.yaml"
MISTAKES = [
    # A field too many, a field too few, or one under a wrong name
    *(Change("fora.yaml", NAME, new) for new in ("navn: For dig selv", f"{NAME}\n    sted: her")),
    Change("fora.yaml", f"    {NAME}\n", ""),
    Change("fora.yaml", "origin: editorial\n", ""),
    Change(ROLE, "", "replaces: x\n"),
    Change(ROLE, f"    {TEXT}\n", "    toward: [centerchef]\n"),
    Change("quotes.yaml", "speaker:", "taler:"),
    Change("quotes.yaml", "introduction:\n", "indledning:\n"),
    Change("terms.yaml", "instead_of:", "i_stedet:"),
    Change("tools.yaml", "    name:", "    navn:"),
    Change("guidance.yaml", "question:", "spoergsmaal:"),
    Change("sheets/rollekort.yaml", "", "ukendt: x\n"),
    Change("sheets/dialogkort.yaml", "", "ukendt: x\n"),
    Change(LUS, "\nparts:", "\ndele:"),
    Change(LUS, "        lines:", "        linjer:"),
    Change(LUS, "        type: question\n", ""),
    # Another kind of content, or none
    *(
        Change("fora.yaml", NAME, f"name: {new}")
        for new in ("", "' '", "[For dig selv]", "{da: For dig selv}", "12", "true", "1.5", "0o17")
    ),
    *(Change("fora.yaml", "[mig selv]", new) for new in ("mig selv", "", "[mig selv, '']")),
    *(Change(ROLE, "level: 2", f"level: {new}") for new in ("to", "'2'", "2.5", "true")),
    Change(ROLE, "primary: [faglighed-og-kvalitet]", "primary: faglighed-og-kvalitet"),
    Change(ROLE, "card:\n  origin: editorial\n  quote: kerneopgaven\n", "card: kerneopgaven\n"),
    Change(ROLE, "expectations:\n", "expectations: []\nandet:\n"),
    Change("chapters/indledning.yaml", "order: 1", "order: først"),
    Change("framework.yaml", "version: 1.0.0", "version: 1.0"),
    *(Change("framework.yaml", "\nschema: 1", f"\nschema: {new}") for new in ("2", "'1'", "true")),
    Change(LUS, "lines: 3", "lines: tre"),
    # A word or a number that is not among those that are known
    Change("framework.yaml", "\nstatus: reproduced", "\nstatus: vedtaget"),
    Change("framework.yaml", "version: 1.0.0", "version: v1.0.0"),
    Change("framework.yaml", "language: da", "language: en"),
    Change("framework.yaml", "file: source/", "file: ../source/"),
    Change("prompts/roller.yaml", "aim: today", "aim: idag"),
    Change("pejlemaerker.yaml", "origin: document", "origin: dokument"),
    *(Change(ROLE, "level: 2", f"level: {new}") for new in ("0", "21")),
    Change(ROLE, "primary: [faglighed-og-kvalitet]", "primary: []"),
    Change(ROLE, "quote: kerneopgaven", "quote: Kerne Opgaven"),
    Change(LUS, "    for: [leder]", "    for: [Lederen]"),  # which sides there are, lg tjek knows
    Change(LUS, "type: question", "type: sporgsmaal"),
    *(Change("fora.yaml", "id: alene", f"id: {new}") for new in ("Alene", "æøå", "a b", "a" * 81)),
    Change("fora.yaml", "grounded_in: chapters/", "grounded_in: kapitel:"),
    # What is no YAML, where both say it in the same place
    Change("fora.yaml", NAME, f"{NAME}\n    {NAME}"),
    *(Change("fora.yaml", NAME, f"name: {new}") for new in ("For: dig", "@dig", "!dig selv")),
]
RIGHT = [
    *(
        Change("fora.yaml", NAME, f"name: {new}")
        for new in ("nej", "2026-12-01", "1_000", "12:30")
    ),
    *(Change("fora.yaml", NAME, f"name: {new}") for new in ("'12'", '"\\u00e6"', "|\n      For")),
    *(Change("fora.yaml", "[mig selv]", new) for new in ("[]", "\n      - mig")),
    Change("fora.yaml", "    aliases: [mig selv]\n", "    # uden andre navne\n"),
    Change("fora.yaml", "  - id: alene\n    name", "  - name: Alene\n    id: alene\n    #"),
    Change("framework.yaml", "\nstatus: reproduced", "\nstatus: draft"),
    Change(ROLE, "level: 2", "level: 0x2"),
    Change(ROLE, f"    {TEXT}\n", f"    {TEXT}\n    replaces:\n    toward: ~\n    sic: []\n"),
    Change(ROLE, "card:\n  origin: editorial\n  quote: kerneopgaven\n", ""),
    Change("tools.yaml", "    name:", "    short: Kort\n    name:"),
]
MISSPELT = Change(LUS, "        text: Hvad", "        tekst: Hvad")
END = "(the end of the file)"
APART = [
    # A whole number written as a fraction: JSON Schema takes it for one.
    (Change(ROLE, "level: 2", "level: 2.0"), "", "", "level: 2.0"),
    # That something is missing is told where its holder is named, or where its holder begins.
    (Change(ROLE, "card:\n  origin: editorial\n", "card:\n"), "card:", "card:", "quote: kerne"),
    # YAML that lg leaves out: the editor says that nothing uses it, and takes it.
    (Change("fora.yaml", NAME, "name: &dig For dig"), "", "&dig", "&dig"),
    (Change("fora.yaml", NAME, "name: *dig"), "", "*dig", "*dig"),
    # Two documents in one file are checked one by one.
    (Change("fora.yaml", "fora:\n", "---\nfora:\n"), "origin:", "origin:", "---"),
    # A quotation mark without its fellow: where the file ends, and where it begins.
    (Change("fora.yaml", NAME, "name: 'For dig"), END, END, "'For dig"),
    # A word that other programs may take for true is a note; names are lg's alone to look up.
    (Change("fora.yaml", NAME, "name: yes"), "", "", ""),
    (Change("prompts/roller.yaml", "forum: alene", "forum: alenee"), "", "", "forum: alenee"),
]


def line_with(text: str, marker: str) -> set[int]:
    """Return the number of the first line that has the marker; none for no marker."""
    if not marker or marker == END:
        return {text.count("\n") + 1} if marker else set()
    return {next(n for n, line in enumerate(text.splitlines(), start=1) if marker in line)}


def lines_of(folder: Path, change: Change) -> set[int]:
    """Return the lines where ``lg lint`` finds an error in a file that is changed so."""
    unsaved = {change.file: change.made_in(folder).encode()}
    form = Settings(select=("LG0", "LG1", "LG2"))
    found = check_framework(folder, "framework", form, unsaved).findings
    shown = f"framework/{change.file}"
    return {
        one.span.line for one in found if one.span.file == shown and one.severity is Severity.ERROR
    }


@pytest.fixture(scope="module")
def told(editor: Editor, folder: Path) -> dict[Change, Told]:
    """What the editor says of every change; all are open at once, each as a file of its own."""
    changes = [*MISTAKES, *RIGHT, MISSPELT, *(change for change, *_ in APART)]
    places = {
        (folder / change.file).with_name(f"{number}.yaml"): change
        for number, change in enumerate(changes)
    }
    said = editor.open({path: change.made_in(folder) for path, change in places.items()})
    return {change: said[path] for path, change in places.items()}


def name_of(change: Change) -> str:
    return f"{change.file.rpartition('/')[2]}: {' '.join(change.new.split())[:40]}"


@pytest.mark.parametrize("change", MISTAKES, ids=name_of)
def test_a_mistake_is_told_on_the_same_line(
    change: Change, told: dict[Change, Told], folder: Path
) -> None:
    assert told[change].errors == lines_of(folder, change) != set()


def test_a_misspelt_field_is_told_once(told: dict[Change, Told], folder: Path) -> None:
    """The editor also tells that the right one is missing, where its holder begins."""
    misspelt = line_with(MISSPELT.made_in(folder), "tekst:")
    assert lines_of(folder, MISSPELT) == misspelt
    assert told[MISSPELT].errors > misspelt


@pytest.mark.parametrize("change", RIGHT, ids=name_of)
def test_what_is_right_is_right_for_both(
    change: Change, told: dict[Change, Told], folder: Path
) -> None:
    assert told[change] == Told(set(), set())
    assert lines_of(folder, change) == set()


@pytest.mark.parametrize(("change", "errors", "marked", "lines"), APART)
def test_where_the_two_differ_is_known(
    change: Change, errors: str, marked: str, lines: str, told: dict[Change, Told], folder: Path
) -> None:
    text = change.made_in(folder)
    assert told[change] == Told(line_with(text, errors), line_with(text, marked))
    assert lines_of(folder, change) == line_with(text, lines)


PROMPT = "id text role forum pejlemaerke grounded_in"
FIELDS = [
    (Change(ROLE, f"{TEXT}\n    origin: document", "|@"), Expectation, "id pejlemaerker"),
    (Change(ROLE, "      secondary: [mod-og", "      |@\n#"), PejlemaerkeLinks, "origin primary"),
    (Change(ROLE, "expectations:", "|@\n#"), Role, "id title heading origin singular level card"),
    (Change("fora.yaml", "origin: editorial", "|@"), ForaFile, "fora"),
    (Change("fora.yaml", f"id: alene\n    {NAME}\n    aliases", "|@\n#"), Forum, ""),
    (Change("fora.yaml", "    aliases: [mig selv]", "    |@"), Forum, "id name"),
    (Change("prompts/roller.yaml", "    aim: today", "    |@"), Prompt, PROMPT),
]


@pytest.mark.parametrize(("change", "model", "present"), FIELDS, ids=str)
def test_exactly_the_fields_that_may_be_written_are_offered(
    change: Change, model: type[Model], present: str, editor: Editor, folder: Path
) -> None:
    text = change.made_in(folder)
    offered = editor.complete((folder / change.file).with_name("ny.yaml"), text)
    fields = {name for name, kind in offered.items() if kind == FIELD}
    assert fields == {*model.model_fields} - {*present.split()}
    schema = folder / "schema" / f"{change.file.partition('/')[0].removesuffix('.yaml')}.json"
    whole = json.loads(schema.read_text(encoding="utf-8"))
    described = whole["definitions"].get(model.__name__, whole)
    assert fields == {*described["properties"]} - {*present.split()}


@pytest.mark.parametrize(
    ("change", "values"),
    [
        (Change("framework.yaml", "\nstatus: reproduced", "\nstatus: |@"), {*Status}),
        (Change("framework.yaml", "\nlanguage: da", "\nlanguage: |@"), {"da"}),
        (Change("prompts/roller.yaml", "aim: today", "aim: |@"), {*Aim}),
        (Change(ROLE, "    origin: document", "    origin: |@"), {"document", "editorial"}),
        (
            Change(LUS, "    fill: name", "    fill: |@"),
            {"name", "roles", "leader", "date", "start", "from-role"},
        ),
    ],
)
def test_exactly_the_words_that_are_known_are_offered(
    change: Change, values: set[str], editor: Editor, folder: Path
) -> None:
    offered = editor.complete((folder / change.file).with_name("ny.yaml"), change.made_in(folder))
    nothing = {"null", "Default value"}  # a field that may be left out may be empty too
    assert {word for word, kind in offered.items() if kind == VALUE} - nothing == values
