"""A set of files: what lies there already is known, and what is missing is made."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import stat
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from ledelsesgrundlag_cli.documents.request import SheetRequest
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.templates import templates_for
from ledelsesgrundlag_cli.sets import pool as pool_module
from ledelsesgrundlag_cli.sets.making import Job, Result, Shared, make, render_some
from ledelsesgrundlag_cli.sets.manifest import Item, Manifest, State, origin, plan
from ledelsesgrundlag_cli.sets.pool import Pool
from ledelsesgrundlag_cli.write.changes import ChangedMeanwhileError
from ledelsesgrundlag_cli.write.file import write_file

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates

REPOSITORY = Path(__file__).resolve().parents[2]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links and modes are POSIX's")
A, B, C = (SheetRequest(("centerchef",), name=f"Leder {letter}") for letter in "ABC")
FREE, DONE, OLD, OTHER, BLOCKED = State
ELSEWHERE = os.strerror(errno.EXDEV)


class Place(NamedTuple):
    """A folder, and what files in it are made with."""

    manifest: Manifest
    shared: Shared
    origin: str

    def path(self, name: str) -> Path:
        """Return where a file of the folder lies."""
        return self.manifest.path.parent / name

    def plan(
        self, *requests: SheetRequest, overwrite: bool = False, answers: bool = True
    ) -> list[Item]:
        """Compare two files for each request with what lies there."""
        jobs = [
            Job(f"{one.name}{made_as.ending}", "lus", one, made_as)
            for one in requests
            for made_as in (Format.HTML, Format.MARKDOWN)
        ]
        before = self.manifest.read() or {}
        return plan(self.manifest, jobs, before, self.origin, overwrite=overwrite, answers=answers)

    def states(self, *requests: SheetRequest, answers: bool = True) -> list[State]:
        """Return what lies at the place of each file."""
        return [item.state for item in self.plan(*requests, answers=answers)]

    def make(self, items: list[Item], most: int = 100) -> list[Result]:
        """Make what is missing; when so many are made, stop."""
        results: list[Result] = []
        before = self.manifest.read() or {}
        with Pool(self.shared, len(items)) as pool:
            results.extend(make(pool, self.manifest, items, before, lambda: len(results) >= most))
        return results

    def made(self, *requests: SheetRequest, overwrite: bool = False) -> list[str]:
        """Make what is missing, all of it, and return the files."""
        results = self.make(self.plan(*requests, overwrite=overwrite))
        assert all(one.entry is not None for one in results)
        return [one.file for one in results]

    def files(self) -> dict[str, dict[str, object]]:
        """Return what the list says of each file."""
        return {one["file"]: one for one in json.loads(self.manifest.path.read_bytes())["files"]}


@pytest.fixture
def place(framework: Framework, templates: Templates, tmp_path: Path) -> Place:
    """An empty one."""
    manifest = Manifest(tmp_path / "ark" / ".liste.json", {"format": "x/1"}, tmp_path / "ark")
    shared = Shared(manifest, framework, templates, framework.sheet("lus"), None)
    return Place(manifest, shared, origin(REPOSITORY / "framework", templates))


def test_each_file_is_the_one_that_is_made_alone(place: Place) -> None:
    one = A._replace(leader="Leder Å", date=date(2026, 12, 1))
    assert place.made(one) == ["Leder A.html", "Leder A.md"]
    _, framework, templates, sheet, _ = place.shared
    assert sheet is not None
    for made_as in (Format.HTML, Format.MARKDOWN):
        alone = render_bytes(sheet_document(framework, sheet, one), made_as, templates, framework)
        assert place.path(f"Leder A{made_as.ending}").read_bytes() == alone


@pytest.mark.slow
def test_a_process_of_its_own_makes_the_same(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is shared gets there whole, on systems that know no fork too."""
    monkeypatch.setattr(pool_module, "start_method", lambda: "spawn")
    monkeypatch.setattr(pool_module, "workers_for", lambda *_: 2)
    formats = (Format.PDF, Format.DOCX, Format.HTML)
    jobs = [Job(f"x{one.ending}", "lus", A, one) for one in formats]
    items = plan(place.manifest, jobs, {}, place.origin, overwrite=False, answers=True)
    with Pool(place.shared, len(items)) as pool:
        found = list(make(pool, place.manifest, items, {}, bool))
    assert found == render_some(place.shared, items)
    assert [one.entry for one in found if one.entry and one.entry.size] == [
        item.entry.made(place.path(item.job.file).read_bytes()) for item in items
    ]


