"""Writing: whole or not at all, over nobody's notes, and private where a name stands."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from ledelsesgrundlag_cli.write.changes import (
    JOURNAL,
    Change,
    ChangedMeanwhileError,
    HalfChangedError,
    change_files,
    finish_changes,
)
from ledelsesgrundlag_cli.write.file import FileDiffersError, inside_git, write_file
from ledelsesgrundlag_cli.write.folder import FolderNotEmptyError, write_folder
from ledelsesgrundlag_cli.write.turns import BusyError, taking_turns

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
def test_a_folder_of_private_files_is_private(tmp_path: Path) -> None:
    write_file(
        tmp_path / "ark" / "enhed" / "LUS Leder A.pdf", b"x", private=True, make_folder=True
    )
    write_file(tmp_path / "ud" / "plakat.pdf", b"x", make_folder=True)
    assert [mode(tmp_path / one) for one in ("ark", "ark/enhed")] == [0o700, 0o700]
    assert mode(tmp_path / "ud") != 0o700


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_a_drive_that_cannot_be_told_to_wait_is_written_on(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    write_file(tmp_path / "fil", b"x")
    change_files(tmp_path, {"fil": Change(b"x", b"ny")})
    assert contents(tmp_path) == {"fil": b"ny"}


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
    thread.join(timeout=20)
    waiting = thread.is_alive()
    if waiting:  # let it go, so that the test run can end
        os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
        thread.join(timeout=20)
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


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_files_are_changed_together(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).write_bytes(b"gammel")
    change_files(tmp_path, {name: Change(b"gammel", name.encode()) for name in "ab"})
    assert contents(tmp_path) == {"a": b"a", "b": b"b", "c": b"gammel"}


@POSIX
def test_files_changed_together_keep_their_rights_and_links(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"gammel")
    (tmp_path / "a").chmod(0o640)
    (tmp_path / "link").symlink_to("a")
    change_files(tmp_path, {"link": Change(b"gammel", b"ny")})
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a").read_bytes() == b"ny"
    assert mode(tmp_path / "a") == 0o640


def test_new_files_may_be_among_them(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"gammel")
    change_files(tmp_path, {"mappe/b": Change(None, b"ny"), "a": Change(b"gammel", b"ny")})
    assert contents(tmp_path) == {"a": b"ny", "mappe/b": b"ny"}


def test_a_place_that_is_a_folder_leaves_all_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"gammel")
    (tmp_path / "b").mkdir()
    new = Change(None, b"ny")
    with pytest.raises(IsADirectoryError):
        change_files(tmp_path, {"ny": new, "a": Change(b"gammel", b"ny"), "b": new})
    assert contents(tmp_path) == {"a": b"gammel"}


@pytest.mark.parametrize("error", [OSError(errno.EACCES, "nej"), KeyboardInterrupt()])
@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_a_rename_that_fails_puts_the_others_back(
    fails_at: int, error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        (tmp_path / name).write_bytes(name.encode() * 3)
    before = contents(tmp_path)
    replace, count = Path.replace, 0

    def failing(self: Path, target: Path) -> Path:
        nonlocal count
        count += 1
        if count == fails_at:
            raise error
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(type(error)):
        change_files(tmp_path, {name: Change(name.encode() * 3, b"ny") for name in "abc"})
    assert count >= fails_at
    assert contents(tmp_path) == before


def test_what_somebody_saved_meanwhile_is_not_lost(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"som den blev l\xc3\xa6st")
    (tmp_path / "b").write_bytes(b"gemt imens")
    changes = {
        "a": Change((tmp_path / "a").read_bytes(), b"ny"),
        "b": Change(b"som den blev l\xc3\xa6st", b"ny"),
        "c": Change(None, b"ny"),
    }
    before = contents(tmp_path)
    with pytest.raises(ChangedMeanwhileError) as told:
        change_files(tmp_path, changes)
    assert told.value.name == "b"
    assert contents(tmp_path) == before


@pytest.mark.parametrize("there", [None, b"gemt imens"])
def test_a_save_between_writing_and_renaming_is_not_lost(
    there: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"gammel")
    (tmp_path / "b").write_bytes(b"gammel")
    synced = os.fsync

    def saved_by_an_editor(handle: int) -> None:
        synced(handle)
        (tmp_path / "b").unlink(missing_ok=True)
        if there is not None:
            (tmp_path / "b").write_bytes(there)

    monkeypatch.setattr(os, "fsync", saved_by_an_editor)
    with pytest.raises(ChangedMeanwhileError):
        change_files(tmp_path, {name: Change(b"gammel", b"ny") for name in "ab"})
    wanted = {"a": b"gammel"} if there is None else {"a": b"gammel", "b": there}
    assert contents(tmp_path) == wanted


def test_a_way_back_that_is_closed_too_is_told_with_the_files_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abcd":
        (tmp_path / name).write_bytes(b"gammel")
    replace, count = Path.replace, 0

    def failing(self: Path, target: Path) -> Path:
        nonlocal count
        count += 1
        if count >= 4:  # the journal goes first
            raise OSError(errno.EIO, "i/o")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(HalfChangedError) as told:
        change_files(tmp_path, {name: Change(b"gammel", b"ny") for name in "abcd"})
    held = contents(tmp_path)
    assert told.value.changed == ("a", "b")
    assert {name for name, held_now in held.items() if held_now == b"ny"} == {"a", "b"}


@POSIX
@pytest.mark.parametrize("what", ["file", "folder", "dangling"])
def test_nothing_is_written_through_a_link_out_of_the_folder(what: str, tmp_path: Path) -> None:
    inside, outside = tmp_path / "framework", tmp_path / "andet"
    inside.mkdir()
    outside.mkdir()
    (outside / "a.yaml").write_bytes(b"en andens")
    target = {"file": "../andet/a.yaml", "folder": "../andet", "dangling": "../andet/ny.yaml"}
    name, linked = ("roles/ny.yaml", "roles") if what == "folder" else ("a.yaml", "a.yaml")
    (inside / linked).symlink_to(target[what])
    before = contents(outside)
    change = Change(b"en andens" if what == "file" else None, b"ny")
    with pytest.raises(OSError, match=os.strerror(errno.EXDEV)):
        change_files(inside, {name: change})
    assert contents(outside) == before


@POSIX
def test_two_programs_take_turns(tmp_path: Path) -> None:
    """Each adds one to a number fifty times; whoever came late reads again."""
    (tmp_path / "tal").write_bytes(b"0")
    program = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from ledelsesgrundlag_cli.write.changes import Change, change_files\n"
        "from ledelsesgrundlag_cli.write.changes import ChangedMeanwhileError\n"
        "rename = Path.replace\n"
        "Path.replace = lambda one, to: time.sleep(0.005) or rename(one, to)\n"
        "folder, done = Path(sys.argv[1]), 0\n"
        "while done < 50:\n"
        "    read = (folder / 'tal').read_bytes()\n"
        "    try:\n"
        "        change_files(folder, {'tal': Change(read, str(int(read) + 1).encode())})\n"
        "        done += 1\n"
        "    except ChangedMeanwhileError:\n"
        "        pass\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path)]) for _ in range(2)]
    assert [one.wait(timeout=100) for one in running] == [0, 0]
    assert contents(tmp_path) == {"tal": b"100"}


def test_where_folders_have_no_locks_a_file_in_them_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So it is on Windows, whose way of locking is played here."""
    held: set[int] = set()

    def locking(handle: int, how: int, length: int) -> None:
        assert (how, length) == (2, 1)
        if held:
            raise OSError(errno.EACCES, "x")
        held.add(handle)

    close = os.close

    def closing(handle: int) -> None:
        held.discard(handle)
        close(handle)

    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    monkeypatch.setattr(os, "close", closing)
    with taking_turns(tmp_path) as alone:
        assert alone
        with pytest.raises(BusyError), taking_turns(tmp_path, wait=0):
            pytest.fail("two at once")
    assert contents(tmp_path) == {}
    with taking_turns(tmp_path, wait=0) as alone:
        assert alone


