"""The Word file that HR can restyle: what is kept of it, and what is said of a bad one."""

from __future__ import annotations

import base64
import importlib
import io
import re
import struct
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.long import examples

from ledelsesgrundlag_cli.documents.request import SheetRequest
from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.render.docx.styles import MARKS, Style
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.templates import TemplateProblemError, Templates

if TYPE_CHECKING:
    from collections.abc import Callable

    from ledelsesgrundlag_cli.loading.framework import Framework

REPOSITORY = Path(__file__).resolve().parents[2]
BOX = REPOSITORY / "templates"
BASE = (BOX / "docx" / "base.docx").read_bytes()
MAIN = "word/document.xml"
STYLES = "word/styles.xml"
RELATIONS = "word/_rels/document.xml.rels"

Parts = dict[str, bytes]


def unpacked(raw: bytes) -> Parts:
    """Each part of a file by its name."""
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(parts: Parts) -> bytes:
    """Parts as a file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, raw in parts.items():
            made.writestr(name, raw)
    return stream.getvalue()


def changed(name: str, old: str, new: str, *, base: bytes = BASE) -> bytes:
    """The base with something in one part changed."""
    parts = unpacked(base)
    text = parts[name].decode()
    assert old in text
    parts[name] = text.replace(old, new).encode()
    return packed(parts)


@pytest.fixture
def own(tmp_path: Path) -> Templates:
    """Templates of HR's own, none yet."""
    (tmp_path / "docx").mkdir()
    return Templates(tmp_path, "templates", BOX)


@pytest.fixture
def with_base(own: Templates, framework: Framework) -> Callable[[bytes], bytes]:
    """Make a role card on a base."""

    def make(base: bytes) -> bytes:
        assert own.own is not None
        (own.own / "docx" / "base.docx").write_bytes(base)
        anew = Templates(own.own, own.own_shown_as, own.bundled)  # as the next run of lg
        return render_bytes(role_card(framework, ["centerchef"]), Format.DOCX, anew, framework)

    return make


@pytest.fixture
def with_design(own: Templates, framework: Framework) -> Callable[[str], bytes]:
    """Make a role card with a line of the design changed."""

    def make(line: str) -> bytes:
        assert own.own is not None
        name = line.partition(":")[0]
        text = (BOX / "design.yaml").read_text(encoding="utf-8")
        text, found = re.subn(
            rf"^( *){name}:.*$", rf"\g<1>{line}", text, count=1, flags=re.MULTILINE
        )
        assert found == 1
        (own.own / "design.yaml").write_text(text, encoding="utf-8")
        anew = Templates(own.own, own.own_shown_as, own.bundled)  # as the next run of lg
        return render_bytes(role_card(framework, ["centerchef"]), Format.DOCX, anew, framework)

    return make


def styles_of(raw: bytes) -> dict[str, Any]:
    """Each style by its name."""
    styles = parse_xml(unpacked(raw)[STYLES])
    return {one.find(qn("w:name")).get(qn("w:val")): one for one in styles.findall(qn("w:style"))}


def refused(make: Callable[[bytes], bytes], base: bytes) -> str:
    """What is said of a base that cannot be used."""
    with pytest.raises(TemplateProblemError) as caught:
        make(base)
    (problem,) = caught.value.diagnostics
    assert problem.span.file == "templates/docx/base.docx"
    assert problem.code in {"LG800", "LG004", "LG012", "LG013"}
    assert problem.remedy
    return problem.message


# The base in the box


def test_the_base_is_what_the_script_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    """But for the letters: those come out of fontTools, and are looked at below."""
    monkeypatch.syspath_prepend(str(REPOSITORY))
    script = importlib.import_module("scripts.make_base_docx")
    font = importlib.import_module("scripts.base_docx_font")
    there = unpacked(BASE)
    fonts = {
        place: font.hidden(there[f"word/fonts/{place}.odttf"], font.font_key(place))
        for place in font.SLOTS
    }
    assert script.parts(fonts) == there
    assert all(raw.startswith(b"\x00\x01\x00\x00") for raw in fonts.values())


