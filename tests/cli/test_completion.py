"""Tab in a shell: names are suggested, and nothing ever disturbs the prompt."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.cli.app import Root
from ledelsesgrundlag_cli.cli.run import run

if TYPE_CHECKING:
    from tests.conftest import RunLg

    from ledelsesgrundlag_cli.loading.framework import Framework

REPOSITORY = Path(__file__).resolve().parents[2]
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")

Outcome = tuple[int, str, str]
Complete = Callable[..., Outcome]


@pytest.fixture
def complete(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Complete:
    """Ask for suggestions as a shell does, in this process; the last word is unfinished."""
    monkeypatch.delenv("LG_FRAMEWORK", raising=False)
    monkeypatch.chdir(REPOSITORY)

    def call(*words: str, asked_by: str = "bash", action: str = "get-args") -> Outcome:
        monkeypatch.setenv("_LG_COMPLETE", f"complete_{asked_by}")
        monkeypatch.setenv("COMP_WORDS", " ".join(("lg", *words)))
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", " ".join(("lg", *words)))
        monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", words[-1])
        monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", action)
        capsys.readouterr()
        try:
            code: object = run([])
        except SystemExit as end:  # the way Typer ends a completion
            code = end.code
        out, err = capsys.readouterr()
        assert isinstance(code, int)
        return code, out, err

    return call


def suggested(complete: Complete, *words: str) -> list[str]:
    code, out, err = complete(*words)
    assert (code, err) == (0, "")
    return [line for line in out.split("\n") if line]


def test_commands_are_suggested(complete: Complete) -> None:
    assert {"rolle", "lus", "pejlemærke", "skabeloner", "tab"} <= set(suggested(complete, ""))
    assert suggested(complete, "pej") == ["pejlemærke"]
    assert suggested(complete, "templates", "") == ["kopier"]


def test_a_command_is_suggested_once_by_the_name_that_was_begun(complete: Complete) -> None:
    assert suggested(complete, "rol") == ["rolle"]
    assert suggested(complete, "role") == ["role"]
    assert suggested(complete, "pejlemae") == ["pejlemaerke"]
    assert suggested(complete, "hae") == ["haefte"]
    assert suggested(complete, "exp") == ["explain", "export"]
    assert suggested(complete, "hjælp", "ro") == ["rolle"]
    everything = suggested(complete, "")
    assert len(everything) == len(set(everything)) == len(Root(name="lg").table())


def test_a_sheet_is_suggested_where_no_command_begins_so(
    complete: Complete, framework_copy: Path
) -> None:
    sheets = framework_copy / "sheets"
    text = (sheets / "lus.yaml").read_text(encoding="utf-8")
    (sheets / "qus.yaml").write_text(text.replace("id: lus", "id: qus", 1), encoding="utf-8")
    assert suggested(complete, "q") == []
    assert suggested(complete, "--framework", str(framework_copy), "q") == ["qus"]


def test_options_before_the_command_are_suggested(complete: Complete) -> None:
    assert {"--framework", "--help"} <= set(suggested(complete, "--"))


@pytest.mark.parametrize("command", ["role", "rolle", "lus"])
def test_roles_are_suggested(command: str, complete: Complete, framework: Framework) -> None:
    assert suggested(complete, command, "") == [role.id for role in framework.roles]
    assert suggested(complete, command, "leder-af-l") == ["leder-af-ledere"]
    assert suggested(complete, command, "centerchef", "dir") == ["direktoer"]
    assert suggested(complete, command, "xyz") == []


def test_what_can_be_compared_and_followed_is_suggested(
    complete: Complete, framework: Framework
) -> None:
    roles = [role.id for role in framework.roles]
    assert suggested(complete, "compare", "") == roles
    assert suggested(complete, "sammenlign", roles[0], "leder-af-m") == ["leder-af-medarbejdere"]
    markers = [marker.id for marker in framework.pejlemaerker]
    expectations = [one.id for role in framework.roles for one in role.expectations]
    assert suggested(complete, "chain", "") == [*markers, *expectations]
    assert suggested(complete, "kaede", "mod") == ["mod-og-nytaenkning"]


def test_what_can_be_added_and_begun_from_is_suggested(
    complete: Complete, framework: Framework
) -> None:
    assert suggested(complete, "ny", "") == [
        *("rolle", "forventning", "spørgsmål", "citat", "lokal")
    ]
    roles = [role.id for role in framework.roles]
    markers = [marker.id for marker in framework.pejlemaerker]
    fora = [forum.id for forum in framework.fora]
    for kind, option, ids in (
        ("forventning", "--role", roles),
        ("expectation", "--pejlemaerke", markers),
        ("prompt", "--forum", fora),
        ("prompt", "--role", roles),
        ("rolle", "--pejlemaerke", markers),
        ("prompt", "--aim", ["today", "next-step", "adjust"]),
    ):
        assert suggested(complete, "new", kind, option, "") == ids
    assert suggested(complete, "init", "x", "--from", "o") == ["odsherred"]


def test_sheets_and_their_sides_are_suggested(
    complete: Complete, framework_copy: Path, framework: Framework, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = REPOSITORY / "tests/fixtures/sheets"
    shutil.copy(sheets / "tus.yaml", framework_copy / "sheets")
    monkeypatch.chdir(framework_copy.parent)
    roles = [role.id for role in framework.roles]
    sheet_ids = [one.id for one in framework.sheets if not one.opt_in]
    assert {"onboarding", "opfoelgning"} < set(sheet_ids)
    assert suggested(complete, "ark", "") == sorted([*sheet_ids, "tus"])
    assert suggested(complete, "sheet", "t") == ["tus"]
    assert suggested(complete, "ark", "lus", "") == roles
    assert suggested(complete, "ark", "tus", "") == []
    for words in (("ark", "tus"), ("tus",)):
        assert suggested(complete, *words, "--for", "") == [
            "team",
            "leder",
            "makker",
            "faelles",
            "begge",
        ]
    for words in (("ark", "lus"), ("lus",), ("lus", "centerchef")):
        found = suggested(complete, *words, "--for", "")
        assert found == ["leder", "naermeste-leder", "faelles", "begge"]
    assert {"rollekort", "lus", "tus", "plakat"} <= set(
        suggested(complete, "export", "--documents", "")
    )


def test_pejlemaerker_fora_and_roles_are_suggested(
    complete: Complete, framework: Framework
) -> None:
    markers = [marker.id for marker in framework.pejlemaerker]
    fora = [forum.id for forum in framework.fora]
    assert len(markers) > 1
    assert len(fora) > 1
    assert suggested(complete, "pejlemaerke", "") == markers
    assert suggested(complete, "pejlemærke", "mod") == ["mod-og-nytaenkning"]
    assert suggested(complete, "pejlemaerke", "--forum", "") == fora
    assert suggested(complete, "pejlemaerke", "--role", "d") == ["direktoer"]


def test_expectations_of_the_role_are_suggested(complete: Complete, framework: Framework) -> None:
    role = framework.role("centerchef")
    ids = [expectation.id for expectation in role.expectations]
    assert suggested(complete, "lus", "centerchef", "--focus", "") == ids
    assert suggested(complete, "lus", "Centerchefer", "--focus", ids[0][:-1]) == [ids[0]]
    words = ("lus", "Centerchefer", "-o", "ark.html", "--focus", ids[0], "--focus", "")
    assert suggested(complete, *words) == ids
    others = [one.id for one in framework.role("leder-af-ledere").expectations]
    assert suggested(complete, "lus", "leder", "af", "ledere", "--focus", "") == others
    everything = suggested(complete, "lus", "--focus", "")
    assert len(everything) == sum(len(one.expectations) for one in framework.roles)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("lus", "--for", ""), {"leder", "naermeste-leder", "begge"}),
        (("role", "--format", ""), {"terminal", "markdown", "html", "json"}),
        (("poster", "--format", ""), {"svg", "pdf"}),
        (("poster", "--mark", ""), {"mod-og-nytaenkning"}),
        (("booklet", "--paper", ""), {"a5", "a4-haefte"}),
        (("completion", ""), set(SHELLS)),
    ],
)
def test_choices_are_suggested(
    words: tuple[str, ...], expected: set[str], complete: Complete
) -> None:
    assert expected <= set(suggested(complete, *words))


def test_the_framework_named_is_the_one_asked(
    complete: Complete, framework_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (framework_copy / "fora.yaml").open("a", encoding="utf-8") as file:
        file.write("\n  - id: vores-forum\n    name: Vores forum\n")
    assert suggested(complete, "pejlemaerke", "--forum", "vores") == []
    named = ("pejlemaerke", "--framework", str(framework_copy), "--forum", "vores")
    assert suggested(complete, *named) == ["vores-forum"]
    before = ("--framework", str(framework_copy), "pejlemærke", "--forum", "vores")
    assert suggested(complete, *before) == ["vores-forum"]
    monkeypatch.setenv("LG_FRAMEWORK", str(framework_copy))
    assert suggested(complete, "pejlemaerke", "--forum", "vores") == ["vores-forum"]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("fault", ["broken", "missing", "unreadable"])
def test_a_faulty_framework_brings_no_suggestions_and_no_words(
    fault: str,
    shell: str,
    complete: Complete,
    framework_copy: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LG_FRAMEWORK", str(framework_copy))
    if fault == "broken":
        (framework_copy / "roles" / "centerchef.yaml").write_bytes(b"id: [\xff")
    elif fault == "missing":
        shutil.rmtree(framework_copy)
    else:
        shutil.rmtree(framework_copy / "roles")
        (framework_copy / "roles").symlink_to("roles")
    for words in (
        ("role", ""),
        ("lus", "centerchef", "--focus", ""),
        ("pejlemaerke", "--forum", ""),
    ):
        code, out, err = complete(*words, asked_by=shell)
        assert (code, err) == (0, "")
        assert "centerchef" not in out


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    "words",
    [
        ("role", "'dir"),
        ("role", '"'),
        ("role", "\\"),
        ("role", "$(x)"),
        ("role", "--"),
        ("findes-ikke", ""),
        ("role", "--findes-ikke", ""),
        ("role", "\udcff"),
        ("role", "-o", ""),
        ("lus", "--date", ""),
        ("role", "--framework", "", ""),
    ],
    ids=ascii,
)
def test_unfinished_words_never_disturb_the_prompt(
    words: tuple[str, ...], shell: str, complete: Complete
) -> None:
    code, _, err = complete(*words, asked_by=shell)
    assert (code, err) == (0, "")


HOSTILE = [
    "[/x] [bold]fed[/bold]",
    "\x1b[31mrød\x1b[0m",
    "linje\nnæste\tlinje",
    '\\$(touch pwned) $(touch pwned) `touch pwned` \\`touch pwned\\` "; touch pwned; "',
    "it's ':' ::: |",
    "\u202evendt",
    ":smile: {{ 7*7 }} %s",
]


@pytest.fixture
def hostile(framework_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Give a role a title that says more than a title should."""

    def put(title: str) -> None:
        file = framework_copy / "roles" / "direktoer.yaml"
        text = file.read_text(encoding="utf-8")
        assert "title: Direktører\n" in text
        quoted = "".join(f"\\u{ord(char):04x}" for char in title)
        changed = text.replace("title: Direktører\n", f'title: "{quoted}"\n')
        file.write_text(changed, encoding="utf-8")
        monkeypatch.setenv("LG_FRAMEWORK", str(framework_copy))

    return put


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("title", HOSTILE, ids=ascii)
def test_what_a_title_holds_is_only_text_to_the_shell(
    title: str, shell: str, complete: Complete, hostile: Callable[[str], None]
) -> None:
    hostile(title)
    code, out, err = complete("role", "d", asked_by=shell)
    assert (code, err) == (0, "")
    assert "direktoer" in out
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", out)
    assert len(out.rstrip("\n").split("\n")) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize("title", HOSTILE, ids=ascii)
