"""The head of a sheet as one line: written and read back, and nothing else read as one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.long import examples

from ledelsesgrundlag_cli.documents.answers import SheetHead
from ledelsesgrundlag_cli.render.form_fields import FieldKind, FormField
from ledelsesgrundlag_cli.render.sheet_head import fields_fingerprint, head_line, read_head_line
from ledelsesgrundlag_cli.words.harmless import literal

LINE = "1 lus lus odsherred 1.0.0 leder-af-ledere 2026-12-01 2027-01-01 9f2c01ab Odsherred Kommune"
HEAD = SheetHead(
    kind="lus",
    id="lus",
    framework="odsherred",
    version="1.0.0",
    organisation="Odsherred Kommune",
    roles=("leder-af-ledere",),
    talk=date(2026, 12, 1),
    delete_by=date(2027, 1, 1),
    fields="9f2c01ab",
)

slugs = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
names = st.text(min_size=1).filter(lambda text: literal(text) not in {"", "-"})
heads = st.builds(
    SheetHead,
    kind=slugs,
    id=slugs,
    framework=slugs,
    version=st.from_regex(r"[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}", fullmatch=True).filter(
        str.isascii
    ),
    organisation=st.none() | names,
    roles=st.none() | st.lists(slugs, max_size=4).map(tuple),
    talk=st.none() | st.dates(),
    delete_by=st.none() | st.dates(),
    fields=st.none() | st.from_regex(r"[0-9a-f]{8}", fullmatch=True),
)


def test_the_line_is_as_it_is_told() -> None:
    assert head_line(HEAD) == LINE
    assert read_head_line(LINE) == HEAD


def test_what_is_not_known_is_a_dash() -> None:
    bare = SheetHead("lus", "lus", "odsherred", "1.0.0")
    assert head_line(bare) == "1 lus lus odsherred 1.0.0 - - - - -"
    assert read_head_line(head_line(bare)) == bare


@given(heads)
@settings(max_examples=examples(50))
def test_a_head_reads_back(head: SheetHead) -> None:
    shown = head.organisation and literal(head.organisation)
    line = head_line(head)
    assert "\n" not in line
    assert read_head_line(line) == head._replace(organisation=shown)


@pytest.mark.parametrize(
    "line",
    [
        "",
        LINE.replace("1 lus", "2 lus"),
        LINE.replace("2026-12-01", "2026-02-30"),
        LINE.replace("2026-12-01", "i morgen"),
        LINE.replace("9f2c01ab", "9F2C01AB"),
        LINE.replace("lus lus", "Lus lus"),
        LINE.removesuffix(" Odsherred Kommune"),
        LINE + "\n",
        LINE + "x" * 5000,
    ],
)
def test_another_line_is_no_head(line: str) -> None:
    assert read_head_line(line) is None


@given(st.text())
@settings(max_examples=examples(50))
def test_any_text_is_read_without_failing(text: str) -> None:
    assert read_head_line(text) is None
    read_head_line(f"{LINE} {text}")


field_lists = st.lists(
    st.builds(
        FormField,
        kind=st.sampled_from(FieldKind),
        id=slugs,
        label=st.text(),
        value=st.none() | slugs,
        on=st.booleans(),
    ),
    max_size=6,
)


@given(field_lists)
@settings(max_examples=examples(30))
def test_labels_state_and_order_are_not_in_the_fingerprint(fields: list[FormField]) -> None:
    other = [one._replace(label="x", on=not one.on) for one in reversed(fields)]
    head = FormField(FieldKind.LINE, "felt", "Navn", answer="leder-navn")
    made = fields_fingerprint(fields)
    assert made == fields_fingerprint([*other, head])
    assert len(made) == 8


def test_kind_name_and_value_are_in_the_fingerprint() -> None:
    one = FormField(FieldKind.CHOICE, "retning", "Retning", "valg-a")
    others = [
        one._replace(kind=FieldKind.TICK),
        one._replace(id="mod"),
        one._replace(value="valg-b"),
    ]
    made = {fields_fingerprint([field]) for field in (one, *others)}
    assert len(made) == 4
