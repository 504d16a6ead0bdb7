"""Every document in every format, byte for byte, against copies that a person has read.

Run with LG_UPDATE=1 to write them anew after a change that is meant; then read the difference.
The bytes of HTML leave out the fonts, which are long and checked elsewhere. A page's style and
script are the same on every page that has them: each stands in one copy, and the pages name it.
"""

from __future__ import annotations

import json
import os
import re
from base64 import b64encode
from datetime import date
from functools import partial
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import sample_overview
from tests.documents.examples_given import gathered_of
from tests.documents.sharing import PREVIOUS, talk_of

from ledelsesgrundlag_cli.documents import blocks
from ledelsesgrundlag_cli.documents.beside_sheets import (
    Appointment,
    letter_document,
    overview_document,
)
from ledelsesgrundlag_cli.documents.booklet import booklet
from ledelsesgrundlag_cli.documents.comparison import comparison
from ledelsesgrundlag_cli.documents.dialogue_card import dialogue_card
from ledelsesgrundlag_cli.documents.leadership_chain import (
    leadership_chain,
    thread_of,
    thread_of_mark,
)
from ledelsesgrundlag_cli.documents.matrix import matrix
from ledelsesgrundlag_cli.documents.poster import poster
from ledelsesgrundlag_cli.documents.request import ALL_SIDES, Previous, SheetRequest
from ledelsesgrundlag_cli.documents.role_card import role_card
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.render.formats import Format, render

if TYPE_CHECKING:
    from collections.abc import Callable

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
ENDINGS = {
    Format.TERMINAL: "txt",
    Format.MARKDOWN: "md",
    Format.HTML: "html",
    Format.JSON: "json",
}
SHARED = {"style": "page.css", "script": "page.js"}
"""What is the same on every page, by its element, and the copy that holds it."""
NAMES = (
    "rollekort",
    "rollekort-to-roller",
    "lus",
    "lus-udfyldt-to-roller",
    "lus-fra-sidst",
    "opfoelgning",
    "til-samtalen",
    "foelgebrev",
    "oversigt",
    "lus-besvaret",
    "evaluering",
    "samlede-eksempler",
    "onboarding",
    "udviklingsplan",
    "strategi",
    "lokalt",
    "rolleskift-leder-af-ledere",
    "rolleskift-centerchef",
    "rolleskift-direktoer",
    "jobprofil",
    "interview",
    "interview-alle",
    "dialogkort",
    "dialogkort-forum-og-rolle",
    "haefte",
    "plakat",
    "sammenligning-to-roller",
    "sammenligning-fire-roller",
    "kaede",
    "kaede-forventning",
    "kaede-pejlemaerke",
    "overblik",
    "overblik-antal",
    "aendringer",
)


ANSWERED = SheetRequest(
    ("leder-af-ledere",),
    date=date(2026, 12, 1),
    given={
        "leder-navn": "Leder A",
        "leder-lykkedes": "Vi fik et nyt vagtskema.\nDet gav ro.\n\n- Tak til *alle* & <jer>",
        "leder-vigtigste-forventninger_ll-udvikling-og-drift": True,
        "leder-skru_mod-og-nytaenkning": "valg-c",
        "leder-skru_mod-og-nytaenkning_fordi": "Vi tør\nmere nu",
        "faelles-aftaler-handlinger_2": "Første linje\nAnden linje",
        "faelles-inden-vi-slutter-samme-forstaaelse": True,
    },
)

TO_FILL = (
    "lus",
    "evaluering",
    "onboarding",
    "opfoelgning",
    "rolleskift",
    "udviklingsplan",
    "strategi",
    "lokalt",
    "jobprofil",
    "interview",
)
"""What begins the names of those with fields, and so a script."""


def change_of_role(framework: Framework, old: str, new: str) -> Document:
    """Build the sheet for a leader who goes from one role to another."""
    sheet = framework.sheet("rolleskift")
    assert sheet is not None
    return sheet_document(framework, sheet, SheetRequest((new,), ALL_SIDES, from_role=old))


def development(framework: Framework, name: str) -> Document:
    """Build one of the sheets on development; the plan with two expectations chosen."""
    sheet = framework.sheet(name)
    assert sheet is not None
    if sheet.roles == "none":
        return sheet_document(framework, sheet, SheetRequest(()))
    last = Previous((), chosen=("ll-faglige-maal", "ll-udvikling-og-drift"))
    return sheet_document(framework, sheet, SheetRequest(("leder-af-ledere",), previous=last))


def recruiting(framework: Framework, named: str, focus: int) -> Document:
    """Build a sheet for those who apply, with so many expectations in focus."""
    sheet = framework.sheet(named)
    assert sheet is not None
    role = framework.role("leder-af-ledere")
    chosen = tuple(one.id for one in role.expectations[:focus])
    request = SheetRequest((role.id,), name="Ansøger A" if focus else None, focus=chosen)
    return sheet_document(framework, sheet, request)