def test_zsh_runs_nothing_that_stands_in_a_title(
    title: str, complete: Complete, hostile: Callable[[str], None], tmp_path: Path
) -> None:
    """It evaluates the suggestions; bash reads double quotes in the same way."""
    hostile(title)
    _, out, _ = complete("role", "", asked_by="zsh")
    pairs = re.fullmatch(r"_arguments '\*: :\(\((.*)\)\)'\n?", out, re.DOTALL)
    assert pairs is not None
    assert "'" not in pairs[1].replace("''", "")
    words = pairs[1].replace("\n", " ")
    done = subprocess.run(
        ["bash", "-c", f'set -- {words}\nprintf "%s\\n" "$#" "$@"'],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert not (tmp_path / "pwned").exists()
    assert done.stdout.startswith(b"4\ndirektoer:"), (words, done.stderr)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("role", ""), 0),
        (("role", "dir"), 0),
        (("role", "xyz"), 1),
        (("role", "-o", ""), 1),
        (("role", "--framework", ""), 1),
    ],
)
def test_fish_is_told_when_files_are_meant(
    words: tuple[str, ...], code: int, complete: Complete
) -> None:
    """It asks whether there are suggestions: 0 stands for yes, 1 leaves the word to fish."""
    assert complete(*words, asked_by="fish", action="is-args") == (code, "", "")


