"""Errors in HR's own templates and design: file and line, in Danish, and nothing is made."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Lg


REPOSITORY = Path(__file__).resolve().parents[2]
BOX = REPOSITORY / "templates"


@pytest.fixture
def workplace(framework_copy: Path) -> Path:
    """The folder beside a framework."""
    return framework_copy.parent


def put(folder: Path, name: str, text: str | bytes) -> Path:
    """Write a template of HR's own."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return file


def faulty(lg: Lg, tmp_path: Path, made_as: str, *words: str) -> str:
    """Check that a document cannot be made, that nothing is, and return what was said."""
    before = sorted(tmp_path.rglob("*"))
    for extra in ((), ("-o", "ud.fil")):
        code, out, err = lg(*(words or ("role", "centerchef")), "--format", made_as, *extra)
        assert (code, out) == (1, "")
        assert "Traceback" not in err
        assert err.endswith("Der er én fejl.\n")
        assert err.count("Sådan retter du: ") == 1
    assert sorted(tmp_path.rglob("*")) == before
    return err


@pytest.mark.slow
@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        ("a\n{% if %}\n", 2, "kan ikke læses her"),
        ("a\n\n{{ document.title \n", 3, "kan ikke læses her"),
        ("{% for x in y %}\n", 1, "kan ikke læses her"),
        ("a\n{{ ukendt }}\n", 2, "bruger navnet"),
        ("a\n\n{{ framework.metadata.ukendt }}\n", 3, "bruger navnet"),
        ("a\n{{ document.title | ukendt }}\n", 2, "bruger filteret"),
        ('a\n{% include "mangler.j2" %}\n', 2, "som ikke findes"),
        ('a\n{% include "/etc/passwd" %}\n', 2, "som ikke findes"),
        ('a\n{% include "../framework/framework.yaml" %}\n', 2, "som ikke findes"),
        (f'a\n{{% include "{"x" * 300}" %}}\n', 2, ""),
        ("a\n{{ ''.__class__ }}\n", 2, "ikke er tilladt"),
        ("a\n{{ ().__class__.__bases__[0].__subclasses__() }}\n", 2, "ikke er tilladt"),
        ("a\n{{ document.title.__init__.__globals__ }}\n", 2, "ikke er tilladt"),
        ("a\n{{ framework.role.__func__.__globals__ }}\n", 2, "bruger navnet"),
        ("a\n{{ sharing_words.__globals__ }}\n", 2, "ikke er tilladt"),
        ('a\n{{ "{0.__class__}".format(document) }}\n', 2, ""),
        ('a\n{% include "markdown/rollekort.md.j2" %}\n', 2, "går i stå"),
        ('a\n{% extends "markdown/rollekort.md.j2" %}\n', 2, "går i stå"),
        ("{% macro m() %}\n{{ m() }}{% endmacro %}\n{{ m() }}\n", 2, "går i stå"),
        ("a\n{% for _ in range(10000000) %}x{% endfor %}\n", 2, "går i stå"),
        ("a\n{{ 1 / 0 }}\n", 2, "går i stå"),
        ("a\n{{ document.title + 1 }}\n", 2, "går i stå"),
        (b"a\n\xe6\n", 2, "ikke gemt som UTF-8"),
    ],
    ids=lambda value: ascii(value)[:40] if isinstance(value, str | bytes) else None,
)
@pytest.mark.parametrize("made_as", ["markdown", "html"])
def test_an_error_in_a_template_names_template_and_line(
    template: str | bytes, line: int, said: str, made_as: str, lg: Lg, tmp_path: Path
) -> None:
    ending = {"markdown": "md", "html": "html"}[made_as]
    name = f"templates/{made_as}/rollekort.{ending}.j2"
    if isinstance(template, str):
        template = template.replace("markdown/rollekort.md", f"{made_as}/rollekort.{ending}")
    put(tmp_path, name, template)
    err = faulty(lg, tmp_path, made_as)
    assert err.startswith(f"{name}:{line}:1: ")
    assert said in err.splitlines()[0]


@pytest.mark.parametrize(
    "used",
    [
        ("markdown/blocks.md.j2", ("role", "centerchef")),
        ("html/blocks.html.j2", ("lus", "centerchef")),
        ("markdown/document.md.j2", ("pejlemaerke",)),
    ],
    ids=lambda used: used[0],
)
@pytest.mark.parametrize(
    ("pattern", "put_instead", "said"),
    [
        (r"\Z", "{% if %}", "kan ikke læses her"),
        (r"\{\{ (block\.text|document\.colophon\.version) \}\}", "{{ block.x }}", "ikke findes"),
        (r"\}\}", "}} \N{LATIN SMALL LETTER AE}", "UTF-8"),
    ],
    ids=["syntax", "name", "encoding"],
)
def test_an_error_in_a_template_that_others_use_names_that_template(
    used: tuple[str, tuple[str, ...]],
    pattern: str,
    put_instead: str,
    said: str,
    lg: Lg,
    tmp_path: Path,
) -> None:
    name, words = used
    sound = (BOX / name).read_text(encoding="utf-8")
    text, changes = re.subn(pattern, lambda _: put_instead, sound)
    assert changes
    encoding = "latin-1" if said == "UTF-8" else "utf-8"
    put(tmp_path, f"templates/{name}", text.encode(encoding, "replace"))
    err = faulty(lg, tmp_path, name.partition("/")[0], *words)
    place = re.match(r"(\S+):(\d+):1: ", err)
    assert place is not None
    assert place[1] == f"templates/{name}"
    assert int(place[2]) > 1
    assert said in err.splitlines()[0]


