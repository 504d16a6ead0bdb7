"""What is typed in a page: saved to a file, opened again, cleared, and never kept elsewhere."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from ledelsesgrundlag_cli.inward.reading import NotReadableError, read_filled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page
    from tests.e2e.conftest import Rendered

pytestmark = pytest.mark.browser

FORMAT = "ledelsesgrundlag-svar/1"
UNSAVED = "Du har svar, der ikke er gemt."
UNCHANGED = "Siden er ikke ændret."
FILE = "lus-svar-leder-af-medarbejdere-leder.json"
HARD = (
    "Æblegrød, østers og ål – ”citat”, \"gåseøjne\" og 'mere'\n\n  ny linje\tmed \\ og %20 &amp;\n"
    "</script><!-- </textarea> ]]> {{ 7*7 }} 🙂👩‍👧\u2028slut\u00a0"
)
"""What breaks a careless program: quotes, line breaks, markup, emoji."""
ANSWERS: dict[str, str | bool] = {
    "leder-navn": "Leder A",
    "leder-lykkedes": HARD,
    "leder-skru_mod-og-nytaenkning": "valg-c",
    "leder-skru_mod-og-nytaenkning_fordi": "Fordi vi tør",
    "leder-vigtigste-forventninger_lm-faglige-maal": True,
    "faelles-aftaler-handlinger_2": "Første linje\nAnden linje",
    "faelles-hvornaar": "1. december",
}
"""An answer in each kind of field."""
STATE = """() => Object.fromEntries([...document.querySelectorAll("textarea, input")]
  .filter(one => one.type === "textarea" ? one.value : one.checked)
  .map(one => [one.name, one.type === "checkbox" ? true : one.value]))"""
STORES = """async () => [localStorage.length, sessionStorage.length, document.cookie,
  (await indexedDB.databases()).length]"""


@dataclass
class Sheet:
    """A page to fill in; what it asks the reader, and what the reader answers."""

    page: Page
    path: Path
    agrees: bool = True
    asked: list[tuple[str, str]] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("dialog", self._answer)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda said: self.problems.append(said.text))
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.goto(self.path.as_uri())

    def _answer(self, dialog: Any) -> None:
        self.asked.append((dialog.type, dialog.message))
        answer = dialog.accept if self.agrees else dialog.dismiss
        answer()

    @property
    def state(self) -> dict[str, Any]:
        """What is filled in now, by the names of the fields."""
        found: dict[str, Any] = self.page.evaluate(STATE)
        return found

    @property
    def said(self) -> str:
        """The status line, which assistive technology reads out."""
        return self.page.get_by_role("status").inner_text()

    def press(self, name: str) -> None:
        """Press a button of the bar."""
        self.page.get_by_role("button", name=name).click()

    def fill(self, answers: dict[str, str | bool]) -> None:
        """Answer as a reader does, field by field."""
        for name, answer in answers.items():
            if answer is True:
                self.page.locator(f"#{name}").check()
            elif name.endswith("nytaenkning"):
                self.page.locator(f"[name={name}][value={answer}]").check()
            else:
                self.page.locator(f"#{name}").fill(str(answer))

    def save(self) -> tuple[str, str]:
        """Press ”Gem svar”; return the file's name and text."""
        with self.page.expect_download() as download:
            self.press("Gem svar")
        raw = download.value.path().read_bytes()
        return download.value.suggested_filename, raw.decode("utf-8")

    def open(self, name: str, raw: bytes | str) -> None:
        """Press ”Åbn svar”, choose a file, and wait for the page to tell of it."""
        before = self.said
        content = raw if isinstance(raw, bytes) else raw.encode()
        with self.page.expect_file_chooser() as chooser:
            self.press("Åbn svar")
        chosen: Any = {"name": name, "mimeType": "application/json", "buffer": content}
        chooser.value.set_files(chosen)
        self.page.wait_for_function(
            "before => document.querySelector('[role=status]').innerText !== before", arg=before
        )

    def reload(self) -> bool:
        """Load the page anew; return whether the reader was warned and stayed."""
        self.asked.clear()
        self.page.evaluate("window.before = true; setTimeout(() => location.reload())")
        if self.agrees:
            self.page.wait_for_function("window.before === undefined")
        else:
            self.page.wait_for_timeout(200)
        return bool(self.page.evaluate("window.before === true"))


