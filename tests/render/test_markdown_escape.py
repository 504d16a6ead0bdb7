"""``escape_markdown``: a reader of Markdown gives back the text, and nothing but text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.long import examples

from ledelsesgrundlag_cli.render.markdown import escape_markdown
from ledelsesgrundlag_cli.words.harmless import literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

READERS = {
    "commonmark": MarkdownIt("commonmark").enable(["table", "strikethrough"]),
    "default": MarkdownIt("js-default"),
}
"""CommonMark with GitHub's tables and strikethrough, and the rules most editors use."""

PLACES = {
    "paragraph": ("{}\n", "p"),
    "heading": ("## {}\n", "h2"),
    "item": ("- {}\n", "ul li p"),
    "task": ("- [ ] {}\n", "ul li p"),
    "quote": ("> {}\n", "blockquote p"),
    "after a label": ("- Leder: {}\n", "ul li p"),
    "after a break": ("- Forventning\\\n  {}\n", "ul li p"),
    "in strong": ("**{}** › næste\n", "p strong"),
    "in quotation marks": ("> ”{}”\n", "blockquote p"),
    "in brackets": ("- spørgsmål *({})*\n", "ul li p em"),
    "cell": ("| {} | b |\n| --- | --- |\n", "table thead tr th"),
    "body cell": ("| a | b |\n| --- | --- |\n| {} | b |\n", "table tbody tr td"),
}
"""Where the templates put a text, and the elements that are to be around it."""

HOSTILE = (
    "# a", "#", "## ", "a #", "a ##", "# a #", "#hashtag", "C#", "a # b",
    "- a", "-", "--", "---", "- - -", "+ a", "+", "* a", "*", "***", "* * *", "_ _ _", "___",
    "1. a", "1) a", "1.", "1)", "123456789. a", "1234567890. a", "2026. året", "1.a",
    "=", "==", "===", "> a", ">", ">>a",
    "```", "```python", "~~~", "~~a~~", "~a~", "`a`", "``a`b``", "`",
    "*a*", "**a**", "_a_", "__a__", "a_b_c", "a*b*c", "***a***", "*a", "a*",
    "[a](b)", "[a](<b>)", "![a](b)", "[a][b]", "[a]", "[a]: b", "[^1]", "[^1]: a", "[x]", "[ ] a",
    "[]()", "![]()", "[a](javascript:alert(1))", "](", "[", "]", "!", "!a",
    "<b>a</b>", "<br>", "<!-- a -->", "<?a?>", "<![CDATA[a]]>", "<https://a.dk>", "<a@b.dk>", "<",
    "&amp;", "&lt;b&gt;", "&#65;", "&#x41;", "&nbsp;", "&", "&a",
    "\\", "\\\\", "a\\", "\\*a\\*", "\\# a", "\\[a]", "a\\\\", "\\|", "a\\|b", "|\\",
    "| a | b |", "|", "a|b", "||", "--- | ---", ":-: | :-:", "a | b",
    "http://a.dk", "https://a.dk/b_c_d", "www.a.dk", "_www.a.dk", "(www.a.dk)", "a@b.dk",
    "mailto:a@b.dk", "ftp://a.dk", "HTTPS://A.DK",
    ":smile:", ":+1:", "a:b:c", "::", "$a$", "$$a$$", "@navn", "#1", "a::b",
    "{{ a }}", "{% a %}", "{#a}", "{.a}", "%%a%%", "==a==", "^a^", "H~2~O",
    "'a'", '"a"', "(c)", "(tm)", "...", "a -- b", "a --- b", "+-", "a\tb",
    "[bold]a[/bold]", "\x1b[31ma", "\u202ea", "a  ", "  a", "    a", "\u00a0a", "a\u3000",
    "e\u0301", "漢字", "سلام", "👍🏽",
)  # fmt: skip

pieces = st.sampled_from(
    [*HOSTILE, " ", "\n", "\t", "a", "å", ".", ":", "/", "1", "-", "=", "\\", "`", "*", "_", "#"]
)
texts = st.one_of(
    st.lists(pieces, max_size=8).map("".join),
    st.text(st.sampled_from("a1 .)(#*_-+=>`~[]<>!&;|\\/:@$\"'{}%^?\n\u00a0\u200bæ"), max_size=30),
    st.text(st.characters(), max_size=40),
)