def build(framework: Framework, name: str) -> Document:
    """Build one of the documents that have a copy."""
    sheet = framework.sheet("lus")
    follow_up = framework.sheet("opfoelgning")
    assert sheet is not None
    assert follow_up is not None
    letter = sheet.letter
    assert letter is not None
    again = SheetRequest(
        ("leder-af-ledere",), ALL_SIDES, date=date(2027, 12, 1), previous=PREVIOUS
    )
    filled = SheetRequest(
        role_ids=("leder-af-medarbejdere", "leder-af-ledere"),
        audience=ALL_SIDES,
        name="Lederens navn",
        leader="Nærmeste leders navn",
        date=date(2026, 12, 1),
        focus=("ll-faglige-maal", "lm-faglige-maal"),
    )
    evaluation = framework.sheet("evaluering")
    assert evaluation is not None
    onboarding = framework.sheet("onboarding")
    assert onboarding is not None
    begins = SheetRequest(("leder-af-ledere",), ALL_SIDES, start=date(2027, 2, 1))
    documents: dict[str, Callable[[], Document]] = {
        "jobprofil": partial(recruiting, framework, "jobprofil", 2),
        "interview": partial(recruiting, framework, "interview", 6),
        "interview-alle": partial(recruiting, framework, "interview", 0),
        "onboarding": lambda: sheet_document(framework, onboarding, begins),
        **{
            one: partial(development, framework, one)
            for one in ("udviklingsplan", "strategi", "lokalt")
        },
        **{
            f"rolleskift-{new}": partial(change_of_role, framework, old, new)
            for old, new in (
                ("leder-af-medarbejdere", "leder-af-ledere"),
                ("leder-af-ledere", "centerchef"),
                ("centerchef", "direktoer"),
            )
        },
        "rollekort": lambda: role_card(framework, ["leder-af-ledere"]),
        "rollekort-to-roller": lambda: role_card(framework, ["direktoer", "centerchef"]),
        "lus": lambda: sheet_document(framework, sheet, SheetRequest(("leder-af-ledere",))),
        "lus-udfyldt-to-roller": lambda: sheet_document(framework, sheet, filled),
        "lus-fra-sidst": lambda: sheet_document(framework, sheet, again),
        "opfoelgning": lambda: sheet_document(
            framework, follow_up, again._replace(audience=None, date=date(2027, 4, 1))
        ),
        "til-samtalen": lambda: talk_of(framework),
        "foelgebrev": lambda: letter_document(framework, sheet, letter, filled),
        "oversigt": lambda: overview_document(
            framework,
            sheet,
            "Nærmeste leders navn",
            [
                Appointment("Leder uden dag", ("centerchef",), None),
                Appointment("Leder med dag", filled.role_ids, date(2026, 12, 1)),
            ],
        ),
        "evaluering": lambda: sheet_document(framework, evaluation, again._replace(previous=None)),
        "samlede-eksempler": lambda: gathered_of(framework),
        "lus-besvaret": lambda: sheet_document(framework, sheet, ANSWERED),
        "haefte": lambda: booklet(framework),
        "plakat": lambda: poster(framework),
        "sammenligning-to-roller": lambda: comparison(
            framework, ["leder-af-medarbejdere", "leder-af-ledere"]
        ),
        "sammenligning-fire-roller": lambda: comparison(
            framework, [role.id for role in framework.roles]
        ),
        "kaede": lambda: leadership_chain(framework),
        "kaede-forventning": lambda: thread_of(framework, "lm-aktiv-medspiller"),
        "kaede-pejlemaerke": lambda: thread_of_mark(framework, "mod-og-nytaenkning"),
        "overblik": lambda: matrix(framework),
        "overblik-antal": lambda: matrix(framework, counts=True),
        "aendringer": lambda: sample_overview(framework),
        "dialogkort": lambda: dialogue_card(framework, ["mod-og-nytaenkning"]),
        "dialogkort-forum-og-rolle": lambda: dialogue_card(
            framework,
            [marker.id for marker in framework.pejlemaerker],
            forum_id="lederteam",
            role_id="centerchef",
        ),
    }
    return documents[name]()


def rendered(
    framework: Framework, templates: Templates, name: str, made_as: Format, *, width: int = 80
) -> str:
    """Render a document as a file of this format would have it."""
    return render(build(framework, name), made_as, templates, framework, width=width)


@pytest.mark.parametrize("made_as", list(ENDINGS))
@pytest.mark.parametrize("name", NAMES)
def test_bytes(framework: Framework, templates: Templates, name: str, made_as: Format) -> None:
    text = rendered(framework, templates, name, made_as)
    if made_as is Format.HTML:
        text, shared = apart(text)
        assert list(shared) == ["page.css", *["page.js"] * name.startswith(TO_FILL)]
        for copy, content in shared.items():
            assert_as_copied(content, copy)
    assert_as_copied(text, f"{name}.{ENDINGS[made_as]}")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def apart(page: str) -> tuple[str, dict[str, str]]:
    """Return a page that names its style and its script, and these by their names, less fonts.

    Either is the one that the page's policy allows, by its hash, and the name stands for that too.
    """
    shared = {}
    for element, name in SHARED.items():
        if found := re.search(rf"(?<=<{element}>).*?(?=</{element}>)", page, re.DOTALL):
            allowed = b64encode(sha256(found[0].encode()).digest()).decode()
            assert page.count(f"sha256-{allowed}&#39;") == 1
            page = page.replace(found[0], name).replace(f"sha256-{allowed}", f"sha256-{name}")
            shared[name] = re.sub(r"base64,[A-Za-z0-9+/=]{1000,}", "base64,…", found[0]) + "\n"
    return page, shared


