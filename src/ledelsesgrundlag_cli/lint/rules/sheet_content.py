"""LG641 to LG645: what is asked on a sheet agrees with itself, and says who may see it."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.diagnostics import Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.late import Late
from ledelsesgrundlag_cli.model.block_texts import every_block
from ledelsesgrundlag_cli.model.pejlemaerke import PejlemaerkerFile
from ledelsesgrundlag_cli.model.role import Role
from ledelsesgrundlag_cli.model.sheet import Sheet
from ledelsesgrundlag_cli.model.sheet_blocks import (
    AgreementsBlock,
    CaseBlock,
    ChecklistBlock,
    DialBlock,
    ExpectationsBlock,
    PeopleBlock,
    PerExpectationBlock,
    QuestionBlock,
    TalkBlock,
    ThreadsBlock,
    Wording,
)
from ledelsesgrundlag_cli.render.pdf.length import pages
from ledelsesgrundlag_cli.words.danish import NUMBERS
from ledelsesgrundlag_cli.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ledelsesgrundlag_cli.diagnostics import Diagnostic, Loc
    from ledelsesgrundlag_cli.lint.checked import Checked
    from ledelsesgrundlag_cli.model.sheet import Section, SheetPart
    from ledelsesgrundlag_cli.model.sheet_blocks import AgreementColumn, Block, PeopleColumn

LG641 = Rule("LG641", "Tallet i teksten er ikke det samme som i feltet")
LG642 = Rule("LG642", "Det samme står to gange")
LG643 = Rule("LG643", "Delen af arket er tom", Severity.WARNING)
LG644 = Rule("LG644", "Der står ikke, hvem der må se svarene", Severity.WARNING)
LG645 = Rule("LG645", "Delen af arket er blevet for lang", Severity.WARNING)

RULES: Final = (LG641, LG642, LG643, LG644, LG645)

MOST_PAGES, SHARED_PAGES = 2, 1
"""Pages that one prepares on, and that are filled in together at one talk: more is a burden."""
_CLOSE: Final = 0.13
"""How much more than its pages a part may seem to fill and still fit on them."""

_WRITTEN: Final = (
    QuestionBlock
    | ExpectationsBlock
    | DialBlock
    | AgreementsBlock
    | ChecklistBlock
    | PeopleBlock
    | TalkBlock
    | ThreadsBlock
    | PerExpectationBlock
    | CaseBlock
)
_COMPUTED: Final = ThreadsBlock | PerExpectationBlock | CaseBlock
_ARTICLES: Final = frozenset(("en", "et"))
_WORDS: Final = "|".join(one for one in NUMBERS if one not in _ARTICLES)
_NUMBER: Final = rf"(?:(?:{_WORDS}|\d+)\s*(?:til|eller|-|–)\s*)?(?P<number>{_WORDS}|\d+)"
"""A number, or the last one of a range."""
_CHOOSE: Final = Late(
    r"\b(?:vælg|vælger|udvælg|udpeg|find|kryds|peg på|markér|højst|op til|maks\.?|maksimalt)\b"
    rf"[^.?!,]{{0,30}}?\b{_NUMBER}\b",
    re.IGNORECASE,
)
_KIND: Final = r"(?:(?:nye|klare|korte|konkrete|fælles|vigtige|vigtigste|få|små|næste)\s+)*"


def _counted(what: str) -> Late:
    return Late(rf"\b{_NUMBER}\s+{_KIND}(?:{what})\b", re.IGNORECASE)


_AGREEMENTS: Final = _counted("aftaler?")
_OPTIONS: Final = _counted("muligheder?|svarmuligheder|svar")
_ITEMS: Final = _counted("punkter|punkt|ting")


class _Field(NamedTuple):
    """A block, where it stands, and the sides it is for."""

    block: Block
    loc: Loc
    sides: frozenset[str]


def check_sheet_content(checked: Checked) -> Iterator[Diagnostic]:
    """Look at each sheet by itself."""
    parts = checked.parts.values()
    texts = [[x.text for x in one.expectations] for one in parts if isinstance(one, Role)]
    longest = max(texts, key=lambda role: sum(map(len, role)), default=[])
    markers = sum(len(one.pejlemaerker) for one in parts if isinstance(one, PejlemaerkerFile))
    for file, part in checked.parts.items():
        if isinstance(part, Sheet):
            yield from _Look(checked, file, part, longest, markers).findings()


class _Look:
    """One look at one sheet, made for a role with the ``longest`` expectations."""

    def __init__(
        self, checked: Checked, file: str, sheet: Sheet, longest: list[str], markers: int
    ) -> None:
        self._checked = checked
        self._longest, self._markers = longest, markers
        self._file = file
        self._sheet = sheet
        self._fields = [*_fields(sheet.sections)]

    def findings(self) -> Iterator[Diagnostic]:
        """Find all that is wrong."""
        yield from self._numbers()
        yield from self._repeated()
        for number, part in enumerate(self._sheet.parts):
            yield from self._part(part, ("parts", number))

    def _numbers(self) -> Iterator[Diagnostic]:
        for block, loc, _ in self._fields:
            if isinstance(block, ExpectationsBlock | ThreadsBlock) and block.choose:
                yield from self._wrong_number(block.text, loc, _CHOOSE, block.choose, "choose")
            elif isinstance(block, DialBlock):
                yield from self._wrong_number(
                    block.text, loc, _OPTIONS, len(block.options), "options"
                )
            elif isinstance(block, ChecklistBlock):
                yield from self._wrong_number(block.text, loc, _ITEMS, len(block.items), "items")
        yield from self._numbers_of_agreements()

    def _wrong_number(
        self, text: Wording, loc: Loc, pattern: Late, is_so: int, field: str
    ) -> Iterator[Diagnostic]:
        for item in text.texts((*loc, "text"), "other"):
            yield from self._compared(item.text, item.loc, pattern, is_so, (*loc, field))

    def _numbers_of_agreements(self) -> Iterator[Diagnostic]:
        """Compare "tre aftaler" in a side's words with the rows that there are."""
        for block, loc, sides in self._fields:
            if not isinstance(block, AgreementsBlock):
                continue
            said = [
                ((*place, "lead"), part.lead)
                for place, part in self._parts()
                if part.side in sides and part.lead
            ]
            for number, section in enumerate(self._sheet.sections):
                if sides & frozenset(section.sides):
                    title = section.title.texts(("sections", number, "title"), "title")
                    said += [(item.loc, item.text) for item in title]
            said += [
                (item.loc, item.text)
                for other, place, others in self._fields
                if others & sides and isinstance(wording := getattr(other, "text", None), Wording)
                for item in wording.texts((*place, "text"), "other")
            ]
            for place, text in said:
                yield from self._compared(text, place, _AGREEMENTS, block.rows, (*loc, "rows"))

    def _parts(self) -> Iterator[tuple[Loc, SheetPart]]:
        for number, part in enumerate(self._sheet.parts):
            yield ("parts", number), part

    def _compared(
        self, text: str, place: Loc, pattern: Late, is_so: int, field: Loc
    ) -> Iterator[Diagnostic]:
        words = re.split(r"\W+", text.casefold())
        if not any(one.isdigit() or (one in NUMBERS and one not in _ARTICLES) for one in words):
            return
        for match in pattern.finditer(text):
            word = match["number"]
            says = int(word) if word.isdigit() else NUMBERS[word.casefold()]
            if says != is_so:
                yield LG641.found(
                    f"Der står ”{word}” i teksten, men {field[-1]} siger {is_so}.",
                    self._checked.span(self._file, place),
                    f"Ret tallet i teksten, eller ret {field[-1]}, så de siger det samme.",
                )
                return

    def _repeated(self) -> Iterator[Diagnostic]:
        """Find fields, choices, columns and items that say the same as one before them."""
        heads = "To felter øverst på arket hedder det samme"
        of_a_side = (self._twice(self._labels(one.side), heads) for one in self._sheet.parts)
        yield from dict.fromkeys(chain.from_iterable(of_a_side))
        for block, loc, _ in self._fields:
            if isinstance(block, DialBlock):
                options = [((*loc, "options", at), one) for at, one in enumerate(block.options)]
                yield from self._twice(options, "To svar er ens")
            elif isinstance(block, AgreementsBlock | PeopleBlock):
                columns: Sequence[AgreementColumn | PeopleColumn] = block.columns
                titles = [
                    ((*loc, "columns", at, "title"), one.title) for at, one in enumerate(columns)
                ]
                yield from self._twice(titles, "To kolonner hedder det samme")
            elif isinstance(block, ChecklistBlock):
                items = [
                    ((*loc, "items", at, "text"), one.text) for at, one in enumerate(block.items)
                ]
                yield from self._twice(items, "To punkter er ens")

    def _labels(self, side: str) -> Iterator[tuple[Loc, str]]:
        """Yield what the fields at the head of a side's part are called."""
        for at, one in enumerate(self._sheet.fields):
            label = one.label.for_side(side)
            if label is not None and (one.sides is None or side in one.sides):
                yield ("fields", at, "label", *one.label.place(side)), label

    def _twice(self, named: Iterable[tuple[Loc, str]], told: str) -> Iterator[Diagnostic]:
        seen: set[str] = set()
        for loc, text in named:
            alike = folded(text).casefold().rstrip(".:")
            if alike in seen:
                yield LG642.found(
                    f"{told}: ”{folded(text)}”.",
                    self._checked.span(self._file, loc),
                    "Ret det ene, eller slet det.",
                )
            seen.add(alike)

    def _part(self, part: SheetPart, loc: Loc) -> Iterator[Diagnostic]:
        """See that a part has something in it, fits, and says who may see what is written."""
        shared = any(one.always for one in self._sheet.every_side if one.id == part.side)
        several = any(isinstance(one.block, TalkBlock) for one in self._fields)
        most = SHARED_PAGES if shared and not several else MOST_PAGES
        # Two roles' expectations and what is asked about some fill what they fill: HR cannot make
        # the sheet shorter for that.
        computed = any(
            isinstance(one.block, _COMPUTED) and part.side in one.sides for one in self._fields
        )
        if not computed and pages(self._sheet, part, self._longest, self._markers) > most + _CLOSE:
            yield LG645.found(
                f"Delen ”{part.title}” fylder mere end {'én side' if most == 1 else 'to sider'}.",
                self._checked.span(self._file, loc),
                "Giv færre linjer at skrive på (lines, rows), eller slet et spørgsmål.",
            )
        mine = [one.block for one in self._fields if part.side in one.sides]
        span = self._checked.span(self._file, loc)
        if not mine:
            yield LG643.found(
                f"Der er ikke noget i delen ”{part.title}”.",
                span,
                "Giv den et afsnit, eller slet delen.",
            )
        about_someone = any(
            one.fill in {"name", "leader"} and (one.sides is None or part.side in one.sides)
            for one in self._sheet.fields
        )
        if about_someone and not part.privacy and any(isinstance(one, _WRITTEN) for one in mine):
            yield LG644.found(
                f"Der står ikke, hvem der må se det, man skriver i delen ”{part.title}”.",
                span,
                "Skriv det i feltet privacy, fx hvem der gemmer svarene, og hvornår de bliver "
                "slettet.",
            )


def _fields(sections: Iterable[Section]) -> Iterator[_Field]:
    for number, section in enumerate(sections):
        for block, loc in every_block(section.blocks, ("sections", number)):
            yield _Field(block, loc, frozenset(block.sides or section.sides))
