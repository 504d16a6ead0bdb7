"""HR's own templates have their time and their memory; what asks for too much is told why."""

from __future__ import annotations

import multiprocessing
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from jinja2 import DictLoader, StrictUndefined
from tests.conftest import PATIENCE
from tests.long import some

from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.render import limits
from ledelsesgrundlag_cli.render.bounded import TooMuchError
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.limited import Limits
from ledelsesgrundlag_cli.render.locked import LockedEnvironment
from ledelsesgrundlag_cli.render.templates import TemplateProblemError, Templates

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.framework import Framework

BOX = Path(__file__).resolve().parents[2] / "templates"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="no other system holds a process to it")
NAMES = {
    Format.HTML: "html/rollekort.html.j2",
    Format.MARKDOWN: "markdown/rollekort.md.j2",
    Format.PDF: "typst/rollekort.typ",
}
MIB = 2**20


class Limited(Protocol):
    """Sets other limits than lg's, and how long to wait for who says then where it is."""

    def __call__(self, new: Limits, grace: float = 0.1) -> None:
        """Set them."""
        ...


@pytest.fixture
def limited(monkeypatch: pytest.MonkeyPatch) -> Limited:
    """Set other limits than lg's."""

    def set_them(new: Limits, grace: float = 0.1) -> None:
        monkeypatch.setattr(limits, "LIMITS", new)
        monkeypatch.setattr(limits, "GRACE", grace)

    return set_them


def own(folder: Path, **written: str) -> Templates:
    """Templates of HR's own, by the name of their format."""
    for made_as, text in written.items():
        path = folder / NAMES[next(one for one in NAMES if one.name == made_as)]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Templates(folder, "templates", BOX)


def made(templates: Templates, framework: Framework, made_as: Format) -> bytes:
    """A role card."""
    return render_bytes(role_card(framework, ["centerchef"]), made_as, templates, framework)


def told(templates: Templates, framework: Framework, made_as: Format) -> tuple[str, str]:
    """What is told of a template that is ended, and its place."""
    with pytest.raises(TemplateProblemError) as caught:
        made(templates, framework, made_as)
    [found] = caught.value.diagnostics
    assert found.code == "LG802"
    assert found.remedy.startswith("Se efter en ")
    return found.message, f"{found.span.file}:{found.span.line}"


NESTED = "a\n{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}"
TWICE = (
    "{% macro m(n) %}{% if n %}\n{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}\n"
    "{{ m(70) }}"
)
FOR_EVER = (
    (Format.HTML, NESTED, 2),
    (Format.MARKDOWN, NESTED, 2),
    (Format.HTML, TWICE, 2),
    (Format.HTML, "a\n\n{% for x in range(99999) %}{{ range(99999) | sort }}{% endfor %}", 3),
    (Format.PDF, "#for a in range(99999) { for b in range(99999) { } }", 1),
    (
        Format.PDF,
        "#let a = 0\n#while a < 9000 { let b = 0\nwhile b < 9000 { b += 1 }\na += 1 }",
        1,
    ),
)


@pytest.mark.parametrize(("made_as", "text", "line"), some(FOR_EVER, 2))
def test_a_template_that_does_not_end_is_ended(
    made_as: Format,
    text: str,
    line: int,
    framework: Framework,
    tmp_path: Path,
    limited: Limited,
) -> None:
    seconds, grace = 0.2, 0.1
    if made_as is not Format.PDF:  # where Jinja2 is to say at which line it is, and Typst does not
        seconds, grace = 1.0, PATIENCE
        limited(Limits(seconds=PATIENCE, memory=2048 * MIB))
        made(own(tmp_path, **{made_as.name: "a"}), framework, made_as)  # all is imported then
    limited(Limits(seconds=seconds, memory=2048 * MIB), grace)
    templates = own(tmp_path, **{made_as.name: text})
    message, place = told(templates, framework, made_as)
    wanted = f"Skabelonen var ikke færdig efter {seconds:g} sekunder, og lg har stoppet den."
    assert message == wanted
    assert place == f"templates/{NAMES[made_as]}:{line}"


def test_one_that_lets_no_other_thread_run_is_ended_too(
    framework: Framework,
    tmp_path: Path,
    limited: Limited,
) -> None:
    """It cannot say itself where it is."""
    limited(Limits(seconds=0.2, memory=2048 * MIB))
    with pytest.raises(TemplateProblemError, match="var ikke færdig"):
        limits.within_limits(
            _hold, own(tmp_path, html="a"), framework, "a" * 60 + "b", [NAMES[Format.HTML]]
        )


