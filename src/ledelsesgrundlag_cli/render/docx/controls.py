"""Content controls: the fields that are written, chosen and ticked in Word.

A field's tag is the name of its answer, the same as in HTML, so that answers can be found again.
Its number is made from the tag: the same document has the same numbers, and no two fields share
one, which Word would call a damaged file.

Fields that are one answer show the same text of a part of the file that holds nothing else
(``answers_part``): Word writes what is typed in one of them there, and shows it in all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zlib import crc32

from ledelsesgrundlag_cli.documents.answers import is_ticked, text_given
from ledelsesgrundlag_cli.render.docx.paragraphs import line_hashes
from ledelsesgrundlag_cli.render.docx.styles import Style
from ledelsesgrundlag_cli.render.docx.tags import LONGEST_NAME, cut, is_short, tag_of
from ledelsesgrundlag_cli.render.docx.xml import Element, lines_of, name, plain, run, w, w14
from ledelsesgrundlag_cli.render.form_fields import choice_value
from ledelsesgrundlag_cli.words.harmless import inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ledelsesgrundlag_cli.documents.answers import Answer

_BLANK: Final = "\u00a0" * 40
"""What stands in a field until something is written: room to click, and nothing on paper."""
TICKED, UNTICKED = "☒", "☐"
ANSWERS_ID: Final = "{9C1B7F1E-0D54-4B0B-9B53-1D0F6E6B7A11}"
"""The number by which fields find the part with their answers: any, for a file has one."""
_ANSWERS: Final = "urn:ledelsesgrundlag:svar"
_HIGHEST: Final = 0x7FFFFFFF


class Controls:
    """Makes the content controls of one document.

    ``styles`` are ids by the styles' names; ``given`` the answers that the fields are filled with;
    ``taken`` the numbers of HR's own controls in the head and foot of the page.
    """

    def __init__(
        self,
        styles: Mapping[str, str],
        tick_font: str,
        given: Mapping[str, Answer],
        taken: frozenset[int] = frozenset(),
    ) -> None:
        self._given = given
        self._styles = styles
        self._tick_font = tick_font
        self._tags: set[str] = set()
        self._shared: dict[str, tuple[str, str, str]] = {}
        self._numbers = {0, *taken}

    def text(self, tag: str, label: str, *content: Element, is_hint: bool) -> Element:
        """Make a field for as much text as somebody likes, in as many paragraphs.

        With ``is_hint`` the content stands there until something is written.
        """
        return self._control(tag, label, w("richText"), content, is_hint=is_hint)

    def answered(self, tag: str, label: str, *empty: Element) -> Element:
        """Make a field with the answer that is given; else with what stands there until then."""
        written = text_given(self._given, tag)
        shown = (lines_of(written),) if written else empty
        return self.text(tag, label, *shown, is_hint=not written)

    def line(self, tag: str, label: str, value: str | None) -> Element:
        """Make a field for a few words, which may stand there already."""
        if value:
            return self.text(tag, label, run(value), is_hint=False)
        return self.answered(tag, label, self.blank())

    def shared_line(self, answer: str, label: str, value: str | None) -> Element:
        """Make a field for a few words that shows the same as every other with that answer."""
        own, value = value, value or text_given(self._given, answer)
        if answer not in self._shared:
            self._shared[answer] = (self._unique(answer), inline(value), inline(own or ""))
        tag, _, _ = self._shared[answer]
        place = list(self._shared).index(answer) + 1
        bound = w(
            "dataBinding",
            prefixMappings=f"xmlns:lg='{_ANSWERS}'",
            xpath=f"/lg:svar[1]/lg:felt[{place}]",
            storeItemID=ANSWERS_ID,
        )
        shown = run(value) if value else self.blank()
        return self._tagged(tag, label, (bound, w("text")), (shown,), is_hint=not value)

    def answers_part(self, lines: Iterable[str]) -> Element:
        """Return what stands in the fields that are one answer.

        What the sheet itself wrote is kept beside it, so that nobody takes it for an answer; of
        the ``lines`` outside the fields a hash each, so that what others write there is seen.
        """
        fields = (
            plain(_ANSWERS, "felt", text=text, id=tag, **({"ark": own} if own else {}))
            for tag, text, own in self._shared.values()
        )
        hashes = plain(_ANSWERS, "linjer", text=" ".join(line_hashes(lines)))
        return plain(_ANSWERS, "svar", *fields, hashes)

    def choice(self, tag: str, label: str, options: Sequence[str]) -> Element:
        """Make a drop-down. Until one is chosen each has a box, for a pen on paper."""
        given = text_given(self._given, tag)
        chosen = {choice_value(number): one for number, one in enumerate(options)}.get(given)
        items = [
            w("listItem", displayText=inline(option), value=choice_value(number))
            for number, option in enumerate(options)
        ]
        kind = w("dropDownList", *items)
        if chosen is not None:
            kind.set(name("lastValue"), given)
            return self._control(tag, label, kind, (run(chosen),), is_hint=False)
        content = [
            piece
            for number, option in enumerate(options)
            for piece in (
                *([self.hint("   ")] if number else []),
                run(UNTICKED, style=self._styles[Style.TICK]),
                self.hint(f"\u00a0{inline(option)}"),
            )
        ]
        return self._control(tag, label, kind, content, is_hint=True)

    def tick(self, tag: str, label: str, *, on: bool) -> Element:
        """Make a checkbox."""
        on = on or is_ticked(self._given, tag)
        font = self._tick_font
        kind = w14(
            "checkbox",
            w14("checked", val=int(on)),
            w14("checkedState", val=f"{ord(TICKED):04X}", font=font),
            w14("uncheckedState", val=f"{ord(UNTICKED):04X}", font=font),
        )
        sign = run(TICKED if on else UNTICKED, style=self._styles[Style.TICK])
        return self._control(tag, label, kind, (sign,), is_hint=False)

    def blank(self) -> Element:
        """Make the room that stands in a field until something is written."""
        return self.hint(_BLANK)

    def hint(self, text: str) -> Element:
        """Make the words that stand in a field until something is written."""
        return run(text, style=self._styles[Style.PLACEHOLDER])

    def _control(
        self, tag: str, label: str, kind: Element, content: Sequence[Element], *, is_hint: bool
    ) -> Element:
        return self._tagged(self._unique(tag), label, (kind,), content, is_hint=is_hint)

    def _tagged(
        self,
        tag: str,
        label: str,
        kind: Sequence[Element],
        content: Sequence[Element],
        *,
        is_hint: bool,
    ) -> Element:
        properties = w(
            "sdtPr",
            w("alias", val=_shortened(inline(label))),
            w("tag", val=tag),
            w("id", val=self._number(tag)),
            *([w("showingPlcHdr")] if is_hint else []),
            *kind,
        )
        return w("sdt", properties, w("sdtContent", *content))

    def _unique(self, tag: str) -> str:
        """Return the tag as Word takes it; one that is taken gets a number."""
        wanted = tag_of(tag)
        number = 1
        while wanted in self._tags:
            number += 1
            wanted = f"{cut(tag, LONGEST_NAME - 9)}_{number}"
        self._tags.add(wanted)
        return wanted

    def _number(self, tag: str) -> int:
        number = crc32(tag.encode()) & _HIGHEST
        while number in self._numbers:
            number = (number + 1) & _HIGHEST
        self._numbers.add(number)
        return number


def _shortened(label: str) -> str:
    if is_short(label):
        return label
    return f"{cut(label, LONGEST_NAME - 1).rstrip()}…"
