"""Sheets for a list: names that any system can hold, what is there already, and two processes."""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
import subprocess
import sys
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesgrundlag_cli.documents.lus_sheet import lus_sheet
from ledelsesgrundlag_cli.documents.request import ALL_SIDES, LusRequest
from ledelsesgrundlag_cli.render.formats import Format, render_bytes
from ledelsesgrundlag_cli.render.templates import Templates, templates_for
from ledelsesgrundlag_cli.sets import crew as crew_module
from ledelsesgrundlag_cli.sets import record, sheets
from ledelsesgrundlag_cli.sets.crew import Crew, workers_for
from ledelsesgrundlag_cli.sets.file_names import (
    MAX_NAME,
    BadTemplateError,
    fields_in,
    read_template,
    safe_name,
    stems,
)
from ledelsesgrundlag_cli.sets.people import Person
from ledelsesgrundlag_cli.sets.sheets import Order, Task, jobs, make
from ledelsesgrundlag_cli.sets.trial import try_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.loading.framework import Framework

REPOSITORY = Path(__file__).resolve().parents[2]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links and modes are POSIX's")
DIVIDES = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="processes are divided on Linux"
)
DEVICES = ["CON", "con", "Prn", "AUX", "nul", "COM1", "com¹", "LPT9", "CONIN$", "CON.txt", "nul ."]


def person(
    name: str = "Leder A",
    number: int = 1,
    *,
    role_ids: tuple[str, ...] = ("centerchef",),
    leader: str | None = None,
    date: date | None = None,
    unit: str | None = None,
) -> Person:
    return Person(number, number + 1, name, role_ids, leader, date, unit)


LUS_TEMPLATE = "LUS {navn} {rolle}"


def named(template: str, *people: Person) -> list[str]:
    return list(stems(people, read_template(template)))


# What the files are called


def test_the_default_tells_who_and_what() -> None:
    both = person(role_ids=("centerchef", "direktoer"))
    assert named(LUS_TEMPLATE, person(), both) == [
        "LUS Leder A centerchef",
        "LUS Leder A centerchef+direktoer",
    ]


def test_a_template_may_use_every_field_and_make_folders() -> None:
    one = person(number=7, date=date(2026, 12, 1), unit="Center Æ")
    template = r"{enhed}\{rolle}/{nr} {navn} {dato}"
    assert named(template, one) == ["Center Æ/centerchef/7 Leder A 2026-12-01"]
    assert named("{unit}/{role}/{number} {name} {date}", one) == named(template, one)
    assert fields_in(read_template("{Enhed}/{NAME} x")) == ["enhed", "navn"]


def test_what_a_row_lacks_leaves_no_trace() -> None:
    assert named("{enhed}/LUS {dato} {navn} ", person()) == ["LUS Leder A"]
    assert named("{enhed}", person(number=4)) == ["4"]


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("", "mangler det, filerne skal hedde"),
        ("{navn}/", "mangler det, filerne skal hedde"),
        ("../{navn}", "ikke føre ud af mappen"),
        (r"a\..\{navn}", "ikke føre ud af mappen"),
        ("./{navn}", "ikke føre ud af mappen"),
        ("...", "ikke føre ud af mappen"),
        ("{navn}.pdf", "uden endelse"),
        ("{nvn}", "--name-template kan ikke bruge {nvn}. Vælg mellem: {navn}, {rolle},"),
        ("{}", "kan ikke bruge {}"),
        ("{navn!r}", "kan ikke bruge {navn!r}"),
        ("{navn} {rolle", "mangler en { eller en }"),
        ("}{", "mangler en { eller en }"),
        ("{{navn}}", "mangler en { eller en }"),
    ],
)
def test_a_template_that_cannot_be_used_is_told(template: str, said: str) -> None:
    with pytest.raises(BadTemplateError) as caught:
        read_template(template)
    assert said in str(caught.value)


