"""``lg`` alone and every help page: what one can do, in Danish."""

from __future__ import annotations

import re
import shlex
import shutil
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import typer
from typer.main import get_command

from ledelsesgrundlag_cli import __version__
from ledelsesgrundlag_cli.cli.app import Root, app
from ledelsesgrundlag_cli.cli.danish import FOLDERS, DanishGroup
from ledelsesgrundlag_cli.documents.kinds import CommandGroup

if TYPE_CHECKING:
    from tests.conftest import Lg

    from ledelsesgrundlag_cli.loading.framework import Framework

REPOSITORY = Path(__file__).resolve().parents[2]
ENGLISH = re.compile(
    r"\b(Usage|Options?|OPTIONS?|Commands?|COMMANDS?|Arguments?|ARGS|Show this message|and exit"
    r"|default|required|env var|TEXT|INTEGER|PATH|FILENAME|BOOLEAN|Error|Try|Missing|Invalid"
    r"|No such|not found|takes no|requires)\b"
)
"""Words that Typer and click write where nothing was said in Danish."""


def every_command() -> list[tuple[str, ...]]:
    """List the commands as one writes them, from the table itself, so that none is forgotten."""
    found: list[tuple[str, ...]] = []
    waiting: list[tuple[tuple[str, ...], object]] = [((), get_command(app))]
    while waiting:
        path, command = waiting.pop(0)
        found.append(path)
        if isinstance(command, DanishGroup):
            context = typer.Context(command)
            names = command.list_commands(context)
            waiting += [((*path, name), command.get_command(context, name)) for name in names]
    return found


COMMANDS = every_command()
WIDTHS = (60, 80, 100, 120)


def in_danish(command: tuple[str, ...]) -> list[str]:
    """Return how a command is written where it is named in Danish, from ``lg`` on."""
    found: object = get_command(app)
    words = ["lg"]
    for name in command:
        assert isinstance(found, DanishGroup)
        words.append(found.shown_name(name))
        found = found.get_command(typer.Context(found), name)
    return words


def test_the_table_of_commands_was_read() -> None:
    assert {(), ("role",), ("lus",), ("pejlemaerke",), ("templates", "copy")} <= set(COMMANDS)
    assert ("completion",) in COMMANDS
    assert in_danish(("templates", "copy")) == ["lg", "skabeloner", "kopier"]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_danish(command: tuple[str, ...], lg: Lg) -> None:
    code, out, err = lg(*command, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"Brug: {' '.join(in_danish(command))} ")
    if command:
        assert "\nTilvalg:\n" in out
        assert re.search(r"--help +Vis denne hjælp\.", out)
    assert not ENGLISH.findall(out)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_the_same_however_it_is_asked_for(command: tuple[str, ...], lg: Lg) -> None:
    wanted = lg(*command, "--help")
    assert lg(*in_danish(command)[1:], "--help") == wanted
    assert lg("hjælp", *command) == wanted
    assert lg("help", *in_danish(command)[1:]) == wanted


def found_command(path: tuple[str, ...]) -> typer.core.TyperCommand | typer.core.TyperGroup:
    found: object = get_command(app)
    for name in path:
        assert isinstance(found, DanishGroup)
        found = found.get_command(typer.Context(found), name)
    assert isinstance(found, typer.core.TyperCommand | typer.core.TyperGroup)
    return found


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_option_and_argument_says_what_it_is_for(command: tuple[str, ...], lg: Lg) -> None:
    found = found_command(command)
    _, out, _ = lg(*command, "--help")
    shown = " ".join(out.split())
    for param in found.params:
        text = getattr(param, "help", None)
        assert text, param.name
        if getattr(param, "hidden", False):  # it is there to be refused in words
            assert " ".join(text.split()) not in shown, param.name
        elif command:  # lg's own help has no room for its options
            assert " ".join(text.split()) in shown, param.name


