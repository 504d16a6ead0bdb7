"""Every text has an address that lasts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from tests.conftest import FRAMEWORK

from ledelsesgrundlag_cli.loading.load import Loaded, load
from ledelsesgrundlag_cli.model.texts import Texts

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(FRAMEWORK, "framework")


def test_every_text_has_a_name_of_its_own(loaded: Loaded) -> None:
    counted = Counter(one.address for one in Texts(loaded.parts).entries)
    texts = sum(1 for part in loaded.parts.values() for _ in part.texts())
    assert len(counted) == texts > 200
    assert not [name for name, number in counted.items() if number > 1]


def test_names_are_made_of_files_ids_and_fields(loaded: Loaded) -> None:
    names = {one.address: one.item.text for one in Texts(loaded.parts).entries}
    assert names["framework.title"] == "Ledelsesgrundlag"
    assert names["roles/leder-af-ledere.heading"] == "Forventninger til lederrollen"
    assert names["roles/leder-af-ledere/ll-faglige-maal"].startswith("Sætter faglige mål")
    assert names["quotes/ordentlighed.attribution"] == "en leder"
    assert names["quotes/ordentlighed"].startswith("God ledelse handler")
    assert names["pejlemaerker/retning-og-effekt.name"] == "Retning og effekt"
    assert "chapters/det-saerlige/kerneopgaven" in names
    assert "guidance/kun-forventningerne/ikke-sort-eller-hvidt" in names


def test_a_name_does_not_depend_on_the_place_in_the_file(framework_copy: Path) -> None:
    before = {one.address for one in Texts(load(framework_copy, ".").parts).entries}
    path = framework_copy / "quotes.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("  - id: ordentlighed")
    end = text.index("  - id: samtale-om-ledelse")
    path.write_text(text[:start] + text[end:] + text[start:end], encoding="utf-8")
    assert {one.address for one in Texts(load(framework_copy, ".").parts).entries} == before


def test_the_name_an_expectation_had_before_is_told(framework_copy: Path) -> None:
    path = framework_copy / "roles/leder-af-ledere.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("- id: ll-faglige-maal", "- id: ll-nye-maal\n    replaces: ll-faglige-maal"),
        encoding="utf-8",
    )
    told = {one.address: one.formerly for one in Texts(load(framework_copy, ".").parts).entries}
    assert told["roles/leder-af-ledere/ll-nye-maal"] == "roles/leder-af-ledere/ll-faglige-maal"
    assert sum(one is not None for one in told.values()) == 1
