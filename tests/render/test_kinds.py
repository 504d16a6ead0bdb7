"""Every kind of block is set by every renderer and template, and a kind they lack is told of."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast, get_args

import pytest
from tests.long import some
from tests.render.showing import document_of, every_block

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.render import html, kinds
from ledelsesgrundlag_cli.render.form_fields import fields_of
from ledelsesgrundlag_cli.render.formats import FORMATS, Format, render_bytes
from ledelsesgrundlag_cli.render.pdf import file
from ledelsesgrundlag_cli.render.templates import TemplateProblemError, Templates

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.form_fields import FormField

BOX = Path(__file__).resolve().parents[2] / "templates"
WORD = "Prøveordet"
BY_TEMPLATES = (Format.MARKDOWN, Format.HTML, Format.PDF, Format.SVG)
DOCUMENTS = ("rollekort", "dialogkort", "haefte", "plakat", "overblik", "kaede", "lus")
"""Kinds of documents that between them use every Typst template of a whole page."""
PLACES = [(one, "rollekort") for one in FORMATS] + [
    (Format.PDF, kind) for kind in DOCUMENTS if kind != "rollekort"
]
"""Formats, and the kinds of documents that differ in them."""
FIRST_OF_PDF = "rollekort"
"""Where each kind of block is set; in the other PDFs each third, and all with ``LG_LONG=1``."""


class Callout(NamedTuple):
    """A kind of block that nobody has heard of."""

    id: str
    text: str


def with_callout(kind: str) -> blocks.Document:
    """A document with a block that is no part of the union, as if somebody had just made it."""
    toy = cast("Any", Callout("toy", WORD))
    shown = (blocks.Title("titel", "a", "b"), blocks.Text("t", "c"), toy)
    return document_of("x", *shown)._replace(kind=kind)


@pytest.fixture
def known_to_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the code know the block, as it does when it has become a kind and copies lag behind."""

    def without_toys(document: blocks.Document) -> tuple[FormField, ...]:
        known = tuple(one for one in document.blocks if blocks.kind_of(one) != "callout")
        return fields_of(document._replace(blocks=known))

    monkeypatch.setattr(html, "fields_of", without_toys)
    monkeypatch.setattr(file, "fields_of", without_toys)


def refused(document: blocks.Document, made_as: Format, *given: Any) -> tuple[str, str]:
    """Hold that templates are refused; return which file, and why."""
    with pytest.raises(TemplateProblemError) as raised:
        render_bytes(document, made_as, *given)
    [problem] = raised.value.diagnostics
    assert problem.span is not None
    return problem.span.file, problem.message


def test_the_documents_use_every_template_of_a_page() -> None:
    pages = {path.stem for path in (BOX / "typst").glob("*.typ")} - {"ark", "blocks", "stil"}
    assert pages == {"document", *DOCUMENTS} - {"lus"}
    for text_format in ("html", "markdown"):
        assert [path.name for path in (BOX / text_format).glob("document.*")]


@pytest.mark.parametrize(("made_as", "kind"), PLACES, ids=str)
def test_an_unknown_kind_of_block_is_never_left_out(
    made_as: Format, kind: str, framework: Framework, templates: Templates
) -> None:
    document = with_callout(kind)
    if made_as is Format.JSON:
        data = json.loads(render_bytes(document, made_as, templates, framework))
        assert data["blocks"][-1] == {"type": "callout", "id": "toy", "text": WORD}
    elif made_as in BY_TEMPLATES:
        named, message = refused(document, made_as, templates, framework)
        assert named.rpartition("/")[2].startswith("blocks.")
        assert message.startswith("Skabelonen kender ikke felter af slagsen ”callout”")
    else:
        with pytest.raises(AssertionError, match="Callout"):
            render_bytes(document, made_as, templates, framework)


def test_an_unknown_kind_of_block_is_no_block_without_fields() -> None:
    with pytest.raises(AssertionError, match="Callout"):
        fields_of(with_callout("lus"))


@pytest.mark.usefixtures("known_to_python")
@pytest.mark.parametrize(
    ("made_as", "kind"), [one for one in PLACES if one[0] in BY_TEMPLATES], ids=str
)
def test_the_templates_fail_on_it_too(
    made_as: Format,
    kind: str,
    framework: Framework,
    templates: Templates,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kinds, "FIRST_KINDS", kinds.FIRST_KINDS | {"callout"})
    _, message = refused(with_callout(kind), made_as, templates, framework)
    assert "callout" in message


