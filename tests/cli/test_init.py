"""``lg init``: a folder to begin in that passes the check at once, or nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from tests.long import some

from ledelsesgrundlag_cli.authoring.init.content import (
    copied_framework,
    of_anybody,
    sheets_of_the_box,
)
from ledelsesgrundlag_cli.authoring.init.start import make_start
from ledelsesgrundlag_cli.cli.run import run
from ledelsesgrundlag_cli.loading.json_schema import schemas
from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.model.kinds import WHOLE_SHEET
from ledelsesgrundlag_cli.model.sheet import Sheet

if TYPE_CHECKING:
    from tests.cli.conftest import AtTerminal
    from tests.conftest import Git, Lg

    from ledelsesgrundlag_cli.loading.framework import Framework

BOX = Path(__file__).resolve().parents[2] / "framework"
NAMES = ("--organisation", "Nordmarken Kommune", "--role", "Chef", "--role", "Teamleder")
MARKERS = ("--pejlemaerke", "Klar tale", "--pejlemaerke", "Lyst til nyt")
HOSTILE = [
    "../../etc/passwd",
    "/etc/passwd",
    "C:\\Windows",
    "con",
    'Han sagde: "nej"',
    "'enkelt'",
    "# bemærkning",
    "nøgle: værdi # her",
    "- punkt",
    "[liste]",
    "{{ 7*7 }} {% raw %}",
    "*anker &anker !mærke",
    "| blok",
    "> foldet",
    "@snabel `kode`",
    "% procent",
    "no",
    "null",
    "1.0",
    "2026-12-01",
    "linje\nnæste: ja\r\n- mere",
    "  luft   i\tmidten  ",
    "🙂 smil",
    "日本",
    "<script>alert(1)</script>",
    "$(touch her) `touch her`",
    "æøå ÆØÅ é",
    "Lean; kaizen - f.eks. 80/20... it-chef's",
    "Рaspberry og Кaffe",
    unicodedata.normalize("NFD", "Ærø på å"),
]


BROUGHT = len(dict(sheets_of_the_box()))


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    """An empty folder."""
    return tmp_path


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def opened(folder: Path) -> Framework:
    loaded = load(folder / "framework", "framework")
    framework = loaded.framework()
    assert framework is not None, loaded.diagnostics
    assert loaded.diagnostics == ()
    return framework


def test_a_new_folder_passes_the_check_at_once(lg: Lg, tmp_path: Path) -> None:
    code, out, err = lg("init", "ny", *NAMES, *MARKERS)
    assert (code, out) == (0, "")
    made = files_in(tmp_path / "ny")
    assert f"Oprettet: {len(made)} filer i ”ny”." in err
    assert lg("lint", "--strict", "ny") == (
        0,
        f"lg fandt ikke noget, der skal rettes. {13 + BROUGHT} filer er tjekket.\n",
        "",
    )
    framework = opened(tmp_path / "ny")
    assert framework.metadata.organisation == "Nordmarken Kommune"
    assert framework.metadata.status == "draft"
    assert [(one.id, one.level) for one in framework.roles] == [("chef", 1), ("teamleder", 2)]
    assert [one.name for one in framework.pejlemaerker] == ["Klar tale", "Lyst til nyt"]


def test_all_that_belongs_is_there(lg: Lg, tmp_path: Path) -> None:
    lg("opret", "ny", *NAMES, *MARKERS)
    made = files_in(tmp_path / "ny")
    assert {
        ".editorconfig",
        ".gitattributes",
        ".github/workflows/tjek.yml",
        ".gitignore",
        ".gitlab-ci.yml",
        ".pre-commit-config.yaml",
        "README.md",
        "lg.toml",
    } == {name for name in made if not name.startswith("framework/")}
    assert "## 0.1.0" in made["framework/CHANGELOG.md"].decode()
    for name, text in schemas():
        assert made[f"framework/schema/{name}"] == text.encode()
    yaml_files = {name: raw for name, raw in made.items() if name.endswith((".yaml", ".yml"))}
    assert len(yaml_files) == 13 + 3 + BROUGHT
    for name, raw in made.items():
        assert b"\r" not in raw
        assert raw.endswith(b"\n")
        raw.decode("utf-8")
        if name in yaml_files:
            assert yaml.safe_load(raw)
            first, second, *_ = raw.decode().splitlines()
            assert second.startswith("#") or not name.startswith("framework/")
            if name.startswith("framework/"):
                schema = first.removeprefix("# yaml-language-server: $schema=")
                assert (tmp_path / "ny" / name).parent.joinpath(schema).is_file()
    assert "Nordmarken Kommune" in made["README.md"].decode()
    assert b"dsherred" not in b"".join(made.values())


def test_the_sheets_in_the_box_come_along(framework: Framework) -> None:
    """With all that is asked, and nothing that leads to the document of the box."""
    brought = dict(sheets_of_the_box())
    others = [one for one in framework.sheets if one.id != "lus"]
    assert {*brought} == {f"sheets/{one.id}.yaml" for one in others}
    assert len(others) >= 3
    for sheet in others:
        made = Sheet.model_validate(yaml.safe_load(brought[f"sheets/{sheet.id}.yaml"]))
        assert {one.kind for one in made.references()} <= {WHOLE_SHEET.key}
        assert asked(made) == asked(sheet)


def test_a_block_of_the_documents_words_stays_where_it_is() -> None:
    """The LUS of the box has quotes; it does not come along itself."""
    raw = (BOX / "sheets/lus.yaml").read_bytes()
    before = Sheet.model_validate(yaml.safe_load(raw))
    after = Sheet.model_validate(yaml.safe_load(of_anybody("sheets/lus.yaml", raw)))
    kinds = [
        {block.type for one in sheet.sections for block in one.blocks} for sheet in (before, after)
    ]
    assert kinds[0] - kinds[1] == {"quote"}
    assert [*after.references()] == []
    assert asked(after) == asked(before)
    alone = raw.decode().replace("sections:\n", "sections:\n" + QUOTE_ALONE, 1)
    assert of_anybody("sheets/lus.yaml", alone.encode()) == of_anybody("sheets/lus.yaml", raw)


QUOTE_ALONE = """\
  - id: kun-citat
    title: Et citat
    for: [leder]
    blocks:
      - id: kun-citatet
        type: quote
        quote: visionaer
