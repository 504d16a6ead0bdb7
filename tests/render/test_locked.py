"""Templates get data, and call what is listed: everything they can reach, and known escapes."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import TemplateRuntimeError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from markupsafe import Markup
from tests.documents.every import every_document
from tests.fuzz.escapes import ESCAPES, MACRO
from tests.long import some

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.blocks import words_in
from ledelsesgrundlag_cli.documents.booklet import booklet
from ledelsesgrundlag_cli.documents.common import sharing_words
from ledelsesgrundlag_cli.documents.dialogue_card import dialogue_card
from ledelsesgrundlag_cli.documents.poster import poster
from ledelsesgrundlag_cli.render import locked
from ledelsesgrundlag_cli.render.data import Record, data
from ledelsesgrundlag_cli.render.design import load_design
from ledelsesgrundlag_cli.render.environment import FUNCTIONS, environment
from ledelsesgrundlag_cli.render.form_fields import fields_of
from ledelsesgrundlag_cli.render.formats import Format, render, render_bytes
from ledelsesgrundlag_cli.render.templates import TemplateProblemError, Templates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework

BOX = Path(__file__).resolve().parents[2] / "templates"
BEFORE = Path(__file__).resolve().parents[1] / "fixtures" / "skabeloner-0.1.0"
DRAWN_ANEW = {"dialogkort", "haefte", "lus", "rollekort"}
"""Documents that have another look since, which the copies do not take on."""
TEXTUAL = sorted(
    one.relative_to(BEFORE).as_posix() for one in BEFORE.glob("*/*") if one.suffix == ".j2"
)
"""What could be copied of HTML and Markdown."""
REFUSALS = (SecurityError, UndefinedError, TemplateSyntaxError, TemplateRuntimeError)


def made(templates: Templates) -> Any:
    """The environment of Markdown, whose templates have no escaping of Jinja2's own."""
    made = environment(templates, str)
    made.filters["midline"] = str  # as lg has it
    return made


def given(framework: Framework, templates: Templates) -> Iterator[dict[str, Any]]:
    """What the templates of each document are given."""
    for document in every_document(framework):
        yield {
            "document": data(document),
            "framework": data(framework),
            "design": data(load_design(templates)),
        }


@pytest.mark.parametrize("escape", ESCAPES)
def test_no_known_escape_gets_out(escape: str, framework: Framework, templates: Templates) -> None:
    context = next(given(framework, templates))
    with pytest.raises(REFUSALS) as refused:
        made(templates).from_string(escape).render(context)
    if type(refused.value) is TemplateRuntimeError:
        assert "No filter named" in str(refused.value)


def test_what_templates_do_need_works(framework: Framework, templates: Templates) -> None:
    template = (
        MACRO
        + "{% import 'markdown/blocks.md.j2' as b with context %}"
        + "{% call m() %}{{ document.title }}{% endcall %}"
        + "{% for one in document.blocks %}{{ loop.index }}{{ loop.cycle('a', 'b') }}"
        + "{{ kind_of(one) }}{{ loop.changed(one.id) }}{% endfor %}"
        + "{% set n = namespace(a=1) %}{% set n.a = 2 %}{{ n.a }}{{ dict(x=1).x }}{{ [7][0] }}"
        + "{{ (document.blocks | groupby('id'))[0].grouper }}{{ 'æø'[1:] }}{{ cycler(1).next() }}"
        + "{% for key, value in {'k': 'v'} | items %}{{ key }}{{ value }}{% endfor %}"
        + "{{ framework.metadata.organisation }}{{ design['colors'].ink }}{{ joiner(',')() }}"
        + "{% block b %}{{ sharing_words('Som', ['x', 'y']) }}{% endblock %}{{ self.b() }}"
    )
    context = next(given(framework, templates))
    text = made(templates).from_string(template).render(context)
    first = min(one.field("id") for one in context["document"].field("blocks"))
    assert text.startswith(f"{context['document'].field('title')}1atitleTrue2b")
    assert f"217{first}ø1kv" in text
    assert text.endswith("Som x, ySom x, y")


def walked(value: Any, seen: set[int]) -> Iterator[Any]:
    """Everything that can be reached from what a template is given."""
    yield value
    if id(value) in seen:
        return
    seen.add(id(value))
    if type(value) is Record:
        for name in value.fields:
            assert not name.startswith("_")
            with suppress(TypeError):  # which the environment answers as it does an unknown name
                yield from walked(value.field(name), seen)
    elif type(value) is dict:
        for key, one in value.items():
            yield from walked(key, seen)
            yield from walked(one, seen)
    elif type(value) is tuple:
        for one in value:
            yield from walked(one, seen)


@pytest.mark.slow
def test_everything_that_can_be_reached_is_data(
    framework: Framework, templates: Templates
) -> None:
    allowed = {Record, dict, tuple, str, int, float, bool, type(None), Markup}
    reached: dict[str, int] = {}
    for context in given(framework, templates):
        for one in walked(context, set()):
            assert type(one) in allowed, type(one)
            assert not callable(one)
            name = type(one).__name__
            reached[name] = reached.get(name, 0) + 1
    assert reached["Record"] > 1000
    assert reached["str"] > 5000


