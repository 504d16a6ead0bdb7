"""Documents as one self-contained HTML file, through templates.

The file asks for nothing from anywhere: style, script, fonts and logo lie in it, and its
content security policy names the hashes of its own style and script and refuses the rest.
"""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup, escape

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.render.colors import on_dark
from ledelsesgrundlag_cli.render.design import Design, design_problem
from ledelsesgrundlag_cli.render.environment import environment, render_template
from ledelsesgrundlag_cli.render.form_fields import fields_of
from ledelsesgrundlag_cli.render.kinds import refuse_unknown_kinds
from ledelsesgrundlag_cli.render.limits import within_limits
from ledelsesgrundlag_cli.render.marked import require_mark
from ledelsesgrundlag_cli.render.pictures import SHAPES, read_beside_design, read_logo
from ledelsesgrundlag_cli.render.sheet_head import head_of
from ledelsesgrundlag_cli.render.templates import cached, template_names, template_problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ledelsesgrundlag_cli.documents.answers import Answer
    from ledelsesgrundlag_cli.documents.blocks import Colophon, Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates

IndexGroup = tuple[str, list[tuple[str, list[tuple[str, str]]]]]
"""A heading of the index, and its rows: what a file shows, and its formats with addresses."""
BLOCKS_FILE = "html/blocks.html.j2"
INDEX_FILE = "html/index.html.j2"
STYLE_FILE = "html/style.css"
SCRIPT_FILES = ("html/script.js", "html/samtale.js")
_FONT_STYLES = (("regular", 400, "normal"), ("semibold", 600, "normal"), ("italic", 400, "italic"))


def render_html(
    document: Document, design: Design, templates: Templates, framework: Framework
) -> str:
    """Render a document to a complete HTML page ending in one line feed.

    Raises:
        TemplateProblemError: a template, ``design.yaml``, or a file it names cannot be used.
    """
    names = template_names(document.kind)["HTML"]
    refuse_unknown_kinds(document, templates.of(names), templates.find(BLOCKS_FILE))
    style = _style(templates, design, document.colophon)
    fills_in = bool(fields_of(document))
    script = _script(templates) if fills_in else ""
    text = render_template(
        templates,
        environment(templates, None),
        names,
        {
            "document": document,
            "wide": blocks.is_wide(document),
            "headings": blocks.headings_to_write_under(document),
            "parts": _parts(document),
            "framework": framework,
            "design": design,
            "logo": _logo(templates, design),
            "shapes": SHAPES,
            "head": tuple(_head(document, framework)),
            "given": {name: _written(one) for name, one in document.given.items()},
            "style": Markup(style),  # noqa: S704 - checked above: it cannot close its element
            "script": Markup(script),  # noqa: S704 - as above
            "policy": _policy(style, script),
        },
    )
    tidy = _tidy(text)
    require_mark(document, tidy, escape, templates, names)
    return tidy


class Lead(NamedTuple):
    """A place on the index to begin at: words, a group, and its number from one."""

    before: str
    group: str
    number: int


class Index(NamedTuple):
    """What the index shows: its groups, where a leader begins, and a note below some groups."""

    groups: Sequence[IndexGroup]
    begin: Sequence[Lead]
    notes: Mapping[str, str]


def render_index(colophon: Colophon, index: Index, design: Design, templates: Templates) -> str:
    """Render the page that leads to the files of a set.

    Raises:
        TemplateProblemError: as ``render_html``.
    """
    job = (colophon, index, design)
    return within_limits(_index, templates, None, job, [INDEX_FILE])


def _index(templates: Templates, _: None, job: tuple[Colophon, Index, Design]) -> str:
    colophon, index, design = job
    style = _style(templates, design, colophon)
    text = render_template(
        templates,
        environment(templates, None),
        [INDEX_FILE],
        {
            "colophon": colophon,
            "groups": index.groups,
            "begin": index.begin,
            "notes": index.notes,
            "logo": _logo(templates, design),
            "style": Markup(style),  # noqa: S704 - as above
            "policy": _policy(style, ""),
        },
    )
    return _tidy(text)


@cached
def _style(templates: Templates, design: Design, colophon: Colophon) -> str:
    """Return a page's CSS.

    It is tidied before the hashes are taken: the page itself is tidied afterwards. The last line
    feed goes too: the Nu HTML checker leaves it out of the hash.
    """
    own = _text_file(templates, STYLE_FILE, "</")
    return _tidy(_tokens(design, colophon, templates) + own).rstrip("\n")


@cached
def _script(templates: Templates) -> str:
    """Return the script of a page to fill in, tidied as the page is."""
    texts = (_text_file(templates, one, "</") for one in SCRIPT_FILES)
    return "".join(_tidy(text) for text in texts).rstrip("\n")


def _tidy(text: str) -> str:
    """Drop blank lines and white space at the ends of lines; end in one line feed."""
    return "".join(f"{line.rstrip()}\n" for line in text.split("\n") if line.strip())


def _head(document: Document, framework: Framework) -> Iterator[tuple[str, str]]:
    """Yield what the page says of its answers, as names and values of ``data-``; see
    docs/svar-json.md. ``names`` are the roles' own, for what the page says itself.
    """
    head, told = head_of(document), document.head
    if head is None or told is None:
        return
    yield "organisation", head.organisation or ""
    yield "roles", " ".join(told.roles)
    for name, day in (("talk", told.talk), ("delete-by", told.delete_by)):
        if day is not None:
            yield name, day.isoformat()
    yield "fields", head.fields or ""
    if head.local is not None:
        yield "local", head.local
    if told.name is not None:
        yield "name", told.name
    yield "prepares", " ".join(told.prepares)
    names = {role.id: role.singular for role in framework.roles}
    yield "names", json.dumps(names, ensure_ascii=False, sort_keys=True)


