"""Every character of a value is found again in the file, however the value is written; and an edit
changes those it says, and no others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.long import examples

from ledelsesgrundlag_cli.diagnostics import Edit
from ledelsesgrundlag_cli.edits.edit import apply
from ledelsesgrundlag_cli.source.characters import Placed, line_starts, place
from ledelsesgrundlag_cli.source.files import SourceFile
from ledelsesgrundlag_cli.source.read import parse

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

BLANK = " \t\n\r\x85\u2028\u2029"
"""What YAML itself may fold, strip or take for indentation; a fixed space is none of it."""
_MEANT = '\0\a\b\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029'
ESCAPED = dict(zip('0abtnvfre "/\\N_LP', _MEANT, strict=True))
CODED = {"x": 2, "u": 4, "U": 8}


class Found(NamedTuple):
    """A scalar in a file: its value, the file's text, and where ``place`` says it is."""

    value: str
    text: str
    placed: Placed | None

    @property
    def offsets(self) -> tuple[int, ...]:
        """The offset of each character of the value, and of its end."""
        assert self.placed is not None, ascii(self.text)
        return self.placed.offsets


def scalars(node: yaml.Node) -> Iterable[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
        return
    for part in node.value:
        for one in part if isinstance(part, tuple) else (part,):
            yield from scalars(one)


def find(whole: str, number: int) -> Found:
    """Read a file and place one of its scalars, counted from 0."""
    root = yaml.compose(whole.encode(), yaml.CSafeLoader)
    assert root is not None
    node = [*scalars(root)][number]
    text = whole.removeprefix("\ufeff")
    return Found(node.value, text, place(node, text, line_starts(text)))


def in_block(written: str) -> Found:
    """Place a scalar that is a field's value in a list. Block scalars bring no comment after."""
    after = "\n    c: slut\n" if written[0] in "|>" else "  # bag efter: 'x'\n    c: slut\n"
    return find(f"# først\na:\n  - b: {written}{after}", 2)


def stands_for(text: str, at: int, style: str) -> str:
    """Return the character that what stands at this place is read as."""
    if style == '"' and text[at] == "\\":
        code = text[at + 1]
        width = CODED.get(code)
        return ESCAPED[code] if width is None else chr(int(text[at + 2 : at + 2 + width], 16))
    return text[at]


def check(found: Found, style: str) -> None:
    """Each character that is no blank stands where it is said to, and all in their order."""
    offsets = found.offsets
    assert len(offsets) == len(found.value) + 1
    assert list(offsets) == sorted(offsets)
    solid = [index for index, char in enumerate(found.value) if char not in BLANK]
    for index in solid:
        read = stands_for(found.text, offsets[index], style)
        assert read == found.value[index], (index, ascii(found.value), ascii(found.text))
    assert len({offsets[index] for index in solid}) == len(solid)


@pytest.mark.parametrize(
    "written",
    [
        "Spørg mindst én, før du svarer",
        "Spørg mindst én,\n      før du\n\n\n      svarer",
        "Spørg\tén:to, a#tre og 100 %",
        "a\xa0b \xa0 c\xa0\n      d",
        "'Det er ''dig'', der spørger'",
        "'''først'' og ''sidst'''",
        "'To  ord,\n\n      tre'",
        "'med \"lige\" tegn og \\n uden mening'",
        '"To ord og \\"tre\\" og \\\\"',
        '"\\x41\\u00e6\\U0001F600 æ 😀"',
        '"en\\nlinje\\tog \\n en \\_til"',
        '"en \\n en"',
        '"en \\u00a0to"',
        '"lang \\\n      linje"',
        '"lang\\\n      linje\\\n      \\ mere"',
        '"lang  \\\n\n      linje"',
        '"foldet\n      linje  \n\n      og   mere"',
        "|\n      en\n      to\n",
        "|\n      en\n        to\n\n       tre\n",
        "|-\n      en  \n      to \n",
        "|+\n      en\n\n\n",
        "|2\n        en\n      to\n",
        "|2-\n       \n        en",
        "|\n\n\n      en\n",
        "|  # sagt i en kommentar\n      # ikke en kommentar\n      en\n",
        ">\n      en\n      to\n",
        ">-\n      en\n      to\n\n      tre\n\n\n      fire",
        ">+\n      en\n        mere inde\n      to\n\n",
        ">2\n         en\n       to\n      tre\n",
        ">-\n      \xa0en\n      \xa0to\xa0\n      tre",
        ">\n      en \n      to  \n\n      \t\n      tre\n",
        "|2\n      \ten\n      \t\tto\n",
        "😀 👍🏽 e\u0301 \u200bA\u030a",
        ">-\n      😀 👍🏽\n      e\u0301 \U0001f1e9\U0001f1f0 slut",
    ],
    ids=lambda written: ascii(written)[:40],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])