def assert_as_copied(text: str, name: str) -> None:
    """Compare with a copy, or write it anew."""
    copy = GOLDEN / name
    if os.environ.get("LG_UPDATE"):
        copy.write_text(text, encoding="utf-8", newline="\n")
    assert text.encode() == copy.read_bytes(), name


class _Words(HTMLParser):
    """Collects the words a reader of the page meets."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in {"style", "script", "title"}

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"style", "script", "title"}

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words += re.findall(r"\w+", data)


def words_of(text: str, made_as: Format) -> list[str]:
    """The words of a rendered document, without the format's own marks."""
    if made_as is Format.HTML:
        parser = _Words()
        parser.feed(text)
        return parser.words
    if made_as is Format.JSON:
        found: list[str] = []

        def collect(node: object) -> None:
            if isinstance(node, str):
                found.extend(re.findall(r"\w+", node))
            elif isinstance(node, list):
                for item in node:
                    collect(item)
            elif isinstance(node, dict):
                for key, value in node.items():
                    ours = {"id", "key", "answer", "expectation", "type", "tone", "framework_id"}
                    if key not in ours and not blocks.is_address(key):
                        collect(value)

        collect(json.loads(text)["blocks"])
        return found
    return re.findall(r"\w+", re.sub(r"_{2,}", " ", text.replace("\\", "")))


@pytest.mark.parametrize("made_as", list(ENDINGS))
@pytest.mark.parametrize("name", NAMES)
def test_every_format_says_all_that_the_document_says(
    framework: Framework, templates: Templates, name: str, made_as: Format
) -> None:
    """No format is a poor cousin: each text of each block is in every one of them.

    A narrow terminal has no texts side by side, whose words would stand between each other.
    """
    document = build(framework, name)
    texts = [text for block in document.blocks for text in _texts(block)]
    assert len(texts) > 10
    text = rendered(framework, templates, name, made_as, width=50)
    shown = " ".join(words_of(text, made_as))
    missing = [text for text in texts if " ".join(re.findall(r"[^\W_]+", text)) not in shown]
    assert missing == []


def _texts(node: object) -> list[str]:
    """The texts that a reader is to see: ids, labels for machines and tones left out."""
    names = getattr(node, "_fields", None)
    if names is None:
        return [text for item in node for text in _texts(item)] if isinstance(node, tuple) else []
    left_out = {
        "id",
        "key",
        "answer",
        "target",
        "expectation",
        "tone",
        "label",
        "shared_note",
        "marks",
    }
    left_out |= {"description", "corner", "shared_with"}
    if type(node).__name__ == "Table" and len(getattr(node, "columns", ())) == 1:
        left_out.add("columns")  # the heading above says what the one column holds
    if type(node).__name__ in {"Prompt", "Field"}:
        left_out.remove("label")
    if type(node).__name__ == "Legend":
        left_out.remove("marks")
    found = []
    for name in names:
        value = getattr(node, name)
        if name in left_out or blocks.is_address(name):
            continue
        if isinstance(value, str) and value:
            found.append(value)
        elif isinstance(value, tuple):
            if not hasattr(value, "_fields"):
                found += [one for one in value if isinstance(one, str)]
            found += _texts(value)
    return found


@pytest.mark.parametrize("made_as", list(ENDINGS))
def test_who_shares_its_words_is_no_matter_of_a_leaders_own_card(
    framework: Framework, templates: Templates, made_as: Format
) -> None:
    """The comparison and the chain tell it, and JSON."""
    card = build(framework, "rollekort")
    lists = [block for block in card.blocks if isinstance(block, blocks.Expectations)]
    note = lists[0].shared_note
    assert note
    assert any(item.shared_with for item in lists[0].items)
    assert (note in rendered(framework, templates, "rollekort", made_as)) is (
        made_as is Format.JSON
    )
    chain = rendered(framework, templates, "kaede", made_as)
    assert "Samme ordlyd" in chain


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_and_fit_for_anchors(framework: Framework, name: str) -> None:
    def ids(node: object) -> list[str]:
        own = [node.id] if hasattr(node, "id") and type(node).__name__ not in _REPEATED else []
        inner = node if isinstance(node, tuple) else ()
        return [*own, *(one for item in inner for one in ids(item))]

    found = ids(build(framework, name).blocks)
    assert len(found) > 5
    assert len(found) == len(set(found))
    assert all(re.fullmatch(r"[a-z0-9]+([-_][a-z0-9]+)*", one) for one in found)


_REPEATED = {"Mark", "ChainLink"}
"""These name something in the framework and make no anchor."""
