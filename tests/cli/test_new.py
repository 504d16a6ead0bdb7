"""``lg new``: one more thing in the right place, or a clear no."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from tests.long import some

from ledelsesgrundlag_cli.loading.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import AtTerminal
    from tests.conftest import Lg

    from ledelsesgrundlag_cli.loading.framework import Framework

MARKER = ("--pejlemaerke", "mod-og-nytaenkning")
EXPECTATION = ("new", "expectation", "--role", "leder-af-ledere", *MARKER, "--text")
PROMPT = ("new", "prompt", *MARKER, "--forum", "lederteam", "--text")
QUOTE = ("new", "quote", "--attribution", "en leder", "--text")
ROLE = ("new", "role", "--title", "Koordinator", *MARKER, "--text")
HOSTILE = [
    'Siger: "ja" # og mere',
    "- punkt",
    "linje\nid: ny\n  - id: to",
    "{klammer} [og] 'andre'",
    "no",
    "1.0",
    "*anker",
    "Lang og længere " * 20 + "slut",
    "{{ 7*7 }}",
]


@pytest.fixture
def workplace(framework_copy: Path) -> Path:
    """The folder beside a framework."""
    return framework_copy.parent


def draft(folder: Path) -> None:
    """Make the framework a draft, where its own texts may change."""
    about = folder / "framework/framework.yaml"
    text = about.read_text(encoding="utf-8").replace("status: reproduced", "status: draft")
    about.write_text(text, encoding="utf-8", newline="\n")


def opened(folder: Path) -> Framework:
    loaded = load(folder / "framework", "framework")
    framework = loaded.framework()
    assert framework is not None, loaded.diagnostics
    return framework


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def put_in(before: dict[str, bytes], after: dict[str, bytes]) -> tuple[str, str]:
    """The one file that changed, and the one piece that was put into it."""
    [name] = [name for name, raw in after.items() if before.get(name) != raw]
    assert set(before) <= set(after)
    old, new = before.get(name, b""), after[name]
    start = 0
    while start < len(old) and old[start] == new[start]:
        start += 1
    more = len(new) - len(old)
    assert new[:start] + new[start + more :] == old
    return name, new[start : start + more].decode()


def test_an_expectation_goes_after_the_others(lg: Lg, workplace: Path) -> None:
    before = files_in(workplace)
    code, out, err = lg(*EXPECTATION, "Prøver noget nyt af hver måned")
    assert (code, out) == (0, "")
    assert "Tilføjet: ll-proever-noget-nyt-af-hver-maaned (framework/roles/" in err
    name, piece = put_in(before, files_in(workplace))
    assert name == "framework/roles/leder-af-ledere.yaml"
    assert piece == (
        "  - id: ll-proever-noget-nyt-af-hver-maaned\n"
        "    text: Prøver noget nyt af hver måned\n"
        "    origin: editorial\n"
        "    pejlemaerker:\n"
        "      origin: editorial\n"
        "      primary: [mod-og-nytaenkning]\n"
    )
    assert lg("lint", "--strict")[0] == 0
    assert "Tilføjet, ikke en del af ledelsesgrundlaget" in lg("role", "leder-af-ledere")[1]


def test_in_a_draft_it_is_the_organisations_own(lg: Lg, workplace: Path) -> None:
    draft(workplace)
    code, _, err = lg("ny", "forventning", *EXPECTATION[2:], "Prøver noget nyt af hver måned")
    assert code == 0, err
    assert opened(workplace).role("leder-af-ledere").expectations[-1].origin == "document"


def test_a_prompt_goes_after_the_last_for_the_same_forum(lg: Lg, workplace: Path) -> None:
    before = files_in(workplace)
    code, _, err = lg(*PROMPT, "Hvad vil vi turde det næste halve år?", "--aim", "next-step")
    assert code == 0, err
    name, piece = put_in(before, files_in(workplace))
    assert name == "framework/prompts/mod-og-nytaenkning.yaml"
    assert "pejlemaerke:" not in piece
    assert "    grounded_in: pejlemaerker/mod-og-nytaenkning\n" in piece
    fora = [one.forum for one in opened(workplace).prompts if "mod" in (one.pejlemaerke or "")]
    team = [number for number, forum in enumerate(fora) if forum == "lederteam"]
    assert team == list(range(team[0], team[-1] + 1))
    assert lg("lint", "--strict")[0] == 0


def test_a_prompt_for_a_role_goes_with_the_roles_own(lg: Lg, workplace: Path) -> None:
    before = files_in(workplace)
    code, _, err = lg(
        "ny", "spørgsmål", *MARKER, "--forum", "alene", "--role", "centerchef",
        "--text", "Hvad vil du prøve?", "--grounded-in", "roles/centerchef/c-tvaergaaende",
    )  # fmt: skip
    assert code == 1
    assert "c-tvaergaaende" in err
    assert "Der er ikke tilføjet noget." in err
    assert files_in(workplace) == before
    code, _, err = lg(*PROMPT, "Hvad vil du prøve?", "--role", "centerchef", "--id", "c-egen")
    assert code == 0, err
    name, piece = put_in(before, files_in(workplace))
    assert name == "framework/prompts/roller.yaml"
    assert piece.startswith("  - id: c-egen\n    role: centerchef\n    pejlemaerke: mod-og-")


def test_a_role_gets_a_file_of_its_own(lg: Lg, workplace: Path) -> None:
    before = files_in(workplace)
    code, _, err = lg(*ROLE, "Samler trådene", "--text", "Holder fast", "--singular", "den ene")
    assert code == 0, err
    name, piece = put_in(before, files_in(workplace))
    assert name == "framework/roles/koordinator.yaml"
    assert piece.startswith("# yaml-language-server: $schema=../schema/roles.json\n# ")
    role = opened(workplace).role("koordinator")
    assert (role.level, role.singular, role.origin) == (5, "den ene", "editorial")
    assert [one.id for one in role.expectations] == ["samler-traadene", "holder-fast"]
    assert "Koordinator" in lg("role", "koordinator")[1]
    assert lg("lint", "--strict")[0] == 0


def test_a_quote_of_an_adopted_text_cannot_be_added(lg: Lg, workplace: Path) -> None:
    before = files_in(workplace)
    code, _, err = lg(*QUOTE, "Vi griner meget")
    assert code == 1
    assert "`status: draft`" in err
    assert files_in(workplace) == before
    draft(workplace)
    code, _, err = lg("ny", "citat", *QUOTE[2:], "”Vi griner meget”")
    assert code == 0, err
    quote = opened(workplace).quote("vi-griner-meget")
    assert (quote.text, quote.speaker) == ("Vi griner meget", "leder")


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_files_that_are_not_there_are_made(
    ending: str, lg: Lg, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = workplace / "egen"
    lg(
        "init", "egen", "--organisation", "X", "--role", "Chef", *MARKER[:1], "Klar tale",
        *MARKER[:1], "Lyst",
    )  # fmt: skip
    monkeypatch.chdir(own)
    (own / "framework/prompts/klar-tale.yaml").unlink()
    about = own / "framework/framework.yaml"
    about.write_bytes(about.read_bytes().replace(b"\n", ending.encode()))
    prompt = ("new", "prompt", *MARKER[:1], "klar-tale", "--forum", "alene", "--text", "Hvad nu?")
    for words in ((*QUOTE, "Vi griner meget"), prompt):
        code, _, err = lg(*words)
        assert code == 0, err
    assert opened(own).quote("vi-griner-meget").attribution == "en leder"
    for name in ("quotes.yaml", "prompts/klar-tale.yaml"):
        raw = (own / "framework" / name).read_bytes()
        assert raw.count(b"\n") == raw.count(ending.encode()) > 5


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "text"),
    some(product([EXPECTATION, PROMPT, QUOTE, ROLE], HOSTILE), 4),
    ids=lambda one: ascii(one) if isinstance(one, str) else one[1],
)
def test_any_text_is_only_a_text(
    words: tuple[str, ...], text: str, lg: Lg, workplace: Path
) -> None:
    draft(workplace)
    before = files_in(workplace)
    code, _, err = lg(*words, text)
    assert code == 0, err
    name, piece = put_in(before, files_in(workplace))
    assert name.startswith("framework/")
    assert piece
    framework = opened(workplace)
    wanted = " ".join(text.split())
    texts = {
        *(one.text for role in framework.roles for one in role.expectations),
        *(one.text for one in framework.prompts),
        *(one.text for one in (framework.quotes.quotes if framework.quotes else ())),
    }
    assert wanted in texts


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((*EXPECTATION, "Sætter faglige mål  sammen med lederne"), "har forventningen i forvejen"),
        ((*EXPECTATION, " \n "), "må ikke være tom"),
        ((*EXPECTATION, "x\x1by"), "usynligt tegn (U+001B)"),
        ((*EXPECTATION, "x" * 2001), "højst have 2000 tegn"),
        ((*EXPECTATION, "Nyt", "--id", "Æ"), "små bogstaver"),
        ((*EXPECTATION, "Nyt", "--id", "ll-faglige-maal"), "brugt i forvejen"),
        ((*EXPECTATION[:4], "--text", "Nyt"), "Der mangler --pejlemaerke. Vælg mellem: retning-"),
        ((*EXPECTATION[:2], "--text", "Nyt"), "Der mangler --role. Vælg mellem: direktoer"),
        (EXPECTATION[:6], "Der mangler --text."),
        ((*EXPECTATION[:2], "--role", "centerchf", "--text", "x"), "Mente du centerchef?"),
        ((*PROMPT, "Nyt?", "--aim", "i-dag"), "Der er ikke noget valg"),
        ((*PROMPT, "Nyt?", "--role", "ingen"), "Der er ikke nogen rolle"),
        ((*PROMPT, "Nyt?", "--grounded-in", "ud/af"), "ud/af"),
        ((*ROLE, "Nyt", "--level", "21"), "et tal fra 1 til 20"),
        (("new", "role", "--title", "centerchefer", *MARKER, "--text", "x"), "rolle i forvejen"),
        (("new",), "rolle, forventning, spørgsmål, citat eller lokal"),
        (("new", "kapitel"), "Se kommandoerne med: lg ny --help"),
    ],
    ids=lambda one: one if isinstance(one, str) else None,
)
def test_what_cannot_be_added_is_told_and_nothing_is_written(
    words: tuple[str, ...], told: str, lg: Lg, workplace: Path
) -> None:
    before = files_in(workplace)
    code, out, err = lg(*words)
    assert code in {1, 2}
    assert out == ""
    assert told in err
    assert files_in(workplace) == before


def test_a_list_in_brackets_is_told(lg: Lg, workplace: Path) -> None:
    file = workplace / "framework/fora.yaml"
    prompts = workplace / "framework/prompts/mod-og-nytaenkning.yaml"
    prompts.write_text(
        "origin: editorial\npejlemaerke: mod-og-nytaenkning\nprompts: [{id: a, forum: lederteam, "
        "aim: today, text: Hvad nu?, grounded_in: pejlemaerker/mod-og-nytaenkning}]\n",
        encoding="utf-8",
    )
    before = file.read_bytes(), prompts.read_bytes()
    code, _, err = lg(*PROMPT, "Hvad prøver vi?")
    assert code == 1
    assert "med en streg foran hvert punkt" in err
    assert (file.read_bytes(), prompts.read_bytes()) == before


def test_a_broken_framework_is_mended_first(lg: Lg, workplace: Path) -> None:
    (workplace / "framework/fora.yaml").write_text("fora: [\n", encoding="utf-8")
    before = files_in(workplace)
    code, _, err = lg(*EXPECTATION, "Nyt")
    assert code == 1
    assert "fora.yaml" in err
    assert err.endswith("Ret det først. Der er ikke tilføjet noget.\n")
    assert files_in(workplace) == before


def test_the_check_speaks_of_the_new_lines_alone(lg: Lg, workplace: Path) -> None:
    role = workplace / "framework/roles/leder-af-ledere.yaml"
    text = role.read_text(encoding="utf-8").replace("aliases: [", "aliases: [  ")
    role.write_text(f"{text}", encoding="utf-8", newline="\n")
    _, _, err = lg(*EXPECTATION, "Prøver noget nyt.")
    assert err.count("Sådan retter du") == 1
    assert "Forventningen slutter med punktum." in err
    assert lg(*EXPECTATION, "Deler det, der virker")[2].count("\n") == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "typed", "file"),
    [
        (
            "expectation",
            ["centerchf", "centerchef", "", "Prøver nyt", "mod", "mod-og-nytaenkning", ""],
            "roles/centerchef.yaml",
        ),
        ("prompt", ["mod og nytænkning", "alene", "Hvad nu?"], "prompts/mod-og-nytaenkning.yaml"),
        ("quote", ["Vi griner meget", "en leder"], "quotes.yaml"),
        ("role", ["Koordinator", "Samler", "mod-og-nytaenkning", ""], "roles/koordinator.yaml"),
    ],
)
def test_what_is_missing_is_asked_for(
    kind: str, typed: list[str], file: str, at_terminal: AtTerminal, workplace: Path
) -> None:
    draft(workplace)
    before = files_in(workplace)
    code, shown = at_terminal(["new", kind], typed, workplace)
    assert code == 0, shown
    assert put_in(before, files_in(workplace))[0] == f"framework/{file}"
    assert ("Mente du centerchef?" in shown) is (kind == "expectation")
    opened(workplace)


def test_what_is_saved_while_somebody_answers_is_not_lost(
    lg: Lg, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor saves the same file between the question and the answer."""
    file = workplace / "framework" / "roles" / "leder-af-ledere.yaml"

    def answered(_question: str) -> str:
        text = file.read_text(encoding="utf-8")
        file.write_text(f"{text}# gemt imens\n", encoding="utf-8")
        return "Siger tak, når dagen er gået"

    monkeypatch.setattr("ledelsesgrundlag_cli.cli.adding.can_ask", lambda: True)
    monkeypatch.setattr("ledelsesgrundlag_cli.cli.adding.ask", answered)
    code, _, err = lg(*EXPECTATION[:-1])
    assert code == 0, err
    text = file.read_text(encoding="utf-8")
    assert "Siger tak, når dagen er gået" in text
    assert "# gemt imens" in text


def test_what_is_saved_in_the_last_moment_stops_it(
    lg: Lg, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ledelsesgrundlag_cli.write import changes

    file = workplace / "framework" / "roles" / "leder-af-ledere.yaml"
    change = changes.change_files

    def late(directory: Path, wanted: dict[str, changes.Change]) -> None:
        file.write_text(f"{file.read_text(encoding='utf-8')}# gemt imens\n", encoding="utf-8")
        change(directory, wanted)

    monkeypatch.setattr(changes, "change_files", late)
    before = file.read_text(encoding="utf-8")
    code, out, err = lg(*EXPECTATION, "Siger tak, når dagen er gået")
    assert (code, out) == (1, "")
    assert err == (
        "”roles/leder-af-ledere.yaml” er blevet ændret imens. Der er ikke tilføjet noget.\n"
        "Prøv igen.\n"
    )
    assert file.read_text(encoding="utf-8") == f"{before}# gemt imens\n"
