"""What all tests share: the framework in the box, and running ``lg`` as a user would."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.vendor.pretty import for_type_by_name
from tests.copies import copy_of
from tests.long import LONG, examples
from tests.programs import REQUIRED

from ledelsesgrundlag_cli.cli.run import run
from ledelsesgrundlag_cli.documents.change_overview import Version, change_overview
from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.model.base import TextItem, Thing
from ledelsesgrundlag_cli.model.kinds import EXPECTATION, ROLE
from ledelsesgrundlag_cli.model.texts import Texts
from ledelsesgrundlag_cli.render import limits
from ledelsesgrundlag_cli.render.locked import LockedEnvironment
from ledelsesgrundlag_cli.render.templates import Templates, templates_for
from ledelsesgrundlag_cli.versions.changes import changes

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from types import CodeType

    from ledelsesgrundlag_cli.documents.blocks import Document
    from ledelsesgrundlag_cli.loading.framework import Framework

PATIENCE = 100
"""Seconds that a test waits for another process before it gives up; pytest-timeout's are 120."""

NOT_INHERITED = ("LG_FRAMEWORK", "NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "GITLAB_CI")
"""What the place a test runs in says, and ``lg`` would listen to."""

TOGETHER = (
    "tests/e2e/",
    "tests/release/",
    "tests/render/test_docx.py",
    "tests/test_integrations.py",
)
"""Files whose tests share documents, browsers and installations, which take long to make."""

PASSED = "LG_PASSED"
"""Set by .ci/run to a file: its bare run writes there what passed, and its complete one, which has
every tool, leaves that out, but for what a tool may change."""

# No test judges by the clock on the wall: a machine may do other things at the same time.
settings.register_profile(
    "lg",
    deadline=None,
    derandomize=not LONG,
    max_examples=examples(25),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("lg")
# Hypothesis writes out what each explicit example is given, fixtures with it: half a second where
# a format holds all formats, or a framework all its texts.
for _place, _name in (("render.formats", "Format"), ("loading.framework", "Framework")):
    for_type_by_name(
        f"ledelsesgrundlag_cli.{_place}",
        _name,
        lambda one, printer, _: printer.text(f"<{type(one).__name__}>"),
    )

# Left to itself the collector looks again and again through thousands of tests and all that is
# imported, a tenth of the suite's time. lg's short commands do without it too.
gc.set_threshold(20_000, 20, 50)

REPOSITORY = Path(__file__).resolve().parents[1]
FRAMEWORK = REPOSITORY / "framework"


@dataclass(frozen=True)
class Run:
    """How a run of ``lg`` ended."""

    code: int
    out: str
    err: str


Outcome = tuple[int, str, str]
"""Exit code, stdout and stderr."""
Lg = Callable[..., Outcome]


class RunLg(Protocol):
    """Runs ``lg`` with arguments in a new process."""

    def __call__(
        self,
        *arguments: str,
        cwd: Path | None = None,
        env: Mapping[str, str | None] | None = None,
    ) -> Run:
        """Run it."""
        ...


@pytest.fixture(scope="session")
def framework() -> Framework:
    """The framework in the box."""
    loaded = load(FRAMEWORK, "framework")
    framework = loaded.framework()
    assert framework is not None, loaded.diagnostics
    return framework


@pytest.fixture(scope="session")
def templates() -> Templates:
    """The templates in the box."""
    return templates_for(None, FRAMEWORK)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist of this checkout, by the build backend installed."""
    pytest.importorskip("hatchling", reason="hatchling is not installed; .ci/run installs it")
    target = tmp_path_factory.mktemp("built")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-t", "wheel", "-d", target],
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
    )
    return target


@pytest.fixture(scope="session")
def wheel(built: Path) -> Path:
    """The wheel of this checkout."""
    [wheel] = built.glob("*.whl")
    return wheel


@pytest.fixture(scope="session")
def sdist(built: Path) -> Path:
    """The sdist of this checkout."""
    [sdist] = built.glob("*.tar.gz")
    return sdist


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Generator[None]:
    """Compile a template once for all tests; a run of ``lg`` does so once for all its documents.

    What is compiled depends on how the format makes plain text literal.
    """
    compiled: dict[tuple[object, ...], CodeType] = {}
    compile_it = LockedEnvironment.compile

    def compile_once(made: LockedEnvironment, source: Any, *given: Any) -> Any:
        literal = made.finalize and made.finalize("<*#")
        key = (source, *given, literal, type(literal))
        if key not in compiled:
            compiled[key] = compile_it(made, source, *given)
        return compiled[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LockedEnvironment, "compile", compile_once)
        yield


@pytest.fixture(scope="session", autouse=True)
def _nothing_outlives_a_crash() -> Generator[None]:
    """Do not wait for the disk. Tests of what is waited for put something else in its place."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture
def limits_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let HR's own templates run in this process, where a test has changed something."""
    monkeypatch.setattr(
        limits,
        "within_limits",
        lambda work, templates, shared, job, _: work(templates, shared, job),
    )


@pytest.fixture
def framework_copy(tmp_path: Path) -> Path:
    """A copy of the framework in the box, to change: ``<tmp>/framework``."""
    return copy_of(FRAMEWORK, tmp_path / "framework")


@pytest.fixture
def loose_copy(framework_copy: Path) -> Path:
    """The same without the questions to applicants, which name each expectation: for tests that
    give expectations other ids, or take them out.
    """
    shutil.rmtree(framework_copy / "interview")
    return framework_copy


@pytest.fixture(scope="session")
def run_lg() -> RunLg:
    """Run ``lg`` in a process of its own. A None in ``env`` removes a variable."""

    def run_it(
        *arguments: str,
        cwd: Path | None = None,
        env: Mapping[str, str | None] | None = None,
    ) -> Run:
        variables = {**os.environ, "COLUMNS": "80", "PYTHONUTF8": "1"}
        for name in (*NOT_INHERITED, "PYTHONIOENCODING"):
            variables.pop(name, None)
        for name, value in (env or {}).items():
            if value is None:
                variables.pop(name, None)
            else:
                variables[name] = value
        done = subprocess.run(
            [sys.executable, "-m", "ledelsesgrundlag_cli", *arguments],
            cwd=cwd or REPOSITORY,
            env=variables,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )
        return Run(
            done.returncode,
            done.stdout.decode("utf-8", "replace").replace("\r\n", "\n"),
            done.stderr.decode("utf-8", "replace").replace("\r\n", "\n"),
        )

    return run_it


@pytest.fixture
def workplace() -> Path:
    """The working folder ``lg`` runs in: the repository. A module may say another."""
    return REPOSITORY


@pytest.fixture
def lg(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, workplace: Path) -> Lg:
    """Run ``lg`` in this process; give exit code, stdout and stderr."""
    for name in NOT_INHERITED:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(workplace)

    def call(*arguments: str) -> Outcome:
        capsys.readouterr()
        code = run(list(arguments))
        out, err = capsys.readouterr()
        return code, out, err

    return call


def sample_overview(framework: Framework) -> Document:
    """An overview of what could have changed in the framework in the box, from 0.9.0."""
    now = Texts(load(FRAMEWORK, "framework").parts).things
    found = changes(_earlier(list(now)), now)
    return change_overview(
        framework,
        Version("0.9.0", "som er gemt som v0.9.0"),
        Version("1.0.0", "som den er nu"),
        found,
    )


def _earlier(now: list[Thing]) -> list[Thing]:
    """Return things as they were before a change of each sort."""

    def said(text: str) -> tuple[TextItem, ...]:
        return (TextItem((), text, "other", document=True),)

    found = [one for one in now if one.key != "ll-oversaetter-beslutninger"]
    at = {one.key: place for place, one in enumerate(found)}
    for key, old, new in (
        ("kerneopgaven", "kerneopgaven", "opgaven"),
        ("c-loesningsforslag", "Udvikler løsningsforslag", "Udvikler forslag"),
        ("d-styrer-ressourcer", "overensstemmelser", "overensstemmelse"),
    ):
        one = found[at[key]]
        texts = tuple(text._replace(text=text.text.replace(old, new)) for text in one.said)
        found[at[key]] = one._replace(said=texts)
    role = found[at["c-loesningsforslag"]]
    links = (role.links[0]._replace(to=("mod",), names=("Mod og nytænkning",)), *role.links[1:])
    found[at["c-loesningsforslag"]] = found[at["c-loesningsforslag"]]._replace(links=links)
    first, second = at["lm-faglige-maal"], at["lm-faglige-maal"] + 1
    found[first], found[second] = found[second], found[first]
    gone = role._replace(key="c-gammel", said=said("Mødes med borgerne hver uge"), links=())
    heads = (
        TextItem((), "Stabschefer", "title", document=True, label="Titel"),
        TextItem((), "stabschef", "other", document=False, label="Ental"),
    )
    found.insert(at["c-loesningsforslag"], gone)
    found += [
        Thing(ROLE, "stabschef", heads, group="Stabschefer"),
        Thing(
            EXPECTATION,
            "s-et",
            said("Hjælper de andre"),
            group="Stabschefer",
            home="stabschef",
            home_kind=ROLE,
        ),
    ]
    return [one._replace(order=order) for order, one in enumerate(found)]


class Git:
    """A repository made with the ``git`` program, and nothing of this machine's settings."""

    def __init__(self, folder: Path, like: Path | None = None) -> None:
        """Make one without commits, or with those of another folder's."""
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        if like is None:
            self("init", "-q", "-b", "main", "--template=")
        else:
            copy_of(like / ".git", folder / ".git")

    def __call__(self, *arguments: str) -> str:
        """Run git here; give what it says."""
        settings = {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "HR",
            "GIT_AUTHOR_EMAIL": "hr@kommune.example",
            "GIT_COMMITTER_NAME": "HR",
            "GIT_COMMITTER_EMAIL": "hr@kommune.example",
        }
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**os.environ, **settings},
            capture_output=True,
            check=True,
        )
        return done.stdout.decode("utf-8", "replace").strip()

    def commit(self, message: str = "ændret") -> str:
        """Commit all there is; give the commit's name."""
        self("add", "-A")
        self("commit", "-q", "--allow-empty", "-m", message)
        return self("rev-parse", "HEAD")

    def edit(self, name: str, *pairs: tuple[str, str]) -> None:
        """Replace words in a file."""
        file = self.folder / name
        text = file.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")


