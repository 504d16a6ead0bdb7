"""Signs that look like those of YAML and are not: told at their own line, with what to write."""

from __future__ import annotations

import pytest

from ledelsesgrundlag_cli.source.files import SourceFile
from ledelsesgrundlag_cli.source.read import parse

FORA = """origin: editorial
fora:
  - id: alene
    name: På egen hånd
    aliases: [x]
words:
  - AMR
  - KPI
  - LUS
last: ja
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("    name", "\u00a0\u00a0\u00a0\u00a0name", 4, "faste eller særlige mellemrum"),
        ("    name", "  \u00a0 name", 4, "faste eller særlige mellemrum"),
        ("    name", "\u2003\u2003name", 4, "faste eller særlige mellemrum"),
        ("    name", "\u200b    name", 4, "usynlige tegn"),
        ("name: På", "name:\u00a0På", 4, "fast mellemrum"),
        ("name: På", "name:På", 4, "mangler et mellemrum"),
        ("aliases: [x]", "aliases:[x]", 5, "mangler et mellemrum"),
        ("name: På", "name： På", 4, "bredt kolon"),
        ("name: På", "name：På", 4, "bredt kolon"),
        ("name: På", "name; På", 4, "tegnet ;"),
        ("name: På", "name = På", 4, "tegnet ="),
        ("- id", "• id", 3, "tegnet •"),
        ("- id", "– id", 3, "tegnet –"),
        ("- id", "— id", 3, "tegnet —"),
        ("- id", "-id", 3, "efter stregen"),
        ("  - KPI", "  • KPI", 8, "tegnet •"),
        ("  - KPI", "  – KPI", 8, "tegnet –"),
        ("[x]\nwords", "[x\nwords", 5, "bliver ikke lukket"),
        ("På egen hånd", '"Se H:\\samtaler"', 4, "omvendt skråstreg"),
        ("På egen hånd", "[indsæt] navn", 4, "tegnet ["),
        ("På egen hånd", "{navn} skriver", 4, "tegnet {"),
    ],
)
def test_pasted_signs_are_told_at_their_line(old: str, new: str, line: int, said: str) -> None:
    assert old in FORA
    source = parse(SourceFile("x.yaml", "x.yaml", FORA.replace(old, new, 1).encode()))
    [found] = source.diagnostics
    assert (found.code, found.span.line) == ("LG011", line)
    assert said in found.message
    assert found.remedy


def test_what_is_right_is_read() -> None:
    assert parse(SourceFile("x.yaml", "x.yaml", FORA.encode())).diagnostics == ()
