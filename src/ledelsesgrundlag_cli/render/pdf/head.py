"""The head of a sheet in a PDF: a line in the Info dictionary, and the same in XMP.

``pdfx`` is where Acrobat keeps the keys of the Info dictionary that are nobody else's.
"""

from __future__ import annotations

import io
from typing import Any, Final

KEY: Final = "LgArk"
_SPACE: Final = "{http://ns.adobe.com/pdfx/1.3/}"


def tell_head(pdf: Any, line: str) -> None:
    """Put the line of a head into an open PDF."""
    import pikepdf

    pdf.docinfo[f"/{KEY}"] = pikepdf.String(line)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
        told[f"{_SPACE}{KEY}"] = line


def with_head(raw: bytes, line: str) -> bytes:
    """Return a PDF with the line of a head in it."""
    import pikepdf

    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        tell_head(pdf, line)
        pdf.save(made, deterministic_id=True)
    return made.getvalue()
