"""Reading the fields of a PDF, by whatever program they were filled in.

The names of keys are those of ISO 32000-1, chapters 12.5 (annotations) and 12.7 (forms), which
allow more than one way: a field and its widget may be one thing or two, a value may stand above
its field, and a program may leave out the field's value and set its widget's look alone.
"""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING, Any, Final

from ledelsesgrundlag_cli.documents.answers import Answers
from ledelsesgrundlag_cli.inward.filled import (
    NOT_TOLD,
    Filled,
    NotReadableError,
    check_count,
    damaged,
    given_in,
    locked,
    tidy,
)
from ledelsesgrundlag_cli.inward.pdf_bombs import unpacks_to_too_much
from ledelsesgrundlag_cli.render.sheet_head import read_head_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.documents.answers import Answer, SheetHead

HEAD_KEY: Final = "LgArk"
_DEEPEST: Final = 16
_LARGEST_METADATA: Final = 1024 * 1024
_WITH_WORDS: Final = frozenset(
    {
        *("/FreeText", "/Text", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret"),
        *("/Square", "/Circle", "/Line", "/Polygon", "/PolyLine", "/Ink", "/Stamp"),
    }
)
"""Annotations that a person may have written in."""
_DRAWN: Final = frozenset({"/Ink", "/Stamp"})
DRAWING: Final = "en tegning eller et stempel"
_OPTIONS_FROM: Final = "valg-"


def read_pdf(content: bytes) -> Filled:
    """Read what is filled in in a PDF, and what was written beside its fields.

    Raises:
        NotReadableError: it is locked, broken, or has no fields.
    """
    import pikepdf

    if unpacks_to_too_much(content):
        raise NotReadableError(
            "Filen pakker ud til mere, end et ark fra lg kan fylde.",
            "Vælg et ark, du har fået fra lg.",
        )
    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)  # it would tell of mended slips
    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as pdf:
            return _Reader(pdf).read()
    except pikepdf.PasswordError as error:
        raise locked() from error
    except (
        pikepdf.PdfError,
        ValueError,
        TypeError,
        AttributeError,
        KeyError,
        IndexError,
    ) as error:
        raise damaged() from error
    except (RuntimeError, OverflowError, RecursionError, MemoryError) as error:
        raise damaged() from error


