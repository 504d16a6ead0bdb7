"""Fields to write in for a PDF that Typst has laid out, which cannot make them itself.

The template sets a link to ``http://field.invalid/NUMBER`` around the place of each field (a name
that can never exist, RFC 2606); Typst puts it into the reading order with all other content. Here
each such link becomes a field of a form with its label, and its element in the structure tree
becomes a Form element. When Typst gets forms of its own, this module can go.

The names of keys and the flags are those of ISO 32000-1, chapter 12.7; what is asked for
accessibility (``TU``, the Form element with nothing but the widget) is from ISO 14289-1, 7.18.4.

Nothing that is written may be missing on paper, and programs differ: PDFium (Chrome, Edge) obeys
the flag that a field does not scroll, also where lines are broken by hand, but pdf.js (Firefox)
does not; both obey the most characters a field takes. Both shrink the type of a field of one line
so that all of it is there; in several lines pdf.js cuts the last ones when it does, so their type
has one size.
"""

from __future__ import annotations

import io
import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from ledelsesgrundlag_cli.documents.answers import is_ticked, text_given
from ledelsesgrundlag_cli.render.form_fields import FieldKind, FormField
from ledelsesgrundlag_cli.render.long_answers import LongAnswerError
from ledelsesgrundlag_cli.render.pdf.head import tell_head
from ledelsesgrundlag_cli.render.pdf.written import (
    INSET,
    Typeface,
    Written,
    in_lines,
    is_whole,
    one_line,
)
from ledelsesgrundlag_cli.source import files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ledelsesgrundlag_cli.documents.answers import Answer

ADDRESS: Final = "http://field.invalid/"
_PRINT: Final = 4
_MULTILINE: Final = 1 << 12
_NO_TOGGLE_TO_OFF: Final = 1 << 14
_RADIO: Final = 1 << 15
_NONSYMBOLIC: Final = 32
_DO_NOT_SCROLL: Final = 1 << 23
_SIZE: Final = 9
"""Of type in several lines, in points. Type in one line is as large as it can be."""
_LEAST_SIZE: Final = 7
"""What type in one line shrinks to when the field is full."""
_CHARACTER: Final = 0.47
"""The width of a character in a running text, by the size of its type: Danish needs 0.42."""
_LINE: Final = 1.257
"""The height of a line in PDFium, by the size of its type: the font's own."""
_LINE_OF_PDFJS: Final = 1.35
_LEFT_AT_A_LINES_END: Final = 9
"""So many characters does a line lack when the next word is too long for it."""
_LARGEST_SIZE: Final = 11
"""What an answer in one line is drawn in where there is room."""
_FOOT: Final = 56
"""Where the foot of the page begins, in points: a field that is grown beyond has no room."""
_FONT: Final = "fonts/lg-sans-felter"


class UnknownFieldError(ValueError):
    """The layout has a place for a field that the document has not, or lacks one."""


