"""``lg lint``: check a framework before it goes on."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ledelsesgrundlag_cli.cli import console
from ledelsesgrundlag_cli.cli.against import bases
from ledelsesgrundlag_cli.cli.changes import show_changes
from ledelsesgrundlag_cli.cli.danish import DanishCommand
from ledelsesgrundlag_cli.cli.errors import FAILED, UserError, shown
from ledelsesgrundlag_cli.cli.options import FrameworkOption, argument, option
from ledelsesgrundlag_cli.cli.targets import Target, find_targets, from_root
from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity, Span
from ledelsesgrundlag_cli.lint.finding import Report
from ledelsesgrundlag_cli.lint.fix import Mended, mend
from ledelsesgrundlag_cli.lint.settings import SETTINGS_FILE, Settings
from ledelsesgrundlag_cli.sets.pool import run_all
from ledelsesgrundlag_cli.source import files
from ledelsesgrundlag_cli.words.danish import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ledelsesgrundlag_cli.lint.engine import Outcome

FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")
OF_HOSTS = frozenset(("github", "gitlab", "sarif"))
"""The formats of code hosts, which know files by their paths in the repository."""

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    cls=DanishCommand,
    help="Se, om noget skal rettes, før du sender ændringen videre.",
    epilog="lg tjek\nlg tjek --fix",
)
def lint(
    paths: Annotated[
        list[str] | None,
        argument(
            "[STI...]",
            "Et ledelsesgrundlag, en mappe med flere, eller filer i et. Uden sti: det "
            "nærmeste, her eller længere oppe. Skriv - for at tjekke det, der sendes ind.",
        ),
    ] = None,
    select: Annotated[
        list[str] | None, option("--select", "KODE", "Tjek kun dette, fx LG4 eller LG602.")
    ] = None,
    ignore: Annotated[list[str] | None, option("--ignore", "KODE", "Tjek ikke dette.")] = None,
    made_as: Annotated[str | None, option("--format", "FORMAT", f"{', '.join(FORMATS)}.")] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FIL", help="Gem listen i en fil.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Lad også advarsler stoppe en ændring.")
    ] = False,
    slips: Annotated[
        bool,
        typer.Option("--slips", help="Vis også det, der kan rettes ved næste revision."),
    ] = False,
    spelling: Annotated[
        bool | None,
        typer.Option(
            "--spelling/--no-spelling",
            help="Tjek stavningen, og få at vide, hvis der ingen ordbog er. Ellers bliver den "
            "tjekket, når der er en.",
        ),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Ret det, der kan rettes, uden at et ord ændres.")
    ] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Ret også ord. Kun sammen med --fix.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Vis rettelserne uden at skrive dem.")
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Vis, hvor mange der er af hver slags.")
    ] = False,
    stdin_filename: Annotated[
        str | None, option("--stdin-filename", "FIL", "Navnet på den fil, der sendes ind med -.")
    ] = None,
    baseline: Annotated[
        str | None,
        option("--baseline", "FIL", "Vis kun det, der ikke står på listen i denne fil."),
    ] = None,
    write_baseline: Annotated[
        bool,
        typer.Option("--write-baseline", help="Skriv alt det, der er nu, på listen i den fil."),
    ] = False,
    against: Annotated[
        str | None,
        option(
            "--against",
            "GREN",
            "Bedøm også ændringerne siden en gren eller et mærke i git, fx origin/main.",
        ),
    ] = None,
    new_only: Annotated[
        bool,
        typer.Option(
            "--new-only", help="Vis kun det, der er nyt siden da. Kun sammen med --against."
        ),
    ] = False,
    framework: FrameworkOption = None,
) -> None:
    """Check, mend, report."""
    kind = _format(made_as)
    _refuse_together(paths, fix=fix, diff=diff, unsafe_fixes=unsafe_fixes)
    if new_only and against is None:
        raise UserError("Skriv, hvad der skal sammenlignes med, fx --against origin/main.")
    chosen = [*_codes(select), *(["LG59"] if select and spelling else [])]
    asked = Settings(tuple(chosen), tuple(_codes(ignore)), slips=slips, spelling=spelling)
    targets = find_targets(paths or [], framework, stdin_filename)
    if fix:
        _finish(targets)
    with bases(targets, against):
        outcomes = _check(targets, asked)
        if diff:
            _show(targets, outcomes, asked, unsafe=unsafe_fixes)
            return
        if fix:
            outcomes = [
                _write_mended(target, outcome, asked, unsafe=unsafe_fixes)
                for target, outcome in zip(targets, outcomes, strict=True)
            ]
        report = _report(targets, outcomes)
        if new_only:
            report = _new_since(report, targets, outcomes, asked)
    if write_baseline:
        _write_baseline(report, baseline)
        return
    if baseline is not None:
        report = _without_known(report, baseline)
    _deliver(report, kind, output, statistics=statistics)
    if _failed(report.findings, strict=strict):
        raise typer.Exit(FAILED)


def _refuse_together(
    paths: list[str] | None, *, fix: bool, diff: bool, unsafe_fixes: bool
) -> None:
    if unsafe_fixes and not (fix or diff):
        raise UserError("Skriv --unsafe-fixes sammen med --fix, eller se rettelserne med --diff.")
    if fix and paths == ["-"]:
        raise UserError("Der er ingen fil at rette i, når den sendes ind med -. Brug --diff.")


def _check(targets: list[Target], asked: Settings) -> list[Outcome]:
    from ledelsesgrundlag_cli.lint.engine import Job, check_some

    jobs = [Job(one.directory, one.shown_as, one.unsaved, one.base) for one in targets]
    return list(run_all(check_some, asked, jobs))


def _new_since(
    report: Report, targets: list[Target], outcomes: list[Outcome], asked: Settings
) -> Report:
    """Leave out what the versions that changes are judged against had too."""
    from ledelsesgrundlag_cli.lint.baseline import new_since
    from ledelsesgrundlag_cli.lint.engine import Job, check_some

    earlier = [(one, one.base) for one in targets if one.base is not None]
    jobs = [Job(base, one.shown_as) for one, base in earlier]
    same = [pair for pair in zip(targets, outcomes, strict=True) if pair[0].unchanged]
    pairs = [
        *zip((one for one, _ in earlier), run_all(check_some, asked, jobs), strict=True),
        *same,
    ]
    before = _report([one for one, _ in pairs], [outcome for _, outcome in pairs])
    return new_since(
        report,
        before,
        _files((one.directory, one.shown_as) for one in targets),
        _files((one.base or one.directory, one.shown_as) for one, _ in pairs),
    )


def _files(directories: Iterable[tuple[Path, str]]) -> set[str]:
    """Return the names of all files in some folders, each as it is shown."""
    return {
        files.shown_name(shown_as, name)
        for directory, shown_as in directories
        for name in files.yaml_files(directory)
    }


def _report(targets: list[Target], outcomes: list[Outcome]) -> Report:
    findings: list[Diagnostic] = []
    texts: dict[str, str] = {}
    for target, outcome in zip(targets, outcomes, strict=True):
        texts |= outcome.texts
        findings += [
            one
            for one in outcome.findings
            if not target.named
            or {outcome.names[span.file] for span in _places(one)}
            & {*target.named, SETTINGS_FILE}  # which hold for every file
        ]
    hints = [one for one in findings if one.code == "LG599"]  # once is enough
    left = tuple(one for one in findings if one.code != "LG599" or one is hints[0])
    return Report(left, len(targets), sum(one.files for one in outcomes), texts)


def _write_baseline(report: Report, name: str | None) -> None:
    from ledelsesgrundlag_cli.lint.baseline import baseline_of

    if name is None:
        raise UserError("Skriv --baseline FIL sammen med --write-baseline.")
    _write(Path(name), baseline_of(from_root(report)))
    console.warn(f"Gemt: {len(report.findings)} fund i {shown(name)}")


def _without_known(report: Report, name: str) -> Report:
    """Leave out what a list from earlier holds."""
    from ledelsesgrundlag_cli.lint.baseline import NotABaselineError, without_known

    try:
        text = files.ordinary(Path(name)).decode("utf-8")
        # A list of 0.1.0 has names as they are from the folder that it was written in.
        return without_known(report, from_root(report), text)
    except OSError as error:
        reason = files.danish_reason(error)
        raise UserError(f"{shown(name)} kan ikke læses: {reason}.") from error
    except (
        NotABaselineError,
        ValueError,
    ) as error:  # or it is not UTF-8, or has a NUL in its name
        raise UserError(f"{shown(name)} er ikke en liste fra lg tjek.") from error


def _places(found: Diagnostic) -> list[Span]:
    return [found.span, *(related.span for related in found.related)]


def _failed(findings: Iterable[Diagnostic], *, strict: bool) -> bool:
    """Tell whether findings stop a change: errors do, and warnings where that is asked for."""
    stops = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(one.severity in stops for one in findings)


def _mended(target: Target, outcome: Outcome, asked: Settings, *, unsafe: bool) -> Mended:
    """Mend a framework's texts in memory."""
    from ledelsesgrundlag_cli.lint.engine import check_framework

    def check_again(texts: Mapping[str, str]) -> Outcome:
        unsaved = {name: text.encode() for name, text in texts.items()}
        return check_framework(
            target.directory, target.shown_as, asked, {**target.unsaved, **unsaved}
        )

    return mend(outcome, check_again, unsafe=unsafe, only=target.named)


