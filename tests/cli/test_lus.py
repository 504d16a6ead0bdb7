"""``lg lus``: roles, sides, names, dates and focus as they are written on the command line."""

from __future__ import annotations

import json
import re
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.long import some

from ledelsesgrundlag_cli.words.harmless import literal

if TYPE_CHECKING:
    from tests.conftest import Lg

    from ledelsesgrundlag_cli.loading.framework import Framework

REPOSITORY = Path(__file__).resolve().parents[2]


def blocks(lg: Lg, *arguments: str) -> list[dict[str, Any]]:
    """Make the sheet as JSON and return its blocks."""
    code, out, err = lg("lus", *arguments, "--format", "json")
    assert (code, err) == (0, "")
    found = json.loads(out)["blocks"]
    assert found
    assert isinstance(found, list)
    return found


def fields(lg: Lg, *arguments: str) -> dict[str, str | None]:
    """Return what stands in the fields at the top of the first part, by their ids."""
    head = next(block for block in blocks(lg, *arguments) if block["type"] == "fields")
    return {field["id"]: field["value"] for field in head["fields"]}


def chosen(lg: Lg, *arguments: str) -> list[str]:
    """Return the expectations that are marked as chosen, in every list of them."""
    return [
        item["expectation"]
        for block in blocks(lg, *arguments)
        if block["type"] == "expectations"
        for item in block["items"]
        if item["chosen"]
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2026-12-01", "1. december 2026"),
        ("1.12.2026", "1. december 2026"),
        ("01.12.2026", "1. december 2026"),
        ("1. 12. 2026", "1. december 2026"),
        ("1/12/2026", "1. december 2026"),
        ("1-12-2026", "1. december 2026"),
        (" 2026-12-1 ", "1. december 2026"),
        ("2028-02-29", "29. februar 2028"),
        ("3.5.2027", "3. maj 2027"),
        ("1. december 2026", "1. december 2026"),
        ("1 DECEMBER 2026", "1. december 2026"),
    ],
)
def test_a_date_may_be_written_as_danes_do(written: str, shown: str, lg: Lg) -> None:
    assert fields(lg, "centerchef", "--date", written)["leder-dato"] == shown
    for made_as in ("terminal", "markdown", "html"):
        out = lg("lus", "centerchef", "--date", written, "--format", made_as)[1]
        plain = re.sub(r' data-talk="[^"]*"', "", out.replace("\\", ""))  # for programs
        assert shown in plain
        assert "2026-12" not in plain


@pytest.mark.parametrize(
    "written",
    [
        "2026-02-29", "31.4.2026", "2026-13-01", "0000-01-01", "1.12.26", "12/2026", "i morgen",
        "", " ", "2026-12-01T10:00", "20261201", "1.12.2026.", "-1.12.2026", "1.12.2026\n1",
        "99.99.9999", "1.december.2026",
    ],
)  # fmt: skip
def test_what_is_no_date_is_told(written: str, lg: Lg) -> None:
    code, out, err = lg("lus", "centerchef", f"--date={written}")
    assert (code, out) == (2, "")
    assert err.startswith(("Datoen ", "”"))
    assert err.endswith((" findes ikke.\n", " er ikke en dato. Skriv den fx som 1.12.2026.\n"))
    assert len(err.splitlines()) == 1


def test_no_date_stands_on_a_sheet_that_was_given_none(lg: Lg) -> None:
    assert fields(lg, "centerchef")["leder-dato"] is None


def test_names_come_where_they_belong(lg: Lg) -> None:
    found = fields(
        lg, "centerchef", "--name", "Lederens navn æøå", "--leader", "Nærmeste leders navn"
    )
    assert found["leder-navn"] == "Lederens navn æøå"
    assert found["leder-naermeste-leder"] == "Nærmeste leders navn"
    assert found["leder-roller"] == "Centerchef"


@pytest.mark.parametrize("empty", ["", " ", "\t\n", "\u2028"])
def test_an_empty_name_is_a_line_to_write_on(empty: str, lg: Lg) -> None:
    out = lg("lus", "centerchef", "--name", empty)[1]
    assert out == lg("lus", "centerchef")[1]


NAMES = (
    "[bold]fed[/bold]",
    "{{ 7*7 }} {% raw %}",
    "<script>alert(1)</script>",
    "**fed** _k_ `kode` # 1. - > |",
    "&lt;b&gt; &#65;",
    "https://a.dk www.a.dk a@b.dk :smile:",
    "\x1b[31mrød\x1b[0m\x07",
    "En\nanden\r\nlinje",
    "\u202evendt\u2066",
    "\udcff",
    "سلام 漢字 👩‍👩‍👧 é",
    "%s {0} $HOME `id`",
    "'\"",
)
SHOWN_AS = ("terminal", "markdown", "html", "json")