class _Reader:
    """Reads one PDF."""

    def __init__(self, pdf: Any) -> None:
        import pikepdf

        self.pdf = pdf
        self.kit = pikepdf
        self.names: list[str] = []
        self.seen: set[tuple[int, int]] = set()

    def read(self) -> Filled:
        form = self.pdf.Root.get("/AcroForm")
        if not isinstance(form, self.kit.Dictionary):
            raise self._without_fields()
        if "/XFA" in form:
            raise NotReadableError(
                "Filens felter er lavet i et andet program (XFA) og kan ikke læses.",
                "Åbn det ark, du har fået fra lg, skriv i det, og vælg Gem.",
            )
        given = given_in([*self._fields(form.get("/Fields", ())), *self._of_pages()])
        if not self.names:
            raise self._without_fields()
        outside = tuple(dict.fromkeys(filter(None, map(tidy, self._beside_fields()))))
        return Filled(
            Answers(self._head() or NOT_TOLD, given), outside, names=frozenset(self.names)
        )

    def _fields(
        self,
        fields: Any,
        above: str = "",
        inherited: tuple[Any, Any, Any] = (None, None, None),
        depth: int = 0,
    ) -> Iterator[tuple[str, Answer | None]]:
        """Yield the name and the answer of every field below some, in order."""
        if not isinstance(fields, self.kit.Array) or depth > _DEEPEST:
            return
        for field in fields:
            if not isinstance(field, self.kit.Dictionary) or self._was_seen(field):
                continue
            own = field.get("/T")
            name = ".".join(filter(None, (above, "" if own is None else _string(own))))
            kind, value, options = (
                field.get(key, before)
                for key, before in zip(("/FT", "/V", "/Opt"), inherited, strict=True)
            )
            below = field.get("/Kids")
            kids = below if isinstance(below, self.kit.Array) else ()
            inner = [one for one in kids if isinstance(one, self.kit.Dictionary)]
            if any("/T" in one for one in inner):
                yield from self._fields(below, name, (kind, value, options), depth + 1)
                continue
            self.names.append(name)
            check_count(len(self.names))
            yield name, self._answer(str(kind), value, options, inner or [field])

    def _was_seen(self, one: Any) -> bool:
        """Tell whether an object was met before: in files that are hostile, a circle."""
        number = one.objgen
        if number == (0, 0):
            return False
        known = number in self.seen
        self.seen.add(number)
        return known

    def _of_pages(self) -> Iterator[tuple[str, Answer | None]]:
        """Yield fields that stand on a page, but not in the list of fields."""
        known = set(self.names)
        for annotation in self._annotations():
            if annotation.get("/Subtype") != self.kit.Name.Widget or "/T" not in annotation:
                continue
            if "/Parent" in annotation or _string(annotation.T) in known:
                continue
            yield from self._fields(self.kit.Array([annotation]))

    def _annotations(self) -> Iterator[Any]:
        for page in self.pdf.pages:
            all_there = page.obj.get("/Annots", ())
            for one in all_there if isinstance(all_there, self.kit.Array) else ():
                if isinstance(one, self.kit.Dictionary):
                    yield one

    def _answer(self, kind: str, value: Any, options: Any, widgets: list[Any]) -> Answer | None:
        if kind == "/Btn":
            return self._chosen(value, options, widgets)
        if isinstance(value, self.kit.Array):
            return ", ".join(_string(one) for one in value)
        return _string(value)

    def _chosen(self, value: Any, options: Any, widgets: list[Any]) -> Answer | None:
        """Return True for a tick that is on, the value of the choice for one of several."""
        state = _state(value)
        if not state:
            looks = (_state(one.get("/AS")) for one in widgets)
            state = next((one for one in looks if one), "")
        if not state:
            return None
        if isinstance(options, self.kit.Array) and state.isdecimal():
            place = int(state)
            state = _string(options[place]) if place < len(options) else state
        is_choice = state.startswith(_OPTIONS_FROM) or len(widgets) > 1
        return state if is_choice else True

    def _beside_fields(self) -> Iterator[str]:
        """Yield what was written on the pages beside the fields, and that something was drawn."""
        for one in self._annotations():
            kind = str(one.get("/Subtype", ""))
            if kind not in _WITH_WORDS:
                continue
            words = _string(one.get("/Contents"))
            if words.strip():
                yield words
            elif kind in _DRAWN:
                yield DRAWING

    def _head(self) -> SheetHead | None:
        told = self.pdf.docinfo.get(f"/{HEAD_KEY}")
        found = read_head_line(_string(told)) if told is not None else None
        return found or self._head_of_metadata()

    def _head_of_metadata(self) -> SheetHead | None:
        """Return the head from the XMP, which is kept where a program writes its own Info."""
        from lxml import etree

        raw = self.pdf.Root.get("/Metadata")
        if not isinstance(raw, self.kit.Stream):
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        told_there = raw.read_bytes()
        if len(told_there) > _LARGEST_METADATA or b"<!DOCTYPE" in told_there:
            return None
        try:
            root = etree.fromstring(told_there, parser)
        except (etree.XMLSyntaxError, ValueError):
            return None
        for one in root.iter(etree.Element):
            told = [one.text] if etree.QName(one).localname == HEAD_KEY else []
            told += [
                value
                for name, value in one.attrib.items()
                if etree.QName(name).localname == HEAD_KEY
            ]
            for text in filter(None, told):
                return read_head_line(text)
        return None

    def _without_fields(self) -> NotReadableError:
        remedy = "Åbn det ark, du skrev i, og vælg Gem."
        if self._is_scanned():
            remedy += " Er arket udfyldt i hånden, så skriv det vigtigste ind i et nyt ark."
        return NotReadableError(
            "Filen har ingen felter at læse. Den er måske gemt med Udskriv til PDF.", remedy
        )

    def _is_scanned(self) -> bool:
        """Tell whether pages are pictures without text."""
        pictures = False
        for page in self.pdf.pages:
            resources = page.obj.get("/Resources", {})
            if "/Font" in resources and len(resources["/Font"]):
                return False
            pictures = pictures or "/XObject" in resources
        return pictures


def _string(value: Any) -> str:
    """Return a text of a PDF: a string, a name, or a stream that holds one."""
    import pikepdf

    if value is None:
        return ""
    if isinstance(value, pikepdf.Stream):
        value = pikepdf.String(value.read_bytes())
    text = str(value)
    return text.removeprefix("/") if isinstance(value, pikepdf.Name) else text


def _state(value: Any) -> str:
    """Return which look a button has; nothing where it is off."""
    state = _string(value).removeprefix("/")  # pypdf writes a string where a name should stand
    return "" if state == "Off" else state