@pytest.fixture
def own(tmp_path: Path) -> Templates:
    """Copies of all the templates with text, as HR made them before there was any callout."""
    for name in ("typst", "markdown", "html"):
        shutil.copytree(BOX / name, tmp_path / "templates" / name)
    poster = tmp_path / "templates" / "typst" / "plakat.typ"
    text = poster.read_text(encoding="utf-8")
    picks = [line for line in text.splitlines(keepends=True) if "show-block" not in line]
    assert len(picks) == text.count("\n") - 1  # 0.1.0 set what it picked and no more
    poster.write_text("".join(picks), encoding="utf-8")
    return Templates(tmp_path / "templates", "templates", BOX)


@pytest.mark.usefixtures("known_to_python")
@pytest.mark.parametrize(
    ("made_as", "kind", "name"),
    [
        (Format.MARKDOWN, "rollekort", "markdown/blocks.md.j2"),
        (Format.HTML, "rollekort", "html/blocks.html.j2"),
        (Format.PDF, "rollekort", "typst/blocks.typ"),
        (Format.PDF, "haefte", "typst/blocks.typ"),
        (Format.PDF, "plakat", "typst/plakat.typ"),
    ],
)
def test_a_copy_from_before_is_refused_by_name(
    made_as: Format, kind: str, name: str, own: Templates, framework: Framework
) -> None:
    assert refused(with_callout(kind), made_as, own, framework)[0] == f"templates/{name}"


@pytest.mark.usefixtures("known_to_python", "limits_off")
def test_only_the_copy_that_does_not_know_it_is_refused(
    own: Templates, framework: Framework
) -> None:
    """A copied page on the new blocks in the box, which know the kind."""
    assert own.own is not None
    blocks_file = own.own / "typst" / "blocks.typ"
    knowing = blocks_file.read_text(encoding="utf-8").replace(
        "#let shows = (", "#let shows = (callout: one => one.text, "
    )
    blocks_file.write_text(knowing, encoding="utf-8")
    for kind in ("rollekort", "haefte"):
        assert render_bytes(with_callout(kind), Format.PDF, own, framework)
    named, _ = refused(with_callout("plakat"), Format.PDF, own, framework)
    assert named == "templates/typst/plakat.typ"


@pytest.mark.usefixtures("known_to_python", "limits_off")
def test_a_template_that_names_the_kind_may_leave_it_out(
    own: Templates, framework: Framework
) -> None:
    assert own.own is not None
    poster = own.own / "typst" / "plakat.typ"
    text = poster.read_text(encoding="utf-8")
    poster.write_text(f"// Uden callout.\n{text}", encoding="utf-8")
    document = with_callout("plakat")
    without = document._replace(blocks=document.blocks[:-1])
    made = [render_bytes(one, Format.PDF, own, framework) for one in (document, without)]
    assert made[0] == made[1]


@pytest.mark.slow
def test_copies_from_before_make_every_kind_they_know(
    own: Templates, framework: Framework, templates: Templates
) -> None:
    """What is not new is left to the copies, whether they name it or not."""
    first = [one for one in every_block(WORD) if blocks.kind_of(one) in kinds.FIRST_KINDS]
    assert {blocks.kind_of(one) for one in first} == kinds.FIRST_KINDS
    for made_as, kind in PLACES:
        document = document_of(WORD, blocks.Title("top", WORD, WORD), *first)
        document = document._replace(kind=kind)
        made = render_bytes(document, made_as, own, framework)
        same = kind != "plakat"
        assert (made == render_bytes(document, made_as, templates, framework)) is same


@pytest.mark.slow
@pytest.mark.parametrize(("made_as", "kind"), PLACES, ids=str)
def test_every_kind_of_block_is_set(
    made_as: Format, kind: str, framework: Framework, templates: Templates
) -> None:
    """One block more, of any kind, changes what is made."""

    def made(*more: blocks.Block) -> bytes:
        top = (blocks.Title("top", WORD, WORD, WORD), blocks.Heading("h", WORD))
        document = document_of(WORD, *top, blocks.Title("titel", WORD, WORD), *more)
        return render_bytes(document._replace(kind=kind), made_as, templates, framework)

    alone = made()
    looked_at = set()
    every = made_as is not Format.PDF or kind == FIRST_OF_PDF
    for block in every_block(WORD) if every else some(every_block(WORD), 3):
        if isinstance(block, blocks.Title):
            block = block._replace(id="anden")  # noqa: PLW2901 - no two have one id
        deep = isinstance(block, blocks.Heading) and block.level == 3
        more = (blocks.Heading("h2", WORD), block) if deep else (block,)
        assert made(*more) != alone, type(block)
        looked_at.add(type(block))
    assert looked_at == set(get_args(blocks.Block)) or (not every and len(looked_at) > 5)