def around(tokens: Sequence[Token]) -> list[tuple[str, str]]:
    """List the texts of a document, each with the elements around it."""
    found: list[tuple[str, str]] = []
    open_tags: list[str] = []

    def walk(some: Sequence[Token]) -> None:
        for token in some:
            if token.type == "inline":
                walk(token.children or [])
            elif token.nesting == 1:
                open_tags.append(token.tag)
                found.append((" ".join(open_tags), ""))
            elif token.nesting == -1:
                open_tags.pop()
                found.append((" ".join(open_tags), ""))
            elif token.type in {"text", "text_special"}:
                path, text = found[-1]
                found[-1] = (path, text + token.content)
            else:
                found.append((f"{' '.join(open_tags)} {token.type}", token.content))
                found.append((" ".join(open_tags), ""))

    found.append(("", ""))
    walk(tokens)
    assert open_tags == []
    return found


def read(reader: str, place: str, text: str) -> list[tuple[str, str]]:
    source = PLACES[place][0].replace("{}", text)
    return around(READERS[reader].parse(source))


def check(reader: str, place: str, text: str) -> None:
    """Compare with what is read where a plain word stands instead."""
    shown = literal(text)
    if not shown:
        return
    plain = read(reader, place, "PLADS")
    assert (PLACES[place][1], "PLADS") in [
        (path, "PLADS") for path, content in plain if "PLADS" in content
    ]
    expected = [(path, content.replace("PLADS", shown)) for path, content in plain]
    assert read(reader, place, escape_markdown(shown)) == expected


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("reader", READERS)
def test_hostile_texts_are_read_as_they_were_written(reader: str, place: str) -> None:
    for text in HOSTILE:
        check(reader, place, text)


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=examples(50))
@given(text=texts)
def test_any_text_is_read_as_it_was_written(place: str, text: str) -> None:
    for reader in READERS:
        check(reader, place, text)


def test_the_readers_would_notice() -> None:
    """Without the escaping hardly any of these places gives the text back."""
    noticed = 0
    for place in PLACES:
        plain = read("commonmark", place, "PLADS")
        for text in HOSTILE:
            shown = literal(text)
            expected = [(path, content.replace("PLADS", shown)) for path, content in plain]
            noticed += read("commonmark", place, shown) != expected
    assert noticed > 300


@pytest.mark.parametrize(
    "text",
    [
        "Sætter tydelig retning, leder og kommunikerer – også på tværs (fx MUS).",
        "Hvad vil du gerne lære, og hvem kan du dele det med?",
        'Vi når 5 % mere: både i 2026/27 og året efter; "hele" vejen!',
        "Lederens navn med æøå",
        "Kl. 10.30 den 3. maj 2027",
        "Tid: kl. 10",
        "C# og F#",
        "”Citat” – en leder",
    ],
)
def test_ordinary_text_stays_readable_in_the_file_itself(text: str) -> None:
    assert escape_markdown(text) == text


@settings(max_examples=examples(50))
@given(text=texts)
def test_escaping_adds_backslashes_and_nothing_else(text: str) -> None:
    shown = literal(text)
    escaped = escape_markdown(shown)
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escaped) == shown


@pytest.mark.parametrize(
    "text",
    [
        "https://kommunen.dk", "http://a.dk", "HTTPS://A.DK", "ftp://a.dk", "se https://a.dk/b.",
        "www.kommunen.dk", "WWW.a.dk", "(www.a.dk)", "_www.a.dk", "*www.a.dk", "se www.a.dk",
        "æ www.a.dk",
    ],
)  # fmt: skip
def test_github_makes_no_link_of_an_address(text: str) -> None:
    """GitHub's own autolinks, which the readers here do not have: www. and a scheme."""
    links = re.compile(r"(?:^|[\s*_~(])www\.|[a-z]+://", re.IGNORECASE)
    assert links.search(text)
    assert not links.search(escape_markdown(text))
