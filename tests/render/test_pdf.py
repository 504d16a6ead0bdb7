"""PDF from whatever is there: a sound file, or a line in Danish that says what to mend."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import socket
import sys
import threading
from contextlib import nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from tests.documents.examples_given import GIVEN, gathered_of

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.request import SheetRequest
from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.render.form_fields import FieldKind, FormField
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.pdf import file as pdf_file
from ledelsesgrundlag_cli.render.pdf import typst_source
from ledelsesgrundlag_cli.render.pdf.form import UnknownFieldError, most_characters, with_fields
from ledelsesgrundlag_cli.render.templates import TemplateProblemError, Templates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.loading.framework import Framework

BUNDLED = Path(__file__).resolve().parents[2] / "templates"
BLOCKS = "typst/blocks.typ"
SHEETS = "typst/ark.typ"
STYLE = "typst/stil.typ"
CARD = "typst/rollekort.typ"


@pytest.fixture
def own(tmp_path: Path) -> Templates:
    """Templates of HR's own: a copy of the design, and nothing else."""
    folder = tmp_path / "templates"
    (folder / "typst").mkdir(parents=True)
    shutil.copy(BUNDLED / "design.yaml", folder)
    return Templates(folder, "templates", BUNDLED)


def written(own: Templates, name: str, content: str | bytes) -> Templates:
    assert own.own is not None
    path = own.own / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return own


def changed(own: Templates, name: str, old: str, new: str) -> Templates:
    text = (BUNDLED / name).read_text(encoding="utf-8")
    assert old in text
    return written(own, name, text.replace(old, new, 1))


def made(framework: Framework, templates: Templates, **texts: str) -> bytes:
    """Make the card of a role, with another title or the text of its first expectation."""
    document = role_card(framework, ["leder-af-ledere"])
    if "title" in texts:
        document = document._replace(title=texts["title"])
    if "text" in texts:
        document = with_expectations(document, (texts["text"],))
    return render_bytes(document, Format.PDF, templates, framework)


def with_expectations(document: blocks.Document, texts: tuple[str, ...]) -> blocks.Document:
    def replaced(block: blocks.Block) -> blocks.Block:
        if not isinstance(block, blocks.Expectations):
            return block
        one = block.items[0]
        items = tuple(
            one._replace(id=f"{one.id}-{number}", text=text) for number, text in enumerate(texts)
        )
        return block._replace(items=items)

    return document._replace(blocks=tuple(map(replaced, document.blocks)))


def problem(framework: Framework, templates: Templates, **texts: str) -> str:
    with pytest.raises(TemplateProblemError) as caught:
        made(framework, templates, **texts)
    [found] = caught.value.diagnostics
    return f"{found.span.file}:{found.span.line} {found.message} {found.remedy}"


def pages(raw: bytes) -> int:
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        return len(pdf.pages)


@pytest.mark.parametrize(
    "text",
    [
        '#read("/etc/passwd") $x$ @ref <a> *b* _c_ `d` \\u{1F600} // e /* f */ [g] = h',
        '#import "@preview/x:1.0.0": y',
        "= Overskrift",
        "{{ 7*7 }}",
        "æøåÆØÅ éüß Łódź Nguyễn Ελλάδα Київ",
        "x" * 10_000,
        "ord " * 2_500,
        "\x1b[31m\x00\u202e\ud800",
        "a\u00adb\u00a0c\u2011d",
    ],
)
def test_every_text_is_only_text(text: str, framework: Framework, templates: Templates) -> None:
    assert pages(made(framework, templates, text=text)) >= 1


def test_two_hundred_expectations_fill_the_pages_they_need(
    framework: Framework, templates: Templates
) -> None:
    document = role_card(framework, ["leder-af-ledere"])
    document = with_expectations(document, tuple(f"Tager ansvar nummer {n}" for n in range(200)))
    raw = render_bytes(document, Format.PDF, templates, framework)
    assert 4 <= pages(raw) <= 12


@pytest.mark.parametrize("char", ["😀", "漢", "س", "✚"])
def test_a_character_that_the_typeface_lacks_is_named(
    char: str, framework: Framework, templates: Templates
) -> None:
    said = problem(framework, templates, text=f"Skaber {char} hver dag")
    assert f"har ikke tegnet ”{char}” (U+{ord(char):04X})" in said
    assert f"Skaber {char} hver dag" in said
    assert "Skriv det på en anden måde" in said


def test_nobody_is_told_to_change_the_words_of_others(
    framework: Framework, templates: Templates
) -> None:
    document = gathered_of(framework, {None: (*GIVEN, {"deltager-mere-af": "Ros 👍"})})
    with pytest.raises(TemplateProblemError) as caught:
        render_bytes(document, Format.PDF, templates, framework)
    [told] = caught.value.diagnostics
    assert "har ikke tegnet ”👍”" in told.message
    assert told.remedy == "Gem det som Word eller HTML, eller vælg en skrifttype, der har tegnet."