"""
"""A section with nothing else in it."""


def asked(sheet: Sheet) -> list[object]:
    """All blocks but those of the document's words, without what they are grounded in."""
    return [
        block.model_dump(exclude={"grounded_in"})
        for section in sheet.sections
        for block in section.blocks
        if block.type not in {"quote", "excerpts"}
    ]


def test_filled_in_sheets_stay_out_of_git_and_the_framework_does_not(
    lg: Lg, tmp_path: Path
) -> None:
    lg("init", "ny", *NAMES, *MARKERS)
    place = tmp_path / "ny"
    subprocess.run(["git", "init", "-q"], cwd=place, check=True)
    private = ["lus.html", "LUS Leder A chef.pdf", "lus-svar.json", "ark/x.pdf", "ledere.csv"]
    private += ["lus-svar-chef-leder.json", ".lg-undervejs-1.json", "ark/.lg-lus.json", "LUS.htm"]
    shared = [name for name in files_in(place) if not name.startswith(".git/")]
    done = subprocess.run(
        ["git", "check-ignore", "--stdin"],
        cwd=place,
        input="\n".join([*private, *shared]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines() == private
    assert len(shared) > 25


@pytest.mark.slow
def test_every_sheet_of_a_copied_framework_stays_out_of_git(
    lg: Lg, framework_copy: Path, tmp_path: Path
) -> None:
    sheets = framework_copy / "sheets"
    text = (sheets / "lus.yaml").read_text(encoding="utf-8")
    (sheets / "naeste-skridt.yaml").write_text(
        text.replace("\nid: lus\n", "\nid: naeste-skridt\n"), encoding="utf-8"
    )
    place = tmp_path / "ny"
    code, _, err = lg("init", str(place), "--organisation", "X", "--from", str(framework_copy))
    assert code == 0, err
    subprocess.run(["git", "init", "-q"], cwd=place, check=True)
    for name in ("naeste-skridt-chef.pdf", "Naeste-skridt.docx", "lus.md"):
        done = subprocess.run(["git", "check-ignore", "-q", name], cwd=place, check=False)
        assert done.returncode == 0, name


def test_the_same_names_give_the_same_bytes(lg: Lg, tmp_path: Path) -> None:
    lg("init", "a", *NAMES, *MARKERS)
    lg("init", "b", *NAMES, *MARKERS)
    assert files_in(tmp_path / "a") == files_in(tmp_path / "b")


@pytest.mark.slow
@pytest.mark.parametrize("name", some(HOSTILE, 3), ids=ascii)
def test_any_name_is_only_a_name(name: str, lg: Lg, tmp_path: Path) -> None:
    code, _, err = lg(
        "init", "ny", "--organisation", name, "--title", name, "--role", name, "--role", "Chef",
        "--pejlemaerke", name, "--pejlemaerke", "Klar tale",
    )  # fmt: skip
    assert code == 0, err
    framework = opened(tmp_path / "ny")
    wanted = " ".join(unicodedata.normalize("NFC", name).split())
    assert framework.metadata.organisation == wanted
    assert framework.metadata.title == wanted
    assert framework.roles[0].title == wanted
    assert framework.pejlemaerker[0].name == wanted
    assert [path.name for path in tmp_path.iterdir()] == ["ny"]
    code, out, _ = lg("lint", "--strict", "ny")
    assert code in {0, 1}
    # Of the words something may be said, but never that the files are not as they should be.
    assert set(re.findall(r" (LG\d)\d+:", out)) <= {"LG4", "LG5", "LG6", "LG8"}
    assert ("LG611" in out) is any(char in wanted for char in "🙂日")
    assert lg("role", "chef", "--framework", "ny", "--format", "html")[0] == 0


def test_names_that_would_be_the_same_get_ids_that_differ(lg: Lg, tmp_path: Path) -> None:
    roles = ["Århus", "Aarhus", "???", "!!!", "CON", "Medarbejdere", "Leder", "leder!"]
    options = [word for one in roles for word in ("--role", one)]
    markers = [word for one in roles for word in ("--pejlemaerke", one)]
    code, _, err = lg("init", "ny", "--organisation", "X", *options, *markers)
    assert code == 0, err
    framework = opened(tmp_path / "ny")
    assert [one.title for one in framework.roles] == roles
    assert [one.id for one in framework.roles] == [
        "aarhus", "aarhus-2", "rolle", "rolle-2", "con-rolle", "medarbejdere-2", "leder",
        "leder-2",
    ]  # fmt: skip
    assert [one.name for one in framework.pejlemaerker] == roles


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((*NAMES, "--role", "CHEF", *MARKERS), "”CHEF” står to gange"),
        ((*NAMES, *MARKERS, "--pejlemaerke", "x\u200by"), "usynligt tegn (U+200B)"),
        ((*NAMES, *MARKERS, "--pejlemaerke", "x\x1b[31m"), "usynligt tegn (U+001B)"),
        ((*NAMES, *MARKERS, "--pejlemaerke", " \n "), "må ikke være tom"),
        ((*NAMES, *MARKERS, "--role", "x" * 121), "højst have 120 tegn"),
        (
            (*NAMES, *(w for n in range(9) for w in ("--pejlemaerke", f"Nr. {n}"))),
            "højst være 8 pejlemærker",
        ),
        ((*NAMES, *(w for n in range(19) for w in ("--role", f"R {n}")), *MARKERS), "20 roller"),
        (NAMES, "Der mangler --pejlemaerke."),
        (MARKERS, "Der mangler --organisation og --role."),
        (("--from", "odsherred"), "Der mangler --organisation."),
        ((*NAMES, "--from", "odsherred"), "kun bruges sammen med --from empty"),
        ((*NAMES[:2], "--from", "findes-ikke"), "ikke noget ledelsesgrundlag i ”findes-ikke”"),
        ((*NAMES, *MARKERS, "--templates", "findes-ikke"), "findes ikke"),
    ],
    ids=lambda one: one if isinstance(one, str) else None,
)
def test_what_cannot_be_used_is_told_and_nothing_is_written(
    words: tuple[str, ...], told: str, lg: Lg, tmp_path: Path
) -> None:
    code, out, err = lg("init", "ny", *words)
    assert code in {1, 2}
    assert out == ""
    assert told in err
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("name", ["fil.txt", ".skjult", "under/fil"])
def test_a_folder_with_something_in_it_is_left_alone(name: str, lg: Lg, tmp_path: Path) -> None:
    mine = tmp_path / "ny" / name
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"mit")
    code, _, err = lg("init", "ny", *NAMES, *MARKERS)
    assert code == 1
    assert "”ny” er ikke tom. lg har ladet den være." in err
    assert files_in(tmp_path) == {f"ny/{name}": b"mit"}
    code, _, err = lg("init", f"ny/{name}", *NAMES, *MARKERS)
    assert code == 1
    assert files_in(tmp_path) == {f"ny/{name}": b"mit"}