def test_a_template_from_the_root_stays_in_the_folder() -> None:
    assert named("/etc/{navn}", person()) == ["etc/Leder A"]
    assert named(r"C:\temp\{navn}", person()) == ["C_/temp/Leder A"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("../../x", "_.._x"),
        ("..", ""),
        ("...", ""),
        (" . ", ""),
        ("a/b\\c", "a_b_c"),
        ('<>:"|?*', "_______"),
        ("Leder A.", "Leder A"),
        ("Leder A. . ", "Leder A"),
        (".skjult", "skjult"),
        ("Leder\tA\r\nB", "Leder A B"),
        ("A\x00B\x1b[1mC\x7f", "AB[1mC"),
        ("\u202eA\u2066B\ufeff", "AB"),
        ("A\u030a", "Å"),
        ("=1+1", "=1+1"),
        ("Æ Ø Å é ß 漢 🙂", "Æ Ø Å é ß 漢 🙂"),
        ("console", "console"),
        ("com10", "com10"),
    ],
)
def test_a_name_becomes_one_that_can_be_used(written: str, name: str) -> None:
    assert safe_name(written) == name


@pytest.mark.parametrize("device", DEVICES)
def test_what_windows_keeps_for_devices_is_not_used(device: str) -> None:
    [stem] = named("{navn}", person(device))
    assert stem.startswith("_")
    [stem] = named("{enhed}/{navn}", person(unit=device))
    assert stem.startswith("_")


@pytest.mark.parametrize("letter", ["x", "å", "漢", "🙂"])
def test_a_long_name_is_cut_between_two_letters(letter: str) -> None:
    [stem] = named(LUS_TEMPLATE, person(letter * 300))
    assert stem.endswith(" centerchef")  # the role is not what is lost
    assert len(stem.encode()) <= MAX_NAME
    assert "\ufffd" not in stem
    [stem] = named(f"{letter * 300}{{nr}}", person())
    assert len(stem.encode()) <= MAX_NAME


def test_no_two_files_have_the_same_name() -> None:
    people = [
        person(name, number)
        for number, name in enumerate(
            ["Leder A", "Leder A", "LEDER A", "Leder A (2)", "Leder A", "Leder A\u030a", "Leder Å",
             "Leder Ål", "LEDER ÅL", "Leder A?", "Leder A*"]
        )
    ]  # fmt: skip
    found = named("{navn}", *people)
    assert found[:5] == ["Leder A", "Leder A (2)", "LEDER A (3)", "Leder A (2) (2)", "Leder A (4)"]
    assert len({one.casefold() for one in found}) == len(people)
    assert named("{navn}", *people) == found


def test_ten_thousand_of_one_name_are_named_in_no_time() -> None:
    found = named("{navn}", *(person(number=number) for number in range(10_000)))
    assert found[-1] == "Leder A (10000)"


def test_folders_that_differ_by_letters_alone_are_one() -> None:
    people = [person(unit="IT"), person(unit="it"), person(unit="It."), person("it", unit=None)]
    assert named("{enhed}/{navn}", *people) == [
        "IT/Leder A", "IT/Leder A (2)", "IT/Leder A (3)", "it",
    ]  # fmt: skip


def test_a_folder_cannot_have_the_name_of_a_file() -> None:
    people = [person("x", unit=None), person("y", unit="x.pdf")]
    assert named("{enhed}/{navn}", *people) == ["x", "x_pdf/y"]


TEXTS = st.text(st.characters(), max_size=60) | st.sampled_from(
    [*DEVICES, "../../x", "/etc/passwd", "C:\\x", "~", "-", "\udcff", ".git", ".lg-lus"]
)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6))
def test_any_names_stay_in_the_folder_and_apart(rows: list[tuple[str, str]]) -> None:
    people = [person(name, number, unit=unit) for number, (name, unit) in enumerate(rows)]
    for template in ("{navn}", "{enhed}/{navn}", LUS_TEMPLATE):
        found = named(template, *people)
        assert len({one.casefold() for one in found}) == len(rows)
        for stem in found:
            for part in stem.split("/"):
                assert part.strip(" .") == part != ""
                assert not set(part) & set('<>:"\\|?*')
                assert not any(ord(char) < 32 or 0xD800 <= ord(char) < 0xE000 for char in part)
                assert len(part.encode()) <= MAX_NAME + 8
                assert part.partition(".")[0].casefold() not in {"con", "nul", "com1", "aux"}


