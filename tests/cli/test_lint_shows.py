"""What `lg lint` shows stands in the framework's own files, whatever a change points it at.

In CI a change may come from anybody, and what is shown of it is read by everybody.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ledelsesgrundlag_cli.lint import engine, spelling
from ledelsesgrundlag_cli.source import files

if TYPE_CHECKING:
    from tests.conftest import Lg

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need rights in Windows")

SECRET = "hunter2"  # noqa: S105 - and it is nobody's
CONFIG = f'[http "https://x"]\n\textraheader = {SECRET}\n'
SOURCE = "source/ledelsesgrundlag.txt"
FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")


@pytest.fixture
def workplace(framework_copy: Path) -> Path:
    """A repository with the framework in a folder, and what else is on the machine there."""
    folder = framework_copy.parent
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text(CONFIG, encoding="utf-8")
    (folder / ".env").write_text(f"TOKEN: {SECRET}\n", encoding="utf-8")
    return folder


@pytest.fixture
def root(workplace: Path) -> Path:
    """The same, where the repository's own folder is the framework: the rest lies in it too."""
    for one in (workplace / "framework").iterdir():
        shutil.move(one, workplace / one.name)
    (workplace / "framework").rmdir()
    return workplace


def link(path: Path, target: Path) -> None:
    """Put a link in the place of a file or a folder."""
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(os.path.relpath(target, path.parent))


def shown(lg: Lg, *words: str) -> str:
    """What is said in every format, of what is found once; the secret is in none."""
    known: dict[str, engine.Outcome] = {}
    check = engine.check_framework

    def check_once(*given: Any) -> engine.Outcome:
        if repr(given) not in known:
            known[repr(given)] = check(*given)
        return known[repr(given)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "check_framework", check_once)
        said = [lg("lint", "--format", made_as, *words) for made_as in FORMATS]
        said.append(lg("lint", "--diff", *words))
    assert len(known) <= 1
    text = "\n".join(out + err for _, out, err in said)
    assert SECRET not in text
    return text


@pytest.mark.parametrize("target", [".git/config", ".env"])
@pytest.mark.parametrize("name", ["roles/centerchef.yaml", "fora.yaml", SOURCE, "CHANGELOG.md"])
def test_a_hidden_file_within_is_not_the_frameworks(
    name: str, target: str, lg: Lg, root: Path
) -> None:
    assert (root / name).is_file() or name == "CHANGELOG.md"
    link(root / name, root / target)
    said = shown(lg, ".")
    assert "LG016" in said or name == "CHANGELOG.md"
    assert files.leaves(root, name)


def test_nor_is_a_folder_of_them(root: Path) -> None:
    link(root / "roles", root / ".git")
    assert files.leaves(root, "roles/config")


@pytest.mark.parametrize("first", ["source", "deep/source"])
def test_a_link_inside_does_not_hide_one_that_leads_out(
    first: str, lg: Lg, workplace: Path
) -> None:
    """The folder is a link to one within, and the file in that is a link to elsewhere."""
    framework = workplace / "framework"
    (workplace / "ude.txt").write_text(
        f"{SECRET} er en linje i den vedtagne tekst.", encoding="utf-8"
    )
    name = Path(SOURCE).name
    shutil.move(framework / "source", framework / "real")
    link(framework / "real" / name, workplace / "ude.txt")
    link(framework / first, framework / "real")
    if first != "source":
        link(framework / "source", framework / first)
    assert files.leaves(framework, f"source/{name}")
    assert "LG016" in shown(lg)


@pytest.mark.parametrize("target", [".git/config", ".env", "ude.toml"])
def test_settings_are_not_quoted(target: str, lg: Lg, workplace: Path) -> None:
    (workplace / "ude.toml").write_text(f'[tjek]\n{SECRET} = 1\nignore = ["{SECRET}"]\n', "utf-8")
    link(workplace / "lg.toml", workplace / target)
    assert "lg.toml" in shown(lg)


@pytest.mark.parametrize("target", [".git/config", ".env"])
def test_a_list_of_known_findings_is_not_quoted(target: str, lg: Lg, workplace: Path) -> None:
    link(workplace / "kendt.json", workplace / target)
    assert "er ikke en liste fra lg tjek" in shown(lg, "--baseline", "kendt.json")


PANIC = '#panic(read("/.git/config"))\n'
QUOTES = '{% set x %}{% include "x/.env" %}{% endset %}\n{{ document[x] }}\n'


@pytest.mark.parametrize(
    ("name", "text"),
    [("typst/rollekort.typ", PANIC), ("html/rollekort.html.j2", QUOTES.replace("x/", ""))],
)
@pytest.mark.parametrize("linked", [True, False], ids=["linked", "here"])
def test_a_template_does_not_quote_what_it_read(
    name: str, text: str, linked: bool, lg: Lg, workplace: Path
) -> None:
    """Its own folder may be the whole repository by a link, where git keeps its secrets."""
    folder = workplace if linked else workplace / "templates"
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_text(text, encoding="utf-8")
    if linked:
        link(workplace / "templates", workplace)
    said = shown(lg)
    assert ("Mappen er en genvej" in said) is linked
    assert (name in said) is not linked


@pytest.mark.parametrize(
    ("within", "names"),
    [(".git/config", ("egen.j2", "html/../.env")), ("ude.txt", ("./.env", "egen.j2"))],
)
def test_a_template_gets_no_linked_or_hidden_file(
    within: str, names: tuple[str, ...], lg: Lg, workplace: Path
) -> None:
    (workplace / "ude.txt").write_text(SECRET, encoding="utf-8")
    own = workplace / "templates"
    link(own / "egen.j2", workplace / within)
    (own / ".env").write_text(SECRET, encoding="utf-8")
    for number, asked in enumerate(names):
        path = own / ("markdown/rollekort.md.j2", "html/rollekort.html.j2")[number % 2]
        path.parent.mkdir(exist_ok=True)
        path.write_text(QUOTES.replace("x/.env", asked), encoding="utf-8")
        assert "templates/" in shown(lg)


def test_the_words_of_another_file_are_no_dictionary(workplace: Path) -> None:
    """A dictionary is told by which words it knows: what it holds can be asked for."""
    folder = workplace / "ordbog"
    link(folder / "da_DK.dic", workplace / ".env")
    (folder / "da_DK.aff").write_text("SET UTF-8\n", encoding="utf-8")
    assert spelling.find_dictionary(str(folder)) is None
    (folder / "da_DK.dic").unlink()
    real = workplace / "hunspell"
    real.mkdir()
    (real / "da_DK.dic").write_text("1\nord\n", encoding="utf-8")
    link(folder / "da_DK.dic", real / "da_DK.dic")  # as Debian has it
    assert spelling.find_dictionary(str(folder)) == folder


@pytest.mark.parametrize(
    "target", ["//host/share", r"\\host\share", r"\\?\UNC\host\share", r"\??\UNC\host\share"]
)
def test_a_link_to_another_computer_is_not_followed(
    target: str, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    framework = workplace / "framework"
    (framework / "terms.yaml").unlink()
    (framework / "terms.yaml").symlink_to(target)
    (workplace / "ordbog").symlink_to(target)

    def asked(*_: object, **__: object) -> None:
        raise AssertionError

    with monkeypatch.context() as patch:
        patch.setattr(os.path, "realpath", asked)
        assert files.leaves(framework, "terms.yaml")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "is_file", asked)
        assert spelling.find_dictionary(str(workplace / "ordbog")) is None