@pytest.mark.parametrize(
    "code",
    [
        '#import "@preview/cetz:0.3.0": canvas',
        '#include "@local/x:1.0.0"',
        '#import ("@pre" + "view/x:1.0.0")',
        '#eval("1 + 1")',
        '/* fint */ #import /* og så */ "@preview/x:1.0.0"',
        '#let a = "https://x"; #import "@preview/x:1.0.0"',
        '#import "\\u{40}preview/x:1.0.0"',
        '#include "/typst/x.txt"',
    ],
)
def test_what_would_go_to_the_network_is_refused(
    code: str, framework: Framework, own: Templates
) -> None:
    said = problem(framework, written(own, "typst/rollekort.typ", f"#let a = 1\n{code}\n"))
    assert said.startswith("templates/typst/rollekort.typ:2 Skabelonen henter noget udefra")


def test_a_file_that_is_fetched_may_not_fetch_either(framework: Framework, own: Templates) -> None:
    written(own, "typst/egen.typ", '#import "@preview/x:1.0.0"\n')
    written(own, "typst/rollekort.typ", '#import "/typst/egen.typ": x\n')
    assert "henter noget udefra" in problem(framework, own)


COMPUTED = (
    # What reading a template does not see: the reader takes these for something else.
    '#let hent(x) = { import x }\n#hent("@preview/x:1.0.0")',
    '#let x = "*/ #"\n/* " */\n#let y = "/*"\n#import "@preview/x:1.0.0"\n#let z = "*/"',
    '"\n#import "@preview/" + doc.id + ":1.0.0"\n"',
)
"""Ways to ask for a package by a name that is computed, or where a reader would not look."""