def _hold(_templates: Templates, _framework: Framework, text: str) -> bool:
    """Search in C, for ever: Python's own lock is held meanwhile."""
    return re.match("(a+)+$", text) is not None


DOUBLED = (
    "{{% set n = namespace(s='aaaa') %}}\n"
    "{{% for x in range(40) %}}{{% set n.s = {} %}}{{% endfor %}}"
)
GROWING = """{% set n = namespace(a=[]) %}{% set s = range(99999) | list | string %}
{% for x in range(9999) %}{% set n.a = n.a + [s ~ x] %}{% endfor %}"""
LARGE = (
    (Format.HTML, DOUBLED.format("n.s + n.s")),
    (Format.MARKDOWN, DOUBLED.format("n.s ~ n.s")),
    (Format.HTML, DOUBLED.format("[n.s, n.s] | join(n.s)")),
    (Format.MARKDOWN, GROWING),
    (Format.PDF, '#let x = "aaaaaaaa" * 250000000\n#x.len()'),
    (Format.PDF, '#let x = ("a",) * 500000000\n#x.len()'),
    (Format.PDF, "#range(900000000).len()"),
)


@LINUX
@pytest.mark.parametrize(("made_as", "text"), LARGE)
def test_a_template_that_takes_too_much_memory_is_ended(
    made_as: Format,
    text: str,
    framework: Framework,
    tmp_path: Path,
    limited: Limited,
) -> None:
    limited(Limits(seconds=PATIENCE, memory=160 * MIB))
    templates = own(tmp_path, **{made_as.name: text})
    with pytest.raises(TemplateProblemError) as caught:
        made(templates, framework, made_as)
    [found] = caught.value.diagnostics
    if found.code != "LG800":  # what makes too much at once is refused before it is made
        assert found.message == "Skabelonen bruger mere hukommelse, end den må: 160 MB."
        assert found.code == "LG802"
    else:
        assert "join" in text
        assert "alt for stort" in found.message
    assert found.span.file == f"templates/{NAMES[made_as]}"


@LINUX
def test_after_one_that_was_ended_the_next_is_made(
    framework: Framework, tmp_path: Path, limited: Limited
) -> None:
    templates = own(tmp_path, markdown=DOUBLED.format("n.s + n.s"), html="{{ document.title }}\n")
    limited(Limits(seconds=PATIENCE, memory=160 * MIB))
    for _ in range(2):
        assert made(templates, framework, Format.HTML).strip()
        assert "hukommelse" in told(templates, framework, Format.MARKDOWN)[0]
    assert len(multiprocessing.active_children()) <= 1