def test_a_folder_has_a_name(lg: Lg, tmp_path: Path) -> None:
    for name in ("", " "):
        assert lg("init", name, *NAMES, *MARKERS)[:2] == (2, "")
    assert lg("init")[:2] == (2, "")
    assert not [*tmp_path.iterdir()]


def test_the_second_time_is_refused(lg: Lg, tmp_path: Path) -> None:
    assert lg("init", "ny", *NAMES, *MARKERS)[0] == 0
    before = files_in(tmp_path)
    assert lg("init", "ny", *NAMES, *MARKERS)[0] == 1
    assert files_in(tmp_path) == before


def test_the_folder_one_stands_in_can_be_filled(lg: Lg, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    assert lg("init", ".", *NAMES, *MARKERS)[0] == 0
    assert lg("role", "chef")[0] == 0
    assert (tmp_path / "README.md").is_file()


def test_a_folder_that_cannot_be_made_leaves_nothing(
    lg: Lg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    code, _, err = lg("init", "dybt/ny", *NAMES, *MARKERS)
    assert code == 1
    assert "Disken er fuld. Der er ikke skrevet noget." in err
    assert not [*tmp_path.iterdir()]


THEIRS_ALONE = ("adopted.yaml", "CHANGELOG.md")
"""What tells of another organisation's own adoption and changes: not copied."""


def test_a_copy_of_the_one_in_the_box_is_the_new_organisations_draft(
    lg: Lg, tmp_path: Path
) -> None:
    code, _, err = lg("init", "ny", "--from", "odsherred", "--organisation", 'Ø: "Kommune"')
    assert code == 0
    assert "Teksterne kommer fra Odsherred Kommune." in err
    assert lg("lint", "--strict", "ny")[0] == 0
    framework = opened(tmp_path / "ny")
    metadata = framework.metadata
    assert metadata.organisation == 'Ø: "Kommune"'
    assert (metadata.id, metadata.version, metadata.status) == ("oe-kommune", "0.1.0", "draft")
    assert metadata.source is not None
    assert metadata.source.note.endswith("Odsherred Kommune. Ikke vedtaget.")
    for path in BOX.rglob("*"):
        if path.is_file() and path.name not in {"framework.yaml", *THEIRS_ALONE}:
            copied = tmp_path / "ny/framework" / path.relative_to(BOX)
            assert copied.read_bytes() == path.read_bytes()
    old, new = (
        (folder / "framework.yaml").read_text(encoding="utf-8").splitlines()
        for folder in (BOX, tmp_path / "ny/framework")
    )
    assert len(old) == len(new)
    assert sum(one != other for one, other in zip(old, new, strict=True)) == 5


def test_another_folder_can_be_copied(lg: Lg, tmp_path: Path) -> None:
    lg("init", "a", *NAMES, *MARKERS)
    about = tmp_path / "a/framework/framework.yaml"
    about.write_bytes(about.read_bytes().replace(b"\n", b"\r\n"))
    code, _, err = lg("init", "b", "--from", "a", "--organisation", "B", "--title", "Vores")
    assert code == 0, err
    framework = opened(tmp_path / "b")
    assert (framework.metadata.organisation, framework.metadata.title) == ("B", "Vores")
    assert (tmp_path / "b/framework/framework.yaml").read_bytes().count(b"\r\n") == 15
    (tmp_path / "a/framework/fora.yaml").write_text("fora: [\n", encoding="utf-8")
    code, _, err = lg("init", "c", "--from", "a", "--organisation", "C")
    assert code == 1
    assert "fora.yaml" in err
    assert not (tmp_path / "c").exists()


def test_a_copy_leaves_behind_what_is_the_others_alone(framework_copy: Path) -> None:
    for name in ("adopted.yaml", "CHANGELOG.md", "sheets/noter.txt", "source/tegning.png"):
        (framework_copy / name).write_text("mit", encoding="utf-8")
    start = make_start("Nordmarken Kommune", "Vores", (), ())
    copied = dict(copied_framework(framework_copy, start))
    assert set(copied) == {
        path.relative_to(BOX).as_posix()
        for path in BOX.rglob("*")
        if path.is_file() and path.parent.name != "schema" and path.name not in THEIRS_ALONE
    }


def test_the_files_come_from_templates_that_can_be_replaced(lg: Lg, tmp_path: Path) -> None:
    own = tmp_path / "egne/init/README.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("Kun {{ organisation }}.\n", encoding="utf-8")
    assert lg("init", "ny", *NAMES, *MARKERS, "--templates", "egne")[0] == 0
    assert (tmp_path / "ny/README.md").read_text(encoding="utf-8") == "Kun Nordmarken Kommune.\n"
    bad = tmp_path / "egne/init/framework/fora.yaml.j2"
    bad.parent.mkdir()
    for text, told in (("fora: [\n", "fora.yaml"), ("{{ nej }}", "”nej”")):
        bad.write_text(text, encoding="utf-8")
        code, _, err = lg("init", "to", *NAMES, *MARKERS, "--templates", "egne")
        assert code == 1
        assert told in err
        assert not (tmp_path / "to").exists()


@pytest.mark.slow
def test_pre_commit_runs_the_check(lg: Lg, tmp_path: Path) -> None:
    pytest.importorskip("pre_commit", reason="the Python package pre-commit is not installed")
    lg("init", "ny", *NAMES, *MARKERS)
    place = tmp_path / "ny"
    programs = Path(sys.executable).parent
    variables = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}

    def run_hooks() -> subprocess.CompletedProcess[str]:
        subprocess.run(["git", "add", "-A"], cwd=place, check=True)
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--all-files"],
            cwd=place,
            env={**variables, "PRE_COMMIT_HOME": str(tmp_path / "pre-commit")},
            capture_output=True,
            text=True,
            check=False,
        )

    subprocess.run(["git", "init", "-q"], cwd=place, check=True)
    done = run_hooks()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Tjek ledelsesgrundlaget" in done.stdout
    role = place / "framework/roles/chef.yaml"
    role.write_text(role.read_text("utf-8").replace("klar-tale", "klar-tal"), encoding="utf-8")
    done = run_hooks()
    assert done.returncode == 1
    assert "LG202" in done.stdout


