"""The pages on paper: as many sheets as they should be, with all that was written on them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.documents.blocks import is_wide

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.e2e.conftest import Open, Paper, Print, Rendered

    from ledelsesgrundlag_cli.loading.framework import Framework

pytestmark = pytest.mark.browser

A4 = (595.28, 841.89)
NOTE = "Gengivet efter kommunens dokument"
LONG = [f"æøå{number:04}" for number in range(420)]
"""Words to be found again: 60 lines of seven, in all more than 3,000 characters."""
LONG_ANSWER = "\n".join(" ".join(LONG[start : start + 7]) for start in range(0, len(LONG), 7))
UNBROKEN = "Donau" * 60
HIDE_UNSEEN = "document.querySelectorAll('.unseen').forEach(one => { one.hidden = true; })"
"""Take away what only screen readers get: it is not on paper."""


HEADS = "h1, h2, h3, h4, legend, .question label, .intro, .body:has(+ table)"
"""What leads on to something below it."""
WRITE = "text => document.querySelectorAll('textarea').forEach(one => { one.value = text; })"
SENTENCE = "Vi har fået ro om planlægningen, og teamet tager selv beslutningerne i det daglige."
DRESS = """() => {
  const of = (one) => {
    const { fontWeight, fontSize, marginTop, borderLeftWidth } = getComputedStyle(one);
    return { weight: Number(fontWeight), size: parseFloat(fontSize),
      apart: parseFloat(marginTop) + parseFloat(borderLeftWidth) };
  };
  const all = (css) => [...document.querySelectorAll(css)].map(of);
  return { asked: all(".question label"), answered: all(".question .answer") };
}"""
TURNS = """() => [...document.querySelectorAll(".turn")].map((turn) => {
  const [name, first, answer] = [".name", ".choice label", ".answer"].map((css) =>
    turn.querySelector(css).getBoundingClientRect());
  const { left, width } = turn.getBoundingClientRect();
  return { name: name.left - left, beside: first.top - name.top, below: answer.top - name.bottom,
    share: answer.width / width };
})"""


def words(text: str) -> set[str]:
    """The words of a text, whatever its lines."""
    return set(text.split())


def assert_dressed(paper: Paper, framework: Framework, *, wide: bool = False) -> None:
    """Hold that each sheet is A4, turned where it is wide, and says what it is and whence."""
    total = len(paper.texts)
    assert total > 0
    for number, (size, text) in enumerate(zip(paper.sizes, paper.texts, strict=True), start=1):
        assert size == pytest.approx(A4[::-1] if wide else A4, abs=1)
        assert f"Side {number} af {total}" in text
        assert f"version {framework.metadata.version}" in text
        assert NOTE in text


def assert_cards(page: Page, paper: Paper, framework: Framework) -> None:
    """Hold that there are four cards on each A4, all of them, and that the first says whence."""
    cards = page.locator(".card:not(.mark)").count()
    rest = page.locator(".expectations, .legend").count() > 0
    assert cards > 3
    assert len(paper.texts) == -(-cards // 4) + rest
    assert all(size == pytest.approx(A4, abs=1) for size in paper.sizes)
    assert f"version {framework.metadata.version}" in " ".join(paper.texts[0].split())
    asked = " ".join(page.locator(".asked").all_inner_texts())
    assert words(asked) - words(" ".join(paper.texts)) == set()


def test_roles_are_all_there(rendered: dict[str, Rendered], framework: Framework) -> None:
    for role in framework.roles:
        assert f"rollekort-{role.id}" in rendered
        assert f"lus-leder-{role.id}" in rendered


def test_sheets(
    document: Rendered, open_page: Open, print_page: Print, framework: Framework
) -> None:
    """As many A4 sheets as there should be, each with its foot; every part begins a sheet, and
    no word is lost on the way.
    """
    page = open_page(document.html).page
    paper = print_page(page)
    if document.sample.name.startswith("dialogkort"):
        assert_cards(page, paper, framework)
        return
    assert_dressed(paper, framework, wide=is_wide(document.sample.build(framework)))
    if document.sample.sheets is not None:
        assert len(paper.texts) == document.sample.sheets
    page.emulate_media(media="print")
    kickers = [
        one.inner_text().upper() for one in page.locator(".kicker").all() if one.is_visible()
    ]
    begun = [text for text in paper.texts if text.lstrip().startswith(tuple(kickers))]
    # In the booklet a chapter goes on where the one before ended.
    going_on = page.locator(".part:has(.kicker)").count() - len(kickers)
    assert (going_on > 0) == (document.sample.name == "haefte")
    assert len(begun) == len(kickers) == page.locator("section.part").count() - going_on > 0
    page.evaluate(HIDE_UNSEEN)
    shown = words(page.locator("main").inner_text())
    assert len(shown) > 50
    if document.sample.name != "lus-fjendtlig":  # whose long words are broken
        assert shown - words(paper.text) == set()


@pytest.mark.parametrize(
    "field",
    [
        "#leder-lykkedes",
        "#leder-skru_mod-og-nytaenkning_fordi",
        "#faelles-aftaler-handlinger_2",
        "#leder-navn",
    ],
)
def test_long_answers_are_printed_whole(
    field: str,
    rendered: dict[str, Rendered],
    open_page: Open,
    print_page: Print,
    framework: Framework,
) -> None:
    assert len(LONG_ANSWER) > 3000
    page = open_page(rendered["lus-leder-leder-af-medarbejdere"].html).page
    page.locator(field).fill(LONG_ANSWER)
    paper = print_page(page)
    assert_dressed(paper, framework)
    assert set(LONG) - words(paper.text) == set()


def test_a_word_without_end_is_printed_whole(
    rendered: dict[str, Rendered], open_page: Open, print_page: Print
) -> None:
    page = open_page(rendered["lus-leder-leder-af-medarbejdere"].html).page
    page.locator("#leder-lykkedes").fill(UNBROKEN)
    assert UNBROKEN in re.sub(r"\s", "", print_page(page).text)


def test_short_answers_are_printed(
    rendered: dict[str, Rendered], open_page: Open, print_page: Print
) -> None:
    """One word in every field; the sheet still fills its four pages."""
    page = open_page(rendered["lus-begge-leder-af-ledere"].html).page
    boxes = page.locator("textarea")
    assert boxes.count() > 20
    written = {}
    for index in range(boxes.count()):
        boxes.nth(index).fill(f"svar{index}z")
        written[boxes.nth(index).get_attribute("name")] = f"svar{index}z"  # a name is on all parts
    assert len(written) == boxes.count() - 6
    paper = print_page(page)
    assert set(written.values()) - words(paper.text) == set()
    assert len(paper.texts) == 4


def test_the_dials_answers_have_the_width_of_the_sheet(
    rendered: dict[str, Rendered], open_page: Open
) -> None:
    """The pejlemærke and the choices stand above the answer, from the same edge."""
    page = open_page(rendered["lus-leder-leder-af-medarbejdere"].html, media="print").page
    page.evaluate(WRITE, SENTENCE)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    turns = page.evaluate(TURNS)
    assert len(turns) == 4
    for turn in turns:
        assert abs(turn["name"]) < 1
        assert abs(turn["beside"]) < 6
        assert turn["below"] > -6
        assert turn["share"] > 0.8


def test_an_answer_is_told_from_its_question(
    rendered: dict[str, Rendered], open_page: Open
) -> None:
    page = open_page(rendered["lus-leder-leder-af-medarbejdere"].html, media="print").page
    page.evaluate(WRITE, SENTENCE)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    found = page.evaluate(DRESS)
    assert len(found["asked"]) == len(found["answered"]) > 5
    assert {one["weight"] for one in found["asked"]} == {600}
    assert {one["weight"] for one in found["answered"]} == {400}
    assert max(one["size"] for one in found["asked"]) < min(
        one["size"] for one in found["answered"]
    )
    assert min(one["apart"] for one in found["answered"]) > 7  # two millimetres


def test_one_agreement_reads_across(rendered: dict[str, Rendered], open_page: Open) -> None:
    """It has a number, a rule above it, and its fields in a row."""
    page = open_page(rendered["lus-begge-centerchef"].html, media="print").page
    rows = page.locator(".agreements tbody tr")
    assert rows.count() == 3
    for number, row in enumerate(rows.all(), start=1):
        head = row.get_by_role("rowheader")
        assert head.inner_text() == str(number)
        for one in (head, *row.locator("td").all()):
            assert one.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"
        tops = {box["y"] for one in row.locator("td").all() if (box := one.bounding_box())}
        assert len(tops) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lus-begge-leder-af-ledere", SENTENCE),
        ("lus-begge-leder-af-ledere", " ".join([SENTENCE] * 6)),
        ("kaede", ""),
        ("sammenligning-alle", ""),
        ("haefte", ""),
    ],
)
def test_no_heading_ends_a_page(
    name: str, text: str, rendered: dict[str, Rendered], open_page: Open, print_page: Print
) -> None:
    page = open_page(rendered[name].html).page
    page.evaluate(WRITE, text)
    page.emulate_media(media="print")
    heads = {" ".join(one.inner_text().split()) for one in page.locator(HEADS).all()}
    columns = {
        " ".join(word for one in row.locator("th").all() for word in one.inner_text().split())
        for row in page.locator("thead tr").all()
    }
    assert len(heads) > 5
    paper = print_page(page)
    assert len(paper.texts) > 2
    listed = {one.inner_text() for one in page.locator(".contents a").all()}
    ends = [above_the_foot(text) for text in paper.texts]
    assert [
        one for one in (heads | columns) - listed if any(end.endswith(one) for end in ends)
    ] == []


def above_the_foot(text: str) -> str:
    """The words of a page, without those of its foot."""
    lines = [line for line in text.splitlines() if "Side " not in line and NOTE not in line]
    return " ".join(" ".join(lines).split())


def test_answers_put_back_by_the_browser_are_printed(
    rendered: dict[str, Rendered], open_page: Open, print_page: Print
) -> None:
    """A browser that remembers a form fills it in without telling the page."""
    page = open_page(rendered["lus-leder-centerchef"].html).page
    page.evaluate("document.querySelector('#leder-lykkedes').value = 'husketsvar'")
    assert "husketsvar" in words(print_page(page).text)


def test_chosen_marks_are_printed(
    rendered: dict[str, Rendered], open_page: Open, print_page: Print
) -> None:
    """A tick is a drawing, not text: the sheet is not the same with it as without."""
    page = open_page(rendered["lus-leder-centerchef"].html, media="print").page
    for field in (page.get_by_role("checkbox").first, page.get_by_role("radio").nth(1)):
        before = field.screenshot()
        field.check()
        assert field.screenshot() != before
    assert len(print_page(page).texts) == 3


def test_without_scripts(
    rendered: dict[str, Rendered], open_page: Open, print_page: Print, framework: Framework
) -> None:
    """Where scripts are off, the fields are there to write in and are printed as they stand."""
    visit = open_page(rendered["lus-begge-leder-af-medarbejdere"].html, scripts=False)
    page = visit.page
    assert page.locator("html.scripted").count() == 0
    boxes = page.locator("textarea")
    assert boxes.count() > 20
    written = [f"svar{number}z" for number in range(boxes.count())]
    for index, answer in enumerate(written):
        assert boxes.nth(index).is_visible()
        boxes.nth(index).fill(answer)
    paper = print_page(page)
    assert_dressed(paper, framework)
    assert set(written) - words(paper.text) == set()
    assert visit.problems == []


def test_the_booklet_has_a_cover_and_no_page_that_is_nearly_empty(
    rendered: dict[str, Rendered], open_page: Open, print_page: Print, framework: Framework
) -> None:
    paper = print_page(open_page(rendered["haefte"].html).page)
    cover, *pages, last = (text.splitlines() for text in paper.texts)
    assert all(any(one.title in line for line in cover) for one in framework.roles)
    assert len(pages) > 4
    for page in pages:
        # The foot is a line too; a page holds some 50.
        assert len([line for line in page if line.strip()]) > 16
    assert len([line for line in last if line.strip()]) > 6


def test_lines_to_write_on_are_eight_millimetres_apart(
    rendered: dict[str, Rendered], open_page: Open
) -> None:
    page = open_page(rendered["lus-leder-leder-af-ledere"].html).page
    page.emulate_media(media="print")
    lines = page.locator(".question .lines i:not(:first-child)")
    heights = lines.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert len(heights) > 8
    assert all(height == pytest.approx(8 / 25.4 * 96, abs=0.5) for height in heights)