def test_a_drive_without_locks_is_worked_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "x")

    monkeypatch.setitem(sys.modules, "fcntl", SimpleNamespace(flock=refuse, LOCK_EX=2, LOCK_NB=4))
    (tmp_path / ".fora.yaml.0123abcd.tmp").write_bytes(b"perhaps another's")
    with taking_turns(tmp_path) as alone:
        assert not alone
    change_files(tmp_path, {"x": Change(None, b"y")})
    assert set(contents(tmp_path)) == {"x", ".fora.yaml.0123abcd.tmp"}


@POSIX
def test_what_a_kill_left_goes_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "roles").mkdir()
    left = [".fora.yaml.0123abcd.tmp", "roles/.centerchef.yaml.89abcdef.tmp"]
    kept = ["fora.yaml", ".mine.tmp", "x.0123abcd.tmp", ".billede.png.0123abcd.tmp"]
    for name in (*left, *kept):
        (tmp_path / name).write_bytes(b"x")
    change_files(tmp_path, {"fora.yaml": Change(b"x", b"ny")})
    assert set(contents(tmp_path)) == set(kept)


@pytest.mark.parametrize(
    "journal",
    [
        b"",
        b"\xff",
        b"[" * 100_000,
        b"[]",
        b'{"fora.yaml": 1}',
        b'{"fora.yaml": [1, "", ""]}',
        b'{"../ude.yaml": ["x", "", ""]}',
        b'{"roles": ["x", "", ""]}',
        b'{"fora.yaml/x": ["x", "", ""]}',
        b'{"a\\u0000": ["x", "", ""]}',
        b'{"\\ud800": ["x", "", ""]}',
        b'{"%s": ["x", "", ""]}' % (b"a" * 300),
        b'{"ny.yaml": ["%s", "", ""]}' % (b"a" * 300),
        b'{"ny.yaml": ["..", "", ""]}',
    ],
)
def test_a_journal_that_is_none_of_lgs_changes_nothing_and_stops_nothing(
    journal: bytes, tmp_path: Path
) -> None:
    inside = tmp_path / "framework"
    (inside / "roles").mkdir(parents=True)
    (inside / "fora.yaml").write_bytes(b"x")
    (inside / JOURNAL).write_bytes(journal)
    finish_changes(inside)
    assert contents(tmp_path) == {"framework/fora.yaml": b"x"}