@pytest.fixture
def new_git() -> type[Git]:
    """Make a repository in a folder."""
    return Git


@pytest.fixture(scope="session")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of such a repository, which tests copy."""
    made = Git(copy_of(FRAMEWORK, tmp_path_factory.mktemp("committed") / "framework").parent)
    made.commit("vedtaget")
    return made.folder


@pytest.fixture
def git(framework_copy: Path, committed: Path) -> Git:
    """A repository with the framework in the box: one commit on ``main``, nothing changed."""
    return Git(framework_copy.parent, committed)


@pytest.hookimpl(optionalhook=True)  # pytest-xdist's
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give the tests of a file that make much for each other to one process, with ``-n``.

    ``--dist loadgroup`` would do it, but does nothing with pytest 9.2 and pytest-xdist 3.8. The
    cases of any other test go together too, so that there is less to deal out.
    """
    from xdist.scheduler import LoadScopeScheduling

    class Scheduler(LoadScopeScheduling):  # type: ignore[misc]  # it has no types
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0]
            return file if file.startswith(TOGETHER) else nodeid.partition("[")[0]

        def _pending_of(self, workload: dict[str, dict[str, bool]]) -> int:
            """Count what a process has left; what is done is forgotten, not counted each time."""
            for scope in [scope for scope, unit in workload.items() if all(unit.values())]:
                del workload[scope]
            pending: int = super()._pending_of(workload)
            return pending

    return Scheduler(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what opens finished documents; leave out what is ``long``, and what passed before."""
    for item in items:
        if "e2e" in item.path.parts:
            item.add_marker(pytest.mark.slow)
    if PASSED in os.environ and REQUIRED in os.environ:
        before = set(Path(os.environ[PASSED]).read_text(encoding="utf-8").splitlines())
        _leave_out(config, items, lambda item: item.nodeid in before)
    if not LONG:
        _leave_out(config, items, lambda item: item.get_closest_marker("long") is not None)


def _leave_out(
    config: pytest.Config, items: list[pytest.Item], which: Callable[[pytest.Item], bool]
) -> None:
    config.hook.pytest_deselected(items=[item for item in items if which(item)])
    items[:] = [item for item in items if not which(item)]


def pytest_configure() -> None:
    """Watch for tests of the check that a dictionary may change what is found in.

    They look for one in this process, or start another.
    """
    if PASSED not in os.environ or REQUIRED in os.environ:
        return
    from ledelsesgrundlag_cli.lint import spelling

    find = spelling.find_dictionary

    def look(*given: Any) -> Path | None:
        _seen.append(LOOKED)
        return find(*given)

    def watch(event: str, _: object) -> None:
        if event in STARTING:
            _seen.append(LOOKED)

    pytest.MonkeyPatch().setattr(spelling, "find_dictionary", look)
    sys.addaudithook(watch)


STARTING = frozenset({"subprocess.Popen", "os.fork"})
"""What Python calls it that a process is started."""
LOOKED = ("may see a dictionary", True)
_seen: list[tuple[str, object]] = []
"""What was seen since the last test."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """Let the last report of a test say what was seen while it ran."""
    item.user_properties += _seen[:1]
    _seen.clear()
    yield


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Write down what passed, for a later run that leaves it out."""
    if PASSED in os.environ and REQUIRED not in os.environ:
        stats = terminalreporter.stats
        # A teardown that went well has no name of its own there.
        looked = {one.nodeid for one in stats.get("", ()) if LOOKED in one.user_properties}
        passed = {one.nodeid for one in stats.get("passed", ())}
        passed -= {one for one in looked if "lint" in one.partition("::")[0]}
        Path(os.environ[PASSED]).write_text("\n".join(sorted(passed)), encoding="utf-8")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Make a skip a failure where every tool is there."""
    report = yield
    _allow_no_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole file."""
    report = yield
    _allow_no_skip(report)
    return report


def _allow_no_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get(REQUIRED) == "1":
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{reason}: {REQUIRED}=1 allows no skip"
