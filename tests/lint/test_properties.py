"""Whatever a file holds: nothing raises, places are in the file, and mending mends.

What is promised stands in ``tests/fuzz/promises.py``; here it is tried with random content for a
few seconds, and by ``benchmarks/long.py`` for minutes. ``tests/fuzz/README.md`` tells how to look
for longer.
"""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.long import examples

if TYPE_CHECKING:
    from types import ModuleType

pytestmark = pytest.mark.slow

FUZZ = Path(__file__).resolve().parents[1] / "fuzz"


def _load(name: str) -> ModuleType:
    """Import a file of ``tests/fuzz``, which is no package."""
    spec = importlib.util.spec_from_file_location(f"fuzz_{name}", FUZZ / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


promises = _load("promises")
SEEDS: list[tuple[str, bytes]] = list(promises.seeds())
NAMES: tuple[str, ...] = promises.NAMES

tried = settings(
    max_examples=examples(40),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A small framework in which one file at a time is something else."""
    return promises.Playground(tmp_path_factory.mktemp("ground"))


signs = st.sampled_from(
    [
        " ", "  ", "\n", "\n\n", "\t", "\r", "\r\n", "\x85", "\u2028", "\u2029", "\u00a0",
        "\u202f", "\u00ad", "\u200b", "\u200d", "\ufeff", "\u202e", "\u2066", "\u0301",
        "a\u030a", "\u212b", "Ã¦", "Â ", "\ufffd", "\u0430", "a\u0430", "ο", '"', "'", "''", "”",
        "“", "- ", " - ", "a- b", "–", "...", ".", ".)", "!", "? ", ": ", ":", " #", "#",
        "# lg: ignore[LG406] x", "&a", "*a", "!x", "|", ">", "%", "@", "`", "{", "}", "[", "]",
        ",", "\\", "\\n", "\\\n", "\\u00a0", "\\ ", "---", "...\n", "<<", "<<<<<<< ",
        "at hjælper ", "leder team ", "fx ", "f.eks. ", "Er du? ", "Hvad ", "yes", "no", "null",
        "true", "0x1f", "1e999", ".inf", "2026-02-31", "a", "æ", "Ø", "👩\u200d👩", "漢字", "سلام",
        "\x00", "\x1b[31m", "\x9b", "\ufffe", "\ud800", "%25::error::", "]]>", "<a>&amp;",
        "[x](y)", "{{ 6*7 }}", "ord ", "spørger ", "Skaber ", "ledelse ",
    ]
)  # fmt: skip
pieces = st.lists(signs | st.text(max_size=4), max_size=12).map("".join)
texts = pieces.map(lambda text: text.encode("utf-8", "replace").decode())
"""Texts as a file can hold them: halves of characters are question marks."""

junk = st.one_of(
    st.binary(max_size=60),
    pieces.map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.builds(
        lambda text, codec: text.encode(codec),
        texts,
        st.sampled_from(["utf-16", "utf-16-be", "utf-32", "utf-8-sig"]),
    ),
)


@tried
@given(name=st.sampled_from(NAMES), content=junk)
@example(name="roles/teamleder.yaml", content=b"- *\xff")
@example(name="../lg.toml", content=b"a = " + b"[" * 5000)
@example(name="../lg.toml", content=b"a = " + b"9" * 5000)
@example(name="pejlemaerker.yaml", content=b"a: \x0c b # lg: ignore[LG406] x\n")
def test_any_bytes_can_be_a_file(name: str, content: bytes, ground: Any) -> None:
    ground.check(name, content)


@st.composite
def changed_files(draw: st.DrawFn) -> tuple[str, bytes]:
    """A real file with some of it taken out, doubled, or replaced by something else."""
    name, content = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 4))):
        size = len(content)
        start = draw(st.integers(0, size))
        end = min(size, start + draw(st.sampled_from([0, 0, 1, 2, 8, 60])))
        new = draw(st.one_of(signs.map(lambda text: text.encode("utf-8", "surrogatepass")), junk))
        twice = draw(st.booleans())
        content = content[:start] + new + content[start if twice else end :]
    return name, content


@tried
@given(changed=changed_files())
def test_any_change_of_a_real_file_is_read(changed: tuple[str, bytes], ground: Any) -> None:
    ground.check(*changed)


@pytest.mark.parametrize("way", promises.WAYS)
@tried
@given(text=texts)
@example(text="Giver ro (også når det brænder på.)")
@example(text="S\n    ål  og")
@example(text="a\u00a0\nb")
@example(text="\u00ad")
@example(text="a \\  b")
@example(text="a\\\nb  c")
@example(text="x - y - z")
@example(text="ord .")
def test_any_text_can_be_an_expectation(way: str, text: str, ground: Any) -> None:
    ground.check_text(way, text)


FIELDS = sorted(
    {
        field
        for _, content in SEEDS
        for field in re.findall(r"\b([a-z_]+):", content.decode("utf-8", "replace"))
    }
)
values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    texts,
    st.sampled_from(
        ["document", "editorial", "leder", "faelles", "ro", "teamleder", "draft", "da"]
    ),
    st.sampled_from(["question", "text", "adopted", "0.1.0", "alene", "today", "t-spoerger", "1"]),
)
fields = st.sampled_from(FIELDS) | texts
data = st.recursive(
    values,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(fields, inner, max_size=6),
    max_leaves=20,
)


@tried
@given(
    name=st.sampled_from(NAMES),
    given_data=st.dictionaries(fields, data, max_size=8) | data,
    block=st.booleans(),
    width=st.integers(1, 90),
)
def test_any_data_can_be_a_file(
    name: str, given_data: Any, block: bool, width: int, ground: Any
) -> None:
    written = yaml.dump(
        given_data, default_flow_style=not block, width=width, allow_unicode=width % 2 == 0
    )
    ground.check(name, written.encode())
    if width < 10:
        ground.check(name, json.dumps(given_data, ensure_ascii=False).encode())


@st.composite
def real_with_other_values(draw: st.DrawFn) -> tuple[str, bytes]:
    """A real file's data with something else in one place."""
    name, content = draw(st.sampled_from([one for one in SEEDS if one[0].endswith(".yaml")]))
    try:
        whole = yaml.load(content, Loader=yaml.CBaseLoader)  # noqa: S506 - nothing but text
    except yaml.YAMLError:
        return name, content
    node, steps = whole, draw(st.integers(1, 6))
    while isinstance(node, dict | list) and node:
        keys = list(node) if isinstance(node, dict) else range(len(node))
        key: Any = draw(st.sampled_from(keys))
        steps -= 1
        if steps == 0 or not isinstance(node[key], dict | list):
            node[key] = draw(data)
            break
        node = node[key]
    return name, yaml.dump(whole, allow_unicode=True).encode()


@tried
@given(changed=real_with_other_values())
def test_any_value_in_a_real_file_is_read(changed: tuple[str, bytes], ground: Any) -> None:
    ground.check(*changed)


def test_the_real_files_are_looked_at() -> None:
    assert len(SEEDS) > 100
    assert {name for name, _ in SEEDS} == set(NAMES)
    assert len(FIELDS) > 40
