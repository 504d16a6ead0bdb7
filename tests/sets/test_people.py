"""A list of leaders: whatever a spreadsheet writes is read, or told with line and column."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesgrundlag_cli.sets.people import Listed, Person, UnusableListError, read_people
from ledelsesgrundlag_cli.words.danish import NotADateError, read_date
from ledelsesgrundlag_cli.words.harmless import literal
from ledelsesgrundlag_cli.words.names import Named

ROLES = (
    Named("direktoer", ("Direktører", "direktør")),
    Named("centerchef", ("Centerchefer", "centerchef")),
    Named("leder-af-ledere", ("Leder af ledere",)),
    Named("chef-for-boern-og-unge", ("Chef for børn og unge", "chef skole/dagtilbud")),
)


def read(text: str, encoding: str = "utf-8") -> Listed:
    return read_people(text.encode(encoding), ROLES)


def refused(raw: bytes | str) -> tuple[int, str]:
    """Return the line and the words a list is refused with."""
    with pytest.raises(UnusableListError) as caught:
        read_people(raw.encode() if isinstance(raw, str) else raw, ROLES)
    assert str(caught.value) == caught.value.problem.message
    return caught.value.problem.line, caught.value.problem.message


def told(text: str) -> list[tuple[int, int | None, str, str]]:
    """Return each problem's line, column, heading and words; there is at least one."""
    found = read(text).problems
    assert found
    return [(one.line, one.column, one.heading, one.message) for one in found]


FULL = "Navn;Rolle;Nærmeste leder;Dato;Enhed\nLeder Å;direktør;Leder B;1.12.2026;Center Ø\n"
WHOLE = Person(1, 2, "Leder Å", ("direktoer",), "Leder B", date(2026, 12, 1), "Center Ø")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_spreadsheets_write_is_read(encoding: str, separator: str, end: str) -> None:
    text = FULL.replace(";", separator).replace("\n", end)
    assert read(text, encoding).people == (WHOLE,)
    assert read(text.removesuffix(end), encoding).people == (WHOLE,)


@pytest.mark.parametrize("name", ["Søren", "Åse", "Øjvind Kjær", "Bodil Ågård"])
def test_a_list_that_dos_wrote_is_told_as_one(name: str) -> None:
    raw = f"Navn;Rolle\nLeder;centerchef\n{name};centerchef\n".encode("cp850")
    with pytest.raises(UnusableListError, match="CP850") as refused:
        read_people(raw, ROLES)
    assert refused.value.problem.line == 3


@pytest.mark.parametrize("name", ["D’Arcy", "Ida ‘Is’ Bo", "Anne‑Marie".replace("‑", "–"), "Zoë"])
def test_signs_of_windows_are_no_letters_of_dos(name: str) -> None:
    raw = f"Navn;Rolle\n{name};centerchef\n".encode("cp1252")
    assert [one.name for one in read_people(raw, ROLES).people] == [name]


@pytest.mark.parametrize(
    "headings",
    [
        "name;role;leader;date;unit",
        "NAVN;ROLLER;NÆRMESTE LEDER;DATO;ENHED",
        " Navn ;roles; naermeste-leder ;Samtalens dato;Unit",
        '"Navn";"Rolle";"Leder";"Dato";"Enhed"',
        "Fulde navn;Lederens rolle;Naermeste leder;dato;enhed",
    ],
)
def test_headings_are_known_in_danish_and_english(headings: str) -> None:
    listed = read(headings + "\n" + FULL.splitlines()[1])
    assert (listed.people, listed.problems, listed.remarks) == ((WHOLE,), (), ())


def test_columns_stand_in_any_order_and_two_are_enough() -> None:
    assert read("Rolle,Navn\ndirektør,Leder A\n").people == (
        Person(1, 2, "Leder A", ("direktoer",)),
    )
    listed = read("Enhed;Rolle;Navn\n;direktør;Leder A\n")
    assert listed.people == (Person(1, 2, "Leder A", ("direktoer",)),)
    assert listed.columns == {"enhed": (1, "Enhed"), "rolle": (2, "Rolle"), "navn": (3, "Navn")}


@pytest.mark.parametrize("first", ["sep=|", '"sep=|"', "SEP=|", "\ufeffsep=|"])
def test_a_first_line_may_say_what_stands_between_columns(first: str) -> None:
    listed = read(f"{first}\r\nNavn|Rolle\r\nLeder; A, x|direktør\r\n|direktør\r\n")
    assert listed.people == (Person(1, 3, "Leder; A, x", ("direktoer",)),)
    assert [one.line for one in listed.problems] == [4]


def test_a_line_is_counted_as_an_editor_counts_it() -> None:
    """Empty lines and line breaks within a cell count; so does what Excel has in its cells."""
    text = (
        "\n"
        "Navn;Rolle;Enhed\r\n"
        ";;\r\n"
        '"Leder\nA";direktør;"Center\n\nØ"\r\n'
        "\r\n"
        "Leder B;tryllekunstner;\r\n"
        ";;\n"
        "Leder C;direktør;\r\n"
    )
    listed = read(text)
    assert [(one.number, one.line, one.name) for one in listed.people] == [
        (1, 4, "Leder\nA"),
        (3, 11, "Leder C"),
    ]
    assert [(one.line, one.column) for one in listed.problems] == [(9, 2)]


