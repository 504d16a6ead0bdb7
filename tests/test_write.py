"""Writing: whole or not at all, over nobody's notes, and private where a name stands."""

from __future__ import annotations

import errno
import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from ledelsesgrundlag_cli.write import FileDiffersError, inside_git, write_file

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes and pipes are POSIX's")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize(
    "content", [b"", b"x", b"linje\nlinje\n", b"\r\n\x00\xff", b"x" * 300_000]
)
@pytest.mark.parametrize("overwrite", [False, True])
def test_a_new_file_holds_exactly_what_was_written(
    content: bytes, overwrite: bool, tmp_path: Path
) -> None:
    write_file(tmp_path / "fil", content, overwrite=overwrite)
    assert (tmp_path / "fil").read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["fil"]


@pytest.mark.parametrize(
    "name",
    [
        "æøå.html",
        "a b.html",
        ".skjult",
        "x" * 251 + ".txt",
        "å" * 120 + ".html",
        "linje\nnæste",
        "-o",
    ],
    ids=lambda name: ascii(name)[:20],
)
def test_a_file_may_have_any_name(name: str, tmp_path: Path) -> None:
    write_file(tmp_path / name, b"x")
    assert (tmp_path / name).read_bytes() == b"x"


def test_the_same_content_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "fil"
    write_file(file, b"svar\n")
    os.utime(file, ns=(1, 1))
    number = file.stat().st_ino
    write_file(file, b"svar\n")
    write_file(file, b"svar\n", overwrite=True)
    assert file.stat().st_mtime_ns == 1
    assert file.stat().st_ino == number


@pytest.mark.parametrize("there", [b"", b"sva", b"svar\n\n", b"svar\nog mere", b"SVAR\n"])
def test_other_content_is_left_alone_unless_told(there: bytes, tmp_path: Path) -> None:
    file = tmp_path / "fil"
    file.write_bytes(there)
    with pytest.raises(FileDiffersError):
        write_file(file, b"svar\n")
    assert file.read_bytes() == there
    write_file(file, b"svar\n", overwrite=True)
    assert file.read_bytes() == b"svar\n"
    assert [path.name for path in tmp_path.iterdir()] == ["fil"]


@POSIX
def test_a_private_file_is_never_readable_for_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even in the moment before it gets its name."""
    seen: list[int] = []
    sync = os.fsync

    def look(handle: int) -> None:
        seen.append(stat.S_IMODE(os.fstat(handle).st_mode))
        sync(handle)

    monkeypatch.setattr(os, "fsync", look)
    umask = os.umask(0)
    try:
        write_file(tmp_path / "privat", b"x", private=True)
        write_file(tmp_path / "åben", b"x")
    finally:
        os.umask(umask)
    assert seen == [0o600, 0o666]
    assert mode(tmp_path / "privat") == 0o600
    assert mode(tmp_path / "åben") == 0o666


@POSIX
@pytest.mark.parametrize("there", [b"svar", b"andet"])
def test_a_file_that_is_there_becomes_private(there: bytes, tmp_path: Path) -> None:
    file = tmp_path / "fil"
    file.write_bytes(there)
    file.chmod(0o644)
    write_file(file, b"svar", private=True, overwrite=True)
    assert mode(file) == 0o600


@POSIX
def test_an_ordinary_file_gets_the_rights_of_any_new_file(tmp_path: Path) -> None:
    umask = os.umask(0o027)
    try:
        write_file(tmp_path / "fil", b"x")
    finally:
        os.umask(umask)
    assert mode(tmp_path / "fil") == 0o640


@POSIX
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "mappe").mkdir()
    target = tmp_path / "mappe" / "fil"
    target.write_bytes(b"gammelt")
    (tmp_path / "genvej").symlink_to("mappe/fil")
    with pytest.raises(FileDiffersError):
        write_file(tmp_path / "genvej", b"nyt")
    write_file(tmp_path / "genvej", b"nyt", overwrite=True)
    assert (tmp_path / "genvej").is_symlink()
    assert not target.is_symlink()
    assert target.read_bytes() == b"nyt"
    assert [path.name for path in target.parent.iterdir()] == ["fil"]


@POSIX
def test_a_link_to_a_file_that_is_not_there_yet(tmp_path: Path) -> None:
    (tmp_path / "genvej").symlink_to("fil")
    write_file(tmp_path / "genvej", b"nyt")
    assert (tmp_path / "genvej").is_symlink()
    assert (tmp_path / "fil").read_bytes() == b"nyt"


@POSIX
@pytest.mark.parametrize("overwrite", [False, True])
def test_links_in_a_ring_are_an_ordinary_error(overwrite: bool, tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(OSError, match=r"\w") as caught:
        write_file(tmp_path / "a", b"x", overwrite=overwrite)
    assert caught.value.errno == errno.ELOOP
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_folder_is_no_file(overwrite: bool, tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        write_file(tmp_path, b"x", overwrite=overwrite)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_missing_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_file(tmp_path / "mangler" / "fil", b"x")
    (tmp_path / "fil").write_bytes(b"x")
    with pytest.raises(NotADirectoryError):
        write_file(tmp_path / "fil" / "fil", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["fil"]


@POSIX
@pytest.mark.parametrize("overwrite", [False, True])
def test_a_pipe_is_neither_read_nor_replaced(overwrite: bool, tmp_path: Path) -> None:
    """Reading one waits for a writer that never comes."""
    pipe = tmp_path / "rør"
    os.mkfifo(pipe)
    caught: list[type[BaseException]] = []

    def write() -> None:
        try:
            write_file(pipe, b"x", overwrite=overwrite)
        except (OSError, FileDiffersError) as error:
            caught.append(type(error))

    thread = threading.Thread(target=write, daemon=True)
    thread.start()
    thread.join(timeout=2)
    waiting = thread.is_alive()
    if waiting:  # let it go, so that the test run can end
        os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
        thread.join(timeout=2)
    assert not waiting
    assert caught == [OSError]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@POSIX
@pytest.mark.parametrize("overwrite", [False, True])
def test_a_device_is_never_replaced(overwrite: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root could rename a file over /dev/null."""
    renamed: list[object] = []
    monkeypatch.setattr(os, "replace", lambda *paths: renamed.append(paths))
    monkeypatch.setattr(Path, "replace", lambda *paths: renamed.append(paths))
    with pytest.raises(OSError, match=r"\w"):
        write_file(Path("/dev/null"), b"x", overwrite=overwrite)
    assert renamed == []


