"""A clean check means that all documents can be made, in the looks there are."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.long import examples

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.engine import check_framework
from ledelsesgrundlag_cli.lint.settings import Settings
from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.render.colors import contrast
from ledelsesgrundlag_cli.render.formats import FORMATS, render_bytes
from ledelsesgrundlag_cli.render.templates import templates_for
from ledelsesgrundlag_cli.sets.export import names_of_set, pieces
from ledelsesgrundlag_cli.source.files import bundled

if TYPE_CHECKING:
    from collections.abc import Callable

    from ledelsesgrundlag_cli.diagnostics import Diagnostic

SMALL = Path(__file__).resolve().parents[1] / "fixtures" / "valid" / "lille"
PROMPTS = "prompts/mod-og-nytaenkning.yaml"
QUESTION = "Hvad vil du sige nej til"


def findings(framework: Path, *select: str) -> list[Diagnostic]:
    asked = Settings(select=select or ("LG6", "LG8"))
    return list(check_framework(framework, "framework", asked).findings)


def edit(file: Path, old: str, new: str) -> str:
    text = file.read_text(encoding="utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    file.write_text(changed, encoding="utf-8")
    return changed


@pytest.fixture
def own(framework_copy: Path) -> Path:
    """A folder of own templates beside a framework, with a design in it."""
    folder = framework_copy.parent / "templates"
    folder.mkdir()
    shutil.copy(bundled("templates") / "design.yaml", folder)
    return folder


# characters


@pytest.mark.parametrize("char", ["😀", "✔", "☐", "≤", "™", "漢", "\ue000"])
def test_a_character_the_typeface_lacks_is_told_at_its_place(
    char: str, framework_copy: Path
) -> None:
    changed = edit(framework_copy / PROMPTS, QUESTION, f"Hvad {char} vil du sige nej til")
    [one] = findings(framework_copy, "LG611")
    line = changed.split("\n")[one.span.line - 1]
    assert one.span.file == f"framework/{PROMPTS}"
    assert line[one.span.column - 1] == char
    assert one.severity is Severity.ERROR


@pytest.mark.parametrize(
    "chars", ["½ § € × ° ± →", "Łódź Ørsted Ærø", "”citat” – her …", "α β", "n\u030a a\u030a"]
)
def test_what_the_typeface_has_is_not_told(chars: str, framework_copy: Path) -> None:
    edit(framework_copy / PROMPTS, QUESTION, f"Hvad {chars} vil du sige nej til")
    assert findings(framework_copy, "LG611") == []


def test_a_quote_is_set_in_italics_which_have_fewer(framework_copy: Path) -> None:
    edit(framework_copy / PROMPTS, QUESTION, "Hvad α vil du sige nej til")
    assert findings(framework_copy, "LG611") == []
    edit(framework_copy / "quotes.yaml", "    text: >-\n      ", "    text: >-\n      α ")
    [one] = findings(framework_copy, "LG611")
    assert one.span.file == "framework/quotes.yaml"


# the looks


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ('muted: "#59636e"', 'muted: "#a9b1ba"', "LG621", 'muted: "#a9b1ba"'),
        ('ink: "#1d2630"', 'ink: "#767676"', None, ""),
        ('ink: "#1d2630"', 'ink: "#777777"', "LG621", 'ink: "#777777"'),
        ('paper: "#ffffff"', 'paper: "#888888"', "LG621", ""),
        ('color: "#4a6b1f"', 'color: "#c0d0a0"', "LG621", 'color: "#c0d0a0"'),
        ("shape: square", "shape: triangle", "LG622", "- shape: triangle"),
        ('color: "#4a6b1f"', 'color: "#1F5F8B"', "LG622", 'color: "#1F5F8B"'),
        ('color: "#3d4c8f"', 'color: "#1f5f8b"', None, ""),  # of a mark that nobody uses
        ("logo:", "logo: mangler.png", "LG801", "logo: mangler.png"),
        ("family: LG Sans", "family: Arial", "LG801", "family: Arial"),
        ("lg-sans-italic", "lg-sans-skraa", "LG801", "italic: fonts/lg-sans-skraa.woff2"),
    ],
)
def test_the_design_is_judged(
    old: str, new: str, code: str | None, line: str, own: Path, framework_copy: Path
) -> None:
    text = (own / "design.yaml").read_text(encoding="utf-8")
    at = text.index("colors:") if old != "logo:" else text.index("\nlogo:")
    assert old in text[at:]
    changed = text[:at] + text[at:].replace(old, new, 1)
    (own / "design.yaml").write_text(changed, encoding="utf-8")
    told = findings(framework_copy)
    assert {one.code for one in told} == ({code} if code else set())
    if line:
        assert [changed.split("\n")[one.span.line - 1].strip() for one in told] == [line]
        assert {one.span.file for one in told} == {"templates/design.yaml"}


def test_fewer_marks_than_pejlemaerker_are_told(own: Path, framework_copy: Path) -> None:
    text = (own / "design.yaml").read_text(encoding="utf-8")
    (own / "design.yaml").write_text(text[: text.index("  - shape: diamond")], encoding="utf-8")
    [one] = findings(framework_copy)
    assert (one.code, one.message) == ("LG801", "Der er 4 pejlemærker, men kun 2 mærker.")


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#ffffff", "#ffffff") == 1


# templates


@pytest.mark.parametrize(
    ("name", "spoil", "code"),
    [
        ("html/document.html.j2", lambda text: text.replace("document.t", "dokument.t"), "LG800"),
        ("html/document.html.j2", lambda text: text + "{% if %}", "LG800"),
        ("html/document.html.j2", lambda text: text + '<img src="x">', "LG623"),
        ("html/document.html.j2", lambda text: text + '<img src="x" alt="">', "LG623"),
        ("html/document.html.j2", lambda text: text + '<img src="x" alt="Et logo">', None),
        ("markdown/document.md.j2", lambda text: text + "{{ 'x' | ukendt }}", "LG800"),
        ("markdown/document.md.j2", lambda _: "{{ document.title }}\n", "LG800"),  # no draft mark
        ("typst/blocks.typ", lambda text: text + "\n#ukendt", "LG800"),
        ("docx/base.docx", lambda _: "ikke en Word-fil", "LG800"),
    ],
)
@pytest.mark.slow
def test_own_templates_are_tried(
    name: str, spoil: Callable[[str], str], code: str | None, own: Path, framework_copy: Path
) -> None:
    (own / name).parent.mkdir()
    source = bundled("templates") / name
    text = "" if name.endswith("docx") else source.read_text(encoding="utf-8")
    (own / name).write_text(text, encoding="utf-8")
    if text:
        assert findings(framework_copy) == []
    (own / name).write_text(spoil(text), encoding="utf-8")
    told = findings(framework_copy)
    assert {one.code for one in told} == ({code} if code else set())
    assert all(one.span.file == f"templates/{name}" for one in told)


# the promise

USUAL = st.sampled_from("abcæøåÆØÅ ,.?:-–½é")
ANY = st.characters(exclude_categories=["Cs", "Cc"])
WORDS = st.lists(USUAL | USUAL | USUAL | ANY, min_size=1, max_size=30).map(
    lambda chars: "H" + " ".join("".join(chars).split())
)
TEXT = re.compile(r"(?<=(?:text|name|itle): )[^>|\[\n][^\n]*")


@pytest.mark.slow
@settings(max_examples=examples(3))
@given(data=st.data())
def test_all_documents_can_be_made_of_what_is_clean(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("ny") / "framework"))
    places = [
        (path, match)
        for path in sorted(folder.rglob("*.yaml"))
        for match in TEXT.finditer(path.read_text(encoding="utf-8"))
    ]
    path, match = data.draw(st.sampled_from(places))
    escaped = "".join(f"\\U{ord(one):08X}" for one in data.draw(WORDS))
    whole = match.string
    changed = f'{whole[: match.start()]}"{escaped}"{whole[match.end() :]}'
    path.write_text(changed, encoding="utf-8")
    outcome = check_framework(folder, "framework", Settings())
    framework = load(folder, "framework").framework()
    if framework is None or any(one.severity is Severity.ERROR for one in outcome.findings):
        return
    templates = templates_for(None, folder)
    names = list(names_of_set(one.id for one in framework.sheets))
    made = 0
    for piece in pieces(framework, names, FORMATS, [one.id for one in framework.roles]):
        render_bytes(
            piece.document,
            piece.made_as,
            templates,
            framework,
            fill_in=piece.fill_in,
            paper=piece.paper,
        )
        made += 1
    assert made > 10