@pytest.mark.parametrize(
    ("written", "ids"),
    [
        ("centerchef", ["centerchef"]),
        ("Centerchefer", ["centerchef"]),
        ("centerchef + direktør", ["centerchef", "direktoer"]),
        ("centerchef+direktør", ["centerchef", "direktoer"]),
        ("direktør / Leder af ledere", ["direktoer", "leder-af-ledere"]),
        ("direktør og leder af ledere", ["direktoer", "leder-af-ledere"]),
        ("direktør, centerchef og leder af ledere",
         ["direktoer", "centerchef", "leder-af-ledere"]),
        ("direktør\ncenterchef", ["direktoer", "centerchef"]),
        ("direktør + + direktør+", ["direktoer"]),
        ("Chef for børn og unge", ["chef-for-boern-og-unge"]),
        ("chef skole/dagtilbud", ["chef-for-boern-og-unge"]),
        ("Direktør og chef for børn og unge og centerchef",
         ["direktoer", "chef-for-boern-og-unge", "centerchef"]),
        ("  leder-af-ledere\t", ["leder-af-ledere"]),
    ],
)  # fmt: skip
def test_several_roles_stand_in_one_cell(written: str, ids: list[str]) -> None:
    listed = read(f'Navn;Rolle\nLeder A;"{written}"\n')
    assert listed.problems == ()
    assert [one.role_ids for one in listed.people] == [tuple(ids)]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("direktøren", "Der er ikke nogen rolle, der hedder ”direktøren”. Mente du direktoer?"),
        ("direktør + centerschef", "rolle, der hedder ”centerschef”. Mente du centerchef?"),
        ("zzz", "”zzz”. Vælg mellem: direktoer, centerchef, leder-af-ledere, chef-for-boern"),
        ("\x1b[31mx", "”\\x1b[31mx”"),
        ("", "Rollen mangler."),
        ("+", "Rollen mangler."),
        (" / ", "Rollen mangler."),
    ],
)
def test_an_unknown_role_is_told_with_its_place(written: str, said: str) -> None:
    [(line, column, heading, message)] = told(f"Navn;Lederens rolle\nLeder A;{written}\n")
    assert (line, column, heading) == (2, 2, "Lederens rolle")
    assert said in message


def test_all_that_is_wrong_is_told_at_once_in_reading_order() -> None:
    text = (
        "Dato;Navn;Rolle\n"
        "31.2.2027;;tryllekunstner\n"
        "1.12.2026;Leder A;direktør\n"
        "i morgen;Leder B;direktør;for meget\n"
    )
    assert [(line, column) for line, column, _, _ in told(text)] == [
        (2, 1), (2, 2), (2, 3), (4, 1), (4, 4),
    ]  # fmt: skip
    assert [one.name for one in read(text).people] == ["Leder A"]
    assert [message for _, _, _, message in told(text)[:2]] == [
        "Datoen ”31.2.2027” findes ikke.",
        "Navnet mangler.",
    ]


@pytest.mark.parametrize("name", [" ", "\N{NO-BREAK SPACE}", "\N{LINE SEPARATOR}"])
def test_a_name_that_cannot_be_seen_is_missing(name: str) -> None:
    [(line, column, heading, message)] = told(f'Navn;Rolle\n"{name}";direktør\n')
    assert (line, column, heading, message) == (2, 1, "Navn", "Navnet mangler.")


@pytest.mark.parametrize(
    "name",
    [
        "=1+1",
        "@SUM(A1)",
        "-2+3",
        "+45",
        "'Leder A",
        'Leder ""A""',
        "Leder; A",
        "../../x",
        "x" * 300,
    ],
)
def test_a_name_is_text_and_nothing_else(name: str) -> None:
    [person] = read(f'Navn;Rolle\n"{name}";direktør\n').people
    assert person.name == name.replace('""', '"')


def test_a_row_may_be_shorter_or_end_in_nothing() -> None:
    listed = read("Navn;Rolle;Dato;;\nLeder A;direktør\nLeder B;direktør;;;;;\n")
    assert [one.name for one in listed.people] == ["Leder A", "Leder B"]
    assert (listed.problems, listed.remarks) == ((), ())


def test_more_cells_than_headings_are_told() -> None:
    [(line, column, _, message)] = told("Navn,Rolle\nLeder, A,direktør\n")[-1:]
    assert (line, column) == (2, 3)
    assert message == "Der står mere på linjen, end der er overskrifter til."


def test_a_wrong_quotation_mark_is_told_with_all_it_swallows() -> None:
    rows = "".join(f"Leder {number};direktør\n" for number in range(4))
    [(line, column, _, message)] = told(f'Navn;Rolle\n"Leder A;direktør\n{rows}')
    assert (line, column) == (2, None)
    assert "til og med linje 6" in message
    listed = read(f'Navn;Rolle\n"Leder" A;direktør\n{rows}')
    assert [one.line for one in listed.problems] == [2]
    assert "til og med" not in listed.problems[0].message
    assert [one.line for one in listed.people] == [3, 4, 5, 6]