def test_each_character_is_found(written: str, ends: str, mark: str) -> None:
    after = "\n    c: slut\n" if written[0] in "|>" else "  # bag efter: 'x'\n    c: slut\n"
    whole = f"{mark}# først\na:\n  - b: {written}{after}".replace("\n", ends)
    check(find(whole, 2), written[0])


@pytest.mark.parametrize("code", [*ESCAPED, "x9f", "u2028", "U0010FFFF"])
def test_every_escape_of_yaml_is_followed(code: str) -> None:
    found = in_block(f'"en \\{code} to\\{code}tre"')
    check(found, '"')
    for word in ("to", "tre"):
        assert found.offsets[found.value.index(word)] == found.text.index(word)
    last = found.value.rindex("t") - 1
    assert found.text.startswith(f"\\{code}", found.offsets[last])


@pytest.mark.parametrize(
    ("whole", "number", "style"),
    [
        ("a: [først, b c, 'd''e', \"\\x66\"]\n", 2, ""),
        ("a: [først, b c, 'd''e', \"\\x66\"]\n", 3, "'"),
        ("a: [først, b c, 'd''e', \"\\x66\"]\n", 4, '"'),
        ("a: {b: en\n  to, c: tre}\n", 2, ""),
        ("a: {b: en\n  to, c: tre}\n", 4, ""),
        ("- en\n- to", 1, ""),
        ("'en': 'to'", 0, "'"),
        ("\ufeffen: to", 0, ""),
        ("\ufeffen: to", 1, ""),
        ("\ufeff'en': \"to\"\n", 1, '"'),
        ("en: |\n to\n", 1, "|"),
        ("en: |\n to", 1, "|"),
        ("en: >-\n to\n# efter\nb: c\n", 1, ">"),
        ("en:\n  to\n  tre\n# efter\n", 1, ""),
        ("en:  # før\n  'to\n\n  tre'  # efter\n", 1, "'"),
    ],
)
def test_a_value_may_stand_anywhere(whole: str, number: int, style: str) -> None:
    found = find(whole, number)
    check(found, style)
    last = re.search(r"\S\s*\Z", found.value)
    assert last is not None
    assert found.offsets[-1] > found.offsets[last.start()]


@pytest.mark.parametrize("written", ["''", '""', "|\n", ">-\n", "|+\n\n"])
def test_an_empty_value_has_only_its_end(written: str) -> None:
    found = in_block(written)
    assert not found.value.strip()
    assert len(found.offsets) == len(found.value) + 1


SOLID = [*"abcÆøå.,;%(){}=+'\"\\#:-", *"”–…", "😀", "\U0001f1e9", "\u0301", "\xa0", "\u200b"]
ESCAPES = [
    *[("\\x41", "A"), ("\\u00e6", "æ"), ("\\U0001F600", "😀"), ("\\_", "\xa0"), ("\\/", "/")],
    *[("\\n", ""), ("\\t", ""), ("\\ ", ""), ("\\\n      ", ""), ("\\\n\n     \t ", "")],
]
GAPS = [" ", "  ", "\t", "\n      ", " \n      ", "\n\n      ", "\n \n\n       "]
DEEPER = ["\n        ", "\n      \t", "  \n        "]