def fine(_folder: Path) -> None:
    """Find nothing wrong."""


FILES = {"a": b"1", "under/b": b"2", ".skjult/c": b"3"}


@pytest.mark.parametrize("exists", [False, True])
def test_a_folder_is_filled(exists: bool, tmp_path: Path) -> None:
    folder = tmp_path / "dybt" / "ny"
    if exists:
        (folder / ".git").mkdir(parents=True)
    number = folder.stat().st_ino if exists else None
    seen: list[dict[str, bytes]] = []
    write_folder(folder, FILES, lambda made: seen.append(contents(made)))
    assert seen == [FILES]
    assert contents(folder) == FILES
    assert {path.name for path in folder.iterdir()} == {"a", "under", ".skjult"} | (
        {".git"} if exists else set()
    )
    assert [path.name for path in folder.parent.iterdir()] == ["ny"]
    assert number is None or folder.stat().st_ino == number  # the same folder, if one stands in it


@pytest.mark.parametrize("name", ["fil", ".skjult", "under/fil"])
def test_a_folder_with_something_in_it_is_left_alone(name: str, tmp_path: Path) -> None:
    write_file(tmp_path / "ny" / name, b"mit", make_folder=True)
    with pytest.raises(FolderNotEmptyError):
        write_folder(tmp_path / "ny", FILES, fine)
    assert contents(tmp_path) == {f"ny/{name}": b"mit"}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "ny").write_bytes(b"mit")
    with pytest.raises(FileExistsError):
        write_folder(tmp_path / "ny", FILES, fine)
    assert contents(tmp_path) == {"ny": b"mit"}


@pytest.mark.parametrize("exists", [False, True])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "fuld"), KeyboardInterrupt()])
@pytest.mark.parametrize("when", ["writing", "checking", "moving"])
def test_a_folder_that_is_given_up_leaves_nothing(
    when: str,
    error: BaseException,
    exists: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "dybt" / "ny"
    if exists:
        folder.mkdir(parents=True)

    def stop(*_: object) -> None:
        raise error

    if when == "writing":
        monkeypatch.setattr("os.fsync", stop)
    elif when == "moving":
        rename, count = Path.rename, 0

        def failing(self: Path, target: Path) -> Path:
            nonlocal count
            count += 1
            if count == (2 if exists else 1):
                raise error
            return rename(self, target)

        monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(type(error)):
        write_folder(folder, FILES, stop if when == "checking" else fine)
    assert [*tmp_path.rglob("*")] == ([folder.parent, folder] if exists else [])