def test_the_jobs_check_as_strictly(lg: Lg, tmp_path: Path) -> None:
    lg("init", "ny", *NAMES, *MARKERS)
    github = yaml.safe_load((tmp_path / "ny/.github/workflows/tjek.yml").read_text("utf-8"))
    steps = github["jobs"]["lg-tjek"]["steps"]
    assert steps[-1]["run"] == "lg lint --strict"
    assert steps[-2]["env"] == {"LG_KILDE": "${{ vars.LG_KILDE }}"}
    assert github["permissions"] == {"contents": "read"}
    gitlab = yaml.safe_load((tmp_path / "ny/.gitlab-ci.yml").read_text("utf-8"))["lg-tjek"]
    assert [line for line in gitlab["script"] if line.startswith("lg lint --strict")]
    assert gitlab["artifacts"]["reports"] == {"codequality": "gl-code-quality-report.json"}


# at a terminal


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (["Nordmarken Kommune", "", "Chef", "Teamleder", "", "Klar tale", "Lyst til nyt", ""], 0),
        (
            [
                "",
                "A\u200bB",
                "Nordmarken Kommune",
                "Vores",
                "",
                "Chef",
                "CHEF",
                "",
                "Klar tale",
                "",
            ],
            0,
        ),
        (["Nordmarken Kommune", "", "Chef", "\x04"], 2),
        (["Nordmarken Kommune", "", "\x03"], 130),
    ],
    ids=["alt", "igen", "lukket", "afbrudt"],
)
def test_what_is_missing_is_asked_for(
    typed: list[str], code: int, at_terminal: AtTerminal, tmp_path: Path
) -> None:
    ended, shown = at_terminal(["init", "ny"], typed, tmp_path)
    assert ended == code, shown
    assert "Organisationens navn: " in shown
    assert "Titel [Ledelsesgrundlag]: " in shown
    assert ("Oprettet:" in shown) is (code == 0)
    assert bool([*tmp_path.iterdir()]) is (code == 0)
    if code == 0:
        framework = opened(tmp_path / "ny")
        assert framework.metadata.organisation == "Nordmarken Kommune"
        assert framework.roles[0].title == "Chef"
        assert framework.pejlemaerker[0].name == "Klar tale"
        again = framework.metadata.title == "Vores"
        assert ("usynligt tegn" in shown) is again
        assert ("Det står der allerede." in shown) is again


