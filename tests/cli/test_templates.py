"""HR's own templates: where they are taken from, and how one gets them."""

from __future__ import annotations

import re
import shutil
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


def markdown(lg: Lg, *extra: str) -> str:
    code, out, err = lg("role", "centerchef", "--format", "markdown", *extra)
    assert (code, err) == (0, "")
    return out


def test_a_template_beside_the_framework_goes_before_the_one_in_the_box(
    lg: Lg, tmp_path: Path
) -> None:
    before = markdown(lg)
    put(tmp_path, "templates/markdown/rollekort.md.j2", "EGEN: {{ document.title }}\n")
    assert markdown(lg) == "EGEN: Rollekort: Centerchefer\n"
    code, out, _ = lg("lus", "centerchef", "--format", "markdown")
    assert code == 0
    assert "EGEN" not in out
    shutil.rmtree(tmp_path / "templates")
    assert markdown(lg) == before


def test_one_file_alone_may_be_replaced(lg: Lg, tmp_path: Path) -> None:
    text = (BOX / "markdown/document.md.j2").read_text(encoding="utf-8")
    put(tmp_path, "templates/markdown/document.md.j2", f"{text}\nKontakt HR.\n")
    assert markdown(lg).endswith("\n\nKontakt HR.\n")
    assert "## Forventninger" in markdown(lg)
    style = (BOX / "html/style.css").read_text(encoding="utf-8")
    put(tmp_path, "templates/html/style.css", f"{style}\nh1 {{ color: hotpink }}\n")
    html = lg("role", "centerchef", "--format", "html")[1]
    assert "h1 { color: hotpink }" in html
    assert '<h1 class="title"' in html


def test_colours_and_marks_are_one_file_for_all_formats(lg: Lg, tmp_path: Path) -> None:
    text = (BOX / "design.yaml").read_text(encoding="utf-8")
    changed = text.replace("shape: triangle\n", "shape: star\n", 1).replace("#1f5f8b", "#123456")
    assert changed != text
    put(tmp_path, "templates/design.yaml", changed)
    assert "★ Retning og effekt" in markdown(lg)
    assert "★ Retning og effekt" in lg("role", "centerchef")[1]
    assert "--mark-0:#123456;" in lg("role", "centerchef", "--format", "html")[1]


def test_a_folder_named_on_the_command_line_goes_before_the_one_beside(
    lg: Lg, tmp_path: Path
) -> None:
    put(tmp_path, "templates/markdown/rollekort.md.j2", "Ved siden af\n")
    put(tmp_path, "andre/markdown/rollekort.md.j2", "Nævnt\n")
    assert markdown(lg) == "Ved siden af\n"
    assert markdown(lg, "--templates", "andre") == "Nævnt\n"
    assert markdown(lg, "--templates", str(tmp_path / "andre")) == "Nævnt\n"
    (tmp_path / "tom").mkdir()
    assert markdown(lg, "--templates", "tom").startswith("# Centerchefer")


def test_hrs_general_template_goes_before_a_special_one_in_the_box(lg: Lg, tmp_path: Path) -> None:
    put(tmp_path, "templates/markdown/document.md.j2", "Alt\n")
    for words in (("role", "centerchef"), ("lus", "centerchef"), ("pejlemaerke",)):
        assert lg(*words, "--format", "markdown")[1] == "Alt\n"


@pytest.mark.parametrize("where", [".", "framework", "framework/roles", "mappe"])
@pytest.mark.parametrize("named", [False, True], ids=["found", "named"])
def test_beside_the_framework_is_the_same_place_from_everywhere(
    where: str, named: bool, lg: Lg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "templates/markdown/rollekort.md.j2", "Vores\n")
    (tmp_path / "mappe").mkdir()
    relative = {".": "framework", "framework": ".", "framework/roles": "..", "mappe": ".."}
    monkeypatch.chdir(tmp_path / where)
    extra = ("--framework", relative[where]) if named else ()
    assert markdown(lg, *extra) == "Vores\n"


def test_a_template_of_ones_own_may_use_the_framework(lg: Lg, tmp_path: Path) -> None:
    template = "{% for role in framework.roles %}{{ role.title }}; {% endfor %}\n"
    put(tmp_path, "templates/markdown/rollekort.md.j2", template)
    titles = "Direktører; Centerchefer; Leder af ledere; Leder af medarbejdere;\n"
    assert markdown(lg) == titles


LISTED = re.compile(r"^  (\S+) +(.+)$", re.MULTILINE)


def test_the_list_tells_where_each_template_is(lg: Lg, tmp_path: Path) -> None:
    for command in ("templates", "skabeloner"):
        code, out, err = lg(command)
        assert (code, err) == (0, "")
        rows = LISTED.findall(out)
        assert {name for name, _ in rows} == {
            path.relative_to(BOX).as_posix() for path in BOX.rglob("*") if path.is_file()
        }
        assert {where for _, where in rows} == {"følger med lg"}
    put(tmp_path, "templates/markdown/rollekort.md.j2", "x")
    put(tmp_path, "templates/design.yaml", "x")
    rows = LISTED.findall(lg("templates")[1])
    own = {name: where for name, where in rows if where.startswith("jeres egen: ")}
    assert own == {
        "markdown/rollekort.md.j2": "jeres egen: templates/markdown/rollekort.md.j2",
        "design.yaml": "jeres egen: templates/design.yaml",
    }


