"""Reading from git: what a name means, and that nothing is changed or run by asking."""

from __future__ import annotations

import hashlib
import os
import stat
from functools import partial
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.source.files import MAX_BYTES
from ledelsesgrundlag_cli.versions import git as reasons
from ledelsesgrundlag_cli.versions.git import GitError, Repository
from ledelsesgrundlag_cli.write.file import write_new_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Git

pytestmark = pytest.mark.slow

HOSTILE = (
    "--upload-pack=touch${IFS}fundet",
    "--output=fundet",
    "-x",
    "--",
    "-",
    "",
    " ",
    "main\n",
    "main\nHEAD",
    "main\0",
    "\0",
    "main\x1b[2J",
    "@{upstream}",
    "$(touch fundet)",
    "`touch fundet`",
    "main; touch fundet",
    "ext::sh -c touch% fundet",
    "../..",
    "/etc/passwd",
    "a" * 5000,
    "main..HEAD",
    "^main",
    "main:framework",
    ":/vedtaget",
    "\udce6",
)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """An empty folder to copy to, outside the repository."""
    made = tmp_path / "kopi"
    made.mkdir()
    return made


@pytest.fixture
def git(tmp_path: Path, framework_copy: Path, committed: Path, new_git: type[Git]) -> Git:
    """A repository with a framework in its folder ``framework``."""
    folder = tmp_path / "lager"
    folder.mkdir()
    framework_copy.rename(folder / "framework")
    return new_git(folder, committed)


def opened(folder: Path) -> Repository:
    return Repository(folder, os.environ)


def state(folder: Path) -> str:
    """A hash of every file and link below a folder: name, kind, time and content."""
    seen = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        told = path.read_bytes() if stat.S_ISREG(status.st_mode) else b""
        seen.update(repr((str(path), status.st_mode, status.st_mtime_ns)).encode())
        seen.update(told)
    return seen.hexdigest()


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def reason(call: Callable[[], object]) -> str:
    with pytest.raises(GitError) as caught:
        call()
    return caught.value.reason


def test_a_framework_is_copied_as_it_was(git: Git, target: Path) -> None:
    folder = git.folder / "framework"
    was = {
        name: content
        for name, content in files_in(folder).items()
        if not name.startswith("schema/")
    }
    git.edit("framework/framework.yaml", ("version: 1.0.0", "version: 1.1.0"))
    repository = opened(folder)
    write_new_folder(target, repository.framework(repository.commit("HEAD"), repository.prefix))
    assert len(was) > 20
    assert files_in(target) == was


@pytest.mark.parametrize(
    "name",
    [
        "main",
        "HEAD",
        "@",
        "refs/heads/main",
        "v1.0.0",
        "lys",
        "HEAD~1^{}~0",
        "HEAD^{/vedtaget}",
    ],
)
def test_what_names_a_commit(name: str, git: Git) -> None:
    first = git("rev-parse", "HEAD")
    git("tag", "lys")
    git("tag", "-a", "-m", "mærke", "v1.0.0")
    wanted = first
    if "~1" in name:
        git.commit("mere")
    assert opened(git.folder).commit(name) == wanted


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_unknown_and_do_nothing(name: str, git: Git) -> None:
    before = state(git.folder)
    repository = opened(git.folder / "framework")
    assert reason(lambda: repository.commit(name)) == reasons.UNKNOWN_NAME
    assert reason(lambda: repository.merge_base(name)) == reasons.UNKNOWN_NAME
    assert state(git.folder) == before


@pytest.mark.parametrize(
    "path", ["-x", "--full-tree", "../..", "/etc", "a\nb", "a\0b", "findes/ikke"]
)
def test_hostile_folders_are_not_found(path: str, git: Git) -> None:
    before = state(git.folder)
    repository = opened(git.folder)
    commit = repository.commit("HEAD")
    found = reason(lambda: repository.framework(commit, path))
    assert found in {reasons.NO_FOLDER, reasons.UNKNOWN_NAME}
    assert state(git.folder) == before