@pytest.mark.slow
def test_the_variables_may_be_missing(run_lg: RunLg) -> None:
    for instruction in ("complete_bash", "complete_zsh", "complete_fish", "complete_pwsh"):
        ended = run_lg(env={"_LG_COMPLETE": instruction, "COMP_WORDS": None, "COMP_CWORD": None})
        assert "Traceback" not in ended.err
        assert ended.err == ""


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_given_with_a_danish_word_on_where_to_put_it(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["completion", shell]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith("# ")
    assert ("$PROFILE" in out) is (shell in {"powershell", "pwsh"})
    assert "_LG_COMPLETE" in out
    assert not re.search(r"%\(\w+\)s", out)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_the_script_for_bash_works_in_bash(tmp_path: Path) -> None:
    """Source the script, press Tab on ``lg role l``, and look at what bash would show."""
    program = tmp_path / "lg"
    program.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -m ledelsesgrundlag_cli "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    tab = """
        set -eu
        export PATH="$1:$PATH"
        eval "$(lg completion bash)"
        COMP_WORDS=(lg role l) COMP_CWORD=2
        _lg_completion lg
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    done = subprocess.run(
        ["bash", "-c", tab, "bash", str(tmp_path)],
        cwd=REPOSITORY,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.stderr == b""
    assert done.stdout.split() == [b"leder-af-ledere", b"leder-af-medarbejdere"]