# What is there, and making the rest


@pytest.fixture
def order(framework: Framework, templates: Templates, tmp_path: Path) -> Order:
    """An order for HTML, which needs no other process and is made quickly."""
    sheet = framework.sheet("lus")
    assert sheet is not None
    return Order(
        framework=framework,
        framework_folder=REPOSITORY / "framework",
        sheet=sheet,
        templates=templates,
        folder=tmp_path / "ark",
        formats=(Format.HTML, Format.MARKDOWN),
    )


def rows(*people: Person) -> Iterator[tuple[Person, str]]:
    return zip(people, stems(people, read_template("{enhed}/{navn}")), strict=True)


def run(order: Order, *people: Person) -> list[str]:
    """Make what is missing for some people, as the command does, and return the files."""
    planned = record.plan(order, rows(*people))
    assert not planned.blocked
    assert order.overwrite or not planned.differing
    record.begin_record(order.folder, planned)
    made = [make(order, job) for job in jobs(planned.tasks)]
    assert not any(one.failures for one in made)
    done = [file for one in made for file in one.files]
    record.end_record(order.folder, planned, done)
    return done


def test_each_file_is_the_one_that_is_made_alone(order: Order) -> None:
    one = person("Leder A", leader="Leder B", date=date(2026, 12, 1), unit="Center Æ")
    order = order._replace(audience=ALL_SIDES)
    assert run(order, one) == ["Center Æ/Leder A.html", "Center Æ/Leder A.md"]
    request = LusRequest(one.role_ids, ALL_SIDES, one.name, one.leader, one.date)
    document = lus_sheet(order.framework, order.sheet, request)
    for made_as, ending in ((Format.HTML, "html"), (Format.MARKDOWN, "md")):
        alone = render_bytes(document, made_as, order.templates, order.framework)
        assert (order.folder / "Center Æ" / f"Leder A.{ending}").read_bytes() == alone


@POSIX
def test_files_and_record_are_for_their_owner_only(order: Order) -> None:
    run(order, person())
    found = [path for path in order.folder.iterdir() if path.is_file()]
    assert sorted(path.name for path in found) == [".lg-lus.json", "Leder A.html", "Leder A.md"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in found} == {0o600}


def test_a_second_run_makes_only_what_is_missing(order: Order) -> None:
    people = [person("Leder A", 1), person("Leder B", 2)]
    run(order, *people)
    planned = record.plan(order, rows(*people))
    assert (planned.tasks, planned.there, planned.differing, planned.blocked) == ((), 4, (), ())
    (order.folder / "Leder B.md").unlink()
    planned = record.plan(order, rows(*people, person("Leder C", 3)))
    assert [(task.stem, task.formats) for task in planned.tasks] == [
        ("Leder B", (Format.MARKDOWN,)),
        ("Leder C", order.formats),
    ]
    assert (planned.there, planned.wanted) == (3, 3)


