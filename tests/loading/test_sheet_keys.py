"""What is wrong with a sheet's topics, and with the day of deletion, is told with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.loading.load import load

if TYPE_CHECKING:
    from pathlib import Path

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
    ],
)
def test_it_is_told(old: str, new: str, code: str, said: str, framework_copy: Path) -> None:
    text = (framework_copy / LUS).read_text(encoding="utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    found = load(framework_copy, "framework", {LUS: changed.encode()}).diagnostics
    assert (code, said) in [(one.code, one.message) for one in found]


def test_hrs_own_words_may_wait(framework_copy: Path) -> None:
    text = (framework_copy / LUS).read_text(encoding="utf-8")
    assert 'kept: ""' in text
    for written, kept in (('kept: ""', None), ("kept: Hos HR.", "Hos HR.")):
        changed = {LUS: text.replace('kept: ""', written).encode()}
        framework = load(framework_copy, "framework", changed).framework()
        assert framework is not None
        sheet = framework.sheet("lus")
        assert sheet is not None
        assert sheet.kept == kept