def test_its_letters_are_those_of_danish_and_the_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    from fontTools import ttLib

    monkeypatch.syspath_prepend(str(REPOSITORY))
    font = importlib.import_module("scripts.base_docx_font")
    for place in font.SLOTS:
        raw = font.hidden(unpacked(BASE)[f"word/fonts/{place}.odttf"], font.font_key(place))
        letters = ttLib.TTFont(io.BytesIO(raw))
        assert {*map(ord, "æøåÆØÅé”–…›·▲■◆●★▼✚⬢☐☒")} <= set(letters.getBestCmap())
        assert letters["name"].getDebugName(1) == "LG Sans"
        assert letters["OS/2"].fsType == 0  # anybody may embed it


def test_it_has_every_style_and_danish_names() -> None:
    there = styles_of(BASE)
    assert {*Style, *MARKS} <= set(there)
    word: Any = docx.Document(io.BytesIO(BASE))
    shown = {one.style.name for one in word.paragraphs}
    assert {"Heading 1", "Heading 2", "Heading 3", "Spørgsmål", "Svar", "Quote"} <= shown


def test_text_is_readable_by_its_colours() -> None:
    """Colours of styles are those of design.yaml, whose contrast is held elsewhere."""
    for name, style in styles_of(BASE).items():
        for color in style.iter(qn("w:color")):
            assert color.get(qn("w:themeColor")) in {"text1", "text2", None}, name


# HR's own


def test_a_style_that_hr_has_changed_is_left_alone(with_base: Callable[[bytes], bytes]) -> None:
    heading = styles_of(BASE)["heading 1"]
    size = heading.find(f"{qn('w:rPr')}/{qn('w:sz')}").get(qn("w:val"))
    base = changed(
        STYLES, f'<w:sz w:val="{size}"/>', '<w:sz w:val="77"/><w:color w:val="AA0011"/>'
    )
    made = styles_of(with_base(base))["heading 1"].find(qn("w:rPr"))
    assert made.find(qn("w:sz")).get(qn("w:val")) == "77"
    assert made.find(qn("w:color")).get(qn("w:val")) == "AA0011"


def test_styles_are_known_by_name_whatever_their_ids(with_base: Callable[[bytes], bytes]) -> None:
    """Word in Danish calls the first heading Overskrift1 when it saves."""
    parts = unpacked(BASE)
    for name in (STYLES, MAIN):
        parts[name] = parts[name].replace(b'"Heading1"', b'"Overskrift1"')
    word: Any = docx.Document(io.BytesIO(with_base(packed(parts))))
    title = next(one for one in word.paragraphs if one.text == "Centerchefer")
    assert title.style.style_id == "Overskrift1"
    assert title.style.name == "Heading 1"


def test_styles_that_are_missing_come_from_the_box(with_base: Callable[[bytes], bytes]) -> None:
    word: Any = docx.Document(io.BytesIO(BASE))
    for style in list(word.styles.element.findall(qn("w:style"))):
        if style.find(qn("w:name")).get(qn("w:val")) in {"Quote", "Citatkilde", *MARKS, "Skema"}:
            word.styles.element.remove(style)
    # Another style has taken an id.
    word.styles.element.append(
        parse_xml(
            f'<w:style xmlns:w="{word.styles.element.nsmap["w"]}" w:type="paragraph" '
            'w:styleId="Quote"><w:name w:val="Noget helt andet"/></w:style>'
        )
    )
    stream = io.BytesIO()
    word.save(stream)
    raw = with_base(stream.getvalue())
    made, box = styles_of(raw), styles_of(BASE)
    assert {*Style, *MARKS} <= set(made)
    assert made["Quote"].get(qn("w:styleId")) != "Quote"
    assert made["Citatkilde"].find(qn("w:pPr")).getchildren()
    ids = [one.get(qn("w:styleId")) for one in made.values()]
    assert len(set(ids)) == len(ids) == len(box) + 1
    known = set(ids)
    for style in made.values():
        links = [style.find(qn(f"w:{link}")) for link in ("basedOn", "next", "link")]
        assert {one.get(qn("w:val")) for one in links if one is not None} <= known


def test_margins_that_hr_has_changed_are_kept(with_base: Callable[[bytes], bytes]) -> None:
    word: Any = docx.Document(
        io.BytesIO(with_base(changed(MAIN, 'w:left="1077"', 'w:left="2268"')))
    )
    section = word.sections[-1]
    width = section.page_width - section.left_margin - section.right_margin
    assert round(section.left_margin.mm) == 40
    (table,) = word.tables
    assert sum(column.width for column in table.columns) == pytest.approx(width, abs=2000)
    stop = word.styles[Style.ANSWER].paragraph_format.tab_stops[0]
    assert stop.position == pytest.approx(width, abs=2000)