@pytest.mark.slow
@pytest.mark.parametrize(("name", "made_as"), some(product(NAMES, SHOWN_AS), 3), ids=ascii)
def test_a_name_is_text_and_nothing_else(name: str, made_as: str, lg: Lg) -> None:
    code, out, err = lg("lus", "centerchef", "--name", name, "--format", made_as)
    assert (code, err) == (0, "")
    allowed = "\n\N{NO-BREAK SPACE}\N{ZERO WIDTH JOINER}"
    assert not [char for char in out if not (char.isprintable() or char in allowed)]
    # It takes one line in each part, as any name does, and no line around it changes.
    plain = lg("lus", "centerchef", "--name", "Navn", "--format", made_as)[1].splitlines()
    lines = out.splitlines()
    assert len(lines) == len(plain)
    changed = [line for line, other in zip(lines, plain, strict=True) if line != other]
    assert len(changed) == 2
    if made_as == "json":
        assert fields(lg, "centerchef", "--name", name)["leder-navn"] == literal(name)


@pytest.mark.slow
@pytest.mark.parametrize("length", [200, 5000])
def test_a_long_name_is_shown_to_its_end(length: int, lg: Lg) -> None:
    name = "x" * length + "SLUT"
    for made_as in ("terminal", "markdown", "html", "json"):
        out = lg("lus", "centerchef", "--name", name, "--format", made_as)[1]
        assert name in "".join(out.split())


def test_several_focus_are_chosen_on_both_sides(lg: Lg, framework: Framework) -> None:
    ids = [one.id for one in framework.role("centerchef").expectations][:3]
    words = [word for one in ids for word in ("--focus", one)]
    assert chosen(lg, "centerchef", *words) == ids
    assert chosen(lg, "centerchef", "--for", "naermeste-leder", *words) == ids
    assert chosen(lg, "centerchef", "--for", "begge", *words) == [*ids, *ids]
    assert chosen(lg, "centerchef") == []


def test_the_same_focus_twice_is_one(lg: Lg, framework: Framework) -> None:
    first = framework.role("centerchef").expectations[0].id
    words = ("--focus", first, "--focus", first.upper(), "--focus", first.replace("-", " "))
    assert chosen(lg, "centerchef", *words, "--focus", first) == [first]


def test_more_than_three_focus_are_too_many(lg: Lg, framework: Framework) -> None:
    ids = [one.id for one in framework.role("centerchef").expectations][:4]
    assert len(ids) == 4
    code, out, err = lg("lus", "centerchef", *(f"--focus={one}" for one in ids))
    assert (code, out) == (2, "")
    assert "højst tre" in err
    assert len(err.splitlines()) == 1


def test_an_unknown_focus_brings_the_nearest(lg: Lg, framework: Framework) -> None:
    first = framework.role("centerchef").expectations[0].id
    code, out, err = lg("lus", "centerchef", "--focus", f"{first}x")
    assert (code, out) == (2, "")
    assert first in err
    assert "Mente du" in err
    other = framework.role("direktoer").expectations[0].id
    code, out, err = lg("lus", "centerchef", "--focus", other)
    assert (code, out) == (2, "")
    assert f"der hedder ”{other}”" in err
    # Nothing is near, so the list follows, each on a line of its own.
    listed = [line.strip() for line in err.splitlines()[2:]]
    assert listed == [one.id for one in framework.role("centerchef").expectations]


def test_focus_may_be_on_any_of_several_roles(lg: Lg, framework: Framework) -> None:
    first = framework.role("direktoer").expectations[0].id
    assert chosen(lg, "centerchef", "direktør", "--focus", first) == [first]


@pytest.mark.parametrize(
    ("audience", "parts"),
    [
        (None, ["leder", "faelles"]),
        ("leder", ["leder", "faelles"]),
        ("naermeste-leder", ["naermeste-leder", "faelles"]),
        ("begge", ["leder", "naermeste-leder", "faelles"]),
    ],
)
def test_each_side_gets_its_own_and_the_shared_part(
    audience: str | None, parts: list[str], lg: Lg
) -> None:
    words = ("--for", audience) if audience else ()
    found = blocks(lg, "centerchef", *words)
    assert [block["id"] for block in found if block["type"] == "title"] == parts


def test_a_role_written_twice_is_one(lg: Lg) -> None:
    once = lg("lus", "centerchef")
    assert lg("lus", "centerchef", "Centerchefer", "center-chef".replace("-", "")) == once
