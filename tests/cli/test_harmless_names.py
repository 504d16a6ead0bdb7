"""A framework from somebody else cannot steer the terminal of whoever looks at it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Lg

BOX = Path(__file__).resolve().parents[2]
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
NAME = r"\e]0;titel\a Kommune \u202e\x9b31m"
COMMANDS = (
    ("status",),
    ("role", "centerchef"),
    ("lus", "centerchef"),
    ("lint",),
    ("lint", "--ignore", "LG4"),
    ("chain",),
    ("matrix",),
    ("compare", "centerchef", "direktør"),
    ("sheet",),
    ("search", "trivsel"),
    ("search", "Kommune"),
    ("diff", "framework"),
    ("poster", "--format", "markdown"),
    ("booklet", "--format", "markdown"),
    ("templates",),
    ("init", "ny", "--from", "framework", "--organisation", "Nordmarken"),
    ("adopt", "--by", "Direktionen", "--date", "2026-12-01"),
    ("role", "findes\x1b[31mikke"),
    (),
)


@pytest.fixture
def workplace(framework_copy: Path) -> Path:
    """The folder beside a framework whose organisation and role are called something."""
    for name, old in (
        ("framework.yaml", "organisation: Odsherred Kommune"),
        ("roles/centerchef.yaml", "title: Centerchefer"),
    ):
        file = framework_copy / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        new = f'{old.partition(":")[0]}: "{NAME}"'
        file.write_text(text.replace(old, new), encoding="utf-8")
    return framework_copy.parent


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_names_are_shown_and_not_obeyed(words: tuple[str, ...], lg: Lg) -> None:
    _, out, err = lg(*words)
    assert out + err
    assert not STEERING.search(out + err)


@pytest.mark.parametrize("words", [("role", "centerchef"), ("lus", "centerchef")])
def test_nor_is_the_name_in_the_design(words: tuple[str, ...], lg: Lg, workplace: Path) -> None:
    design = workplace / "templates" / "design.yaml"
    design.parent.mkdir()
    shutil.copy(BOX / "templates" / "design.yaml", design)
    text = design.read_text(encoding="utf-8")
    assert "\norganisation:\n" in text
    design.write_text(text.replace("\norganisation:\n", f'\norganisation: "{NAME}"\n'), "utf-8")
    for more in ((), ("-o", "ark.txt"), ("-o", "ark.md")):
        code, out, err = lg(*words, *more)
        assert code == 0
        assert not STEERING.search(out + err)
    made = [path.read_text(encoding="utf-8") for path in workplace.glob("ark.*")]
    assert len(made) == 2
    assert not any(map(STEERING.search, made))
    assert all("titel" in text for text in made)
