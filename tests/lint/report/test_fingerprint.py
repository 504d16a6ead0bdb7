"""Fingerprints survive what does not matter, and are never shared."""

from __future__ import annotations

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity, Span
from ledelsesgrundlag_cli.lint.finding import Report
from ledelsesgrundlag_cli.lint.fingerprint import fingerprint, fingerprints


def found(line: int, *, code: str = "LG401", file: str = "a.yaml") -> Diagnostic:
    return Diagnostic(code, Severity.WARNING, "Besked.", Span(file, line, 1, line, 2), "Ret.")


def names(text: str, *findings: Diagnostic) -> tuple[str, ...]:
    return fingerprints(Report(findings, 1, 1, {"a.yaml": text}))


def test_it_is_the_same_from_run_to_run_and_from_version_to_version() -> None:
    assert names("id: a\n", found(1)) == ("f6507bd6dbd5fbcf4fc8accfc32b6273",)


def test_it_follows_the_line_when_it_moves_and_when_its_indent_changes() -> None:
    assert names("id: a\n", found(1)) == names("# ny\n\n  id: a  \n", found(3))


def test_it_changes_with_the_line_the_code_and_the_file() -> None:
    first = found(1)
    given = [
        names("id: a\n", first),
        names("id: b\n", first),
        names("id: a\n", found(1, code="LG402")),
        names("id: a\n", found(1, file="b.yaml")),
    ]
    assert len(set(given)) == 4


def test_equal_lines_are_told_apart_by_their_order() -> None:
    first, second, third = names("x: y\nid: a\nx: y\n", found(1), found(1), found(3))
    assert len({first, second, third}) == 3
    assert (first, second) == names("x: y\nx: y\n", found(1), found(2))


def test_parts_are_not_mixed_up() -> None:
    one = found(1, code="LG", file="1a")
    other = found(1, code="LG1", file="a")
    assert fingerprint(one, "x") != fingerprint(other, "x")
    assert fingerprint(one, "x") != fingerprint(one, "x", 2)


def test_a_file_whose_text_is_not_known_and_a_name_that_is_no_text() -> None:
    given = fingerprints(Report((found(1), found(7), found(1, file="\udcff")), 1, 1, {}))
    assert len(set(given)) == 3
    assert all(len(name) == 32 for name in given)
