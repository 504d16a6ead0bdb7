"""PDF files as programs may leave them: each way the standard allows is read, and no other."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from tests.inward import filling
from tests.inward.blank import Blank, made

from ledelsesgrundlag_cli.inward import pdf_bombs
from ledelsesgrundlag_cli.inward.pdf_fields import DRAWING
from ledelsesgrundlag_cli.inward.reading import NotReadableError, read_filled

if TYPE_CHECKING:
    from collections.abc import Callable

    from ledelsesgrundlag_cli.documents.answers import Answer

BLANK = Blank("lus", ("leder-af-ledere",))
TEXT, TICK = "leder-lykkedes", "leder-vigtigste-forventninger_ll-faglige-maal"
CHOICE = "leder-skru_mod-og-nytaenkning"
ANSWERS: dict[str, Answer] = {TEXT: "Ro ☺\nog mere", TICK: True, CHOICE: "valg-c"}


def changed(change: Callable[[Any], object], **saved: Any) -> bytes:
    """A filled sheet, changed through pikepdf."""
    with pikepdf.open(BytesIO(filling.by_pikepdf(made(BLANK, "pdf"), ANSWERS))) as pdf:
        change(pdf)
        file = BytesIO()
        pdf.save(file, **saved)
    return file.getvalue()


def field(pdf: Any, name: str) -> Any:
    """A field of the form."""
    return next(one for one in pdf.Root.AcroForm.Fields if name == one.T)


def apart(pdf: Any) -> None:
    """Make a field and its widget two things."""
    widget = field(pdf, TEXT)
    parent = pdf.make_indirect(pikepdf.Dictionary(T=widget.T, FT=widget.FT, V=widget.V))
    for key in ("/T", "/FT", "/V"):
        del widget[key]
    widget.Parent = parent
    parent.Kids = pikepdf.Array([widget])
    fields = [one for one in pdf.Root.AcroForm.Fields if "/T" in one]
    pdf.Root.AcroForm.Fields = pikepdf.Array([*fields, parent])


def inherited(pdf: Any) -> None:
    """Put the kind and the value above a field, as for fields of one name."""
    apart(pdf)
    parent = pdf.Root.AcroForm.Fields[-1]
    above = pdf.make_indirect(
        pikepdf.Dictionary(FT=parent.FT, V=parent.V, Kids=pikepdf.Array([parent]))
    )
    del parent["/FT"], parent["/V"]
    pdf.Root.AcroForm.Fields[-1] = above


def as_stream(pdf: Any) -> None:
    """A long text may be a stream."""
    one = field(pdf, TEXT)
    one.V = pdf.make_stream(bytes(pikepdf.String(str(ANSWERS[TEXT]))))


def looks_alone(pdf: Any) -> None:
    """Some programs tick a box by its look, and leave its value."""
    field(pdf, TICK).V = pikepdf.Name.Off
    field(pdf, CHOICE).V = pikepdf.Name.Off


def values_alone(pdf: Any) -> None:
    """Others write the value, and leave the look to be drawn."""
    field(pdf, TICK).AS = pikepdf.Name.Off
    for widget in field(pdf, CHOICE).Kids:
        widget.AS = pikepdf.Name.Off
    pdf.Root.AcroForm.NeedAppearances = True


def numbered(pdf: Any) -> None:
    """The choices' values may be listed, and named by their number."""
    group = field(pdf, CHOICE)
    group.Opt = pikepdf.Array([pikepdf.String(f"valg-{one}") for one in "abc"])
    group.V = pikepdf.Name("/2")


def not_listed(pdf: Any) -> None:
    """A field may be on a page alone."""
    fields = [one for one in pdf.Root.AcroForm.Fields if one.T != TEXT]
    pdf.Root.AcroForm.Fields = pikepdf.Array(fields)


def in_a_circle(pdf: Any) -> None:
    """A field that is below itself is met once."""
    group = field(pdf, CHOICE)
    above = pdf.make_indirect(pikepdf.Dictionary(Kids=pikepdf.Array([])))
    above.Kids = pikepdf.Array([group, above, *pdf.Root.AcroForm.Fields])
    pdf.Root.AcroForm.Fields = pikepdf.Array([above])


@pytest.mark.filterwarnings("ignore:This document has")  # pikepdf, of a field not listed
@pytest.mark.parametrize(
    "way",
    [apart, inherited, as_stream, looks_alone, values_alone, numbered, not_listed, in_a_circle],
    ids=lambda one: one.__name__,
)
def test_answers_are_read_however_they_are_kept(way: Callable[[Any], None]) -> None:
    assert read_filled(changed(way)).answers.given == ANSWERS


@pytest.mark.parametrize(
    "saved",
    [
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
        {"linearize": True},
        {"qdf": True},
        {"stream_decode_level": pikepdf.StreamDecodeLevel.all, "compress_streams": False},
    ],
    ids=lambda one: next(iter(one)),
)
def test_answers_are_read_however_the_file_is_packed(saved: dict[str, Any]) -> None:
    assert read_filled(changed(lambda _: None, **saved)).answers.given == ANSWERS


def test_a_damaged_table_of_the_file_is_mended() -> None:
    raw = filling.by_pikepdf(made(BLANK, "pdf"), ANSWERS)
    at = raw.rindex(b"startxref")
    assert read_filled(raw[:at] + b"startxref\n7\n%%EOF").answers.given == ANSWERS