@pytest.fixture
def trap(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """A proxy as somebody may have one, and all that was asked of it."""
    asked: list[bytes] = []
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                client, _ = server.accept()
                with client:
                    asked.append(client.recv(200))

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        for form in (name, name.upper()):
            monkeypatch.setenv(form, f"http://127.0.0.1:{server.getsockname()[1]}")
    yield asked
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join(10)


@pytest.mark.skipif(sys.platform == "win32", reason="a socket in accept is not ended by shutdown")
@pytest.mark.usefixtures("limits_off")
@pytest.mark.parametrize("code", COMPUTED)
def test_nothing_is_fetched_whatever_a_template_holds(
    code: str,
    framework: Framework,
    own: Templates,
    trap: list[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The reading is left out, and the way is closed all the same; open, the trap is met."""
    monkeypatch.setattr(typst_source, "_refuse_fetching", lambda *_: None)
    templates = written(own, "typst/rollekort.typ", f"#let a = 1\n{code}\n")
    before = dict(os.environ)
    said = problem(framework, templates)
    assert "Skabelonen henter noget udefra" in said
    assert said.startswith("templates/typst/rollekort.typ:")
    assert trap == []
    assert dict(os.environ) == before

    monkeypatch.setattr(pdf_file, "no_network", nullcontext)
    problem(framework, templates)
    assert trap[0].startswith(b"CONNECT packages.typst.org")


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (CARD, "#set page(", "#set paage(", "templates/typst/rollekort.typ:5 Skabelonen går i"),
        (STYLE, "#let ink = ", "#let ink = nope + ", "templates/typst/stil.typ:34 Skabelonen"),
        (STYLE, '" / "', '" / ', "templates/typst/stil.typ:"),
        (BLOCKS, "stretch = true", "stretch = nope", "templates/typst/blocks.typ:"),
        (CARD, "doc.blocks {", "doc.nope {", "templates/typst/rollekort.typ:17"),
        ("design.yaml", "family: LG Sans", "family: Nope", "design.yaml:23 Skrifttypen ”Nope”"),
    ],
)
def test_a_slip_in_a_template_is_told_with_its_place(
    name: str, old: str, new: str, said: str, framework: Framework, own: Templates
) -> None:
    assert said in problem(framework, changed(own, name, old, new))


def test_no_function_for_all_documents_names_the_whole_content() -> None:
    """Typst would read all of it, or its library, for each function and each sheet of a list."""
    named = []
    for name in (STYLE, BLOCKS, SHEETS):
        lines = (BUNDLED / name).read_text(encoding="utf-8").splitlines()
        named += [one for one in lines if re.search(r"(?<!-)\b(?:data|doc|std)\.[a-z]", one)]
    spelled = [one for one in named if not one.startswith("//")]
    assert len(spelled) > 8
    assert [one for one in spelled if not re.match(r"#let [\w-]+ = (?:data|doc)\.", one)] == []


def test_a_slip_in_how_sheets_are_set_stops_sheets_alone(
    framework: Framework, own: Templates
) -> None:
    changed(own, SHEETS, "#let sample = ", "#let sample = nope + ")
    assert pages(made(framework, own)) == 1
    sheet = sheet_document(framework, framework.sheets[0], SheetRequest(("centerchef",)))
    with pytest.raises(TemplateProblemError) as caught:
        render_bytes(sheet, Format.PDF, own, framework)
    [found] = caught.value.diagnostics
    assert found.span.file == "templates/typst/ark.typ"


def test_a_template_may_only_read_beside_itself(framework: Framework, own: Templates) -> None:
    assert own.own is not None
    (own.own.parent / "hemmeligt.txt").write_text("hemmeligt", encoding="utf-8")
    written(own, "typst/rollekort.typ", '#read("../../hemmeligt.txt")\n')
    assert "Skabelonen går i stå her" in problem(framework, own)


def test_a_template_for_one_kind_comes_first(framework: Framework, own: Templates) -> None:
    written(
        own,
        "typst/rollekort.typ",
        '#set document(title: doc.title)\n#set text(font: look.fonts.family, lang: "da")\n'
        "#set page(width: 50mm, height: 60mm)\n= #doc.title\n",
    )
    with pikepdf.open(io.BytesIO(made(framework, own))) as pdf:
        assert [round(float(edge)) for edge in pdf.pages[0].mediabox] == [0, 0, 142, 170]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("logo.png", b"ikke et billede", "kan ikke bruges som logo"),
        ("logo.png", b"\x89PNG\r\n\x1a\n" + bytes(300_000), "kan ikke bruges som logo"),
        ("logo.png", b"\x89PNG\r\n\x1a\n" + bytes(300), "Skabelonen går i stå her"),
        ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "henter noget"),
        ("logo.svg", b"<svg ><image href='https://a.dk/x.png'/></svg>", "henter noget udefra"),
        ("logo.svg", b"<svg ><rect fill='url(http://a.dk)'/></svg>", "henter noget udefra"),
        ("logo.svg", b"<svg onload='x()'></svg>", "henter noget udefra"),
        ("../logo.png", b"", "Filnavnet ”../logo.png” må kun"),
    ],
)
def test_a_logo_that_is_no_plain_picture_is_refused(
    name: str, content: bytes, said: str, framework: Framework, own: Templates
) -> None:
    changed(own, "design.yaml", "logo:\n", f"logo: {name}\n")
    if content:
        written(own, name, content)
    assert said in problem(framework, own)


def test_a_logo_stands_at_the_top_with_a_name(framework: Framework, own: Templates) -> None:
    changed(own, "design.yaml", "logo:\n", "logo: logo.svg\n")
    circle = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>'
    written(own, "logo.svg", circle)
    raw = made(framework, own)
    assert pages(raw) == 1
    assert raw != made(framework, Templates(None, "", BUNDLED))


def test_the_time_in_the_file_is_the_one_asked_for(
    framework: Framework, templates: Templates
) -> None:
    from ledelsesgrundlag_cli.render.design import load_design
    from ledelsesgrundlag_cli.render.pdf.file import render_pdf

    document, design = role_card(framework, ["centerchef"]), load_design(templates)
    asked = render_pdf(
        document, design, templates, moment=datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    )
    with pikepdf.open(io.BytesIO(asked)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261123120000")


def test_places_and_fields_must_be_the_same(framework: Framework, templates: Templates) -> None:
    raw = made(framework, templates)
    with pytest.raises(UnknownFieldError):
        with_fields(raw, (FormField(FieldKind.LINE, "navn", "Navn"),), {}, None)


@pytest.mark.parametrize("height", [17, 38.2, 58.8, 79.4, 101, 200])
@pytest.mark.parametrize("width", [151, 238, 487])
def test_a_full_field_fits_in_what_pdf_js_draws(
    framework: Framework, width: float, height: float
) -> None:
    """pdf.js, which Firefox has, draws as many lines as ``round`` says, and cuts the others.

    Its lines are 1.35 times the size of their type, 9 points here, and it leaves 1 point free
    above and below and 2 at the sides (``_computeFontSize`` and ``_splitLine`` of pdf.js 4 and 6).
    """
    measures = json.loads((BUNDLED / "fonts" / "lg-sans-felter.json").read_text(encoding="utf-8"))

    def wide(text: str) -> float:
        raw = text.encode("cp1252", "replace")
        return sum(float(measures["widths"][byte - 32]) for byte in raw) * 9 / 1000

    lines = max(1, round((height - 2) / (9 * 1.35)))
    texts = " ".join(one.text for role in framework.roles for one in role.expectations).split()
    most = most_characters(width, height, several=True)
    assert most > lines * width / 9
    assert len(texts) > 400
    for start in range(0, 200, 7):
        drawn: list[str] = []
        for word in " ".join(texts[start:] + texts)[:most].split():
            if drawn and wide(f"{drawn[-1]} {word}") <= width - 4:
                drawn[-1] += f" {word}"
            else:
                drawn.append(word)
        assert len(drawn) <= lines


def test_a_field_of_no_size_takes_something() -> None:
    for several in (True, False):
        assert most_characters(0.0, 0.0, several=several) == 1