@POSIX
def test_files_and_list_are_for_their_owner_only(place: Place) -> None:
    place.made(A)
    found = sorted(place.path("").iterdir())
    assert [path.name for path in found] == [".liste.json", "Leder A.html", "Leder A.md"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in found} == {0o600}


def test_the_list_says_what_each_file_is_and_no_more(place: Place) -> None:
    place.made(A._replace(leader="Leder Å"))
    raw = place.path("Leder A.md").read_bytes()
    said = place.files()["Leder A.md"]
    assert said.keys() == {"file", "document", "made_from", "sha256", "size"}
    assert (said["sha256"], said["size"]) == (hashlib.sha256(raw).hexdigest(), len(raw))
    text = place.manifest.path.read_text(encoding="utf-8")
    assert "Leder Å" not in text
    assert '"complete": true' in text


def test_a_second_run_makes_only_what_is_missing(place: Place) -> None:
    place.made(A, B)
    assert place.states(A, B) == [DONE] * 4
    place.path("Leder B.md").unlink()
    assert place.states(A, B, C) == [DONE, DONE, DONE, FREE, FREE, FREE]
    assert place.made(A, B, C) == ["Leder B.md", "Leder C.html", "Leder C.md"]
    place.made(A._replace(name="Leder D"))  # another list in the same folder
    assert place.states(A, B, C) == [DONE] * 6


def test_what_comes_from_something_else_is_not_taken_for_done(
    place: Place, framework_copy: Path
) -> None:
    place.made(A)
    for other in (
        A._replace(role_ids=("direktoer",)),
        A._replace(leader="Leder B"),
        A._replace(date=date(2026, 12, 1)),
        A._replace(audience="naermeste-leder"),
    ):
        assert place.states(other) == [OTHER, OTHER]
    templates = place.shared.templates
    own = Path(shutil.copytree(templates.bundled, framework_copy.parent / "egne"))
    with_own = origin(framework_copy, templates_for(own, framework_copy))
    (own / "logo.svg").write_text("<svg/>", encoding="utf-8")
    with_logo = origin(framework_copy, templates_for(own, framework_copy))
    with (framework_copy / "roles" / "centerchef.yaml").open("a", encoding="utf-8") as stream:
        stream.write("# ny\n")
    changed = origin(framework_copy, templates)
    made_of = {place.origin, with_own, with_logo, changed, origin(framework_copy, templates, 1)}
    assert len(made_of) == 5
    for one in made_of - {place.origin}:
        assert place._replace(origin=one).states(A) == [OTHER, OTHER]


def test_answers_are_done_and_are_never_replaced(place: Place) -> None:
    place.made(A)
    place.path("Leder A.md").write_bytes(b"svar")
    other = A._replace(leader="Leder B")
    assert place.states(A) == [DONE, DONE]
    assert place.states(other) == [OTHER, OTHER]
    failed = place.make(place.plan(other))
    assert all(one.error and one.entry is None for one in failed)
    assert place.path("Leder A.md").read_bytes() == b"svar"
    assert place.states(A) == [DONE, DONE]  # which is what lies there
    assert place.made(other, overwrite=True) == ["Leder A.html", "Leder A.md"]
    assert place.states(other) == [DONE, DONE]