def test_what_is_made_within_limits_is_the_same(framework: Framework, tmp_path: Path) -> None:
    """Copies of the box's own templates with a remark, in all formats that have any."""
    box = Templates(None, "", BOX)
    copied = Templates(tmp_path, "templates", BOX)
    for name in ("html/blocks.html.j2", "markdown/blocks.md.j2", "typst/blocks.typ"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        remark = b"// vores\n" if name.endswith("typ") else b"{# vores #}"
        (tmp_path / name).write_bytes((BOX / name).read_bytes() + remark)
    for made_as in NAMES:
        assert made(copied, framework, made_as) == made(box, framework, made_as)
        assert len(multiprocessing.active_children()) == 1  # it is kept for the next document


def test_the_templates_in_the_box_pay_nothing(
    framework: Framework, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor does who has but a design and a logo: no other process is asked."""
    monkeypatch.setattr(limits, "_ask", None)
    (tmp_path / "design.yaml").write_bytes((BOX / "design.yaml").read_bytes())
    for templates in (Templates(None, "", BOX), Templates(tmp_path, "templates", BOX)):
        for made_as in (*NAMES, Format.DOCX):
            assert made(templates, framework, made_as)
    with pytest.raises(TypeError):
        made(own(tmp_path, html="a"), framework, Format.HTML)


def test_an_error_of_lg_is_not_taken_for_the_templates(
    framework: Framework, tmp_path: Path
) -> None:
    templates = own(tmp_path, html="a")
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        limits.within_limits(_fail, templates, framework, 0, [NAMES[Format.HTML]])


def _fail(_templates: Templates, _framework: Framework, number: int) -> float:
    return 1 / number


TOO_MUCH = (
    "{{ 'a' * 900000000 }}",
    "{{ 900000000 * 'a' }}",
    "{{ [1] * 900000000 }}",
    "{{ (1, 2) * 900000000 }}",
    "{{ ('a' | safe) * 900000000 }}",
    "{% set x = 900000000 %}{{ 'a' * x }}",
    "{{ 10 ** 900000000 }}",
    "{{ 10 ** (10 ** 10) }}",
    "{{ (9 ** 9999) ** 9999 }}",
    "{{ '%900000000d' % 1 }}",
    "{{ '%-0900000000s' % 'a' }}",
    "{{ '%*d' % (900000000, 1) }}",
    "{{ '%.900000000f' % 1 }}",
    "{{ '%.*f' % (900000000, 1) }}",
    "{{ '%(a)900000000d' % {'a': 1} }}",
    "{{ '%((a)b)900000000d' % {'(a)b': 1} }}",
    "{{ '%900000000d' | format(1) }}",
    "{{ '%*d' | format(900000000, 1) }}",
    "{{ '%(a)900000000d' | format(a=1) }}",
    "{{ 'a' | center(900000000) }}",
    "{{ 'a' | center(width=900000000) }}",
    "{{ 'a\nb' | indent(900000000) }}",
    "{{ 'a\nb' | indent('a' * 900000) }}",
    "{{ 'abc' | wordwrap(900000000) }}",
    "{{ [1] | batch(900000000, 0) | list }}",
    "{{ [1] | slice(900000000, 0) | list }}",
    "{{ 1.5 | round(900000000, 'ceil') }}",
    "{{ [1, [2]] | tojson(indent=900000000) }}",
    "{{ 'abc' | truncate(5, true, 'a' * 900000) }}",
    "{{ range(100000) | join('a' * 100000) }}",
    "{{ ('a' * 100000) | join('a' * 100000) }}",
    "{{ ('a' * 100000) | replace('a', 'b' * 100000) }}",
    "{{ 'a' | replace('', 'b' * 900000) }}",
    "{{ ['a'] | map('center', 900000000) | list }}",
    "{% filter center(900000000) %}a{% endfilter %}",
)
ENOUGH = (
    ("{{ 'ab' * 3 }}{{ [1] * 2 }}{{ 2 ** 10 }}{{ 7 % 4 }}{{ 3 * 1.5 }}", "ababab[1, 1]102434.5"),
    ("{{ '%5.1f|%s' % (1.25, 'a') }}{{ '%d %%' | format(7) }}", "  1.2|a7 %"),
    ("{{ 'a' | center(3) }}{{ 'a\nb' | indent(1) }}", " a a\n b"),
    ("{{ [1, 2, 3] | batch(2, 0) | list }}", "[[1, 2], [3, 0]]"),
    ("{{ 1.25 | round(1) }}{{ [1] | tojson }}", "1.2[1]"),
    ("{{ [1, 2] | map('string') | join('-') }}{{ 'ab' | join('.') }}", "1-2a.b"),
    ("{{ records | join(',', attribute='a') }}{{ 'aa' | replace('a', 'b') }}", "1,2bb"),
    ("{{ 'aa' | replace('a', 'b', 1) }}{{ 'a b' | wordwrap(1) }}", "baa\nb"),
)


@pytest.fixture
def environ() -> LockedEnvironment:
    """The templates' environment."""
    return LockedEnvironment(DictLoader({}), StrictUndefined, {})


@pytest.mark.parametrize("text", TOO_MUCH)
def test_what_asks_for_too_much_at_once_is_refused(text: str, environ: LockedEnvironment) -> None:
    with pytest.raises(TooMuchError):
        environ.from_string(text).render()


@pytest.mark.parametrize(("text", "shown"), ENOUGH)
def test_what_asks_for_enough_is_made(text: str, shown: str, environ: LockedEnvironment) -> None:
    made = environ.from_string(text).render(records=({"a": 1}, {"a": 2}))
    assert made == shown


@pytest.mark.parametrize("method", ["upper", "title", "replace", "join", "trim"])
def test_a_method_that_is_a_filter_is_told_how_to_write(
    method: str, framework: Framework, tmp_path: Path
) -> None:
    templates = own(tmp_path, html=f"a\n{{{{ document.title.{method}() }}}}")
    with pytest.raises(TemplateProblemError) as caught:
        made(templates, framework, Format.HTML)
    [found] = caught.value.diagnostics
    assert found.message == f"Skabelonen bruger navnet ”{method}”, som ikke findes."
    assert found.remedy.endswith(f"fx {{{{ document.title | {method} }}}}")


@pytest.mark.parametrize("name", ["titel", "startswith", "attr"])
def test_what_is_no_filter_is_not(name: str, framework: Framework, tmp_path: Path) -> None:
    templates = own(tmp_path, html=f"a\n{{{{ document.title.{name} }}}}")
    with pytest.raises(TemplateProblemError) as caught:
        made(templates, framework, Format.HTML)
    [found] = caught.value.diagnostics
    assert found.remedy == "Se navnene i docs/skabeloner.md, og ret det."