def test_what_comes_from_something_else_is_not_taken_for_done(
    order: Order, framework_copy: Path
) -> None:
    run(order, person())
    changed = [
        (order, person(role_ids=("direktoer",))),
        (order, person(leader="Leder B")),
        (order, person(date=date(2026, 12, 1))),
        (order._replace(audience=ALL_SIDES), person()),
        (order._replace(fill_in=True), person()),
    ]
    with (framework_copy / "roles" / "centerchef.yaml").open("a", encoding="utf-8") as stream:
        stream.write("# ny\n")
    changed.append((order._replace(framework_folder=framework_copy), person()))
    own = framework_copy.parent / "templates"
    (own / "html").mkdir(parents=True)
    (own / "html" / "style.css").write_text("/* egen */\n", encoding="utf-8")
    changed.append((order._replace(templates=templates_for(own, framework_copy)), person()))
    for other, row in changed:
        planned = record.plan(other, rows(row))
        assert planned.differing == ("Leder A.html", "Leder A.md")
        assert planned.there == 0
    same = record.plan(order, rows(person(number=9)))  # another line is no other sheet
    assert (same.there, same.differing) == (2, ())


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"format": "lg-lus/2", "files": {}}', '{"format": "lg-lus/1"}',
     '{"format": "lg-lus/1", "files": ["Leder A.html"]}', "[" * 100_000, "\x00", None],
    ids=lambda text: str(text)[:20],
)  # fmt: skip
def test_without_its_record_a_file_is_somebody_elses(text: str | None, order: Order) -> None:
    run(order, person())
    if text is None:
        (order.folder / record.RECORD).unlink()
    else:
        (order.folder / record.RECORD).write_text(text, encoding="utf-8")
    planned = record.plan(order, rows(person()))
    assert planned.differing == ("Leder A.html", "Leder A.md")


def test_a_run_that_is_killed_leaves_a_record_that_is_true(order: Order) -> None:
    """The record is written first; a file gets its name when it is whole."""
    people = [person("Leder A", 1), person("Leder B", 2), person("Leder C", 3)]
    planned = record.plan(order, rows(*people))
    record.begin_record(order.folder, planned)
    make(order, planned.tasks[:1])
    again = record.plan(order, rows(*people))
    assert (again.there, again.differing) == (2, ())
    assert [task.stem for task in again.tasks] == ["Leder B", "Leder C"]
    changed = record.plan(order, rows(person("Leder A", leader="Leder B")))
    assert changed.differing == ("Leder A.html", "Leder A.md")


def test_a_file_that_was_to_be_replaced_is_not_taken_for_done(order: Order) -> None:
    """Not even when the run that was to do it is killed."""
    run(order, person())
    new = person(leader="Leder B")
    told = order._replace(overwrite=True)
    planned = record.plan(told, rows(new))
    record.begin_record(order.folder, planned)
    again = record.plan(order, rows(new))
    assert again.differing == ("Leder A.html", "Leder A.md")
    assert record.plan(order, rows(person())).there == 2  # it is the old one that lies there
    assert run(told, new) == ["Leder A.html", "Leder A.md"]
    assert record.plan(order, rows(new)).there == 2


def test_what_other_lists_made_stays_known(order: Order) -> None:
    run(order, person("Leder A"))
    run(order, person("Leder B"))
    assert record.plan(order, rows(person("Leder A"))).there == 2
    data = json.loads((order.folder / record.RECORD).read_bytes())
    assert sorted(data["files"]) == [
        "Leder A.html", "Leder A.md", "Leder B.html", "Leder B.md",
    ]  # fmt: skip


@POSIX
def test_no_way_leads_out_of_the_folder(order: Order, tmp_path: Path) -> None:
    outside = tmp_path / "udenfor"
    outside.mkdir()
    order.folder.mkdir()
    (order.folder / "Center").symlink_to(outside, target_is_directory=True)
    (order.folder / "Leder B.html").symlink_to(outside / "x.html")
    (order.folder / "Leder C.html").mkdir()
    people = [person(unit="Center"), person("Leder B"), person("Leder C"), person("Leder D")]
    planned = record.plan(order._replace(formats=(Format.HTML,)), rows(*people))
    assert planned.blocked == ("Center/Leder A.html", "Leder B.html", "Leder C.html")
    # A link to the folder itself is the user's own choice.
    (tmp_path / "genvej").symlink_to(order.folder, target_is_directory=True)
    linked = order._replace(folder=tmp_path / "genvej", formats=(Format.HTML,))
    assert record.plan(linked, rows(person("Leder D"), person("x", unit="Ny"))).blocked == ()