def test_pages_are_counted_once(own: Templates, framework: Framework) -> None:
    """A sheet has sections of one and two columns; only the first counts its pages anew."""
    assert own.own is not None
    base = changed(MAIN, '<w:cols w:space="454"/>', '<w:pgNumType w:start="5"/><w:titlePg/>')
    (own.own / "docx" / "base.docx").write_bytes(base)
    sheet = framework.sheet("lus")
    assert sheet is not None
    document = sheet_document(framework, sheet, SheetRequest(("centerchef",)))
    raw = render_bytes(document, Format.DOCX, own, framework)
    sections = list(parse_xml(unpacked(raw)[MAIN]).iter(qn("w:sectPr")))
    assert len(sections) > 4
    counts = [one.find(qn("w:pgNumType")).get(qn("w:start")) for one in sections]
    assert counts == ["5", *[None] * (len(sections) - 1)]
    tags = ["headerReference", "footerReference", "type", "pgSz", "pgMar", "pgNumType"]
    assert [one.tag for one in sections[0]] == [qn(f"w:{tag}") for tag in (*tags, "titlePg")]
    second = (*tags, "cols", "titlePg")
    assert [one.tag for one in sections[1]] == [qn(f"w:{tag}") for tag in second]


def test_nothing_of_the_text_of_the_base_comes_along(with_base: Callable[[bytes], bytes]) -> None:
    base: Any = docx.Document(io.BytesIO(BASE))
    base.add_paragraph("Noget fortroligt")
    base.add_picture(io.BytesIO(image()))
    base.add_comment(base.paragraphs[0].runs, text="En hemmelig bemærkning", author="HR")
    base.core_properties.author = base.core_properties.comments = "En medarbejder i HR"
    stream = io.BytesIO()
    base.save(stream)
    for name, raw in unpacked(with_base(stream.getvalue())).items():
        assert "media" not in name
        assert "comments" not in name
        for secret in ("fortroligt", "hemmelig", "medarbejder i HR"):
            assert secret.encode() not in raw, name


def test_a_head_without_places_to_fill_is_left_alone(with_base: Callable[[bytes], bytes]) -> None:
    base: Any = docx.Document(io.BytesIO(BASE))
    head = base.sections[0].header
    head.paragraphs[0].clear()
    for control in list(head.part.element.iter(qn("w:sdt"))):
        control.getparent().remove(control)
    head.paragraphs[0].add_run("Vores eget sidehoved")
    stream = io.BytesIO()
    base.save(stream)
    word: Any = docx.Document(io.BytesIO(with_base(stream.getvalue())))
    assert word.sections[0].header.paragraphs[0].text.strip() == "Vores eget sidehoved"


# Design


def test_colours_and_typeface_follow_the_design(with_design: Callable[[str], bytes]) -> None:
    raw = with_design('ink: "#102030"')
    assert styles_of(raw)["Normal"].find(f".//{qn('w:color')}").get(qn("w:val")) == "102030"
    assert b'<a:dk1><a:srgbClr val="102030"/></a:dk1>' in unpacked(raw)["word/theme/theme1.xml"]
    theme = unpacked(with_design("family: Arial"))["word/theme/theme1.xml"]
    assert theme.count(b'typeface="Arial"') == 2


def test_a_theme_that_hr_has_chosen_wins(
    with_base: Callable[[bytes], bytes], with_design: Callable[[str], bytes]
) -> None:
    theme = "word/theme/theme1.xml"
    with_base(changed(theme, 'main" name="lg"', 'main" name="Kommunen"'))
    raw = with_design('ink: "#102030"')
    assert b"102030" not in unpacked(raw)[theme]
    assert b"102030" not in unpacked(raw)[STYLES]


# What cannot be used


def test_a_missing_base_is_said(tmp_path: Path, framework: Framework) -> None:
    (tmp_path / "design.yaml").write_bytes((BOX / "design.yaml").read_bytes())
    templates = Templates(None, "", tmp_path)
    card = role_card(framework, ["centerchef"])

    def make(_base: bytes) -> bytes:
        return render_bytes(card, Format.DOCX, templates, framework)

    assert "findes ikke" in refused(make, b"")