def test_nothing_in_the_repository_is_changed_or_run(git: Git, target: Path) -> None:
    """What its settings would run creates a file; and nothing is written, not even the index."""
    trap = git.folder / "faelde"
    trap.write_text(f"#!/bin/sh\ntouch {git.folder}/fundet\ncat\n", encoding="utf-8")
    trap.chmod(0o755)
    (git.folder / ".gitattributes").write_text("* diff=x filter=x merge=x\n", encoding="utf-8")
    git.commit("fælder")
    hooks = git.folder / ".git" / "hooks"
    hooks.mkdir()
    for hook in (
        "post-checkout",
        "post-index-change",
        "reference-transaction",
        "fsmonitor-watchman",
    ):
        (hooks / hook).write_bytes(trap.read_bytes())
        (hooks / hook).chmod(0o755)
    for name in (
        "core.fsmonitor",
        "core.pager",
        "core.editor",
        "core.sshCommand",
        "core.alternateRefsCommand",
        "diff.external",
        "diff.x.textconv",
        "diff.x.command",
        "filter.x.smudge",
        "filter.x.clean",
        "filter.x.process",
        "credential.helper",
        "uploadpack.packObjectsHook",
        "alias.rev-parse",
        "alias.cat-file",
    ):
        git("config", name, f"!{trap}" if name.startswith("alias") else str(trap))
    os.utime(git.folder / "framework" / "framework.yaml")  # so that the index is out of date
    before = state(git.folder)
    repository = opened(git.folder / "framework")
    write_new_folder(target, repository.own_framework(repository.merge_base("main")))
    assert (target / "framework.yaml").is_file()
    assert not (git.folder / "fundet").exists()
    assert state(git.folder) == before


def test_a_framework_that_lay_elsewhere_is_found_by_its_id(git: Git, target: Path) -> None:
    git("mv", "framework", "ledelse")
    repository = opened(git.folder / "ledelse")
    write_new_folder(target, repository.own_framework(repository.commit("HEAD")))
    assert b"id: odsherred" in (target / "framework.yaml").read_bytes()


def test_another_framework_that_is_gone_is_not_taken_for_it(git: Git) -> None:
    git("mv", "framework", "ledelse")
    git.edit("ledelse/framework.yaml", ("id: odsherred", "id: andet"))
    repository = opened(git.folder / "ledelse")
    commit = repository.commit("HEAD")
    assert reason(lambda: repository.own_framework(commit)) == reasons.NO_FOLDER


def test_links_and_other_repositories_are_left_out(
    git: Git, target: Path, new_git: type[Git]
) -> None:
    folder = git.folder / "framework"
    (folder / "roles" / "genvej.yaml").symlink_to("/etc/passwd")
    (folder / "links").symlink_to("/etc")
    new_git(folder / "andet.yaml").commit("for sig")
    git.commit("genveje")
    repository = opened(folder)
    write_new_folder(target, repository.own_framework(repository.commit("HEAD")))
    assert not {"roles/genvej.yaml", "links", "andet.yaml"} & {
        path.relative_to(target).as_posix() for path in target.rglob("*")
    }
    assert not any(path.is_symlink() for path in target.rglob("*"))


def test_odd_names_stay_within_the_folder(git: Git, target: Path) -> None:
    folder = git.folder / "framework"
    for name in ("a\nb.yaml", "æ ø.yaml", "..\\..\\ud.yaml", "C:ud.yaml", ".skjult.yaml", "x.exe"):
        (folder / name).write_text("id: x\n", encoding="utf-8")
    (folder / "dyb" / "dybere").mkdir(parents=True)
    (folder / "dyb" / "dybere" / "x.yaml").write_text("id: x\n", encoding="utf-8")
    git.commit("navne")
    repository = opened(folder)
    write_new_folder(target, repository.own_framework(repository.commit("HEAD")))
    found = files_in(target)
    assert {"a\nb.yaml", "æ ø.yaml"} <= found.keys()
    assert not [name for name in found if "ud." in name or "skjult" in name or "dyb" in name]
    assert "x.exe" not in found


def test_of_a_file_over_the_limit_only_its_length_is_kept(git: Git, target: Path) -> None:
    folder = git.folder / "framework"
    (folder / "stor.yaml").write_bytes(b"#" * (MAX_BYTES * 3))
    (folder / "naesten.yaml").write_bytes(b"#" * MAX_BYTES)
    git.commit("stor")
    repository = opened(folder)
    write_new_folder(target, repository.own_framework(repository.commit("HEAD")))
    assert (target / "stor.yaml").stat().st_size == MAX_BYTES + 1
    assert (target / "naesten.yaml").read_bytes() == b"#" * MAX_BYTES