def test_what_a_killed_run_left_is_removed_and_nothing_else(order: Order) -> None:
    order.folder.mkdir()
    left = ".Leder A.html.0123abcd.tmp"
    others = [".Leder X.html.0123abcd.tmp", ".Leder A.html.tmp", "Leder A.html.0123abcd.tmp"]
    for name in [left, *others]:
        (order.folder / name).write_bytes(b"x")
    record.remove_unfinished(order.folder, record.plan(order, rows(person())))
    assert sorted(path.name for path in order.folder.iterdir()) == sorted(others)


def test_what_is_left_has_the_name_that_is_looked_for(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    """write.py decides on it; a kill is played by an end without any tidying."""
    long = person("Leder med et meget langt navn, som ikke kan stå der helt " * 2)
    planned = record.plan(order, rows(long, person()))
    monkeypatch.setattr(Path, "replace", lambda *_: 1 / 0)
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)
    for task in planned.tasks:
        with pytest.raises(ZeroDivisionError):
            make(order, (task,))
    monkeypatch.undo()
    assert len(list(order.folder.iterdir())) == 4
    record.remove_unfinished(order.folder, planned)
    assert list(order.folder.iterdir()) == []


def test_one_file_that_fails_does_not_stop_the_others(order: Order) -> None:
    planned = record.plan(order, rows(person("Leder A"), person("Leder B")))
    order.folder.mkdir()
    (order.folder / "Leder A.html").write_bytes(b"svar")
    made = make(order, planned.tasks)
    assert made.files == ("Leder A.md", "Leder B.html", "Leder B.md")
    [failure] = made.failures
    assert (failure.file, failure.line, failure.hopeless) == ("Leder A.html", 2, False)
    assert (order.folder / "Leder A.html").read_bytes() == b"svar"


@pytest.mark.parametrize(
    ("number", "files"), [(errno.ENOSPC, 1), (errno.EROFS, 1), (errno.EACCES, 0)]
)
def test_a_full_disk_ends_it(
    number: int, files: int, order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    planned = record.plan(order, rows(person("Leder A"), person("Leder B")))
    monkeypatch.setattr(sheets, "write_file", refuse)
    made = make(order, planned.tasks)
    assert made.files == ()
    assert len(made.failures) == (files or 4)
    assert made.failures[0].hopeless is bool(files)


def test_broken_templates_are_found_before_anything_is_written(
    order: Order, tmp_path: Path
) -> None:
    own = tmp_path / "egne"
    (own / "html").mkdir(parents=True)
    (own / "html" / "document.html.j2").write_text("{{ findes_ikke }}", encoding="utf-8")
    broken = order._replace(templates=templates_for(own, order.framework_folder))
    tried = try_all(broken, person())
    assert "findes_ikke" in tried.diagnostics[0].message
    assert not order.folder.exists()
    [failure] = make(broken, (Task(person(), "x", (Format.HTML,)),)).failures
    assert failure.diagnostics == tried.diagnostics


# Two processes


def double(order: int, job: int) -> tuple[int, int]:
    return os.getpid(), order * job


def fail(_order: int, job: int) -> int:
    return 1 // job


def end(_order: int, _job: int) -> None:
    os._exit(9)


def test_few_files_take_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "typst", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2, 3}, raising=False)
    assert [workers_for(number) for number in (0, 1, 11, 12, 10_000)] == [1, 1, 1, 2, 2]
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    assert workers_for(100) == 1
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    assert workers_for(100) == 2
    monkeypatch.setitem(sys.modules, "typst", os)
    assert workers_for(100) == 1
    monkeypatch.delitem(sys.modules, "typst")
    for platform in ("darwin", "win32"):
        monkeypatch.setattr(sys, "platform", platform)
        assert workers_for(100) == 1