def test_what_nobody_writes_in_is_replaced_while_it_is_as_it_was_made(place: Place) -> None:
    place.made(A)
    place.path("Leder A.md").write_bytes(b"noter")
    assert place.states(A, answers=False) == [DONE, OTHER]
    other = A._replace(leader="Leder B")
    assert place.states(other, answers=False) == [OLD, OTHER]
    first, second = place.make(place.plan(other, answers=False))
    assert first.entry is not None
    assert second.error is not None
    assert b"Leder B" in place.path("Leder A.html").read_bytes()
    assert place.path("Leder A.md").read_bytes() == b"noter"


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"format": "x/2", "files": []}', '{"format": "x/1"}',
     '{"format": "x/1", "files": {"Leder A.html": "0"}}', "[" * 100_000, "\x00", None],
    ids=lambda text: str(text)[:20],
)  # fmt: skip
def test_without_its_list_a_file_is_somebody_elses(text: str | None, place: Place) -> None:
    place.made(A)
    if text is None:
        place.manifest.path.unlink()
    else:
        place.manifest.path.write_text(text, encoding="utf-8")
    assert place.states(A) == [OTHER, OTHER]


def test_a_run_that_is_killed_leaves_a_list_that_is_true(place: Place) -> None:
    """It is written first; a file gets its name when it is whole."""
    place.made(C)
    other = C._replace(leader="Leder B")
    items = place.plan(A, B, other, overwrite=True)
    with Pool(place.shared, 1) as pool:
        results = make(pool, place.manifest, items, place.manifest.read() or {}, bool)
        assert next(results).file == "Leder A.html"
        results.close()  # as a kill does: nothing more is written
    said = place.manifest.path.read_bytes()
    assert b'"complete": false' in said
    assert place.states(A, B, C) == [DONE, FREE, FREE, FREE, DONE, DONE]
    assert place.states(other) == [OTHER, OTHER]  # it is the old one that lies there
    assert place.made(A, B) == ["Leder A.md", "Leder B.html", "Leder B.md"]
    assert place.states(A, B, C) == [DONE] * 6


def test_a_run_that_is_stopped_says_what_it_made(place: Place) -> None:
    done = [one.file for one in place.make(place.plan(A, B, C), most=1)]
    assert done[0] == "Leder A.html"
    assert len(done) < 6
    assert sorted(place.files()) == sorted(done)
    assert place.states(A, B, C).count(DONE) == len(done)


@POSIX
def test_no_way_leads_out_of_the_folder(place: Place, tmp_path: Path) -> None:
    outside = tmp_path / "ude"
    outside.mkdir()
    place.path("").mkdir()
    place.path("enhed").symlink_to(outside)
    place.path("Leder A.html").symlink_to(outside / "x.html")
    place.path("Leder A.md").mkdir()
    inside = A._replace(name="enhed/Leder A")
    assert place.states(A, inside) == [BLOCKED] * 4
    assert [one.state for one in place.plan(A, overwrite=True)] == [BLOCKED] * 2
    link = tmp_path / "genvej"
    link.symlink_to(place.path(""))
    by_link = place._replace(manifest=place.manifest._replace(path=link / ".liste.json"))
    assert by_link.states(B) == [FREE, FREE]  # the folder itself may be one


@POSIX
def test_a_folder_that_becomes_a_link_is_not_followed(place: Place, tmp_path: Path) -> None:
    """Nothing with a name on it comes to lie elsewhere, however far the run is."""
    outside = tmp_path / "ude"
    outside.mkdir()
    inside = A._replace(name="enhed/Leder A")
    items = place.plan(A, inside, B)
    with Pool(place.shared, 1) as pool:
        results = make(pool, place.manifest, items, {}, bool)
        assert next(results).entry is not None
        place.path("").rename(tmp_path / "flyttet")
        place.path("").symlink_to(outside)
        rest: list[Result] = []
        with pytest.raises(OSError, match=ELSEWHERE):
            rest.extend(results)
    assert list(outside.rglob("*")) == []