@pytest.mark.slow
@pytest.mark.parametrize("names", [8, 9, 14])
def test_a_pasted_list_that_is_too_long_stays_out_of_the_shell(
    names: int, at_terminal: AtTerminal, tmp_path: Path
) -> None:
    """The whole list is pasted at one question, and some lines too many at the last."""
    pasted = "\n".join(f"Pejlemærke nummer {at}" for at in range(1, names + 1))
    typed = ["Nordmarken Kommune", "", "Chef", "", pasted, "\nrm -rf hjemme\necho uha"]
    code, shown = at_terminal(["init", "ny"], typed, tmp_path)
    assert code == 0, shown
    assert [one.name for one in opened(tmp_path / "ny").pejlemaerker] == [
        f"Pejlemærke nummer {at}" for at in range(1, 9)
    ]
    assert shown.count("Der er ikke plads til flere end 8.") == names - 8
    assert ("”Pejlemærke nummer 9” kommer ikke med." in shown) is (names > 8)
    assert "Resten er ikke kommet med." in shown


def test_nobody_is_asked_where_nobody_can_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init", "ny"]) == 2
    assert "Der mangler --organisation, --role og --pejlemaerke." in capsys.readouterr().err


PERSONAL = (
    "lus.docx",
    "LUS Leder A centerchef.pdf",
    "lus-svar-leder-af-ledere-leder.json",
    "svar.json",
    "ledere.csv",
    "ark/Leder A.html",
    "samtaler/.lg-lus.json",
    "samtaler/.LUS Leder A.pdf.0123abcd.tmp",
)
SHARED = ("README.md", "lg.toml", "framework/sheets/lus.yaml", "framework/framework.yaml")


def test_git_is_told_of_every_file_with_a_person_in_it(
    lg: Lg, tmp_path: Path, new_git: type[Git]
) -> None:
    asked = ("--organisation", "Nordmarken", "--role", "Leder", "--pejlemaerke", "Klar tale")
    code, _, err = lg("init", str(tmp_path / "ny"), *asked)
    assert code == 0, err
    git = new_git(tmp_path / "ny")
    for name in PERSONAL:
        file = git.folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"x")
    untracked = git("status", "--porcelain", "--untracked-files=all").splitlines()
    seen = {line.removeprefix("?? ").strip('"') for line in untracked}
    assert set(SHARED) <= seen
    assert not set(PERSONAL) & seen