def _show(
    targets: list[Target], outcomes: list[Outcome], asked: Settings, *, unsafe: bool
) -> None:
    """Show what mending would change, in all frameworks; exit 1 when that is something."""
    changes = False
    for target, outcome in zip(targets, outcomes, strict=True):
        mended = _mended(target, outcome, asked, unsafe=unsafe)
        show_changes(mended.before, mended.after, target.shown_as)
        changes |= bool(mended.after)
    if changes:
        raise typer.Exit(FAILED)
    console.warn("Der er ikke noget, lg selv kan rette.")


def _finish(targets: list[Target]) -> None:
    """Finish what was begun when a command that changed the files was killed."""
    from ledelsesgrundlag_cli.write.changes import finish_changes

    for one in targets:
        with suppress(OSError):  # what cannot be written is told when it is to be mended
            finish_changes(one.directory)


def _write_mended(target: Target, outcome: Outcome, asked: Settings, *, unsafe: bool) -> Outcome:
    """Write the mended files, and check what is left."""
    from ledelsesgrundlag_cli.cli.output import change_files
    from ledelsesgrundlag_cli.write.changes import Change

    mended = _mended(target, outcome, asked, unsafe=unsafe)
    changes = {
        name: Change(mended.before[name].encode(), text.encode())
        for name, text in mended.after.items()
    }
    change_files(target.directory, changes, "Der er ikke rettet noget.")
    if mended.number:
        console.warn(f"Der er rettet {counted(mended.number, 'én ting', 'ting')}.")
    return _check([target], asked)[0]