@pytest.fixture
def fill_in(browser: Browser, rendered: dict[str, Rendered]) -> Iterator[Callable[..., Sheet]]:
    """Open a document in a window of its own."""
    opened = []

    def open_one(name: str = "lus-leder-leder-af-medarbejdere") -> Sheet:
        context = browser.new_context()
        opened.append(context)
        return Sheet(context.new_page(), rendered[name].html)

    yield open_one
    for context in opened:
        context.close()


@pytest.fixture
def sheet(fill_in: Callable[..., Sheet]) -> Sheet:
    """A leader's sheet, empty."""
    return fill_in()


@pytest.fixture
def filled(sheet: Sheet) -> Sheet:
    """The same with an answer in each kind of field, none saved."""
    sheet.fill(ANSWERS)
    assert sheet.state == ANSWERS
    return sheet


def content(**changes: Any) -> dict[str, Any]:
    """A file of answers for the leader's sheet, and what is to be otherwise in it."""
    made = {
        "format": FORMAT,
        "document": {"kind": "lus", "id": "lus"},
        "framework": "odsherred",
        "version": "1.0.0",
        "answers": {"leder-lykkedes": "Fra filen"},
    }
    return {**made, **changes}


def file(**changes: Any) -> str:
    """The same as text."""
    return json.dumps(content(**changes))


def test_typing_is_saved_as_it_was_typed(filled: Sheet) -> None:
    assert filled.said == UNSAVED
    name, text = filled.save()
    assert name == FILE
    assert json.loads(text) == content(
        answers=ANSWERS,
        organisation="Odsherred Kommune",
        roles=["leder-af-medarbejdere"],
        shared=False,
        fields=json.loads(text)["fields"],
    )
    assert text.endswith("}\n")
    assert HARD.splitlines()[0].replace('"', '\\"') in text
    assert filled.said.startswith(f"Svarene er gemt i filen\n{FILE}")
    assert filled.problems == []
    assert filled.asked == []