def test_one_process_does_the_jobs_in_turn_and_stops_when_told() -> None:
    seen: list[int] = []
    with Crew(3, 1) as crew:
        for pid, result in crew.run(double, range(100), lambda: len(seen) == 5):
            assert pid == os.getpid()
            seen.append(result)
    assert seen == [0, 3, 6, 9, 12]


@DIVIDES
def test_all_jobs_are_done_once_by_others() -> None:
    with Crew(3, 2) as crew:
        found = list(crew.run(double, range(500)))
    assert sorted(result for _, result in found) == [3 * job for job in range(500)]
    assert os.getpid() not in {pid for pid, _ in found}


@DIVIDES
def test_few_jobs_are_taken_ahead() -> None:
    taken: list[int] = []

    def counted() -> Iterator[int]:
        for job in range(200):
            taken.append(job)
            yield job

    most = 0
    with Crew(3, 2) as crew:
        for done, _ in enumerate(crew.run(double, counted()), 1):
            most = max(most, len(taken) - done)
    assert len(taken) == 200
    assert most <= 2 * crew_module.AHEAD


@DIVIDES
def test_what_is_begun_is_told_when_stopped() -> None:
    taken: list[int] = []
    seen: list[int] = []

    def counted() -> Iterator[int]:
        for job in range(1000):
            taken.append(job)
            yield job

    with Crew(1, 2) as crew:
        for _, result in crew.run(double, counted(), lambda: len(seen) >= 10):
            seen.append(result)
    assert 10 <= len(seen) <= len(taken) < 40


@DIVIDES
def test_an_error_is_the_first_process_s() -> None:
    with Crew(1, 2) as crew, pytest.raises(ZeroDivisionError):
        list(crew.run(fail, [1, 0, 1]))


@DIVIDES
def test_a_process_that_is_stopped_is_told() -> None:
    with Crew(1, 2) as crew, pytest.raises(crew_module.WorkerLostError):
        list(crew.run(end, [1, 2, 3]))


_entered: list[int] = []


@contextmanager
def entered() -> Iterator[None]:
    _entered.append(os.getpid())
    yield
    _entered.pop()


def who_entered(_order: int, _job: int) -> tuple[list[int], int]:
    return list(_entered), os.getpid()


@pytest.mark.parametrize("workers", [1, pytest.param(2, marks=DIVIDES)])
def test_something_may_go_on_in_each_process_while_it_works(workers: int) -> None:
    with Crew(1, workers, entered) as crew:
        found = list(crew.run(who_entered, range(50)))
    assert len(found) == 50
    assert all(pids == [pid] for pids, pid in found)
    assert _entered == []


def test_the_record_holds_no_more_than_it_must(order: Order) -> None:
    run(order, person("Leder A", leader="Leder B", unit="Center Æ"))
    text = (order.folder / record.RECORD).read_text(encoding="utf-8")
    assert "Leder B" not in text
    assert json.loads(text)["note"] == record.NOTE


def test_nothing_of_this_is_loaded_for_one_sheet() -> None:
    program = (
        "import sys; from ledelsesgrundlag_cli.cli.run import run;"
        "run(['lus', 'centerchef', '--format', 'json']);"
        "print([name for name in sys.modules if '.batch' in name or name.startswith("
        "('concurrent', 'typst', 'rich.progress'))],"
        "file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=REPOSITORY
    )
    assert done.stderr.splitlines()[-1] == "[]"


def test_templates_of_ones_own_are_part_of_what_a_file_comes_from(
    order: Order, tmp_path: Path
) -> None:
    """A file that the template in use fetches counts too, whatever it is called."""
    own = Path(shutil.copytree(REPOSITORY / "templates", tmp_path / "egne"))
    order = order._replace(templates=templates_for(own, order.framework_folder))
    run(order, person())
    assert record.plan(order, rows(person())).there == 2
    (own / "logo.svg").write_text("<svg/>", encoding="utf-8")
    assert record.plan(order, rows(person())).there == 0
