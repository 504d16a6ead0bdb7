"""What is wrong with what a sheet says of itself is told; what may be left out may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.model.own_words import OWN_WORDS, Checked

if TYPE_CHECKING:
    from pathlib import Path

    from ledelsesgrundlag_cli.model.sheet import Sheet

LUS = "sheets/lus.yaml"


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        (
            "topic: samarbejde",
            "topic: samarbejdet",
            "LG202",
            (
                "Henvisningen peger på emnet ”samarbejdet”, som ikke findes i arket. "
                "Det nærmeste er ”samarbejde”."
            ),
        ),
        (
            "text: Slet arket senest {dato}.",
            "text: Slet arket snart.",
            "LG106",
            "Der står ikke {dato} i ”Slet arket snart.”, så datoen har ingen plads.",
        ),
        ("id: ledelsesrum", "id: lykkes", "LG201", "Navnet ”lykkes” er brugt to gange."),
        (
            'kept: ""',
            "floor: 4",
            "LG106",
            (
                "Der skal være mindst 5 ark, før eksempler bliver samlet. Ellers er det let at "
                "gætte, hvem der har skrevet hvad. Tallet i floor kan sættes op, men aldrig ned."
            ),
        ),
        (
            "choose: 3",
            "gather: mere-af",
            "LG101",
            "Feltet ”gather” findes ikke i forventningerne (type: expectations).",
        ),
        (
            'kept: ""',
            "opt_in: ja",
            "LG103",
            ("Feltet ”opt_in” skal være ja eller nej (true eller false), men er tekst."),
        ),
        (
            'kept: ""',
            'checked: {by: "", date: 31. maj}',
            "LG106",
            ("Datoen ”31. maj” skal være år, måned og dag."),
        ),
        (
            "label: Leder\n",
            "label: {leder: Leder}\n",
            "LG206",
            ("Der mangler en ordlyd til ”naermeste-leder”."),
        ),
    ],
)
def test_it_is_told(old: str, new: str, code: str, said: str, framework_copy: Path) -> None:
    text = (framework_copy / LUS).read_text(encoding="utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    found = load(framework_copy, "framework", {LUS: changed.encode()}).diagnostics
    assert (code, said) in [(one.code, one.message) for one in found]


def lus_with(framework_copy: Path, written: str) -> Sheet:
    """Return the sheet for LUS with lines in place of the one for ``kept``."""
    text = (framework_copy / LUS).read_text(encoding="utf-8")
    assert 'kept: ""' in text
    changed = {LUS: text.replace('kept: ""', written).encode()}
    framework = load(framework_copy, "framework", changed).framework()
    assert framework is not None
    sheet = framework.sheet("lus")
    assert sheet is not None
    return sheet


@pytest.mark.parametrize("field", OWN_WORDS)
def test_hrs_own_words_may_wait(field: str, framework_copy: Path) -> None:
    assert getattr(lus_with(framework_copy, f'{field}: ""'), field) is None
    assert getattr(lus_with(framework_copy, f"{field}: Hos HR."), field) == "Hos HR."


def test_who_read_it_may_wait(framework_copy: Path) -> None:
    waiting = lus_with(framework_copy, 'checked: {by: "", date: ""}').checked
    assert waiting == Checked()
    read = lus_with(framework_copy, "checked: {by: Kommunens jurist, date: 2027-02-01}").checked
    assert read == Checked(by="Kommunens jurist", date="2027-02-01")


def test_the_floor_can_be_raised(framework_copy: Path) -> None:
    assert [lus_with(framework_copy, f"floor: {one}").floor for one in (5, 12)] == [5, 12]