def _written(answer: Answer) -> Answer:
    """Return an answer as it stands in a field: the page is tidied, so that its lines are
    references, and a browser takes the first line feed in a field for the page's own.
    """
    if answer is True:
        return answer
    lines = escape(answer).replace("\n", Markup("&#10;"))
    return Markup("&#10;") + lines if answer.startswith("\n") else lines


def _parts(document: Document) -> list[dict[str, Any]]:
    """Divide a document at its titles: each part begins a page."""
    parts: list[dict[str, Any]] = []
    for block in document.blocks:
        if isinstance(block, blocks.Title) or not parts:
            parts.append({"title": None, "blocks": []})
        if isinstance(block, blocks.Title):
            parts[-1]["title"] = block
        else:
            parts[-1]["blocks"].append(block)
    return parts


def _policy(style: str, script: str) -> str:
    def digest(text: str) -> str:
        raw = hashlib.sha256(text.encode("utf-8")).digest()
        return f"'sha256-{base64.b64encode(raw).decode('ascii')}'"

    rules = ["default-src 'none'", "img-src data:", "font-src data:", f"style-src {digest(style)}"]
    if script:
        rules.append(f"script-src {digest(script)}")
    return "; ".join([*rules, "base-uri 'none'", "form-action 'none'"])


def _tokens(design: Design, colophon: Colophon, templates: Templates) -> str:
    """Write the design as CSS: custom properties, fonts, mark colours, the foot of the page."""
    faces = []
    for name, weight, slant in _FONT_STYLES:
        file_name = getattr(design.fonts, name)
        if file_name is not None:
            data = _data(templates, file_name, name)
            source = f'url(data:font/woff2;base64,{data}) format("woff2")'
            faces.append(
                f'@font-face{{font-family:"{design.fonts.family}";font-weight:{weight};'
                f"font-style:{slant};src:{source}}}"
            )
    marks = [
        f".{name}-{index}{{{sets}:var(--mark-{index})}}"
        for name, sets in (("mark", "color"), ("band", "background"))
        for index in range(len(design.marks))
    ]
    foot = (
        f"{colophon.framework} for {colophon.organisation} · version {colophon.version} · "
        f"{colophon.status_note}"
    )
    font = f'--font:"{design.fonts.family}"'
    colors = _properties(design.colors.model_dump(), [mark.color for mark in design.marks])
    set_as = f'color:{design.colors.muted};font:7.5pt "{design.fonts.family}",sans-serif'
    page = (
        f"@page{{@bottom-left{{content:{css_string(foot)};{set_as}}}"
        f'@bottom-right{{content:"Side " counter(page) " af " counter(pages);{set_as};'
        "white-space:nowrap;width:24mm}}"
    )
    root = f":root{{{colors};{font}}}"
    return "\n".join([root, *_dark(design), *faces, *marks, page, ""])


def _properties(colors: Mapping[str, str], marks: Iterable[str]) -> str:
    own = [f"--{name}:{value}" for name, value in colors.items()]
    return ";".join([*own, *(f"--mark-{index}:{color}" for index, color in enumerate(marks))])


def _dark(design: Design) -> list[str]:
    """Write the colours of a dark screen; paper is never dark. A logo is made for the paper."""
    made = on_dark(design)
    if made is None:
        return []
    logo = f".logo{{padding:.4rem;background:{design.colors.paper}}}"
    colors = f":root{{color-scheme:dark;{_properties(*made)}}}"
    return [f"@media screen and (prefers-color-scheme:dark){{{colors}{logo}}}"]


def css_string(text: str) -> str:
    """Write any text as a CSS string: all but letters, digits and spaces as hex escapes."""
    escaped = "".join(
        char if char.isascii() and (char.isalnum() or char == " ") else f"\\{ord(char):x} "
        for char in text
    )
    return f'"{escaped}"'


def _text_file(templates: Templates, name: str, forbidden: str) -> str:
    """Return the text of a file that goes into the page as it is."""
    found = templates.find(name)
    text = found.text()
    if forbidden in text:
        line = text.count("\n", 0, text.index(forbidden)) + 1
        raise template_problem(
            found.shown_as, line, f"Filen må ikke indeholde {forbidden}.", "Slet det."
        )
    return text.replace("\r\n", "\n")


def _data(templates: Templates, name: str, style: str) -> str:
    """Return a font as base64."""
    loc = ("fonts", style)
    raw = read_beside_design(templates, name, loc)
    if not raw.startswith(b"wOF2"):
        raise design_problem(
            templates,
            loc,
            f"”{name}” er ikke en WOFF2-skrifttype.",
            "Ret linjen. Uden den bruges maskinens egen skrifttype.",
        )
    return base64.b64encode(raw).decode("ascii")


@cached
def _logo(templates: Templates, design: Design) -> Markup | None:
    """Return the logo as a data address, or None."""
    logo = read_logo(templates, design)
    if logo is None:
        return None
    data = base64.b64encode(logo.raw).decode("ascii")
    return Markup(f"data:{logo.kind};base64,{data}")  # noqa: S704 - base64 holds no markup
