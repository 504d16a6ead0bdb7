"""LG209 to LG217: what refers to the wrong thing, is called as another, or speaks of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.edited import CENTRE, GOALS, LEADERS, META, TOP, Edited, Told

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.rules.links import RULES
from ledelsesgrundlag_cli.lint.rules.prompts import RULES as PROMPT_RULES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STAFF = "roles/leder-af-medarbejdere.yaml"
FORA = "fora.yaml"
TERMS = "terms.yaml"
COURAGE = "prompts/mod-og-nytaenkning.yaml"
ALL_ROLES = "prompts/roller.yaml"
MARKERS = "pejlemaerker.yaml"


@pytest.fixture
def edited(loose_copy: Path) -> Edited:
    """The framework in the box, to be edited."""
    return Edited(loose_copy)


def in_goals(one: Edited, old: str, new: str) -> None:
    """Edit the expectation about goals."""
    block = one.block(LEADERS, "ll-faglige-maal")
    assert old in block
    one.edit(LEADERS, block, block.replace(old, new, 1))


LINKS = (
    "primary: [faglighed-og-kvalitet]\n      secondary: [retning-og-effekt, dialog-og-involvering]"
)
TO_EXPLAIN = "Hvilken politisk beslutning er sværest at forklare"
REGION_LINE = (
    "Hvilken beslutning for Region Sjællands ledere er sværest at forklare organisationen lige "
    "nu? Hvad svarer"
)
EDITS: dict[str, tuple[tuple[str, str, str], Told]] = {
    "primary twice": (
        (LEADERS, LINKS, "primary: [faglighed-og-kvalitet, faglighed-og-kvalitet]"),
        Told("LG209", LEADERS, "primary: [faglighed-og-kvalitet, faglighed-og-kvalitet]"),
    ),
    "secondary twice": (
        (LEADERS, LINKS, f"{LINKS[:-1]}, retning-og-effekt]"),
        Told(
            "LG209",
            LEADERS,
            "secondary: [retning-og-effekt, dialog-og-involvering, retning-og-effekt]",
        ),
    ),
    "primary and secondary": (
        (
            LEADERS,
            LINKS,
            LINKS.replace("secondary: [retning-og-effekt", "secondary: [faglighed-og-kvalitet"),
        ),
        Told("LG209", LEADERS, "secondary: [faglighed-og-kvalitet, dialog-og-involvering]"),
    ),
    "a level twice": (
        (STAFF, "levels: [medarbejdere, naermeste-leder]", "levels: [medarbejdere, medarbejdere]"),
        Told("LG209", STAFF, "levels: [medarbejdere, medarbejdere]"),
    ),
    "two chapters": (
        ("chapters/pejlemaerker.yaml", "order: 4", "order: 3"),
        Told("LG210", "chapters/pejlemaerker.yaml", "order: 3"),
    ),
    "two roles, one above left out": (
        (LEADERS, "level: 3", "level: 2"),
        Told("LG210", LEADERS, "level: 2"),
    ),
    "itself": (
        (LEADERS, "levels: [leder-af-medarbejdere]", "levels: [leder-af-ledere]"),
        Told("LG211", LEADERS, "levels: [leder-af-ledere]"),
    ),
    "upward": (
        (LEADERS, "levels: [leder-af-medarbejdere]", "levels: [centerchef]"),
        Told("LG211", LEADERS, "levels: [centerchef]"),
    ),
    "upward among others": (
        (CENTRE, "levels: [leder-af-ledere]", "levels: [leder-af-ledere, direktoer]"),
        Told("LG211", CENTRE, "levels: [leder-af-ledere, direktoer]"),
    ),
    "an alias of another forum": (
        (FORA, "aliases: [ledelseskæden, kæden]", "aliases: [Ledergruppe]"),
        Told("LG212", FORA, "aliases: [Ledergruppe]"),
    ),
    "an alias as another's name": (
        (FORA, "aliases: [mig selv]", "aliases: [i ledelseskaeden]"),
        Told("LG212", FORA, "aliases: [i ledelseskaeden]"),
    ),
    "an alias of another role": (
        (LEADERS, "aliases: [ledere af ledere]", "aliases: [Leder-af-medarbejdere]"),
        Told("LG212", LEADERS, "aliases: [Leder-af-medarbejdere]"),
    ),
    "an alias twice": (
        (FORA, "aliases: [mig selv]", "aliases: [mig selv, Mig selv]"),
        Told("LG212", FORA, "aliases: [mig selv, Mig selv]"),
    ),
    "by itself": (
        (TERMS, "instead_of: [lederrolle]", "instead_of: [lederrolle, Ledelsesrolle]"),
        Told("LG213", TERMS, "instead_of: [lederrolle, Ledelsesrolle]"),
    ),
    "in a circle": (
        (
            TERMS,
            "instead_of: [lederrolle]",
            "instead_of: [lederrolle]\n  - use: lederrolle\n    instead_of: [ledelsesrolle]",
        ),
        Told("LG213", TERMS, "instead_of: [ledelsesrolle]"),
    ),
    "by two": (
        (
            TERMS,
            "instead_of: [lederrolle]",
            "instead_of: [lederrolle]\n  - use: ansvar\n    instead_of: [lederrolle]",
        ),
        Told("LG213", TERMS, "instead_of: [lederrolle]"),
    ),
    "by the same twice": (
        (TERMS, "instead_of: [lederrolle]", "instead_of: [lederrolle, Lederrolle]"),
        Told("LG213", TERMS, "instead_of: [lederrolle, Lederrolle]"),
    ),
    "a word twice in the list": (
        (TERMS, "  - KPI\n", "  - KPI\n  - LUS\n"),
        Told("LG213", TERMS, "- LUS"),
    ),
    "another's prompt": (
        (
            COURAGE,
            "    forum: lederteam\n",
            "    forum: lederteam\n    pejlemaerke: retning-og-effekt\n",
        ),
        Told("LG214", COURAGE, "pejlemaerke: retning-og-effekt"),
    ),
    "replaces itself": (
        (LEADERS, "id: ll-faglige-maal\n", "id: ll-faglige-maal\n    replaces: ll-faglige-maal\n"),
        Told("LG216", LEADERS, "replaces: ll-faglige-maal"),
    ),
    "replaces one that is there": (
        (
            LEADERS,
            "id: ll-faglige-maal\n",
            "id: ll-faglige-maal\n    replaces: ll-omsaetter-maal\n",
        ),
        Told("LG216", LEADERS, "replaces: ll-omsaetter-maal"),
    ),
    "replaces what never was": (
        (LEADERS, "id: ll-faglige-maal\n", "id: ll-maal\n    replaces: ll-fagligemaal\n"),
        Told("LG216", LEADERS, "replaces: ll-fagligemaal"),
    ),
    "another municipality": (
        (
            ALL_ROLES,
            f"{TO_EXPLAIN} organisationen",
            f"{TO_EXPLAIN} i Holbæk Kommune",
        ),
        Told(
            "LG217",
            ALL_ROLES,
            f"{TO_EXPLAIN} i Holbæk Kommune lige nu? Hvad svarer",
        ),
    ),
    "another region": (
        (
            ALL_ROLES,
            "Hvilken politisk beslutning er",
            "Hvilken beslutning for Region Sjællands ledere er",
        ),
        Told(
            "LG217",
            ALL_ROLES,
            REGION_LINE,
        ),
    ),
}
of_edits = pytest.mark.parametrize(("edit", "wanted"), EDITS.values(), ids=list(EDITS))


@of_edits
def test_each_is_told_where_it_stands(
    edit: tuple[str, str, str], wanted: Told, edited: Edited
) -> None:
    edited.edit(*edit)
    assert edited.told() == [wanted]
    assert edited.findings()[0].severity is not Severity.ERROR


def test_every_rule_is_tried() -> None:
    tried = {wanted.code for _, wanted in EDITS.values()} | {"LG215"}
    assert {one.code for one in (*RULES, *PROMPT_RULES)} | {"LG213", "LG217"} == tried


def test_the_questions_of_one_file_may_be_of_the_pejlemaerke_it_is_called_after(
    edited: Edited,
) -> None:
    edited.edit(COURAGE, "\npejlemaerke: mod-og-nytaenkning", "\npejlemaerke: retning-og-effekt")
    assert Told("LG214", COURAGE, "pejlemaerke: retning-og-effekt") in edited.told()


def without(one: Edited, forum: str) -> None:
    """Take out the questions of a file for one forum."""
    head, *blocks = one.read(COURAGE).split("  - id: ")
    left = [block for block in blocks if f"forum: {forum}\n" not in block]
    assert len(left) < len(blocks)
    one.write(COURAGE, "  - id: ".join([head, *left]))


@pytest.mark.parametrize(
    ("forum", "line"), [("lederteam", "- id: "), ("store-ledelsesorganisation", "- id: ")]
)
def test_a_forum_without_questions_for_one_of_them(forum: str, line: str, edited: Edited) -> None:
    without(edited, forum)
    [found] = edited.told()
    assert (found.code, found.file) == ("LG215", COURAGE)
    assert found.line.startswith(line)
    assert edited.findings()[0].severity is Severity.NOTE


def test_a_pejlemaerke_without_any_is_told_once(edited: Edited) -> None:
    (edited.folder / COURAGE).unlink()
    assert edited.told() == [Told("LG215", MARKERS, "name: Mod og nytænkning")]


def side_by_side(one: Edited) -> None:
    one.edit(STAFF, "level: 4", "level: 3")


def test_roles_may_stand_side_by_side(edited: Edited) -> None:
    side_by_side(edited)
    found = [one for one in edited.findings() if one.code == "LG210"]
    assert [one.severity for one in found] == [Severity.NOTE]
    assert "LG211" not in {one.code for one in edited.findings() if "opad" in one.message}
    edited.edit(STAFF, "level: 3", "level: 3  # lg: ignore[LG210] de står side om side")
    assert "LG210" not in {one.code for one in edited.told()}


def in_a_question(words: str) -> Callable[[Edited], None]:
    old = "Hvilken politisk beslutning er sværest at forklare organisationen lige nu?"

    def edit(one: Edited) -> None:
        text = one.read(ALL_ROLES)
        begin = text.index("Hvilken politisk beslutning")
        end = text.index("\n    grounded_in", begin)
        assert old.split(" ", 1)[0] in text[begin:end]
        one.write(ALL_ROLES, text[:begin] + words + text[end:])

    return edit


RIGHT: dict[str, Callable[[Edited], None]] = {
    "the municipality": in_a_question("Hvad er kommunen god til, og hvad kan en kommune lære?"),
    "our own": in_a_question("Hvad er vigtigst i Odsherred Kommune lige nu?"),
    "its genitive": in_a_question("Hvad er Odsherred Kommunes vigtigste opgave lige nu?"),
    "any of them": in_a_question("Hvad kan vores kommune lære af andre kommuner?"),
    "with a capital": in_a_question("Hvad gør Vores Kommune stærk, og hvad gør du selv?"),
    "learnt from": in_a_question("Hvad kan I lære af Holbæk Kommune?"),
    "worked with": in_a_question("Hvad har samarbejdet med Lejre Kommune ændret hos dig?"),
    "inspired by": in_a_question("Hvilken inspiration fra Region Sjælland bruger du?"),
    "two of them": in_a_question("Hvad deler Odsherred og Kalundborg Kommune?"),
    "no pejlemærke in common": lambda one: in_goals(
        one, LINKS, LINKS.replace("retning-og-effekt, ", "")
    ),
    "upward": lambda one: one.edit(
        LEADERS, "levels: [leder-af-medarbejdere]", "levels: [naermeste-leder]"
    ),
    "two below": lambda one: one.edit(
        TOP, "levels: [centerchef]", "levels: [centerchef, leder-af-ledere]"
    ),
    "a new alias": lambda one: one.edit(FORA, "aliases: [mig selv]", "aliases: [mig selv, alene]"),
    "a chapter last": lambda one: one.edit("chapters/forventninger.yaml", "order: 5", "order: 6"),
    "a new word": lambda one: one.edit(
        TERMS, "instead_of: [lederrolle]", "instead_of: [lederrolle, chefrolle]"
    ),
    "a question more": lambda one: one.edit(
        COURAGE,
        "prompts:\n",
        "prompts:\n  - id: mn-nyt\n    forum: lederteam\n    aim: today\n"
        "    text: Hvad prøver vi nu?\n"
        "    grounded_in: pejlemaerker/mod-og-nytaenkning\n",
    ),
    "replaced": lambda one: in_goals(
        one, "id: ll-faglige-maal", "id: ll-maal\n    replaces: ll-faglige-maal"
    ),
}


@pytest.mark.parametrize("edit", RIGHT.values(), ids=list(RIGHT))
def test_what_is_right_is_silent(edit: Callable[[Edited], None], edited: Edited) -> None:
    everything = {path: path.read_bytes() for path in edited.folder.rglob("*.yaml")}
    edit(edited)
    assert any(path.read_bytes() != raw for path, raw in everything.items())
    assert edited.told() == []


def test_what_was_replaced_in_an_earlier_version_is_no_slip(edited: Edited) -> None:
    in_goals(edited, "id: ll-faglige-maal", "id: ll-faglige-maal\n    replaces: ll-gamle-maal")
    assert edited.told() == []  # the one that replaces it is adopted itself


def test_an_organisation_that_is_no_municipality_may_name_its_own(edited: Edited) -> None:
    edited.edit(META, "organisation: Odsherred Kommune", "organisation: Center for Børn og Unge")
    assert edited.told() == []


def test_the_text_of_another_under_a_new_name(edited: Edited) -> None:
    edited.edit(META, "organisation: Odsherred Kommune", "organisation: Holbæk Kommune")
    assert edited.told() == [Told("LG217", META, "organisation: Holbæk Kommune")]
    assert edited.findings()[0].severity is Severity.WARNING
    edited.status("draft")  # to be made one's own
    assert edited.told() == []
    edited.edit(LEADERS, f"text: {GOALS}", "text: Sætter faglige mål for Odsherred Kommune")
    assert (
        Told("LG217", LEADERS, "text: Sætter faglige mål for Odsherred Kommune") in edited.told()
    )
