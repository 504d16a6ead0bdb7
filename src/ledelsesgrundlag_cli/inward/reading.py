"""Reading a filled sheet: an answers file, a PDF or a Word file, told apart by their first bytes.

Nothing is run, opened beside, or asked of a network, and the file is read whole before anything
is made of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.inward.filled import (
    MOST_BYTES,
    Filled,
    NotReadableError,
    locked,
    not_ours,
)

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Filled", "NotReadableError", "read_filled"]

_PDF: Final = b"%PDF-"
_PDF_WITHIN: Final = 1024
"""So far into a file may its mark stand: other programs put their own bytes before it."""
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")


def read_filled(content: bytes, name: str = "") -> Filled:
    """Read what is written on a sheet, by the names of its fields.

    Args:
        content: The whole file.
        name: What it is called; it may help where the content does not tell.

    Raises:
        NotReadableError: it cannot be read; what is wrong and what to do, in Danish.
    """
    if len(content) > MOST_BYTES:
        raise NotReadableError(
            "Filen fylder over 20 MB. Så store er ark fra lg ikke.",
            "Vælg et ark, du har fået fra lg, eller en fil, der er gemt med Gem svar.",
        )
    return _reader(content, name)(content)


def _reader(content: bytes, name: str) -> Callable[[bytes], Filled]:
    if content.startswith(_ZIP):
        from ledelsesgrundlag_cli.inward.docx_controls import read_docx

        return read_docx
    if _PDF in content[:_PDF_WITHIN] or name.lower().endswith(".pdf"):
        from ledelsesgrundlag_cli.inward.pdf_fields import read_pdf

        return read_pdf
    if content.startswith(_OLE):
        raise locked() if _ENCRYPTED in content else not_ours()
    from ledelsesgrundlag_cli.inward.json_answers import read_json

    return read_json