def external(kind: str, target: str) -> bytes:
    """The base with a relation to something outside it."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    outside = f'Target="{target}" TargetMode="External"'
    more = f'<Relationship Id="rId99" Type="{office}/{kind}" {outside}/>'
    return changed(RELATIONS, "</Relationships>", f"{more}</Relationships>")


@pytest.mark.parametrize(
    ("base", "said"),
    [
        (b"", "er ikke et Word-dokument"),
        (b"<html></html>", "er ikke et Word-dokument"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "gammelt format eller med adgangskode"),
        (BASE[:20_000], "er ikke et Word-dokument"),
        (packed({"a.txt": b"a"}), "er beskadiget"),
        (packed({**unpacked(BASE), MAIN: b"<w:document"}), "er beskadiget"),
        (packed({**unpacked(BASE), STYLES: b"<a/>"}), "er beskadiget"),
        (changed(MAIN, "w:pgMar", "w:pgMor"), "er beskadiget"),
        (changed(MAIN, 'w:left="1077"', 'w:left="10000"'), "levner ikke plads"),
        (changed("[Content_Types].xml", "document.main", "template.main"), "ikke gemt som et alm"),
        (external("image", "https://example.invalid/x.png"), "https://example.invalid/x.png"),
        (external("oleObject", "file:///c:/x"), "henter noget udefra"),
        (packed({**unpacked(BASE), "word/x.bin": bytes(40 * 1024 * 1024)}), "fylder for meget"),
        (BASE + bytes(1024 * 1024), "mere end 1 MB"),
    ],
    ids=lambda one: ascii(one)[:30] if isinstance(one, str) else "",
)
def test_a_base_that_cannot_be_used_is_said(
    base: bytes, said: str, with_base: Callable[[bytes], bytes]
) -> None:
    assert said in refused(with_base, base)


def test_a_link_and_the_template_it_was_made_from_do_no_harm(
    with_base: Callable[[bytes], bytes],
) -> None:
    with_base(external("hyperlink", "https://example.invalid/"))
    parts = unpacked(BASE)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts["word/_rels/settings.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{office}/attachedTemplate" '
        'Target="file:///X:/Skabeloner/brev.dotx" TargetMode="External"/></Relationships>'
    ).encode()
    settings_part = parts["word/settings.xml"]
    parts["word/settings.xml"] = settings_part.replace(
        b"<w:defaultTabStop", b'<w:attachedTemplate r:id="rId1"/><w:defaultTabStop'
    )
    made = unpacked(with_base(packed(parts)))
    assert not any(b"brev.dotx" in raw or b"attachedTemplate" in raw for raw in made.values())


READ = tuple(name for name in unpacked(BASE) if name.endswith((".xml", ".rels")))
quick = settings(
    deadline=None,
    max_examples=examples(25),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def sound_or_refused(make: Callable[[bytes], bytes], base: bytes) -> None:
    """Hold that a base is refused in Danish, or that the file made on it can be read."""
    try:
        raw = make(base)
    except TemplateProblemError as error:
        problem = error.diagnostics[0]
    else:
        for name, part in unpacked(raw).items():
            if name in READ:
                parse_xml(part)
        return
    assert problem.remedy


@pytest.mark.slow
@quick
@given(where=st.integers(0, len(BASE) - 1), length=st.integers(1, 40), byte=st.integers(0, 255))
def test_a_damaged_file_is_refused_or_does_no_harm(
    with_base: Callable[[bytes], bytes], where: int, length: int, byte: int
) -> None:
    damaged = BASE[:where] + bytes([byte]) * length + BASE[where + length :]
    sound_or_refused(with_base, damaged)


@pytest.mark.slow
@quick
@given(data=st.data(), name=st.sampled_from(READ))
def test_a_damaged_part_is_refused_or_does_no_harm(
    with_base: Callable[[bytes], bytes], data: st.DataObject, name: str
) -> None:
    parts = unpacked(BASE)
    tags = list(re.finditer(rb"<[^>]+>", parts[name]))
    tag = data.draw(st.sampled_from(tags))
    with_what = data.draw(st.sampled_from([b"", b"<a/>", b"<w:sdt/>", b"&", tag[0] * 2]))
    parts[name] = parts[name][: tag.start()] + with_what + parts[name][tag.end() :]
    sound_or_refused(with_base, packed(parts))


# The logo


def image(width: int = 60, height: int = 20) -> bytes:
    """A grey PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = b"".join(b"\x00" + bytes([128]) * width for _ in range(min(height, 100)))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