class Drawn(NamedTuple):
    """A file with a text in it: the text's characters that are no blanks, and their places."""

    whole: str
    meant: str
    places: list[int]


@st.composite
def files(draw: st.DrawFn) -> Drawn:
    """Draw a text, written in any style, with the places where its characters are written."""
    header = draw(st.sampled_from(["", "'", '"', "|", "|-", "|+", "|2", ">", ">-", ">+", ">2-"]))
    quote = header if header in {"'", '"'} else ""
    solid = [(char, char) for char in draw(st.sampled_from([SOLID, SOLID[:12]]))]
    if quote == "'":
        solid = [(char.replace("'", "''"), char) for char, _ in solid]
    elif quote:
        solid = [(re.sub(r'(["\\])', r"\\\1", char), char) for char, _ in solid] + ESCAPES
    gaps = [(gap, "") for gap in (GAPS + DEEPER if header[:1] in {"|", ">"} else GAPS)]
    pieces = st.sampled_from(solid) | st.sampled_from(gaps)
    written = draw(st.lists(pieces, min_size=1, max_size=25))
    ends, mark = draw(st.sampled_from(["\n", "\r\n"])), draw(st.sampled_from(["", "\ufeff"]))
    block = draw(st.sampled_from(["\n      ", "\n\n      "])) if header[:1] in {"|", ">"} else ""
    whole, places = f"{mark}a:\n  - b: {header}{block}".replace("\n", ends), []
    for raw, meant in written:
        places += [len(whole)] if meant else []
        whole += raw.replace("\n", ends)
    after = draw(st.sampled_from(["", "\n\n"])) if block else ""
    whole += f"{quote}{after}\n    c: slut\n".replace("\n", ends)
    return Drawn(whole, "".join(meant for _, meant in written), places)


def value_in(drawn: Drawn) -> str:
    """Return the text, if YAML sees in the file what was meant."""
    read = parse(SourceFile("fil.yaml", "fil.yaml", drawn.whole.encode()))
    assume(isinstance(read.data, dict) and isinstance(read.data["a"], list))
    item = read.data["a"][0]
    assume(isinstance(item, dict) and item.get("c") == "slut" and isinstance(item["b"], str))
    value: str = item["b"]
    assume("".join(char for char in value if char not in BLANK) == drawn.meant)
    return value


@pytest.mark.slow
@settings(deadline=None, max_examples=examples(50), suppress_health_check=[HealthCheck.too_slow])
@given(files())
def test_whatever_is_written_is_found_where_it_is_written(drawn: Drawn) -> None:
    """What is drawn is known with its place, so the places need no second reading of YAML."""
    value = value_in(drawn)
    offsets = find(drawn.whole, 2).offsets
    mark = drawn.whole.startswith("\ufeff")
    found = [offsets[index] + mark for index, char in enumerate(value) if char not in BLANK]
    assert found == drawn.places
    assert list(offsets) == sorted(offsets)


NEW = ["", " ", "ord", "”", "–", "a b", "å", ": ", " #", "'", '"', "\\", ",", "- ", "\n", "7"]


@pytest.mark.slow
@settings(deadline=None, max_examples=examples(50), suppress_health_check=[HealthCheck.too_slow])
@given(files(), st.data(), st.sampled_from(NEW))
def test_an_edit_puts_in_what_it_says_or_is_not_made(
    drawn: Drawn, data: st.DataObject, new: str
) -> None:
    """Blanks may be folded otherwise; words are those that are wanted, and no others change."""
    value = value_in(drawn)
    assume(value.strip())
    start = data.draw(st.integers(0, len(value)))
    end = data.draw(st.integers(start, len(value)))
    source = parse(SourceFile("fil.yaml", "fil.yaml", drawn.whole.encode()))
    _, edit = source.inside(("a", 0, "b"), start, end, new)
    if edit is None:
        return
    changed, count = apply(drawn.whole, [edit])
    assert count == 1
    assert changed == drawn.whole[: edit.start] + edit.text + drawn.whole[edit.end :]
    after = parse(SourceFile("fil.yaml", "fil.yaml", changed.encode())).data
    text = after["a"][0].pop("b")
    wanted = value[:start] + new + value[end:]
    assert text.split() == wanted.split()
    if all(part and not any(map(str.isspace, part)) for part in (value[start:end], new)):
        assert text == wanted
    assert after == {"a": [{"c": "slut"}]}


