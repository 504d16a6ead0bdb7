"""What the files of a list are called: names that any system can hold, each once."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesgrundlag_cli.sets.file_names import (
    MAX_NAME,
    BadTemplateError,
    fields_in,
    read_template,
    safe_name,
    stems,
)
from ledelsesgrundlag_cli.sets.people import Person

DEVICES = ["CON", "con", "Prn", "AUX", "nul", "COM1", "com¹", "LPT9", "CONIN$", "CON.txt", "nul ."]


def person(
    name: str = "Leder A",
    number: int = 1,
    *,
    role_ids: tuple[str, ...] = ("centerchef",),
    leader: str | None = None,
    date: date | None = None,
    unit: str | None = None,
) -> Person:
    return Person(number, number + 1, name, role_ids, leader, date, unit)


LUS_TEMPLATE = "LUS {navn} {rolle}"


def named(template: str, *people: Person) -> list[str]:
    return list(stems(people, read_template(template)))


# What the files are called


def test_the_default_tells_who_and_what() -> None:
    both = person(role_ids=("centerchef", "direktoer"))
    assert named(LUS_TEMPLATE, person(), both) == [
        "LUS Leder A centerchef",
        "LUS Leder A centerchef+direktoer",
    ]


def test_a_template_may_use_every_field_and_make_folders() -> None:
    one = person(number=7, date=date(2026, 12, 1), unit="Center Æ")
    template = r"{enhed}\{rolle}/{nr} {navn} {dato}"
    assert named(template, one) == ["Center Æ/centerchef/7 Leder A 2026-12-01"]
    assert named("{unit}/{role}/{number} {name} {date}", one) == named(template, one)
    assert fields_in(read_template("{Enhed}/{NAME} x")) == ["enhed", "navn"]


def test_what_a_row_lacks_leaves_no_trace() -> None:
    assert named("{enhed}/LUS {dato} {navn} ", person()) == ["LUS Leder A"]
    assert named("{enhed}", person(number=4)) == ["4"]


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("", "mangler det, filerne skal hedde"),
        ("{navn}/", "mangler det, filerne skal hedde"),
        ("../{navn}", "ikke føre ud af mappen"),
        (r"a\..\{navn}", "ikke føre ud af mappen"),
        ("./{navn}", "ikke føre ud af mappen"),
        ("...", "ikke føre ud af mappen"),
        ("{navn}.pdf", "uden endelse"),
        ("{nvn}", "--name-template kan ikke bruge {nvn}. Vælg mellem: {navn}, {rolle},"),
        ("{}", "kan ikke bruge {}"),
        ("{navn!r}", "kan ikke bruge {navn!r}"),
        ("{navn} {rolle", "mangler en { eller en }"),
        ("}{", "mangler en { eller en }"),
        ("{{navn}}", "mangler en { eller en }"),
    ],
)
def test_a_template_that_cannot_be_used_is_told(template: str, said: str) -> None:
    with pytest.raises(BadTemplateError) as caught:
        read_template(template)
    assert said in str(caught.value)


def test_a_template_from_the_root_stays_in_the_folder() -> None:
    assert named("/etc/{navn}", person()) == ["etc/Leder A"]
    assert named(r"C:\temp\{navn}", person()) == ["C_/temp/Leder A"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("../../x", "_.._x"),
        ("..", ""),
        ("...", ""),
        (" . ", ""),
        ("a/b\\c", "a_b_c"),
        ('<>:"|?*', "_______"),
        ("Leder A.", "Leder A"),
        ("Leder A. . ", "Leder A"),
        (".skjult", "skjult"),
        ("Leder\tA\r\nB", "Leder A B"),
        ("A\x00B\x1b[1mC\x7f", "AB[1mC"),
        ("\u202eA\u2066B\ufeff", "AB"),
        ("A\u030a", "Å"),
        ("=1+1", "=1+1"),
        ("Æ Ø Å é ß 漢 🙂", "Æ Ø Å é ß 漢 🙂"),
        ("console", "console"),
        ("com10", "com10"),
    ],
)
def test_a_name_becomes_one_that_can_be_used(written: str, name: str) -> None:
    assert safe_name(written) == name


@pytest.mark.parametrize("device", DEVICES)
def test_what_windows_keeps_for_devices_is_not_used(device: str) -> None:
    [stem] = named("{navn}", person(device))
    assert stem.startswith("_")
    [stem] = named("{enhed}/{navn}", person(unit=device))
    assert stem.startswith("_")


@pytest.mark.parametrize("letter", ["x", "å", "漢", "🙂"])
def test_a_long_name_is_cut_between_two_letters(letter: str) -> None:
    [stem] = named(LUS_TEMPLATE, person(letter * 300))
    assert stem.endswith(" centerchef")  # the role is not what is lost
    assert len(stem.encode()) <= MAX_NAME
    assert "\ufffd" not in stem
    [stem] = named(f"{letter * 300}{{nr}}", person())
    assert len(stem.encode()) <= MAX_NAME


def test_no_two_files_have_the_same_name() -> None:
    people = [
        person(name, number)
        for number, name in enumerate(
            ["Leder A", "Leder A", "LEDER A", "Leder A (2)", "Leder A", "Leder A\u030a", "Leder Å",
             "Leder Ål", "LEDER ÅL", "Leder A?", "Leder A*"]
        )
    ]  # fmt: skip
    found = named("{navn}", *people)
    assert found[:5] == ["Leder A", "Leder A (2)", "LEDER A (3)", "Leder A (2) (2)", "Leder A (4)"]
    assert len({one.casefold() for one in found}) == len(people)
    assert named("{navn}", *people) == found


@pytest.mark.slow
def test_ten_thousand_of_one_name_are_named_in_no_time() -> None:
    found = named("{navn}", *(person(number=number) for number in range(10_000)))
    assert found[-1] == "Leder A (10000)"


def test_folders_that_differ_by_letters_alone_are_one() -> None:
    people = [person(unit="IT"), person(unit="it"), person(unit="It."), person("it", unit=None)]
    assert named("{enhed}/{navn}", *people) == [
        "IT/Leder A", "IT/Leder A (2)", "IT/Leder A (3)", "it",
    ]  # fmt: skip


def test_a_folder_cannot_have_the_name_of_a_file() -> None:
    people = [person("x", unit=None), person("y", unit="x.pdf")]
    assert named("{enhed}/{navn}", *people) == ["x", "x_pdf/y"]


TEXTS = st.text(st.characters(), max_size=60) | st.sampled_from(
    [*DEVICES, "../../x", "/etc/passwd", "C:\\x", "~", "-", "\udcff", ".git", ".lg-lus"]
)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6))
def test_any_names_stay_in_the_folder_and_apart(rows: list[tuple[str, str]]) -> None:
    people = [person(name, number, unit=unit) for number, (name, unit) in enumerate(rows)]
    for template in ("{navn}", "{enhed}/{navn}", LUS_TEMPLATE):
        found = named(template, *people)
        assert len({one.casefold() for one in found}) == len(rows)
        for stem in found:
            for part in stem.split("/"):
                assert part.strip(" .") == part != ""
                assert not set(part) & set('<>:"\\|?*')
                assert not any(ord(char) < 32 or 0xD800 <= ord(char) < 0xE000 for char in part)
                assert len(part.encode()) <= MAX_NAME + 8
                assert part.partition(".")[0].casefold() not in {"con", "nul", "com1", "aux"}
