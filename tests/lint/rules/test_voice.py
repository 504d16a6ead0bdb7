"""A framework's voice is seen once for all, and its expectations are judged by it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.lint.engine import check_framework
from ledelsesgrundlag_cli.lint.rules.language import check_expectation
from ledelsesgrundlag_cli.lint.rules.voice import VERB, Voice, form_of, voice_of
from ledelsesgrundlag_cli.lint.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Lg

VOICES = {
    "du": [
        "Du sætter retning",
        "Du lytter, før du svarer",
        "Du kender dine folk",
        "Du prøver nyt",
    ],
    "vi": ["Vi siger det højt", "Vi hjælper hinanden", "Vi står ved det", "Vi prøver nyt"],
    "jeg": ["Jeg giver plads", "Jeg spørger først", "Jeg følger op", "Jeg prøver nyt"],
    "at": ["At sætte retning", "At lytte først", "At følge op", "At prøve nyt"],
    "navneord": ["Ansvar for driften", "Udvikling af faget", "Samarbejde om børn", "Mod"],
    "verbum": ["Sætter retning", "Lytter, før der svares", "Følger op", "Prøver nyt"],
}


@pytest.mark.parametrize("name", VOICES)
def test_each_voice_is_known(name: str) -> None:
    assert {form_of(one) for one in VOICES[name]} == {name}
    assert voice_of(VOICES[name], None) == Voice(name)
    assert voice_of([f"{one}." for one in VOICES[name]], None) == Voice(name, stops=True)


def test_where_none_is_that_of_most_a_verb_comes_first() -> None:
    mixed = [one for texts in VOICES.values() for one in texts[:1]]
    assert voice_of(mixed, None).form == VERB
    assert voice_of(VOICES["du"][:2], None).form == VERB  # two are no habit
    assert voice_of([], None) == Voice()
    assert voice_of(VOICES["du"], "vi").form == "vi"


def test_skal_is_told_of_where_it_is_no_habit() -> None:
    assert not voice_of([*VOICES["verbum"], "Skal lytte"], None).must
    assert voice_of([*VOICES["verbum"], "Skal lytte", "Skal lære", "Skal vente"], None).must
    found = [*check_expectation("Skal lytte til medarbejderne", Voice())]
    assert [one.code for one in found] == ["LG501"]
    assert [*check_expectation("Skal lytte til medarbejderne", Voice(must=True))] == []


def begun(lg: Lg, folder: Path, texts: list[str], settings: str = "") -> list[tuple[str, str]]:
    """Begin a framework with these expectations; give the codes told of and their lines."""
    roles = [word for at in range(len(texts)) for word in ("--role", f"Leder nummer {at}")]
    names = ("--organisation", "Nordmarken Kommune", *roles, "--pejlemaerke", "Mod")
    assert lg("init", str(folder), *names)[0] == 0
    lines: dict[str, list[str]] = {}
    for text, path in zip(texts, sorted((folder / "framework/roles").iterdir()), strict=True):
        whole = path.read_text(encoding="utf-8")
        changed = re.sub(r"text: Bruger pejlemærkerne.*", f"text: {text}", whole)
        assert changed != whole
        path.write_text(changed, encoding="utf-8")
        lines[f"framework/roles/{path.name}"] = changed.split("\n")
    (folder / "lg.toml").write_text(settings, encoding="utf-8")
    asked = Settings(select=("LG501", "LG502", "LG106"))
    found = check_framework(folder / "framework", "framework", asked).findings
    return [
        (one.code, lines.get(one.span.file, [""] * 99)[one.span.line - 1].strip()) for one in found
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", VOICES)
def test_a_framework_in_one_voice_is_not_told_of_it(name: str, lg: Lg, tmp_path: Path) -> None:
    assert begun(lg, tmp_path / "ny", VOICES[name]) == []
    assert begun(lg, tmp_path / "nyt", [f"{one}." for one in VOICES[name]]) == []


@pytest.mark.slow
def test_the_one_that_departs_is_told(lg: Lg, tmp_path: Path) -> None:
    texts = [*VOICES["du"], "Tager ansvar"]
    assert begun(lg, tmp_path / "ny", texts) == [("LG501", "text: Tager ansvar")]


@pytest.mark.slow
def test_lg_toml_settles_it(lg: Lg, tmp_path: Path) -> None:
    told = begun(lg, tmp_path / "ny", VOICES["du"], '[tjek]\nstemme = "verbum"\n')
    assert [code for code, _ in told] == ["LG501"] * 4
    told = begun(lg, tmp_path / "nyt", VOICES["du"], '[tjek]\nstemme = "de"\n')
    assert [code for code, _ in told] == ["LG106"]