def test_the_list_names_the_real_place_of_ones_own(
    lg: Lg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "templates/design.yaml", "x")
    put(tmp_path, "andre/design.yaml", "x")
    (tmp_path / "mappe").mkdir()
    monkeypatch.chdir(tmp_path / "mappe")
    rows = dict(LISTED.findall(lg("templates")[1]))
    assert Path(rows["design.yaml"].removeprefix("jeres egen: ")).is_file()
    rows = dict(LISTED.findall(lg("templates", "--templates", "../andre")[1]))
    assert Path(rows["design.yaml"].removeprefix("jeres egen: ")).is_file()


def names_in_the_box() -> list[str]:
    return sorted(path.relative_to(BOX).as_posix() for path in BOX.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", names_in_the_box())
def test_a_copy_is_the_same_and_is_used(name: str, lg: Lg, tmp_path: Path) -> None:
    code, out, err = lg("templates", "copy", name)
    assert (code, out) == (0, "")
    assert f"templates/{name}" in err
    assert (tmp_path / "templates" / name).read_bytes() == (BOX / name).read_bytes()
    assert dict(LISTED.findall(lg("templates")[1]))[name] == f"jeres egen: templates/{name}"


@pytest.mark.slow
def test_a_copy_changes_no_document(lg: Lg) -> None:
    words = ("role", "centerchef", "--format")
    before = [lg(*words, made_as) for made_as in ("terminal", "markdown", "html")]
    for name in names_in_the_box():
        assert lg("templates", "copy", name)[0] == 0
    assert [lg(*words, made_as) for made_as in ("terminal", "markdown", "html")] == before


def test_a_copy_may_be_asked_for_twice_but_never_replaces_a_changed_one(
    lg: Lg, tmp_path: Path
) -> None:
    assert lg("templates", "copy", "design.yaml")[0] == 0
    assert lg("templates", "copy", "design.yaml")[0] == 0
    file = put(tmp_path, "templates/design.yaml", "vores\n")
    code, out, err = lg("templates", "copy", "design.yaml")
    assert (code, out) == (1, "")
    assert "findes i forvejen med andet indhold" in err
    assert len(err.splitlines()) <= 2
    assert file.read_text(encoding="utf-8") == "vores\n"


def test_a_copy_goes_where_it_is_told(lg: Lg, tmp_path: Path) -> None:
    assert lg("templates", "copy", "html/style.css", "--to", "andre")[0] == 0
    assert (tmp_path / "andre/html/style.css").is_file()
    assert not (tmp_path / "templates").exists()
    put(tmp_path, "fil", "x")
    code, out, err = lg("templates", "copy", "html/style.css", "--to", "fil")
    assert (code, out) == (1, "")
    assert "kan ikke gemmes" in err
    assert len(err.splitlines()) <= 2


def test_a_copy_lands_beside_the_framework_from_everywhere(
    lg: Lg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for where, extra in (("framework", ["--framework", "."]), ("framework/roles", [])):
        monkeypatch.chdir(tmp_path / where)
        assert lg("templates", "copy", "design.yaml", *extra)[0] == 0
        assert (tmp_path / "templates/design.yaml").is_file()
        shutil.rmtree(tmp_path / "templates")


def test_a_copy_without_a_framework_of_ones_own_is_not_left_unused(
    lg: Lg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one in the box is used, and its templates lie beside it: the copy must be named."""
    (tmp_path / "tom").mkdir()
    monkeypatch.chdir(tmp_path / "tom")
    shutil.rmtree(tmp_path / "framework")
    code, _, err = lg("templates", "copy", "design.yaml")
    assert code == 0
    found = dict(LISTED.findall(lg("templates")[1]))["design.yaml"]
    assert found.startswith("jeres egen: ") or "--templates templates" in err


@pytest.mark.parametrize("made_as", ["markdown", "html"])
def test_framework_texts_are_literal_in_a_template_of_ones_own(
    made_as: str, lg: Lg, tmp_path: Path
) -> None:
    """A template that reaches past the document gets texts no less safe."""
    file = tmp_path / "framework" / "framework.yaml"
    text = file.read_text(encoding="utf-8")
    hostile = '"Til\\e[31m\\n\\n# alle\\u202e <b>{{ 7*7 }}</b>"'
    changed = re.sub("^subtitle: .*$", lambda _: f"subtitle: {hostile}", text, flags=re.MULTILINE)
    assert changed != text
    file.write_text(changed, encoding="utf-8")
    ending = {"markdown": "md", "html": "html"}[made_as]
    template = "a {{ framework.metadata.subtitle }} b\n"
    put(tmp_path, f"templates/{made_as}/rollekort.{ending}.j2", template)
    code, out, err = lg("role", "centerchef", "--format", made_as)
    assert (code, err) == (0, "")
    assert out.startswith("a Til")
    assert len(out.splitlines()) == 1
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "49" not in out
    assert not re.search(r"(?<!\\)<b>", out)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("logo.png", b"\x89PNG\r\n\x1a\nx", "image/png"),
        ("logo.jpg", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "image/svg+xml"),
    ],
)
def test_a_logo_lies_in_the_file_itself(
    name: str, content: bytes, kind: str, lg: Lg, tmp_path: Path
) -> None:
    design = (BOX / "design.yaml").read_text(encoding="utf-8")
    put(tmp_path, "templates/design.yaml", design.replace("logo:\n", f"logo: {name}\n", 1))
    put(tmp_path, f"templates/{name}", content)
    code, out, err = lg("role", "centerchef", "--format", "html")
    assert (code, err) == (0, "")
    assert f'<img class="logo" src="data:{kind};base64,' in out