@pytest.mark.parametrize(
    ("written", "start", "end", "new", "wanted"),
    [
        ("Tal - nu", 4, 5, "–", "Tal – nu"),
        ("'Det''s \"nu\"'", 6, 7, "'", "'Det''s ''nu\"'"),
        ('"\\x41 \\"nu\\" \\u00e6"', 2, 3, '"', '"\\x41 \\"nu\\" \\u00e6"'),
        ('"\\x41 \\"nu\\" \\u00e6"', 2, 8, '\\"æ', '"\\x41 \\\\\\"æ"'),
        (">-\n      Et op-\n      tog", 5, 7, "", ">-\n      Et optog"),
        ("|\n      Et op-\n      tog\n", 5, 7, "", "|\n      Et optog\n"),
        ("|-\n      Et \n      tog", 2, 3, "", "|-\n      Et\n      tog"),
    ],
)
def test_an_edit_is_written_as_its_surroundings_are(
    written: str, start: int, end: int, new: str, wanted: str
) -> None:
    around = ("# først\na:\n  - b: ", "\n    c: slut\n")
    whole = written.join(around)
    _, edit = parse(SourceFile("f", "f", whole.encode())).inside(("a", 0, "b"), start, end, new)
    assert edit is not None
    assert apply(whole, [edit]) == (wanted.join(around), 1)


@pytest.mark.parametrize("new", ["\n", "ord\n", "\n\n"])
@pytest.mark.parametrize("after", ["\t", " \t", "\t# bag efter"])
@pytest.mark.parametrize(
    "around", [("- b: ", "\n    c: slut\n"), ("- {b: ", "\n    , c: slut}\n")]
)
def test_an_edit_makes_no_indentation_of_a_tab_after_the_value(
    around: tuple[str, str], after: str, new: str
) -> None:
    """A tab may stand after a value, and not first on a line inside a block."""
    whole = f"a:\n  {around[0]}to ord{after}{around[1]}"
    source = parse(SourceFile("f", "f", whole.encode()))
    assert source.data == {"a": [{"b": "to ord", "c": "slut"}]}
    _, refused = source.inside(("a", 0, "b"), 6, 6, new)
    assert refused is None
    _, made = source.inside(("a", 0, "b"), 6, 6, " tre")
    assert made is not None
    changed, _ = apply(whole, [made])
    assert parse(SourceFile("f", "f", changed.encode())).data == {
        "a": [{"b": "to ord tre", "c": "slut"}]
    }


@given(st.lists(st.tuples(st.text(min_size=1), st.text(), st.text()), max_size=9), st.randoms())
def test_edits_that_do_not_overlap_are_applied_together(
    parts: list[tuple[str, str, str]], chance: Random
) -> None:
    edits, text = [], ""
    for kept, cut, new in parts:
        start = len(text) + len(kept)
        edits.append(Edit(start, start + len(cut), new))
        text += kept + cut
    chance.shuffle(edits)
    assert apply(text, edits) == ("".join(kept + new for kept, _, new in parts), len(parts))


def test_of_edits_that_overlap_the_first_is_applied() -> None:
    edits = [Edit(4, 9, "x"), Edit(2, 5, "y"), Edit(2, 5, "y"), Edit(7, 8, "z")]
    assert apply("0123456789", edits) == ("01y56z89", 2)
    assert apply("0123456789", []) == ("0123456789", 0)