def with_fields(
    raw: bytes, fields: Sequence[FormField], given: Mapping[str, Answer], head: str | None
) -> bytes:
    """Return a PDF with its marked places made into fields.

    Args:
        raw: What Typst made.
        fields: The document's fields; a place names one by its number here.
        given: The answers that they are filled with.
        head: The line that says which sheet it is.

    Raises:
        UnknownFieldError: the places are not those of the fields, each once.
        LongAnswerError: an answer has no room on a page.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(raw)) as pdf:
        form = _Form(pdf, fields, given)
        for page in pdf.pages:
            for annotation in page.obj.get("/Annots", ()):
                form.place(page.obj, annotation)
        form.finish()
        _make_form_elements(pdf.Root.StructTreeRoot, frozenset(form.widgets))
        if head is not None:
            tell_head(pdf, head)
        made = io.BytesIO()
        pdf.save(made, deterministic_id=True)
    return made.getvalue()


class _Form:
    """The form under construction."""

    def __init__(self, pdf: Any, fields: Sequence[FormField], given: Mapping[str, Answer]) -> None:
        import pikepdf

        self.pdf = pdf
        self.fields = fields
        self.given = given
        self.face, self.measures = _typeface()
        self.font: Any = None
        self.whole = True
        self.places = Counter(field.name for field in fields)
        self.placed: set[int] = set()
        self.widgets: list[tuple[int, int]] = []
        self.tops: list[Any] = []
        self.groups: dict[str, Any] = {}
        self.kit = pikepdf

    def place(self, page: Any, annotation: Any) -> None:
        """Make a link into a field, when it is the place of one."""
        address = str(annotation.get("/A", {}).get("/URI", ""))
        if not address.startswith(ADDRESS):
            return
        number = int(address.removeprefix(ADDRESS))
        if number in self.placed or number >= len(self.fields):
            raise UnknownFieldError(address)
        self.placed.add(number)
        field = self.fields[number]
        for key in ("/A", "/Border", "/Contents", "/QuadPoints", "/Dest"):
            if key in annotation:
                del annotation[key]
        self.widgets.append(annotation.objgen)
        annotation.Subtype = self.kit.Name.Widget
        annotation.F = _PRINT
        annotation.P = page
        annotation.TU = self.kit.String(field.label)
        left, bottom, right, top = (float(edge) for edge in annotation.Rect)
        size = (right - left, top - bottom)
        if bottom < _FOOT and field.name in self.given:
            raise LongAnswerError(field.label)
        if field.kind in {FieldKind.LINE, FieldKind.LINES}:
            self._text(annotation, field, size)
        elif field.kind is FieldKind.TICK:
            self._tick(annotation, field, size)
        else:
            self._choice(annotation, field, size)

    def _text(self, widget: Any, field: FormField, size: tuple[float, float]) -> None:
        written = text_given(self.given, field.name)
        several = field.kind is FieldKind.LINES or (
            "\n" in written or len(written) > most_characters(*size, several=False)
        )
        holder = self._holder(widget, field, field.label)
        holder.FT = self.kit.Name.Tx
        holder.Ff = _DO_NOT_SCROLL | (_MULTILINE if several else 0)
        most = max(most_characters(*size, several=several), len(written.encode("utf-16-le")) // 2)
        holder.MaxLen = min(most, int(holder.get("/MaxLen", most)))
        type_size = _SIZE if several else 0.0
        shown = b"/Tx BMC EMC"
        if written:
            holder.V = self.kit.String(written)
            set_as = self._written(written, size, several=several)
            shown, type_size = set_as.drawn, set_as.size if several else 0.0
            self.whole = self.whole and is_whole(written)
        widget.DA = self.kit.String(f"/Helv {type_size:g} Tf 0 g")
        widget.AP = self.kit.Dictionary(N=self._appearance(shown, size, typed=bool(written)))

    def _written(self, text: str, size: tuple[float, float], *, several: bool) -> Written:
        if several:
            return in_lines(text, self.face, *size, size=_SIZE)
        return one_line(text, self.face, *size, least=_LEAST_SIZE, most=_LARGEST_SIZE)

    def _tick(self, widget: Any, field: FormField, size: tuple[float, float]) -> None:
        width, height = size
        cross = (
            f"q 1.2 w {0.2 * width:.2f} {0.5 * height:.2f} m {0.42 * width:.2f} "
            f"{0.25 * height:.2f} l {0.82 * width:.2f} {0.78 * height:.2f} l S Q"
        )
        holder = self._holder(widget, field, field.label)
        holder.FT = self.kit.Name.Btn
        self._states(widget, "Ja", cross, size)
        on = field.on or is_ticked(self.given, field.name)
        state = self.kit.Name.Ja if on else self.kit.Name.Off
        holder.V = widget.AS = state

    def _choice(self, widget: Any, field: FormField, size: tuple[float, float]) -> None:
        width, height = size
        square = (
            f"q 0 g {0.27 * width:.2f} {0.27 * height:.2f} {0.46 * width:.2f} "
            f"{0.46 * height:.2f} re f Q"
        )
        group = self._holder(widget, field, field.label.rpartition(": ")[0] or field.label)
        group.FT = self.kit.Name.Btn
        group.Ff = _RADIO | _NO_TOGGLE_TO_OFF
        chosen = field.value is not None and self.given.get(field.name) == field.value
        state = self.kit.Name(f"/{field.value}") if chosen else self.kit.Name.Off
        group.V = state if chosen else group.get("/V", state)
        self._states(widget, field.value or "Ja", square, size)
        widget.AS = state

    def _holder(self, widget: Any, field: FormField, label: str) -> Any:
        """Return what holds an answer: the widget, or what the widgets of that answer share."""
        holder = self.groups.get(field.name)
        if holder is None:
            alone = self.places[field.name] == 1
            holder = widget if alone else self.pdf.make_indirect(self.kit.Dictionary())
            holder.T = self.kit.String(field.name)
            holder.TU = self.kit.String(label)
            self.groups[field.name] = holder
            self.tops.append(holder)
        if holder is not widget:
            widget.Parent = holder
            holder.Kids = self.kit.Array([*holder.get("/Kids", ()), widget])
        return holder

    def _states(self, widget: Any, on: str, drawn: str, size: tuple[float, float]) -> None:
        """Give a button its two looks: as laid out, and with the mark that is drawn."""
        states = self.kit.Dictionary()
        states[f"/{on}"] = self._appearance(drawn.encode("ascii"), size)
        states["/Off"] = self._appearance(b"", size)
        widget.AP = self.kit.Dictionary(N=states)

    def _appearance(self, drawn: bytes, size: tuple[float, float], *, typed: bool = False) -> Any:
        stream = self.pdf.make_stream(drawn)
        stream.Type = self.kit.Name.XObject
        stream.Subtype = self.kit.Name.Form
        stream.BBox = self.kit.Array([0, 0, *(round(side, 2) for side in size)])
        fonts = {"/Font": self.kit.Dictionary(Helv=self._font())} if typed else {}
        stream.Resources = self.kit.Dictionary(fonts)
        return stream

    def finish(self) -> None:
        """Put the form into the document."""
        if len(self.placed) != len(self.fields):
            missing = next(n for n in range(len(self.fields)) if n not in self.placed)
            raise UnknownFieldError(self.fields[missing].id)
        self.pdf.Root.AcroForm = self.pdf.make_indirect(
            self.kit.Dictionary(
                Fields=self.kit.Array(self.tops),
                DR=self.kit.Dictionary(Font=self.kit.Dictionary(Helv=self._font())),
                DA=self.kit.String(f"/Helv {_SIZE} Tf 0 g"),
                NeedAppearances=not self.whole,
            )
        )

    def _font(self) -> Any:
        """Return the typeface for what is written in the fields: embedded, as PDF/UA asks."""
        if self.font is None:
            self.font = self._embedded()
        return self.font

    def _embedded(self) -> Any:
        raw = files.bundled("templates").joinpath(f"{_FONT}.ttf").read_bytes()
        measures = self.measures
        name = self.kit.Name("/LGSans-Felter")
        program = self.pdf.make_stream(raw)
        program.Length1 = len(raw)
        descriptor = self.kit.Dictionary(
            Type=self.kit.Name.FontDescriptor,
            FontName=name,
            Flags=_NONSYMBOLIC,
            FontBBox=self.kit.Array(measures["box"]),
            ItalicAngle=0,
            Ascent=measures["ascent"],
            Descent=measures["descent"],
            CapHeight=measures["capital"],
            StemV=80,
            FontFile2=program,
        )
        return self.pdf.make_indirect(
            self.kit.Dictionary(
                Type=self.kit.Name.Font,
                Subtype=self.kit.Name.TrueType,
                BaseFont=name,
                Encoding=self.kit.Name.WinAnsiEncoding,
                FirstChar=0x20,
                LastChar=0xFF,
                Widths=self.kit.Array(measures["widths"]),
                FontDescriptor=self.pdf.make_indirect(descriptor),
            )
        )


def _typeface() -> tuple[Typeface, dict[str, Any]]:
    """Return the measures of the fields' typeface, and all that is told of it."""
    told = json.loads(
        files.bundled("templates").joinpath(f"{_FONT}.json").read_text(encoding="ascii")
    )
    line = round(1000 * _LINE)
    return Typeface(told["widths"], told["ascent"], told["descent"], line), told


def most_characters(width: float, height: float, *, several: bool) -> int:
    """Return how many characters a field takes so that all of them are there on paper.

    Args:
        width: Of the field, in points.
        height: As the width.
        several: Whether it has several lines.
    """
    width, height = width - 2 * INSET, height - INSET
    if not several:
        return max(1, int(width / (_LEAST_SIZE * _CHARACTER)))
    lines = max(1, min(int(height / (_SIZE * _LINE)), round(height / (_SIZE * _LINE_OF_PDFJS))))
    return max(1, int(lines * (width / (_SIZE * _CHARACTER) - _LEFT_AT_A_LINES_END)))


def _make_form_elements(element: Any, widgets: frozenset[tuple[int, int]]) -> None:
    """Make the structure tree's elements around a widget Form elements that hold nothing else."""
    import pikepdf

    waiting = [element]
    while waiting:
        one = waiting.pop()
        kids = one.get("/K", ())
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        inner = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary)]
        mine = [kid for kid in inner if "/Obj" in kid and kid.Obj.objgen in widgets]
        if mine:
            one.S = pikepdf.Name.Form
            one.K = mine[0]
            continue
        waiting += (kid for kid in inner if "/Obj" not in kid)