def test_only_what_is_listed_can_be_called(templates: Templates) -> None:
    environ = made(templates)
    assert set(environ.globals) == locked.LISTED_FUNCTIONS | set(FUNCTIONS)
    assert set(environ.filters) == locked.LISTED_FILTERS | {"midline"}
    assert set(environ.tests) == set(locked.LISTED_TESTS)
    assert not {"attr", "pprint", "random"} & set(environ.filters)
    assert FUNCTIONS["sharing_words"] is sharing_words
    others: list[Any] = [print, open, str.upper, "x".upper, [].append, type, Record, data]
    assert not any(map(environ.is_safe_callable, others))
    assert all(map(environ.is_safe_callable, environ.globals.values()))


@pytest.mark.parametrize("value", [object(), Path(), b"x", str, print, iter(()), 1j])
def test_nothing_else_becomes_data(value: object) -> None:
    with pytest.raises(TypeError, match="a template is not given"):
        data({"x": [value]})


def is_since(document: Document) -> bool:
    """Tell whether a document has blocks that no template of 0.1.0 draws."""
    since = blocks.Carried | blocks.People | blocks.Talk | blocks.Threads
    return any(isinstance(one, since) for one in document.blocks)


def is_personal(document: Document) -> bool:
    """Tell whether a document is of a kind that 0.1.0 did not make, and draws in its own way."""
    return document.kind.endswith(
        ("-oversigt", "-foelgebrev", "til-samtalen", "samlede-eksempler")
    )


def as_now(text: str, made_as: Format) -> str:
    """Return a text without what has another look since, which the copies do not take on.

    In HTML the head above the marks was for screen readers alone, and no help stood at the foot;
    in Markdown the place for an answer was "…", not lines.
    """
    if made_as is Format.HTML:
        text = re.sub(r'<details class="help">.*?</details>\n', "", text, flags=re.DOTALL)
        return text.replace('<thead class="unseen">', "<thead>")
    return re.sub(r"\.{60}(?:\n\n\.{60})*", "…", text)


@pytest.mark.slow
@pytest.mark.parametrize("made_as", [Format.HTML, Format.MARKDOWN, Format.PDF], ids=str)
def test_copies_from_0_1_0_go_on_working(made_as: Format, framework: Framework) -> None:
    """What `lg skabeloner kopier` gave then; style and script came from lg in any case."""
    own = Templates(BEFORE, "templates", BOX)
    box = Templates(None, "", BOX)
    tried = same = 0
    for document in every_document(framework):
        if is_since(document):
            with pytest.raises(TemplateProblemError, match="kender ikke felter af slagsen"):
                render_bytes(document, made_as, own, framework)
            continue
        fields = fields_of(document)
        if made_as is Format.PDF:
            made = render_bytes(document, made_as, own, framework, fill_in=bool(fields))
            assert made.startswith(b"%PDF-")
            assert (b"/AcroForm" in made) is bool(fields)
        else:
            then, now = (render(document, made_as, one, framework) for one in (own, box))
            if made_as is Format.HTML and fields:  # their fields go by the names they had
                assert all(f'name="{one.id}"' in then for one in fields)
            elif is_personal(document):  # overviews, letters and talks are made for somebody
                assert document.title in then
                assert len(then) > 400
            elif document.kind in DRAWN_ANEW:
                words = re.sub(r"<[^>]*>|[*\\#]", "", then)
                for text in (one for one in words_in(document.blocks) if " " in one):
                    assert text in words, text
            else:
                assert as_now(then, made_as) == as_now(now, made_as), document.title
                same += 1
        tried += 1
    assert tried > 5
    assert same > 5 or made_as is Format.PDF


@pytest.mark.slow
@pytest.mark.usefixtures("limits_off")
@pytest.mark.parametrize("name", ["blocks.typ", "document.typ"])
def test_one_copy_from_0_1_0_works_with_the_others_in_the_box(
    name: str, framework: Framework, tmp_path: Path
) -> None:
    """HR copied the file it wanted to change, and no other."""
    copied = tmp_path / "typst" / name
    copied.parent.mkdir()
    copied.write_bytes((BEFORE / "typst" / name).read_bytes())
    own = Templates(tmp_path, "templates", BOX)
    tried = 0
    for document in some(every_document(framework), 4):
        if is_since(document):
            continue
        fields = fields_of(document)
        made = render_bytes(document, Format.PDF, own, framework, fill_in=bool(fields))
        assert (b"/AcroForm" in made) is bool(fields)
        tried += 1
    assert tried > 5


@pytest.mark.slow
@pytest.mark.usefixtures("limits_off")
@pytest.mark.parametrize("name", ["typst/haefte.typ", "typst/plakat.typ", *TEXTUAL])
def test_one_copy_from_0_1_0_of_another_kind_does_too(
    name: str, framework: Framework, tmp_path: Path
) -> None:
    """Somebody copied this file, and no other: the files beside it are today's."""
    folder, _, _ = name.partition("/")
    (tmp_path / folder).mkdir()
    shutil.copy(BEFORE / name, tmp_path / name)
    own = Templates(tmp_path, "templates", BOX)
    made_as = {"html": Format.HTML, "markdown": Format.MARKDOWN, "typst": Format.PDF}[folder]
    markers = [one.id for one in framework.pejlemaerker]
    for document in (
        booklet(framework),
        poster(framework),
        dialogue_card(framework, markers, forum_id="lederteam", role_id="centerchef"),
    ):
        assert len(render_bytes(document, made_as, own, framework)) > 500