@pytest.mark.parametrize("width", WIDTHS)
def test_help_fits_the_window_and_breaks_no_name(
    width: int, lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines, names = 0, 0
    for path in COMMANDS:
        _, out, _ = lg(*path, "--help")
        for line in out.splitlines():
            lines += 1
            assert len(line) <= width, (path, line)
        command = found_command(path)
        tokens = set(out.replace("\n", " ").split(" "))
        said = [getattr(one, "help", None) or "" for one in command.params]
        if path:
            said += [option for one in command.params for option in one.opts if option[0] == "-"]
        else:
            said = [command.help or ""]
        for word in " ".join([*said, command.help or ""]).split():
            if "-" in word.strip("-"):
                names += 1
                assert word in tokens or f"{word}," in tokens, (path, word)
        for example in (command.epilog or "").splitlines():
            assert f"\n  {example}\n" in out, (path, example)
    assert lines > 400
    assert names > 12


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_folders_stand_last_under_a_heading_of_their_own(
    command: tuple[str, ...], lg: Lg
) -> None:
    options = {option for one in found_command(command).params for option in one.opts}
    _, out, _ = lg(*command, "--help")
    before, heading, last = out.partition(f"\n{FOLDERS}:\n")
    assert bool(heading) == bool(options & {"--framework", "--templates"})
    assert "--framework" not in before
    assert "--templates" not in before
    named = re.findall(r"^  (--\w+)", last, re.MULTILINE)
    assert set(named) <= {"--framework", "--templates"}
    if command:
        assert set(named) == options & {"--framework", "--templates"}


NEED_MORE = (
    *(
        "lg ny ",
        "lg opret ",
        "lg vedtag ",
        "lg ændringer ",
        "eval ",
        "--from ",
        "lg svar ",
        "lg samtale ",
        "lg saml ",
    ),
)
"""Examples that ask for more, or need git, an adopted text, a list or a filled sheet."""


@pytest.mark.slow
def test_every_example_works(
    lg: Lg, framework_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(framework_copy.parent)
    examples = [
        line for path in COMMANDS for line in (found_command(path).epilog or "").splitlines()
    ]
    alone = [one for one in examples if not any(part in one for part in NEED_MORE)]
    assert len(alone) >= 15
    for example in alone:
        _, *words = shlex.split(example)
        code, _, err = lg(*words, *(["--formats", "markdown"] if words[0] == "eksport" else []))
        assert code == 0, (example, err)


def test_every_example_names_the_command_it_stands_under() -> None:
    for path in COMMANDS:
        words = " ".join(in_danish(path))
        for example in (found_command(path).epilog or "").splitlines():
            assert re.search(rf"\b{words}\b", example), example
            assert len(example) <= 56, example  # stands in one piece in a narrow window


def sections(out: str) -> dict[str, list[str]]:
    """Return the lines of the root's help by heading."""
    found: dict[str, list[str]] = {}
    for block in out.split("\n\n"):
        heading, *rows = block.splitlines()
        found[heading] = rows
    return found


GROUPS = ("Til samtalen:", "Til væggen og mødet:", "Ret og vedtag:", "Opsætning:")


def test_all_commands_stand_on_one_screen_in_four_groups(lg: Lg) -> None:
    _, out, _ = lg("--help")
    assert len(out.splitlines()) <= 40
    found = sections(out)
    assert [heading for heading in found if heading in GROUPS] == list(GROUPS)
    listed = [row for heading in GROUPS for row in found[heading]]
    for heading in GROUPS:
        assert 3 <= len(found[heading]) <= 8, heading
    names = [row.split("  ")[1] for row in listed]
    assert {"rolle, role", "tjek, lint", "lus", "pejlemærke", "hæfte, booklet"} <= set(names)
    unlisted = {"help", "version", "gather"}  # the last is listed where HR has turned it on
    assert len(names) == len(Root(name="lg").table()) - len(unlisted)


def test_the_screen_has_room_for_the_commands_that_come(
    lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = {
        f"navn{place}": Root.entries["search"]._replace(group=group)
        for place, group in enumerate((CommandGroup.TALK, CommandGroup.MEETING, CommandGroup.TEXT))
    }
    monkeypatch.setattr(Root, "entries", {**Root.entries, **more})
    _, out, _ = lg("--help")
    assert "navn2" in out
    assert len(out.splitlines()) <= 40
    assert max(len(rows) for rows in sections(out).values()) <= 8


def test_lg_alone_shows_what_there_is(lg: Lg, framework: Framework) -> None:
    code, out, err = lg()
    assert (code, err) == (0, "")
    rows = [(role.id, role.title) for role in framework.roles]
    rows += [(marker.id, marker.name) for marker in framework.pejlemaerker]
    assert len(rows) > 6
    for name, title in rows:
        assert re.search(rf"^  {name} +{re.escape(title)}$", out, re.MULTILINE)
    assert "Roller:" in out
    assert "Pejlemærker:" in out
    fora = ", ".join(forum.id for forum in framework.fora)
    assert f"Fora: {fora}" in " ".join(out.split())
    metadata = framework.metadata
    assert f"{metadata.organisation}, version {metadata.version} (framework)" in out
    assert not ENGLISH.findall(out)
    # With the prompt below it, the whole stands in the smallest window there is.
    assert len(out.splitlines()) <= 23
    assert max(map(len, out.splitlines())) <= 80


def errands(out: str) -> dict[str, str]:
    """Return what a person would say, and the command for it."""
    found = re.findall(
        r"^  (Jeg|Vi)( [^\n]+?)(?:  +|\n    )(lg .+?)(?:   .+)?$", out, re.MULTILINE
    )
    return {who + said: command for who, said, command in found}


EVERYTHING = {
    "Jeg skal til LUS": "lg lus leder-af-medarbejdere -o lus.docx",
    "Jeg er ny leder": "lg onboarding leder-af-medarbejdere --for leder",
    "Vi skal tale om et pejlemærke": "lg pejlemærke retning-og-effekt",
    "Jeg vil rette i teksten": "lg tjek",
    "Jeg vil se det hele": "lg hjælp",
}


@pytest.mark.parametrize("width", [40, *WIDTHS])
def test_lg_alone_says_what_a_person_would_say(
    width: int, lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    _, out, _ = lg()
    assert errands(out) == EVERYTHING
    if width >= 60:
        assert max(map(len, out.splitlines())) <= width
    assert ("når filerne i framework er rettet" in out) is (width >= 60)


def run_errands(lg: Lg, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Do what ``lg`` alone proposes in a folder, and return it."""
    monkeypatch.chdir(folder)
    found = errands(lg()[1])
    for command in found.values():
        words = command.split()[1:]
        if words[0] == "opret":  # what it would ask about
            words += ["--from", "odsherred", "--organisation", "Nordmarken"]
        code, _, err = lg(*words)
        assert code == 0, (command, err)
    return found


def test_what_lg_alone_proposes_works(
    lg: Lg, framework_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_errands(lg, framework_copy.parent, monkeypatch) == EVERYTHING
    assert (framework_copy.parent / "lus.docx").stat().st_size > 1000


def test_what_came_with_lg_is_not_edited_but_begun_from(
    lg: Lg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = run_errands(lg, tmp_path, monkeypatch)
    assert found == {**EVERYTHING, "Jeg vil rette i teksten": "lg opret ledelse"}


def test_lg_alone_leaves_out_what_the_framework_lacks(
    lg: Lg, framework_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("lus", "onboarding", "rolleskift", "udviklingsplan"):
        (framework_copy / "sheets" / f"{name}.yaml").unlink()
    shutil.rmtree(framework_copy / "prompts")
    found = run_errands(lg, framework_copy.parent, monkeypatch)
    left_out = {"Jeg skal til LUS", "Vi skal tale om et pejlemærke"}
    left = {said: EVERYTHING[said] for said in EVERYTHING if said not in left_out}
    assert found == {**left, "Jeg er ny leder": "lg rolle leder-af-medarbejdere"}


@pytest.mark.parametrize("words", [("--version",), ("version",), ("Version",)])
def test_version(words: tuple[str, ...], lg: Lg) -> None:
    assert lg(*words) == (0, f"lg {__version__}\n", "")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("role", "rolle"),
        ("ROLE", "rolle"),
        ("Rolle", "rolle"),
        ("pejlemaerke", "pejlemærke"),
        (unicodedata.normalize("NFD", "pejlemærke"), "pejlemærke"),
        ("PEJLEMÆRKE", "pejlemærke"),
        ("haefte", "hæfte"),
        ("booklet", "hæfte"),
        ("aendringer", "ændringer"),
        ("forskel", "ændringer"),
        ("soeg", "søg"),
        ("kaede", "kæde"),
        ("templates", "skabeloner"),
        ("tab", "tab"),
        ("init", "opret"),
        ("begynd", "opret"),
        ("forklaring", "forklar"),
        ("opgrader", "opgrader"),
        ("new", "ny"),
        ("help", "hjælp"),
        ("hjaelp", "hjælp"),
    ],
)
def test_a_command_goes_by_its_names_and_is_shown_by_the_danish(
    written: str, shown: str, lg: Lg
) -> None:
    code, out, _ = lg(written, "--help")
    assert code == 0
    assert out.startswith(f"Brug: lg {shown} ")


@pytest.mark.parametrize("written", ["rol", "pejl", "role2", "lin", "vers", "ro le"])
def test_the_beginning_of_a_command_is_no_command(written: str, lg: Lg) -> None:
    code, _, err = lg(written, "centerchef")
    assert code == 2
    assert "Der er ikke nogen kommando" in err


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("role", "rolle"),
        ("expectation", "forventning"),
        ("prompt", "spørgsmål"),
        ("spoergsmaal", "spørgsmål"),
        ("quote", "citat"),
    ],
)
def test_what_can_be_added_has_danish_names_too(written: str, shown: str, lg: Lg) -> None:
    code, out, _ = lg("ny", written, "--help")
    assert code == 0
    assert out.startswith(f"Brug: lg ny {shown}")


@pytest.mark.parametrize(
    "written", ["copy", "kopier", "kopiér", unicodedata.normalize("NFD", "kopiér")]
)
def test_copying_a_template_has_a_danish_name_too(written: str, lg: Lg) -> None:
    code, out, _ = lg("skabeloner", written, "--help")
    assert code == 0
    assert out.startswith("Brug: lg skabeloner kopier")


def test_what_is_wrong_is_told_by_the_danish_name(lg: Lg) -> None:
    for words in (("role", "--nix"), ("new", "quote", "--nix"), ("templates", "nix")):
        code, _, err = lg(*words)
        assert code == 2
        assert f"lg {' '.join(in_danish(words[:1])[1:])}" in err, err


@pytest.mark.slow
def test_the_framework_may_be_named_before_the_command(lg: Lg, framework_copy: Path) -> None:
    file = framework_copy / "framework.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Odsherred Kommune", "Nordmarken"), encoding="utf-8")
    folder = str(framework_copy)
    for words in (("role", "centerchef"), ("lus", "centerchef"), ("status",)):
        wanted = lg(*words, "--framework", folder)
        assert wanted[0] == 0
        assert lg("--framework", folder, *words) == wanted
        assert wanted != lg(*words)
    assert "Nordmarken" in lg("--framework", folder)[1]
    # What stands after the command is nearer to it.
    code, out, _ = lg("--framework", "/findes-ikke", "role", "centerchef", "--framework", folder)
    assert code == 0
    assert "Nordmarken" in out


def test_a_sheet_of_a_framework_named_before_is_a_command(
    lg: Lg, framework_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = framework_copy / "sheets"
    text = (sheets / "lus.yaml").read_text(encoding="utf-8")
    (sheets / "tus.yaml").write_text(text.replace("id: lus", "id: tus", 1), encoding="utf-8")
    monkeypatch.delenv("LG_FRAMEWORK", raising=False)
    before = ("--framework", str(framework_copy))
    wanted = lg("tus", "centerchef", *before)
    assert wanted[0] == 0
    assert lg(*before, "tus", "centerchef") == wanted
    assert lg(*before, "TUS", "centerchef") == wanted
    code, out, _ = lg(*before, "hjælp", "tus")
    assert code == 0
    assert out.startswith("Brug: lg tus ROLLE...")
    assert lg("tus", "centerchef")[0] == 2
    code, _, err = lg(*before, "tu", "centerchef")  # the beginning of a command is none
    assert code == 2
    assert "Der er ikke nogen kommando" in err
    code, _, err = lg(*before, "ark", "tu", "centerchef")
    assert (code, err) == (0, "tu: Lederudviklingssamtale (LUS)\n")
    assert not re.search(r"\btus\b", lg(*before, "--help")[1])


def test_templates_may_be_named_before_the_command(lg: Lg, tmp_path: Path) -> None:
    own = tmp_path / "html"
    own.mkdir()
    (own / "document.html.j2").write_text("{{ document.draft }} vores", encoding="utf-8")
    wanted = lg("role", "centerchef", "--format", "html", "--templates", str(tmp_path))
    assert wanted[0] == 0
    assert "vores" in wanted[1]
    before = lg("--templates", str(tmp_path), "role", "centerchef", "--format", "html")
    assert before == wanted


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--framework", "x", "forklar"), "lg forklar bruger ikke --framework."),
        (("--templates", "x", "tjek"), "lg tjek bruger ikke --templates."),
        (("--templates", "x", "ny", "citat"), "lg ny citat bruger ikke --templates."),
    ],
)
def test_a_folder_that_a_command_does_not_use_is_refused(
    words: tuple[str, ...], said: str, lg: Lg
) -> None:
    code, out, err = lg(*words)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize("arguments", [("role", "--help"), ("lus", "-o", "x.html", "--help")])
def test_help_needs_no_sound_framework(
    arguments: tuple[str, ...], lg: Lg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LG_FRAMEWORK", str(tmp_path / "nowhere"))
    code, out, err = lg(*arguments)
    assert (code, err) == (0, "")
    assert out.startswith("Brug:")
