"""What a search found, as it is shown."""

from __future__ import annotations

import json

from ledelsesgrundlag_cli.diagnostics import Span
from ledelsesgrundlag_cli.render.found import Placed, as_json, headline, markdown, terminal
from ledelsesgrundlag_cli.search.find import find
from ledelsesgrundlag_cli.search.texts import Searchable

LONG = f"{'før ' * 60}her er målet {'efter ' * 60}slut"


def placed(*texts: str, words: str = "mål", added: bool = False) -> list[Placed]:
    """Texts as a search for the words finds them, the first on line 1."""
    known = [
        Searchable(one, "kapitel", "Et *kapitel*", "et-id", "a.yaml", ("x",), added)
        for one in texts
    ]
    found = find(known, words)
    return [Placed(hit, Span("a.yaml", n, 3, n, 9)) for n, hit in enumerate(found, start=1)]


def shown(found: list[Placed], *, most: int = 20, colors: bool = False, width: int = 60) -> str:
    return terminal("mål", found, most=most, width=width, colors=colors)


def test_the_headline_says_in_how_many_places() -> None:
    assert headline("mål", 1) == "”mål” står ét sted."
    assert headline("mål\n", 2) == "”mål” står 2 steder."


def test_the_terminal_says_what_a_text_belongs_to_and_where_it_stands() -> None:
    assert shown(placed("Et mål")) == (
        "”mål” står ét sted.\n\nKapitel · Et *kapitel*\n  Et mål\n  a.yaml:1 · et-id\n"
    )
    assert "Kapitel (tilføjet) · Et" in shown(placed("Et mål", added=True))


def test_words_found_are_bold_and_underlined_where_there_are_colours() -> None:
    assert "\x1b[1;4mmål\x1b[0m" in shown(placed("Et mål"), colors=True)
    assert "\x1b" not in shown(placed("Et mål"))


def test_a_long_text_is_cut_around_the_word_between_words() -> None:
    out = " ".join(shown(placed(LONG)).split())
    excerpt = out.partition("*kapitel* ")[2].partition(" a.yaml")[0]
    assert excerpt.startswith("… før før")
    assert "her er målet efter" in excerpt
    assert excerpt.endswith("efter …")
    assert len(excerpt) < 180


def test_one_long_word_is_shown_whole() -> None:
    word = "mål" + "x" * 300
    assert word in "".join(shown(placed(f"{'y ' * 200}{word} {'z ' * 200}")).split())


def test_no_more_than_asked_for_are_shown_and_that_is_said() -> None:
    out = shown(placed("Et mål", "To mål", "Tre mål"), most=2)
    assert "To mål" in out
    assert "Tre mål" not in out
    assert " ".join(out.split()).endswith(
        "Her er de 2, der passer bedst. Skriv --all for at se dem alle."
    )


def test_nothing_in_a_text_can_speak_to_the_terminal() -> None:
    out = shown(placed("Et \x1b[31m mål [bold]x[/bold]"))
    assert "\x1b" not in out
    assert "\\x1b[31m mål [bold]x[/bold]" in out


def test_markdown_is_a_list_with_the_words_in_bold() -> None:
    assert markdown("mål", placed("Et *mål* her")) == (
        "# ”mål” står ét sted.\n\n"
        "- **Kapitel · Et \\*kapitel\\***: Et \\***mål**\\* her (a.yaml:1 · et-id)\n"
    )


def test_json_has_the_whole_text_and_the_places_of_the_words_in_it() -> None:
    data = json.loads(as_json("mål", placed(f"\t{LONG}")))
    assert (data["format"], data["query"]) == ("ledelsesgrundlag-search/1", "mål")
    [hit] = data["hits"]
    [[start, end]] = hit["words"]
    assert hit["text"][start:end] == "målet"
    assert hit["text"].strip() == LONG
    assert {name: hit[name] for name in hit if name not in {"text", "words"}} == {
        "kind": "kapitel",
        "belongs_to": "Et *kapitel*",
        "id": "et-id",
        "address": None,
        "added": False,
        "change": None,
        "file": "a.yaml",
        "line": 1,
        "column": 3,
    }