def test_a_bare_repository_is_read(git: Git, target: Path, tmp_path: Path) -> None:
    git("clone", "-q", "--bare", ".", str(tmp_path / "bare"))
    repository = opened(tmp_path / "bare")
    write_new_folder(target, repository.framework(repository.commit("main"), "framework"))
    assert (target / "framework.yaml").is_file()


def test_a_shallow_clone_says_so(git: Git, tmp_path: Path) -> None:
    first = git("rev-parse", "HEAD")
    git.commit("mere")
    git("clone", "-q", "--depth", "1", git.folder.as_uri(), str(tmp_path / "kort"))
    repository = opened(tmp_path / "kort" / "framework")
    assert repository.commit("main")
    for name in (first, "HEAD~1", "v1.0.0"):
        found = reason(partial(repository.commit, name))
        assert found == reasons.SHALLOW, name


def test_a_clone_without_the_files_fetches_none(git: Git, tmp_path: Path) -> None:
    git("config", "uploadpack.allowFilter", "true")
    git(
        *("clone", "-q", "--no-checkout", "--filter=blob:none"),
        *(git.folder.as_uri(), str(tmp_path / "del")),
    )
    before = state(tmp_path / "del")
    repository = opened(tmp_path / "del")
    commit = repository.commit("HEAD")
    asked = reason(lambda: repository.framework(commit, "framework"))
    assert asked == reasons.PARTIAL
    assert state(tmp_path / "del") == before


@pytest.mark.skipif(os.name == "nt", reason="the trap is a POSIX command")
@pytest.mark.parametrize("allowed", ["file", "ext"])
def test_nor_does_one_whose_own_settings_allow_it(
    allowed: str, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An older git knows no GIT_NO_LAZY_FETCH, and a protocol's own setting goes first."""
    monkeypatch.delitem(reasons._QUIET, "GIT_NO_LAZY_FETCH")  # noqa: SLF001
    git("config", "uploadpack.allowFilter", "true")
    folder, trap = tmp_path / "del", tmp_path / "fundet"
    git("clone", "-q", "--no-checkout", "--filter=blob:none", git.folder.as_uri(), str(folder))
    git("-C", str(folder), "config", f"protocol.{allowed}.allow", "always")
    if allowed == "ext":
        git("-C", str(folder), "config", "remote.origin.url", f"ext::touch {trap}")
    before = state(folder)
    repository = opened(folder)
    commit = repository.commit("HEAD")
    asked = reason(lambda: repository.framework(commit, "framework"))
    assert asked == reasons.PARTIAL
    assert state(folder) == before
    assert not trap.exists()


def test_histories_that_never_met_have_no_base(git: Git) -> None:
    git("checkout", "-q", "--orphan", "for-sig")
    git.commit("en anden begyndelse")
    assert reason(lambda: opened(git.folder).merge_base("main")) == reasons.NO_BASE


def test_an_empty_repository_has_no_commit(tmp_path: Path, new_git: type[Git]) -> None:
    made = new_git(tmp_path / "tom")
    assert reason(lambda: opened(made.folder).commit("HEAD")) == reasons.NO_COMMIT


def test_no_repository_and_no_git_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert reason(lambda: opened(tmp_path)) == reasons.NO_REPOSITORY
    monkeypatch.setenv("PATH", str(tmp_path))
    assert reason(lambda: opened(tmp_path)) == reasons.NO_GIT


def test_another_repository_that_a_hook_is_run_for_is_not_asked(
    git: Git, tmp_path: Path, new_git: type[Git], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = new_git(tmp_path / "andet")
    other.commit("andet")
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.folder))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.folder / ".git" / "index"))
    repository = opened(git.folder / "framework")
    assert repository.prefix == "framework"
    monkeypatch.delenv("GIT_DIR")
    monkeypatch.delenv("GIT_WORK_TREE")
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert repository.commit("HEAD") == git("rev-parse", "HEAD")


@pytest.mark.skipif(os.name == "nt", reason="the programs here are shell scripts")
@pytest.mark.parametrize("path", ["", ".", "./", "her", ":"])
def test_no_git_of_the_working_folder_is_run(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in (tmp_path, tmp_path / "her"):
        place.mkdir(exist_ok=True)
        (place / "git").write_text("#!/bin/sh\ntouch ramt\n", encoding="utf-8")
        (place / "git").chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", path)
    assert reason(lambda: opened(tmp_path)) == reasons.NO_GIT
    assert not list(tmp_path.rglob("ramt"))