def _write(path: Path, text: str) -> None:
    from ledelsesgrundlag_cli.cli.output import write

    write(path, text.encode("utf-8"))


def _codes(written: list[str] | None) -> list[str]:
    codes = [code.strip().upper() for one in written or [] for code in one.split(",")]
    for code in codes:
        if not (code.startswith("LG") and code[2:].isdigit() and len(code) <= 5):
            raise UserError(f"{shown(code)} er ikke en kode. Se koderne med: lg forklar")
    return codes


def _format(asked: str | None) -> str:
    """Return the format asked for, else the one the place it runs in reads, else text."""
    if asked is not None:
        from ledelsesgrundlag_cli.cli.opening import choose
        from ledelsesgrundlag_cli.words.names import Named

        return choose("Der er ikke noget format", [asked], [Named(one, ()) for one in FORMATS])[0]
    if os.environ.get("GITHUB_ACTIONS") == "true":
        return "github"
    return "gitlab" if os.environ.get("GITLAB_CI") == "true" else "text"


def _deliver(report: Report, kind: str, output: str | None, *, statistics: bool) -> None:
    if kind in OF_HOSTS:
        report = from_root(report)
    if statistics:
        text = _statistics(report)
    else:
        on_screen = output is None
        text = _rendered(report, kind, color=on_screen and console.wants_color())
    if output is not None:
        _write(Path(output), text)
    elif kind == "text":
        console.say_raw(text)
    else:
        console.say_bytes(text.encode("utf-8"))


def _rendered(report: Report, kind: str, *, color: bool) -> str:
    if kind == "text":
        from ledelsesgrundlag_cli.lint.report.text import render_text

        return render_text(report, width=console.width(), color=color)
    from importlib import import_module

    module = import_module(f"ledelsesgrundlag_cli.lint.report.{kind}")
    rendered: str = getattr(module, f"render_{kind}")(report)
    return rendered


def _statistics(report: Report) -> str:
    from collections import Counter

    from ledelsesgrundlag_cli.lint.registry import rule
    from ledelsesgrundlag_cli.lint.report.visible import CLEAN

    codes: Counter[str] = Counter()
    for one in report.findings:
        codes[one.code] += one.stands_for
    lines = []
    for code, count in sorted(codes.items(), key=lambda pair: (-pair[1], pair[0])):
        found = rule(code)
        lines.append(f"{count:>6}  {code}  {found.name if found else ''}".rstrip())
    return "".join(f"{line}\n" for line in lines) or f"{CLEAN}\n"
