"""Custom properties of a Word file: what a program wants to know of it, and no reader sees.

The part and its names are those of ECMA-376, part 1, 15.2.12.2 and 22.3.
"""

from __future__ import annotations

from typing import Any, Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from ledelsesgrundlag_cli.render.docx.xml import plain, serialized

_PROPERTIES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_ANY: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of properties that every program's own belong to."""
_FIRST: Final = 2
"""The least number a property may have."""


def add_property(package: Any, name: str, value: str) -> None:
    """Add a property, beside those that the base has; in place of one that is called the same."""
    there = next(
        (
            one
            for one in package.rels.values()
            if one.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES
        ),
        None,
    )
    root = parse_xml(there.target_part.blob) if there else plain(_PROPERTIES, "Properties")
    for one in root:
        if one.get("name", "").casefold() == name.casefold():
            root.remove(one)
    number = max((int(one.get("pid")) for one in root), default=_FIRST - 1) + 1
    text = plain(_TYPES, "lpwstr", text=value)
    root.append(plain(_PROPERTIES, "property", text, fmtid=_ANY, pid=str(number), name=name))
    made = Part(
        there.target_part.partname if there else PackURI("/docProps/custom.xml"),
        CONTENT_TYPE.OFC_CUSTOM_PROPERTIES,
        serialized(root),
    )
    if there:
        there._target = made  # noqa: SLF001 - python-docx has no other way to put in another part
    else:
        package.relate_to(made, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