@pytest.mark.parametrize("expression", ["lipsum()", "[1, 2, 3] | random"])
def test_a_template_cannot_bring_chance_into_a_document(
    expression: str, lg: Lg, tmp_path: Path
) -> None:
    """The same input gives the same bytes, whatever HR writes."""
    put(tmp_path, "templates/markdown/rollekort.md.j2", f"a\n{{{{ {expression} }}}}\n")
    assert faulty(lg, tmp_path, "markdown").startswith("templates/markdown/rollekort.md.j2:2:1: ")


DESIGN = (BOX / "design.yaml").read_text(encoding="utf-8")


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('ink: "#1d2630"', 'ink: "sort"', ""),
        ('ink: "#1d2630"', 'ink: "#1d2630;}body{display:none"', ""),
        ('ink: "#1d2630"', "ink: #1d2630", ""),
        ('ink: "#1d2630"', 'ink: "#1d2630"\n  blæk: "#1d2630"', "blæk"),
        ("family: LG Sans", 'family: "a\\";}</style>"', ""),
        ("shape: triangle\n", "shape: trekant\n", ""),
        ("regular: fonts/lg-sans-regular.woff2", "regular: fonts/mangler.woff2", "mangler.woff2"),
        ("regular: fonts/lg-sans-regular.woff2", "regular: fonts/OFL.txt", "fonts/OFL.txt"),
        ("regular: fonts/lg-sans-regular.woff2", "regular: ../framework/fora.yaml", ""),
        ("regular: fonts/lg-sans-regular.woff2", "regular: /etc/hostname", ""),
        ("regular: fonts/lg-sans-regular.woff2", "regular: a/../../fora.yaml", ""),
        ("logo:\n", "logo: mangler.png\n", "mangler.png"),
        ("logo:\n", "logo: design.yaml\n", "design.yaml"),
        ("logo:\n", "logo: stor.png\n", "256 kB"),
        ("logo:\n", f"logo: {'x' * 300}.png\n", ""),
        ("logo:\n", "logo: fonts\n", "fonts"),
    ],
    ids=lambda text: ascii(text.strip())[:50],
)
def test_an_error_in_the_design_names_file_and_line(
    old: str, new: str, said: str, lg: Lg, tmp_path: Path
) -> None:
    assert old in DESIGN
    text = DESIGN.replace(old, new, 1)
    put(tmp_path, "templates/design.yaml", text)
    put(tmp_path, "templates/stor.png", b"\x89PNG\r\n\x1a\n" + bytes(256 * 1024))
    err = faulty(lg, tmp_path, "html")
    place = re.match(r"templates/design\.yaml:(\d+):(\d+): \S", err)
    assert place is not None, err
    assert int(place[1]) == line_of(text, new.strip().splitlines()[-1])
    assert said in err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Filen er tom."),
        (b"colors: [\n", ""),
        (DESIGN.replace("Sans", "S\u00e6ns").encode("latin-1", "replace"), "UTF-8"),
        (DESIGN.encode("utf-16"), "UTF-8"),
        (b"#" * (128 * 1024 + 1), "128 kB"),
        (b"colors: &a {}\n", ""),
        (f"{DESIGN}colors: {{}}\n".encode(), "to gange"),
    ],
    ids=["empty", "syntax", "latin-1", "utf-16", "large", "anchor", "twice"],
)
@pytest.mark.parametrize("made_as", ["terminal", "markdown", "html"])
def test_a_design_that_cannot_be_read_stops_every_format_that_uses_it(
    content: bytes, said: str, made_as: str, lg: Lg, tmp_path: Path
) -> None:
    put(tmp_path, "templates/design.yaml", content)
    err = faulty(lg, tmp_path, made_as)
    assert re.match(r"templates/design\.yaml:\d+:\d+: \S", err)
    assert said in err


@pytest.mark.parametrize(
    ("name", "content", "line", "said"),
    [
        ("html/style.css", b"a{}\nb{}</style><script>alert(1)</script>", 2, "</"),
        ("html/style.css", b"a{}\n\xe6", 2, "UTF-8"),
        ("html/style.css", b" " * (1024 * 1024 + 1), 1, "1 MB"),
        ("html/script.js", b"let a;\n\n'</script>'", 3, "</"),
    ],
)
def test_style_and_script_cannot_leave_their_place(
    name: str, content: bytes, line: int, said: str, lg: Lg, tmp_path: Path
) -> None:
    put(tmp_path, f"templates/{name}", content)
    err = faulty(lg, tmp_path, "html", "lus", "centerchef")
    assert err.startswith(f"templates/{name}:{line}:1: ")
    assert said in err
