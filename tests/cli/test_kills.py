"""A stop at any step: nothing is torn, nothing lost, and the next run of a command ends right."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING, Any

import pytest
from tests.cli.stops import (
    COMMANDS,
    EXPORT,
    LISTS,
    as_it_is,
    edit,
    expect_next_form,
    files_in,
    put_back,
    renew,
    spoil,
)
from tests.long import LONG, some

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Lg

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="what is left is removed under a lock"),
]

STEPS = ("open", "fsync", "replace", "rename", "unlink", "mkdir", "rmdir")
"""What the writer asks of the system; to die before one of them is to die after another."""
ALL, FEWER = 4, 53
"""Each of the first steps is tried, and one of so many after them; with ``LG_LONG=1`` each one."""


class Died(BaseException):
    """The program is no more: whatever it still asks of the system is not done."""


@pytest.fixture
def workplace(framework_copy: Path) -> Path:
    """The folder beside a framework."""
    return framework_copy.parent


def dies_at(number: int, monkeypatch: pytest.MonkeyPatch, command: Callable[[], Any]) -> bool:
    """Run a command that dies before a step it takes; tell whether it got so far."""
    taken = 0

    def dying(real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any, **kwargs: Any) -> Any:
            nonlocal taken
            writes = real is not os_open or bool(args[1] & (os.O_CREAT | os.O_WRONLY))
            taken += writes
            if writes and taken >= number:
                raise Died
            return real(*args, **kwargs)

        return step

    os_open = os.open
    with monkeypatch.context() as patch:
        for name in STEPS:
            patch.setattr(os, name, dying(getattr(os, name)))
        try:
            command()
        except Died:
            return True
    return False


@pytest.mark.parametrize("name", some(COMMANDS, 2))
def test_it_dies_at_each_step_and_the_next_run_ends_right(
    name: str, lg: Lg, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare, words = COMMANDS[name]
    if name == "migrate":
        expect_next_form(monkeypatch.setattr)
    prepare(workplace)
    before = files_in(workplace)
    assert lg(*words)[0] == 0
    wanted = files_in(workplace)
    assert wanted != before

    number, deaths = 1, 0
    put_back(workplace, before)
    while dies_at(number, monkeypatch, lambda: lg(*words)):
        deaths += 1
        for file, raw in files_in(workplace).items():
            if file in before or file in wanted:
                assert raw in {before.get(file), wanted.get(file)} or file in LISTS, file
        code, _, err = lg(*words)
        whole = files_in(workplace)
        if name == "new" and code == 1:  # the text was there: said, and not added again
            assert "er der i forvejen" in err
        else:
            assert code == 0, (number, err)
        assert whole == wanted, number
        put_back(workplace, before)
        number += 1 if LONG or number < ALL else FEWER
    sys.stdout.write(f"{name} died at {deaths} steps\n")  # which pytest -rP shows
    assert deaths > 3


@pytest.mark.parametrize("older", [False, True], ids=["first", "over an older"])
def test_an_export_that_was_stopped_is_known_when_the_framework_has_changed(
    older: bool, lg: Lg, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies there is as lg made it, of one framework or the other, so it may be replaced."""
    if older:
        assert lg(*EXPORT)[0] == 0
        renew(workplace)
    before = files_in(workplace)
    number, half = 1, 0
    while dies_at(number, monkeypatch, lambda: lg(*EXPORT)):
        half += {"ud/plakat.md", "ud/index.html"} & files_in(workplace).keys() == {"ud/plakat.md"}
        edit(workplace)
        code, _, err = lg(*EXPORT)
        assert code == 0, (number, err)
        assert lg(*EXPORT, "--check")[0] == 0
        assert not [name for name in files_in(workplace) if name.startswith("ud/.")]
        put_back(workplace, before)
        number += 1 if LONG else 7
    assert number > 10
    assert half or older


def test_what_somebody_wrote_in_a_stopped_export_is_not_replaced(
    lg: Lg, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    poster = workplace / "ud" / "plakat.md"
    number = 1
    while not poster.exists():
        assert dies_at(number, monkeypatch, lambda: lg(*EXPORT))
        number += 1
    poster.write_text("mine ord", encoding="utf-8")
    renew(workplace)
    code, _, err = lg(*EXPORT)
    assert code == 1
    assert "plakat.md" in err
    assert poster.read_text(encoding="utf-8") == "mine ord"


MORE = {
    "role": (as_it_is, ("role", "centerchef", "-o", "kort.html")),
    "sheet": (as_it_is, ("lus", "centerchef", "--name", "Leder A", "-o", "ark.pdf")),
    "lint": (spoil, ("lint", "--format", "sarif", "-o", "fund.sarif")),
    "baseline": (spoil, ("lint", "--baseline", "kendt.json", "--write-baseline")),
    "schema": (as_it_is, ("schema", "-o", "former")),
    "templates": (as_it_is, ("templates", "copy", "design.yaml")),
}
"""The other commands that write."""


@pytest.mark.parametrize("name", some([*COMMANDS, *MORE], 2))
def test_a_full_disk_is_told_and_nothing_is_torn(
    name: str, lg: Lg, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare, words = {**COMMANDS, **MORE}[name]
    if name == "migrate":
        expect_next_form(monkeypatch.setattr)
    prepare(workplace)
    before = files_in(workplace)
    lg(*words)
    wanted = files_in(workplace)
    assert wanted != before
    sync, room = os.fsync, 0

    def full(handle: int) -> None:
        nonlocal room
        room -= 1
        if room < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(handle)

    monkeypatch.setattr(os, "fsync", full)
    for had in range(99) if LONG else range(0, 99, 24):
        put_back(workplace, before)
        room = had
        code, _, err = lg(*words)
        left = files_in(workplace)
        if room >= 0:
            break
        assert code == 1
        assert "Disken er fuld" in err, (had, err)
        for file, raw in left.items():
            on_the_way = file in LISTS or "/.lg-undervejs-" in file
            assert on_the_way or raw in {before.get(file), wanted.get(file)}, (had, file)
        assert left == before or name in {"export", "list", "templates", "schema"}, had
        room = 999
        lg(*words)
        assert files_in(workplace) == wanted, had
    assert 0 < had < 90
    assert left == wanted
