"""The rules there are: what looks for them and in what order, and the page of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.lint import making, spelling, suppress
from ledelsesgrundlag_cli.lint.reading import READING
from ledelsesgrundlag_cli.lint.rules import (
    across,
    alike,
    design,
    endings,
    faithful,
    grammar,
    language,
    links,
    listed,
    local,
    log,
    log_lines,
    mixups,
    others,
    own_words,
    promise,
    prompts,
    questions,
    raw,
    readability,
    record,
    recruiting,
    repeated,
    sheet_content,
    sheets,
    terms,
    text,
    texts,
    typed,
    version,
    yaml_signs,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ledelsesgrundlag_cli.diagnostics import Diagnostic
    from ledelsesgrundlag_cli.lint.checked import Checked
    from ledelsesgrundlag_cli.lint.rule import Rule


class Check(NamedTuple):
    """Some rules, and what looks for their findings; None where others come upon them."""

    rules: tuple[Rule, ...]
    look: Callable[[Checked], Iterable[Diagnostic]] | None = None


CHECKS: list[Check] = [
    Check(READING),
    Check(faithful.BOTH_WAYS, faithful.check_faithfulness),
    Check((*text.RULES, *language.RULES, readability.LG506, texts.LG413), texts.check_texts),
    Check((*typed.RULES, *endings.RULES, *grammar.RULES, *mixups.RULES)),
    Check((*questions.RULES, *promise.RULES)),
    Check((repeated.LG514,), repeated.check_repeated),
    Check(yaml_signs.RULES, yaml_signs.check_yaml_signs),
    Check((alike.LG601, alike.LG602), alike.check_alike),
    Check((across.LG603, across.LG604), across.check_coverage),
    Check((across.LG207,), across.check_orphans),
    Check((sheets.LG208,), sheets.check_sheet_names),
    Check((), listed.check_listed),
    Check((listed.LG111,), lambda checked: listed.check_names(checked, codes())),
    Check(links.RULES, links.check_links),
    Check((), links.check_numbers),
    Check((), links.check_other_names),
    Check((terms.LG213,), terms.check_terms),
    Check(prompts.RULES, prompts.check_prompt_files),
    Check(recruiting.RULES, recruiting.check_interview),
    Check((others.LG217,), others.check_others),
    Check(local.RULES, local.check_local),
    Check(sheet_content.RULES, sheet_content.check_sheet_content),
    Check((own_words.LG646, own_words.LG647), own_words.check_own_words),
    Check((faithful.LG300,), faithful.check_slips),
    Check((spelling.LG591, spelling.LG599), spelling.check_spelling),
    Check(record.RULES, record.check_record),
    Check(log.RULES, log.check_log),
    Check((), log.check_dates),
    Check((log_lines.LG713,), log_lines.check_log_lines),
    Check(
        (making.LG611, *design.RULES, making.LG800, making.LG801, making.LG802, making.LG803),
        making.check_making,
    ),
    Check(version.RULES, version.check_version),
    Check(raw.RULES, raw.check_files),
    Check((suppress.LG901, suppress.LG902, suppress.LG903)),
]
"""Every rule stands here, with what looks for it, in the order that the checks are made."""

PAGES: list[Path] = [Path(__file__).parent / "pages"]
"""The folders in which a rule's page is looked for."""


class RulePage(NamedTuple):
    """A rule as people meet it: its code, its name, and its page in Markdown."""

    code: str
    name: str
    page: str


def rules() -> dict[str, Rule]:
    """Return every rule by its code, sorted."""
    every = {one.code: one for check in CHECKS for one in check.rules}
    return dict(sorted(every.items()))


def codes() -> tuple[str, ...]:
    """Return every code, sorted."""
    return tuple(rules())


def rule(code: str) -> RulePage | None:
    """Return the rule with this code and its page, or None."""
    row = rules().get(code)
    if row is None:
        return None
    path = next(path for folder in PAGES if (path := folder / f"{code}.md").is_file())
    body = path.read_text(encoding="utf-8")
    return RulePage(code, row.title, f"# {code} {row.title}\n\n{body}")