def test_keys_go_into_the_file(sheet: Sheet) -> None:
    """Typed key by key: letters, a line break, a choice by the arrows, a tick by the space bar."""
    page = sheet.page
    page.locator("#leder-lykkedes").focus()
    page.keyboard.type("Æ ø\nå")
    page.locator("[name=leder-skru_retning-og-effekt]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.locator("#leder-vigtigste-forventninger_lm-faglige-maal").focus()
    page.keyboard.press("Space")
    assert json.loads(sheet.save()[1])["answers"] == {
        "leder-lykkedes": "Æ ø\nå",
        "leder-vigtigste-forventninger_lm-faglige-maal": True,
        "leder-skru_retning-og-effekt": "valg-b",
    }


def test_opening_restores_everything(filled: Sheet, fill_in: Callable[..., Sheet]) -> None:
    name, text = filled.save()
    again = fill_in()
    again.open(name, text)
    assert again.state == ANSWERS
    assert again.said == f"Svarene fra filen {FILE} er sat ind."
    assert again.page.locator("#leder-lykkedes").input_value() == HARD
    assert again.save() == (name, text)
    assert again.problems == []
    assert again.asked == []


def test_a_tick_taken_away_stays_away(fill_in: Callable[..., Sheet]) -> None:
    """An expectation chosen beforehand and dropped by the leader does not come back."""
    first = fill_in("lus-udfyldt")
    chosen = first.page.get_by_role("checkbox", checked=True)
    assert chosen.count() == 3
    dropped = str(chosen.first.get_attribute("id"))
    chosen.first.uncheck()
    name, text = first.save()
    again = fill_in("lus-udfyldt")
    again.open(name, text)
    assert not again.page.locator(f"#{dropped}").is_checked()
    assert again.page.get_by_role("checkbox", checked=True).count() == 2


@pytest.mark.parametrize(
    "end", ["untouched", "undone", "saved", "opened", "cleared", "saved and cleared"]
)
def test_leaving_is_quiet_when_nothing_would_be_lost(sheet: Sheet, end: str) -> None:
    sheet.page.locator("h1").first.click(force=True)  # Chromium warns only after a first touch
    if end != "untouched":
        sheet.fill({"leder-lykkedes": "Et svar"})
    if end == "undone":
        sheet.page.locator("#leder-lykkedes").press("Control+A")
        sheet.page.keyboard.press("Delete")
        assert sheet.said == ""
    if end in {"saved", "saved and cleared"}:
        sheet.save()
    if end == "opened":
        sheet.open("svar.json", file())
    if end.endswith("cleared"):
        sheet.press("Ryd alt")
    assert not sheet.reload()
    assert sheet.asked == []


def test_leaving_warns_and_loses_what_is_not_saved(filled: Sheet) -> None:
    filled.press("Ryd alt")
    filled.fill(ANSWERS)
    filled.agrees = False
    assert filled.reload()
    assert [kind for kind, _ in filled.asked] == ["beforeunload"]
    assert filled.state == ANSWERS
    filled.agrees = True
    assert not filled.reload()
    assert [kind for kind, _ in filled.asked] == ["beforeunload"]
    assert filled.state == {}
    assert filled.said == ""


def test_a_change_after_saving_warns_again(filled: Sheet) -> None:
    filled.save()
    assert filled.page.locator(".bar.unsaved").count() == 0
    filled.page.locator("#leder-lykkedes").press("x")
    assert filled.said == UNSAVED
    assert not filled.reload()
    assert [kind for kind, _ in filled.asked] == ["beforeunload"]


def test_clearing_asks_first(filled: Sheet) -> None:
    filled.agrees = False
    filled.press("Ryd alt")
    assert filled.asked[0][1].startswith("Vil du rydde alle svar på siden?")
    assert "ikke gemt" in filled.asked[0][1]
    assert filled.state == ANSWERS
    filled.save()
    filled.agrees = True
    filled.press("Ryd alt")
    assert "bliver liggende" in filled.asked[1][1]
    assert filled.state == {}
    assert filled.said == "Alle svar er ryddet."
    filled.press("Ryd alt")
    assert filled.said == "Der er ingen svar at rydde."
    assert len(filled.asked) == 2


def test_clearing_gives_back_what_was_chosen_beforehand(fill_in: Callable[..., Sheet]) -> None:
    sheet = fill_in("lus-udfyldt")
    before = sheet.state
    assert list(before.values()) == [True, True, True]
    boxes = sheet.page.get_by_role("checkbox")
    for index in range(boxes.count()):
        boxes.nth(index).set_checked(not boxes.nth(index).is_checked())
    sheet.fill({"leder-lykkedes": "Et svar"})
    sheet.press("Ryd alt")
    assert sheet.state == before


WRONG: dict[str, tuple[bytes | str, str]] = {
    "no json": ("{ikke json", "kan ikke læses"),
    "not utf-8": (b'{"format": "\xe6"}', "kan ikke læses"),
    "empty": ("", "kan ikke læses"),
    "too large": (" " * (1024 * 1024 + 1), "er for stor"),
    "a list": ("[]", "er ikke en fil med svar"),
    "null": ("null", "er ikke en fil med svar"),
    "another kind of json": ('{"format": "ledelsesgrundlag-document/1"}', "er ikke en fil"),
    "a form that is no text": ('{"format": {"toString": 1}}', "er ikke en fil"),
    "no format": ('{"answers": {}}', "er ikke en fil med svar"),
    "a later form": (file(format="ledelsesgrundlag-svar/2"), "er gemt med en anden version"),
    "answers in a list": (file(answers=["a"]), "er ændret"),
    "an answer of a wrong type": (file(answers={"leder-navn": 1}), "er ændret"),
    "a false tick": (file(answers={"leder-navn": False}), "er ændret"),
    "no document": (file(document=None), "er ændret"),
    "a number for a version": (file(version=1), "er ændret"),
    "a prototype": (file().replace("answers", "__proto__"), "er ændret"),
    "no answers": (file(answers={}), "har ingen svar, der passer"),
    "only unknown fields": (file(answers={"x": "y"}), "har ingen svar, der passer"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_files_are_refused_and_nothing_is_lost(case: str, filled: Sheet) -> None:
    raw, said = WRONG[case]
    filled.open("forkert.json", raw)
    assert filled.said.startswith(f"Filen forkert.json {said}")
    assert filled.said.endswith(f"{UNCHANGED}\n{UNSAVED}")
    assert filled.state == ANSWERS
    assert filled.problems == []
    assert filled.asked == []
    assert not filled.reload()
    assert [kind for kind, _ in filled.asked] == ["beforeunload"]


@pytest.mark.parametrize("case", WRONG)
def test_lg_finds_the_same_files_wrong(case: str) -> None:
    raw, said = WRONG[case]
    content = raw if isinstance(raw, bytes) else raw.encode()
    if said.startswith("har ingen svar"):  # a sheet with nothing in it is none to be refused
        assert read_filled(content).answers.head.id == "lus"
        return
    with pytest.raises(NotReadableError) as caught:
        read_filled(content)
    same = {"kan ikke læses": "er ikke et ark fra lg", "er ikke en fil": "er ikke et ark fra lg"}
    wanted = next((one for begin, one in same.items() if said.startswith(begin)), said)
    assert f"Filen {wanted}" in caught.value.message


def test_what_is_typed_is_read_by_lg(filled: Sheet) -> None:
    """As it was typed, but for what no format keeps alike: other line breaks, and space around."""
    _, text = filled.save()
    found = read_filled(text.encode()).answers
    typed = {**ANSWERS, "leder-lykkedes": HARD.replace("\u2028", "\n").removesuffix("\u00a0")}
    assert found.given == typed
    assert (found.head.id, found.head.version) == ("lus", "1.0.0")


@pytest.mark.parametrize(
    "other", [{"document": {"kind": "lus", "id": "mus"}}, {"framework": "en-anden-kommune"}]
)
def test_another_documents_answers_are_asked_about(sheet: Sheet, other: dict[str, Any]) -> None:
    answers = {
        "leder-lykkedes": "Herfra",
        "ukendt": "x",
        "leder-skru_mod-og-nytaenkning": "valg-z",
    }
    text = file(**other, answers=answers)
    sheet.agrees = False
    sheet.open("andet.json", text)
    [(kind, message)] = sheet.asked
    assert kind == "confirm"
    assert "fra et andet ark. 1 af 3 svar passer her." in message
    assert sheet.state == {}
    assert sheet.said == f"Svarene er ikke sat ind. {UNCHANGED}"
    sheet.agrees = True
    sheet.open("andet.json", text)
    assert sheet.state == {"leder-lykkedes": "Herfra"}
    assert sheet.said.endswith("2 svar passer ikke til arket og er ikke med: ”x”.")


def test_unsaved_answers_are_not_replaced_unasked(filled: Sheet) -> None:
    filled.agrees = False
    filled.open("svar.json", file())
    [(kind, message)] = filled.asked
    assert kind == "confirm"
    assert "ikke gemt og bliver erstattet" in message
    assert filled.state == ANSWERS
    filled.save()
    filled.open("svar.json", file())
    assert len(filled.asked) == 1
    assert filled.state == {"leder-lykkedes": "Fra filen"}


def test_answers_that_do_not_fit_are_counted(sheet: Sheet) -> None:
    """A later version of the sheet may lack a field, or have another kind in its place."""
    unfit = {
        "ukendt": "x",
        "leder-navn": True,
        "leder-vigtigste-forventninger_lm-faglige-maal": "ja",
        "leder-skru_mod-og-nytaenkning": True,
        "__proto__": "x",
    }
    fit = {"leder-lykkedes": "Fra filen", "leder-skru_retning-og-effekt": "valg-a"}
    sheet.open("svar.json", "\ufeff" + file(version="0.9.0", answers=unfit | fit))
    assert sheet.state == fit
    assert sheet.said.endswith("5 svar passer ikke til arket og er ikke med: ”x”, ”ja”, ”x”.")
    assert sheet.asked == []


def test_nothing_is_kept_or_sent(filled: Sheet) -> None:
    """Not in the browser's stores, not in cookies, not over the network, not in the address."""
    filled.save()
    filled.press("Ryd alt")
    filled.open("svar.json", file())
    filled.page.pdf()
    assert filled.page.evaluate(STORES) == [0, 0, "", 0]
    kept = filled.page.context.storage_state(indexed_db=True)
    assert kept == {"cookies": [], "origins": []}
    own = filled.path.as_uri()
    assert filled.page.url == own
    assert own in filled.requests
    foreign = [url for url in filled.requests if not url.startswith((own, "data:", "blob:null/"))]
    assert foreign + filled.problems == []
