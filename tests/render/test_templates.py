"""The templates' search path, and the cache it carries."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.render.formats import FORMATS, Format, render, render_bytes
from ledelsesgrundlag_cli.render.templates import TemplateProblemError, Templates, cached

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.framework import Framework

BOX = Path(__file__).resolve().parents[2] / "templates"


def test_what_was_made_is_made_once_for_each_templates() -> None:
    seen: list[str] = []

    @cached
    def made(templates: Templates, text: str, *, loud: bool = False) -> str:
        seen.append(text)
        return f"{templates.own_shown_as}{text.upper() if loud else text}"

    def twice(templates: Templates) -> list[str]:
        return [
            made(templates, text, loud=loud)
            for _ in range(2)
            for text in "ab"
            for loud in (False, True)
        ]

    here, there = (Templates(None, name, BOX) for name in ("1", "2"))
    assert twice(here) == ["1a", "1A", "1b", "1B"] * 2
    assert seen == ["a", "a", "b", "b"]
    assert twice(here) == ["1a", "1A", "1b", "1B"] * 2
    assert len(seen) == 4
    assert twice(there) == ["2a", "2A", "2b", "2B"] * 2
    assert len(seen) == 8


def test_a_copy_for_another_process_begins_empty(
    framework: Framework, templates: Templates
) -> None:
    document = role_card(framework, ["centerchef"])
    wanted = {one: render_bytes(document, one, templates, framework) for one in FORMATS}
    assert templates.cache
    copy = pickle.loads(pickle.dumps(templates))  # noqa: S301 - our own
    assert (copy.own, copy.own_shown_as) == (None, "")
    assert copy.bundled == templates.bundled
    assert not copy.cache
    assert {one: render_bytes(document, one, copy, framework) for one in FORMATS} == wanted


def test_a_changed_template_is_seen_by_new_templates(framework: Framework, tmp_path: Path) -> None:
    own = tmp_path / "templates" / "markdown"
    own.mkdir(parents=True)
    document = role_card(framework, ["centerchef"])
    for text in ("første", "anden"):
        (own / "rollekort.md.j2").write_text(text, encoding="utf-8")
        templates = Templates(own.parent, "templates", BOX)
        assert render(document, Format.MARKDOWN, templates, framework) == f"{text}\n"


@pytest.mark.parametrize(
    ("name", "made_as"),
    [
        ("markdown/document.md.j2", Format.MARKDOWN),
        ("html/blocks.html.j2", Format.HTML),
        ("html/style.css", Format.HTML),
        ("typst/blocks.typ", Format.PDF),
        ("typst/document.typ", Format.PDF),
    ],
)
def test_a_template_that_is_no_utf_8_is_told_of_alike_wherever_it_is_used(
    name: str, made_as: Format, framework: Framework, tmp_path: Path
) -> None:
    path = tmp_path / "templates" / name
    path.parent.mkdir(parents=True)
    path.write_bytes((BOX / name).read_bytes() + b"\n\xe6")
    line = path.read_bytes().count(b"\n") + 1
    templates = Templates(tmp_path / "templates", "templates", BOX)
    with pytest.raises(TemplateProblemError) as raised:
        render_bytes(role_card(framework, ["centerchef"]), made_as, templates, framework)
    [problem] = raised.value.diagnostics
    assert problem.message == "Skabelonen er ikke gemt som UTF-8."
    assert problem.span is not None
    assert (problem.span.file, problem.span.line) == (f"templates/{name}", line)