JPEG = base64.b64decode(
    "/9j/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5mo"
    "q6T/wAALCAAIABABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/"
    "AJH/2Q=="
)
"""A grey picture of 16 by 8 without the head of JFIF or Exif, as some programs write it."""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="80">{}</svg>'
RECTANGLE = '<rect width="200" height="80" fill="#1f5f8b"/>'


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("logo.png", image()),
        ("logo.svg", SVG.format(RECTANGLE).encode()),
        ("bred.png", image(900, 1)),
        ("logo.jpg", JPEG),
    ],
)
def test_a_logo_stands_in_the_head_and_says_whose_it_is(
    name: str, raw: bytes, own: Templates, with_design: Callable[[str], bytes]
) -> None:
    assert own.own is not None
    (own.own / name).write_bytes(raw)
    made = with_design(f"logo: {name}")
    assert made == with_design(f"logo: {name}")
    head = parse_xml(unpacked(made)["word/header1.xml"])
    (drawing,) = head.iter(qn("w:drawing"))
    extent, text = drawing.find(f".//{qn('wp:extent')}"), drawing.find(f".//{qn('wp:docPr')}")
    assert 0 < int(extent.get("cx")) <= 46 * 36_000
    assert 0 < int(extent.get("cy")) <= 10 * 36_000
    assert text.get("descr") == "Odsherred Kommune"
    (media,) = [one for one in unpacked(made) if "media" in one]
    assert media.endswith(".png")


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("logo.gif", b"GIF89a", "kan ikke bruges som logo"),
        ("logo.png", image()[:60], "kan ikke læses som billede"),
        ("logo.png", image(60_000, 60_000), "for stort"),
        ("logo.png", image() + bytes(300_000), "kan ikke bruges som logo"),
        ("logo.jpg", b"\xff\xd8\xff\xe0" + bytes(90), "kan ikke læses som billede"),
        ("logo.jpg", JPEG.replace(b"\x00\x08\x00\x10", b"\xff\xff\xff\xff"), "for stort"),
        ("logo.svg", SVG.format("<script>1</script>").encode(), "kører et program"),
        ("logo.svg", SVG.format('<image href="http://a.invalid/b.png"/>').encode(), "udefra"),
        ("logo.svg", b"<svg ", "kan ikke læses som billede"),
    ],
    ids=lambda one: ascii(one)[:30] if isinstance(one, str) else "",
)
def test_a_logo_that_cannot_be_used_is_said(
    name: str, raw: bytes, said: str, own: Templates, with_design: Callable[[str], bytes]
) -> None:
    assert own.own is not None
    (own.own / name).write_bytes(raw)
    with pytest.raises(TemplateProblemError) as caught:
        with_design(f"logo: {name}")
    (problem,) = caught.value.diagnostics
    assert (problem.code, problem.span.file) == ("LG801", "templates/design.yaml")
    assert said in problem.message


def test_a_sheet_on_a_base_of_hr_has_its_fields(own: Templates, framework: Framework) -> None:
    """The numbers of HR's own controls in the head are not used again."""
    assert own.own is not None
    sheet = framework.sheet("lus")
    assert sheet is not None
    document = sheet_document(framework, sheet, SheetRequest(("centerchef",)))
    plain = render_bytes(document, Format.DOCX, Templates(None, "", BOX), framework)
    first = re.search(rb'<w:id w:val="(\d+)"/>', unpacked(plain)[MAIN])
    assert first is not None
    base = changed(
        "word/header1.xml",
        'w:tag w:val="lg-logo"/><w:id w:val="1"',
        f'w:tag w:val="x"/><w:id w:val="{int(first[1])}"',
    )
    (own.own / "docx" / "base.docx").write_bytes(base)
    made = unpacked(render_bytes(document, Format.DOCX, own, framework))
    head = re.findall(rb'<w:id w:val="(\d+)"/>', made["word/header1.xml"])
    fields = re.findall(rb'<w:id w:val="(\d+)"/>', made[MAIN])
    assert head == [first[1]]
    assert len({*head, *fields}) == len(head) + len(fields) > 30