@POSIX
def test_a_folder_that_becomes_a_link_while_a_file_is_written_gets_no_file(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path / "ude"
    outside.mkdir()
    sync = os.fsync

    def swap(handle: int) -> None:
        sync(handle)
        if place.path("").is_dir() and not place.path("").is_symlink():
            place.path("").rename(tmp_path / "flyttet")
            place.path("").symlink_to(outside)

    place.path("").mkdir()
    monkeypatch.setattr(os, "fsync", swap)
    with pytest.raises(OSError, match=ELSEWHERE):
        place.manifest.write_file("Leder A.html", b"x", overwrite=False)
    assert list(outside.rglob("*")) == []


def test_what_another_program_has_made_since_is_looked_at_anew(place: Place) -> None:
    items = place.plan(A)
    before = place.manifest.read() or {}
    place.made(B)
    with Pool(place.shared, 1) as pool, pytest.raises(ChangedMeanwhileError):
        list(make(pool, place.manifest, items, before, bool))
    assert place.states(A, B) == [FREE, FREE, DONE, DONE]


def test_notes_that_are_torn_or_somebody_elses_count_for_nothing(place: Place) -> None:
    place.made(A)
    said = place.files()
    place.path(".lg-undervejs-1.json").write_bytes(
        b'["Leder A.html", "lus", "x", "' + b"0" * 64 + b'", 1]\n'
        b'["../ude.html", "lus", "x", "0", 1]\n[1]\nnull\n{"a": 1}\n'
        b'["a\\u0000", "lus", "x", "0", 1]\n["\\ud800", "lus", "x", "0", 1]\n["Leder A.md", "l'
    )
    place.path(".lg-undervejs-2.json").mkdir()
    assert place.states(A) == [DONE, DONE]
    place.made(B)
    assert {**said, **place.files()} == place.files()
    assert len(place.files()) == 4


def test_what_a_killed_run_left_is_removed(place: Place) -> None:
    place.path("").mkdir()
    left = [".Leder A.html.0123abcd.tmp", f".{'x' * 40}.0123abcd.tmp"]
    others = [".Leder X.html.0123abcd.tmp", ".Leder A.html.tmp", "Leder A.html.0123abcd.tmp"]
    for name in [*left, *others]:
        place.path(name).write_bytes(b"x")
    place.made(A, A._replace(name="x" * 60))
    names = {path.name for path in place.path("").iterdir()}
    assert names & {*left, *others} == set(others)


def test_what_is_left_has_the_name_that_is_looked_for(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The writer decides on it; a kill is played by an end without any tidying."""
    long = A._replace(name="Leder med et meget langt navn, som ikke kan stå der helt")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", lambda *_, **__: None)
        patched.setattr(Path, "replace", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            write_file(place.path(f"{long.name}.html"), b"x", make_folder=True)
    assert len(list(place.path("").iterdir())) == 1
    place.made(long)
    assert len(list(place.path("").iterdir())) == 3


@pytest.mark.parametrize(
    ("number", "hopeless"), [(errno.ENOSPC, True), (errno.EROFS, True), (errno.EACCES, False)]
)
def test_a_file_that_cannot_be_written_is_told(
    number: int, hopeless: bool, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Manifest, "note", refuse)
    results = place.make(place.plan(A, B))
    assert [one.entry for one in results] == [None] * 4
    assert {one.hopeless for one in results} == {hopeless}
    assert place.files() == {}


def test_a_template_that_cannot_be_used_is_told(place: Place, tmp_path: Path) -> None:
    own = tmp_path / "egne"
    (own / "html").mkdir(parents=True)
    (own / "html" / "document.html.j2").write_text("{{ findes_ikke }}", encoding="utf-8")
    broken = place.shared._replace(templates=templates_for(own, REPOSITORY / "framework"))
    html, md = place._replace(shared=broken).make(place.plan(A))
    assert "findes_ikke" in html.diagnostics[0].message
    assert (html.entry, md.file) == (None, "Leder A.md")
    assert md.entry is not None