def test_a_cell_that_swallows_many_rows_is_told() -> None:
    rows = "".join(f"Leder {number};direktør\n" for number in range(40))
    listed = read(f'Navn;Rolle\n"Leder A;direktør\n{rows}";direktør\nLeder B;direktør\n')
    [problem] = listed.problems
    assert (problem.line, problem.column, problem.heading) == (2, 1, "Navn")
    assert "til og med linje 43" in problem.message
    assert [one.name for one in listed.people] == ["Leder B"]


def test_a_heading_that_is_not_known_is_told_with_the_nearest() -> None:
    listed = read("Navn;Rolle;Datoo;Telefon;Rollen\nLeder A;direktør;x;1;y\n")
    assert [one.name for one in listed.people] == ["Leder A"]
    assert [(one.line, one.column, one.message) for one in listed.remarks] == [
        (1, 3, "Overskriften ”Datoo” kendes ikke. Kolonnen bruges ikke. Mente du dato?"),
        (1, 4, "Overskriften ”Telefon” kendes ikke. Kolonnen bruges ikke."),
        (1, 5, "Overskriften ”Rollen” kendes ikke. Kolonnen bruges ikke."),
    ]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("Navn;Dato\nLeder A;1.12.2026\n", 1, "overskriften rolle."),
        ("Rolle\ndirektør\n", 1, "overskriften navn."),
        ("Leder A;direktør\nLeder B;direktør\n", 1, "overskriften navn og en med rolle."),
        ("\n\nNavn;Dato\nLeder A;x\n", 3, "overskriften rolle."),
        ("Navn;Rolle;Name\nLeder A;direktør;x\n", 1, "Kolonne 1 og 3 er begge navn."),
        ("Leder;Rolle\nLeder A;direktør\n", 1, "”Leder” kan betyde to ting"),
        ("Leder;Rolle;Nærmeste leder\nA;direktør;B\n", 1, "”Leder” kan betyde to ting"),
        ("Navn;Leder;Rolle;Leder\nA;x;direktør;B\n", 1, "”Leder” kan betyde to ting"),
        ("", 1, "ingen overskrifter"),
        ("\n;;\n \n", 1, "ingen overskrifter"),
        ("Navn;Rolle\n;;\n\n", 1, "ingen ledere"),
        ('"Navn;Rolle\nLeder A;direktør\n', 1, "Anførselstegnene i overskrifterne"),
    ],
)  # fmt: skip
def test_a_list_without_what_it_needs_is_refused(text: str, line: int, said: str) -> None:
    found, message = refused(text)
    assert found == line
    assert said in message


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"PK\x03\x04\x14\x00", "Det er et regneark."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Det er et regneark."),
        ("Navn;Rolle\n".encode("utf-16"), "UTF-16"),
        ("Navn;Rolle\n".encode("utf-16-le"), "UTF-16"),
        ("Navn;Rolle\nLeder Æ;direktør\n".encode() + b"Leder \xd8;x\n", "på én måde"),
        (b"Navn;Rolle\nLeder \x81;\x8d\n", "på én måde"),
    ],
)
def test_another_file_is_refused(raw: bytes, said: str) -> None:
    assert said in refused(raw)[1]


def test_a_mixed_file_is_refused_at_the_line_that_is_otherwise() -> None:
    raw = "Navn;Rolle\nLeder Æ;direktør\n".encode() + b"Leder \xd8;direkt\xf8r\n"
    assert refused(raw)[0] == 3


@pytest.mark.parametrize("text", ["1.12.2026", "2026-12-01", "1. december 2026", " 1/12/2026 "])
def test_a_date_is_read_as_on_the_command_line(text: str) -> None:
    assert read_date(text) == date(2026, 12, 1)


@pytest.mark.parametrize("text", ["", "12.2026", "1.13.2026", "46357", "1.12.26"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(NotADateError):
        read_date(text)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_told(raw: bytes) -> None:
    for start in (b"", b"Navn;Rolle;Dato\n", "Navn;Rolle\nLeder Æ;direktør\n".encode("cp1252")):
        try:
            listed = read_people(start + raw, ROLES)
        except UnusableListError as error:
            lines = [error.problem.line + 1]
        else:
            lines = [one.line for one in listed.people]
            lines += [one.line for one in listed.problems]
        assert lines
        assert min(lines) >= 2


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)


@given(st.lists(CELLS, min_size=1, max_size=5), st.sampled_from(";,\t"))
def test_what_csv_writes_is_read_back(names: list[str], separator: str) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerows([["Navn", "Rolle"], *([name, "direktør"] for name in names)])
    listed = read(stream.getvalue())
    seen = [name.strip() for name in names if literal(name.strip())]
    assert [one.name for one in listed.people] == seen
    assert len(listed.problems) == len(names) - len(seen)
