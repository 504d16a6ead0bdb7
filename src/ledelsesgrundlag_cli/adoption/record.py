"""Recording an adoption: the wording of every text, and all of it to read. Pure.

Three files change: ``adopted.yaml``, a new file in ``source/``, and ``framework.yaml``, of which
only the words of its status and its source change.
"""

from __future__ import annotations

import io
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from ledelsesgrundlag_cli.edits.edit import apply, replace_text, write_anew
from ledelsesgrundlag_cli.edits.yaml_text import WIDTH, ending_of, folded, scalar
from ledelsesgrundlag_cli.model.adoption import WORDINGS
from ledelsesgrundlag_cli.model.layout import in_reading_order
from ledelsesgrundlag_cli.model.metadata import Metadata, Status
from ledelsesgrundlag_cli.model.texts import Texts
from ledelsesgrundlag_cli.source.files import FRAMEWORK_FILE
from ledelsesgrundlag_cli.words.danish import danish_date
from ledelsesgrundlag_cli.words.folding import normalised

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from ledelsesgrundlag_cli.diagnostics import Edit
    from ledelsesgrundlag_cli.model.base import Part, TextItem
    from ledelsesgrundlag_cli.source.read import Source

RECORD_FILE: Final = "adopted.yaml"
METADATA_FILE: Final = FRAMEWORK_FILE
NOT_ADOPTED: Final = "Ikke vedtaget."
"""What the note on a source says when the framework was begun as a copy of another."""
_HEADER: Final = """\
# yaml-language-server: $schema=schema/adopted.json
# Skrevet af lg: hvad der er vedtaget, af hvem og hvornår. Ret ikke i ordene under ”texts”: De
# er, som de blev vedtaget, og viser, om en tekst er den samme endnu.
# En ny vedtagelse registreres med: lg vedtag --by "Direktionen" --date 2026-12-01
"""
_OF_HASHES: Final = """\
# Skrevet af lg: hvad der er vedtaget, af hvem og hvornår. Ret ikke i fingeraftrykkene under
# "texts": de viser, om en tekst er den samme, som da den blev vedtaget.
"""
"""How the head began while a record held hashes."""


class Decision(NamedTuple):
    """By whom and when something was adopted; None where it is not known."""

    by: str | None = None
    date: date | None = None

    def note(self) -> str:
        """Say it in Danish, for the foot of documents."""
        by = f" af {self.by}" if self.by else ""
        when = f" den {danish_date(*self.date.timetuple()[:3])}" if self.date else ""
        return f"Vedtaget{by}{when}."


def adopted_files(
    parts: Mapping[str, Part],
    sources: Mapping[str, Source],
    decision: Decision,
    version: str | None = None,
) -> dict[str, str]:
    """Return the files that record an adoption of all the document's texts, by name.

    With a ``version``, the framework is adopted as that one, whatever it was called before. Lines
    end as those of ``framework.yaml`` do. The new adopted text comes first and ``framework.yaml``,
    which points at it, last: whoever writes them in this order and is stopped can simply begin
    again.
    """
    metadata = parts[METADATA_FILE]
    if not isinstance(metadata, Metadata):
        raise TypeError(METADATA_FILE)
    if version is not None:
        metadata = metadata.model_copy(update={"version": version})
        parts = {**parts, METADATA_FILE: metadata}
    source_file = f"source/{metadata.id}-{metadata.version}.txt"
    end = ending_of(sources[METADATA_FILE].file.raw.decode("utf-8"))
    record = record_text(parts, sources, decision).replace("\r\n", "\n")
    return {
        source_file: f"{end}{end}".join(_lines(parts)) + end,
        RECORD_FILE: record.replace("\n", end),
        METADATA_FILE: _metadata_text(sources, source_file, decision, version),
    }


def record_text(
    parts: Mapping[str, Part], sources: Mapping[str, Source], decision: Decision
) -> str:
    """Return ``adopted.yaml`` with the wording of each of the document's texts.

    Comments in the one that is there stay.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.scalarstring import FoldedScalarString

    yaml = YAML()
    yaml.width = 4096
    old = sources.get(RECORD_FILE)
    text = old.file.raw.decode("utf-8") if old and old.data is not None else _HEADER
    head = "".join(_HEADER.splitlines(keepends=True)[1:3])
    record = yaml.load(text.replace(_OF_HASHES, head, 1)) or CommentedMap()
    metadata = parts[METADATA_FILE]
    record["algorithm"] = WORDINGS
    record["version"] = getattr(metadata, "version", "")
    texts = record.setdefault("texts", CommentedMap())
    if "note" in record:  # comments after it go with it, so it is not taken out
        record["note"] = decision.note()
    for key, value in (("date", decision.date), ("by", decision.by)):
        if value is None:
            record.pop(key, None)
        elif key in record:
            record[key] = str(value)
        else:
            record.insert(list(record).index("texts"), key, str(value))
    wanted = {one.address: one.item.text for one in Texts(parts).entries if one.item.document}
    for gone in set(texts) - set(wanted):
        del texts[gone]
    for name, wording in wanted.items():
        comment = getattr(texts.get(name), "comment", None)  # a folded text has that after it
        texts[name] = _written(name, wording)
        if comment and isinstance(texts[name], FoldedScalarString):
            texts[name].comment = comment
    stream = io.StringIO()
    yaml.dump(record, stream)
    made = stream.getvalue()
    return made if made.startswith("#") else _HEADER + made


def _written(name: str, text: str) -> object:
    """Return a text as ruamel.yaml is to write it, so that any YAML reads it as it is."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString

    plain = scalar(text) == text
    wrapped = folded(text, WIDTH - 4)
    if wrapped and len(f"  {name}: {text}") + 2 * (not plain) > WIDTH:
        made = FoldedScalarString(text)
        made.fold_pos = [at - 1 for at in accumulate(len(line) + 1 for line in wrapped[:-1])]
        return made
    return text if plain else DoubleQuotedScalarString(text)


def _lines(parts: Mapping[str, Part]) -> Iterator[str]:
    """Yield the document's texts in reading order, a line each, quotes in quotation marks."""
    for _, part in in_reading_order(parts):
        for item in part.texts():
            if item.document:
                yield _line(item)


def _line(item: TextItem) -> str:
    text = normalised(item.text)
    if item.kind == "quote":
        return f"”{text}”"
    return f"- {text}" if item.kind == "attribution" else text


def _metadata_text(
    sources: Mapping[str, Source], source_file: str, decision: Decision, version: str | None
) -> str:
    """Return ``framework.yaml`` with the new status, source and version; all else stays."""
    source = sources[METADATA_FILE]
    wanted: dict[tuple[str, ...], str] = {("status",): Status.ADOPTED.value}
    if version is not None:
        wanted["version",] = version
    there = isinstance(source.data.get("source"), dict)
    if there:
        wanted |= {("source", "file"): source_file, ("source", "note"): decision.note()}
    text = source.file.raw.decode("utf-8")
    edits: list[Edit] = []
    for loc, new in wanted.items():
        old = source.data
        for key in loc:
            old = old[key]
        edits.append(replace_text(source, loc, old, new) or write_anew(source, loc, new))
    text, _ = apply(text, edits)
    if there:
        return text
    end = ending_of(text)
    note = scalar(decision.note())
    added = ("source:", f"  file: {source_file}", f"  note: {note}")
    return text.rstrip("\r\n") + end + "".join(f"{line}{end}" for line in added)