def test_carriage_returns_and_control_characters() -> None:
    def change(pdf: Any) -> None:
        field(pdf, TEXT).V = pikepdf.String("A\rB\r\nC\x07\u0301e\u0301 👩\u200d👧")

    given = read_filled(changed(change)).answers.given
    assert given[TEXT] == "A\nB\nĆé 👩\u200d👧"


def note(pdf: Any, kind: str, **more: Any) -> None:
    """Put a note on the first page."""
    one = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name(f"/{kind}"),
        Rect=pikepdf.Array([9, 9, 99, 99]),
        **more,
    )
    pdf.pages[0].Annots.append(pdf.make_indirect(one))


def test_notes_beside_the_fields_are_told() -> None:
    def change(pdf: Any) -> None:
        note(pdf, "FreeText", Contents=pikepdf.String("Husk også ferien"))
        note(pdf, "Text", Contents=pikepdf.String("En gul seddel"))
        note(pdf, "Highlight")
        note(pdf, "Ink")
        note(pdf, "Link", Contents=pikepdf.String("Ikke skrevet"))

    found = read_filled(changed(change))
    assert found.outside == ("Husk også ferien", "En gul seddel", DRAWING)
    assert found.answers.given == ANSWERS


def test_an_untouched_sheet_has_nothing_in_it() -> None:
    found = read_filled(made(BLANK, "pdf"))
    assert (found.answers.given, found.outside) == ({}, ())
    assert found.names is not None
    assert len(found.names) > 40


def without_form(pdf: Any) -> None:
    """As printed to a PDF."""
    del pdf.Root["/AcroForm"]
    for page in pdf.pages:
        del page["/Annots"]


def scanned(pdf: Any) -> None:
    """As a machine that scans makes it: a picture a page."""
    without_form(pdf)
    picture = pdf.make_stream(
        b"\xff" * 4,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=2,
        Height=2,
        BitsPerComponent=8,
        ColorSpace=pikepdf.Name.DeviceGray,
    )
    for page in pdf.pages:
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=picture))


def with_xfa(pdf: Any) -> None:
    """As LiveCycle makes forms."""
    pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp/>")


def too_many(pdf: Any) -> None:
    """More fields than any sheet has."""
    for number in range(2001):
        one = pikepdf.Dictionary(T=pikepdf.String(f"a-{number}"), FT=pikepdf.Name.Tx)
        pdf.Root.AcroForm.Fields.append(pdf.make_indirect(one))


def locked() -> bytes:
    """With a password."""
    lock = pikepdf.Encryption(owner="a", user="b")
    return changed(lambda _: None, encryption=lock)


def packed(size: int) -> bytes:
    """So many megabytes of nothing, packed."""
    packer = zlib.compressobj(9)
    return b"".join([packer.compress(bytes(1 << 20)) for _ in range(size)] + [packer.flush()])


def with_stream(kind: bytes, filters: bytes, stream: bytes) -> bytes:
    """A file with one stream."""
    head = b"%PDF-1.5\n1 0 obj\n<</Type/" + kind + b"/N 1/First 4/W[1 2 1]/Size 2/Filter "
    size = b"/Length " + str(len(stream)).encode()
    return head + filters + size + b">>\nstream\n" + stream + b"\nendstream\nendobj\nstartxref\n9"


NO_FIELDS = "Filen har ingen felter at læse. Den er måske gemt med Udskriv til PDF."
SAVE = "Åbn det ark, du skrev i, og vælg Gem."
BY_HAND = " Er arket udfyldt i hånden, så skriv det vigtigste ind i et nyt ark."


@pytest.mark.parametrize(
    ("content", "message", "remedy"),
    [
        (lambda: changed(without_form), NO_FIELDS, SAVE),
        (lambda: changed(scanned), NO_FIELDS, SAVE + BY_HAND),
        (lambda: changed(with_xfa), "Filens felter er lavet i et andet program (XFA)", SAVE[-10:]),
        (locked, "Filen er låst med en adgangskode.", "Slet kopien bagefter."),
        (lambda: changed(too_many), "over 2.000 felter", "du har fået fra lg"),
        (lambda: b"%PDF-1.7", "Filen er ødelagt", "igen"),
        (lambda: made(BLANK, "pdf")[:4000], "Filen er ødelagt", "igen"),
        (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "Filen er ødelagt", "igen"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why(
    content: Callable[[], bytes], message: str, remedy: str
) -> None:
    with pytest.raises(NotReadableError) as caught:
        read_filled(content())
    assert message in caught.value.message
    assert remedy in caught.value.remedy


def test_what_unpacks_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pdf_bombs.MOST_UNPACKED == 256 * 1024 * 1024
    monkeypatch.setattr(pdf_bombs, "MOST_UNPACKED", 8 * 1024 * 1024)  # or it takes seconds
    bomb = packed(9)
    for kind in (b"ObjStm", b"XRef"):
        with pytest.raises(NotReadableError, match="pakker ud til mere"):
            read_filled(with_stream(kind, b"/FlateDecode", bomb))


@pytest.mark.parametrize(
    ("kind", "filters"),
    [(b"XRef", b"[/FlateDecode /Fl]"), (b"Obj#53tm", b"/RunLength#44ecode"), (b"XRef", b"9 0 R")],
)
def test_streams_packed_as_only_bombs_are_are_refused(kind: bytes, filters: bytes) -> None:
    with pytest.raises(NotReadableError, match="pakker ud til mere"):
        read_filled(with_stream(kind, filters, packed(1)))