@pytest.mark.parametrize("there", [None, b"gammelt"])
@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "fuld"), KeyboardInterrupt()], ids=["disk", "interrupt"]
)
def test_what_fails_on_the_way_leaves_all_as_it_was(
    there: bytes | None,
    step: str,
    error: BaseException,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "fil"
    if there is not None:
        file.write_bytes(there)

    def fail(*_: object) -> None:
        raise error

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(os, "replace", fail)
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(type(error)):
        write_file(file, b"nyt", overwrite=True)
    monkeypatch.undo()
    assert [path.name for path in tmp_path.iterdir()] == ([] if there is None else ["fil"])
    if there is not None:
        assert file.read_bytes() == there


def test_the_file_is_whole_the_moment_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "fil"
    file.write_bytes(b"gammelt")
    seen: list[bytes] = []
    sync = os.fsync

    def look(handle: int) -> None:
        seen.append(file.read_bytes())
        sync(handle)

    monkeypatch.setattr(os, "fsync", look)
    write_file(file, b"nyt" * 100_000, overwrite=True)
    assert seen == [b"gammelt"]
    assert file.read_bytes() == b"nyt" * 100_000


def test_a_folder_under_git_is_known_by_its_git(tmp_path: Path) -> None:
    repository = tmp_path / "kode"
    (repository / "a" / "b").mkdir(parents=True)
    assert not inside_git(repository / "a" / "fil")
    (repository / ".git").mkdir()
    for place in ("fil", "a/fil", "a/b/fil", "a/../fil"):
        assert inside_git(repository / place)
    for place in ("fil", "kode/../fil", "kode.html"):
        assert not inside_git(tmp_path / place)


def test_a_worktree_and_a_submodule_are_under_git_too(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: ../kode/.git/worktrees/a\n", encoding="utf-8")
    assert inside_git(tmp_path / "fil")


def test_a_relative_path_is_seen_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kode" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "kode")
    assert inside_git(Path("fil"))
    assert not inside_git(Path("../fil"))


@POSIX
def test_a_link_into_a_folder_under_git_leads_there(tmp_path: Path) -> None:
    (tmp_path / "kode" / ".git").mkdir(parents=True)
    (tmp_path / "genvej").symlink_to("kode")
    (tmp_path / "fil").symlink_to("kode/fil")
    assert inside_git(tmp_path / "genvej" / "fil")
    assert inside_git(tmp_path / "fil")
    (tmp_path / "kode" / "ud").symlink_to("..")
    assert not inside_git(tmp_path / "kode" / "ud" / "andet")
