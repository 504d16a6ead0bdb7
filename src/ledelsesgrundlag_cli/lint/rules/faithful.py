"""LG300 to LG312, LG702 and LG706: the document's text word for word, in its place, and all of it.

What departs is found by ``adoption.departures``; here it is put into words, at the text it is of.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from ledelsesgrundlag_cli.adoption.departures import How
from ledelsesgrundlag_cli.adoption.faithfulness import places_of_lines
from ledelsesgrundlag_cli.diagnostics import Diagnostic, Related, Severity, Span
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.lint.rules.differences import (
    file_of,
    instead,
    place_words,
    short,
    told,
)
from ledelsesgrundlag_cli.lint.rules.links import wrong_replaces
from ledelsesgrundlag_cli.model.metadata import Status
from ledelsesgrundlag_cli.words.nouns import first_upper

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ledelsesgrundlag_cli.adoption.departures import Departing
    from ledelsesgrundlag_cli.diagnostics import Loc
    from ledelsesgrundlag_cli.lint.checked import Checked
    from ledelsesgrundlag_cli.model.texts import Entry

LG300 = Rule("LG300", "Skrivefejl, der er noteret til næste revision", Severity.NOTE)
LG301 = Rule("LG301", "Dokumentets tekst er ændret")
LG302 = Rule("LG302", "Tekst fra dokumentet mangler")
LG303 = Rule("LG303", "Et citat er ændret")
LG308 = Rule("LG308", "Teksten hører til et andet sted")
LG309 = Rule("LG309", "Navnet er brugt til en anden tekst")
LG310 = Rule("LG310", "Dokumentets tekst er mærket som tilføjet")
LG312 = Rule("LG312", "Filen i source siger noget andet")
LG702 = Rule("LG702", "Et navn er ændret")
LG706 = Rule("LG706", "Teksten er ændret uden at være vedtaget")
BOTH_WAYS: Final = (LG301, LG302, LG303, LG308, LG309, LG310, LG312)

_META: Final = "framework.yaml"
_WHEN_ADOPTED: Final = "Registrér det, når den nye ordlyd er vedtaget: lg vedtag"
_DRAFT: Final = "så skriv `status: draft` i framework.yaml, og få den nye tekst vedtaget."


def check_faithfulness(checked: Checked) -> Iterator[Diagnostic]:
    """Compare the texts marked as the document's with what was adopted, both ways.

    An error while the framework is adopted or reproduced; a note while it is a draft.
    """
    departing = checked.judged.departing
    if not departing:
        return
    telling = _Telling(checked)
    times = Counter(one.address for one in checked.adoptable.entries)  # of more, LG201 tells
    renamed = telling.renamed_files(departing)
    for (old, file), number in renamed.items():
        yield telling.renamed_file(old, file, number)
    for one in departing:
        moved_from = one.elsewhere and file_of(one.elsewhere)
        if one.entry is None or (
            (moved_from, one.entry.file) not in renamed and times[one.entry.address] == 1
        ):
            yield from telling.of(one)


def check_slips(checked: Checked) -> Iterator[Diagnostic]:
    """List the slips of the document that are noted under ``sic``, for the next revision."""
    if not checked.slips:
        return
    for file, part in checked.parts.items():
        for passage in part.passages():
            for number, slip in enumerate(passage.sic):
                yield LG300.found(
                    f"Til næste revision: ”{slip.text}”.",
                    checked.span(file, (*passage.loc, "sic", number, "text")),
                    slip.note,
                    kept=True,
                )


class _Telling:
    """The words for what departs in one framework."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        self.draft = checked.draft
        record, metadata = checked.standings.record, checked.metadata
        status = metadata.status if metadata else None
        known = record is not None and (status is Status.ADOPTED or record.by or record.date)
        self.ours = "jeres vedtagne ordlyd" if known else "ordlyden i jeres dokument"
        self.is_ours = "vedtaget" if known else "en del af jeres dokument"
        self.called = "vedtaget" if status is Status.ADOPTED else "gengivet efter dokumentet"
        self.severity = Severity.NOTE if self.draft else None
        self.source = (checked.adopted or "").split("\n")
        self.places = places_of_lines(checked.adopted or "")
        self.relabelled: set[tuple[str, Loc]] = set()
        self.wrong_replaces = {one.address for one in wrong_replaces(checked)}
        self.there = {one.address for one in checked.adoptable.entries}
        self.there -= checked.standings.departures.keys()

    def of(self, one: Departing) -> Iterator[Diagnostic]:
        """Tell of a departure."""
        if one.entry is None:
            if _META not in self.checked.sources:
                return  # it cannot be read, which is told: what it held is not gone
            yield self._removed(one) if one.how is How.REMOVED else self._left(one)
        elif one.how is How.RELABELLED:
            yield from self._relabelled(one.entry)
        elif one.how is not How.RENAMED or one.address not in self.wrong_replaces:
            yield self._text(one, one.entry)

    def _text(self, one: Departing, entry: Entry) -> Diagnostic:
        if one.how is How.RENAMED:
            return self._renamed(entry, str(one.elsewhere).rpartition("/")[2])
        if one.how is How.ELSEWHERE:
            rule, (message, remedy) = LG308, self._elsewhere(one)
        elif one.how is How.REUSED:
            rule, (message, remedy) = LG309, self._reused(one)
        elif one.how is How.OUT_OF_SOURCE:
            rule, (message, remedy) = LG312, self._out_of_source(one)
        elif one.in_source and not self.draft:
            rule, (message, remedy) = LG706, self._unadopted(one)
        else:
            quote = entry.item.kind == "quote"
            rule = LG303 if quote else LG301
            what = "Citatet" if quote else "Teksten"
            new = one.how is How.NEW
            message, remedy = self._new(what) if new else self._changed(one, what)
        return rule.found(
            message,
            self.checked.span(entry.file, entry.item.loc),
            remedy,
            severity=self.severity,
            related=self._related(one),
        )

    def _related(self, one: Departing) -> tuple[Related, ...]:
        """Point at what the record has of a text, where the record may be what is wrong."""
        place = self.checked.standings.places_of.get(one.address)
        if one.how is How.OUT_OF_SOURCE and one.line is not None:
            return (Related(self._in_source(one.line), "her står det andet"),)
        record = self.checked.record
        if not (one.how is How.CHANGED and one.in_source and record and place in record.recorded):
            return ()
        span = self.checked.span("adopted.yaml", ("texts", str(place)))
        return (Related(span, "det, der er registreret"),)

    def _changed(self, one: Departing, what: str) -> tuple[str, str]:
        marked = "" if one.entry and one.entry.item.document else " og mærket som tilføjet"
        words = told(one.change)
        message = f"{what} er ændret{marked}: {words}." if words else f"{what} er ændret{marked}."
        if self.draft:
            return message, f"Lad den stå, hvis det er meningen. {_WHEN_ADOPTED}"
        return message, f"Sæt {self.ours} ind igen. Skal den ændres, {_DRAFT}"

    def _new(self, what: str) -> tuple[str, str]:
        editorial = "Skriv `origin: editorial` ved teksten, hvis den er jeres egen tilføjelse."
        if self.draft and self.checked.standings.known:
            return (
                f"{what} er ny i forhold til {self.ours}.".replace(
                    "Citatet er ny ", "Citatet er nyt "
                ),
                f"Lad den stå, hvis det er meningen. {_WHEN_ADOPTED}. {editorial}",
            )
        message = f"{what} er mærket som dokumentets, men står ikke i det."
        more = "" if self.draft else f" Er den ny i dokumentet, {_DRAFT}"
        return message, f"{editorial}{more}"

    def _unadopted(self, one: Departing) -> tuple[str, str]:
        remedy = "Skriv `status: draft` i framework.yaml, indtil den nye tekst er vedtaget."
        if one.how is How.NEW:
            message = (
                "Teksten er ikke registreret som vedtaget (adopted.yaml), men ledelsesgrundlaget "
                f"kaldes stadig {self.called}."
            )
            return (
                message,
                f"{remedy} Hvis linjen om den er slettet i adopted.yaml, så sæt den ind igen.",
            )
        words = told(one.change)
        message = (
            "Teksten er ikke den, der er registreret i adopted.yaml, men ledelsesgrundlaget "
            f"kaldes stadig {self.called}"
            f"{f': {words}' if words else ''}."
        )
        return message, (
            f"Sæt {self.ours} ind igen, eller skriv `status: draft` i framework.yaml, indtil den "
            "nye tekst er vedtaget. Hvis adopted.yaml er rettet i hånden, så ret tilbage dér."
        )

    def _reused(self, one: Departing) -> tuple[str, str]:
        name = one.address.rpartition("/")[2]
        message = f"Navnet (id) ”{name}” hører til en anden tekst: ”{short(one.adopted or '')}”."
        own = f"Giv den nye tekst sit eget navn, og sæt {self.ours} ind igen under det gamle."
        if self.draft:
            return message, f"Lad den stå, hvis det er en ny ordlyd af den samme tekst. {own}"
        return message, f"{own} Skal den udgå, {_DRAFT}"

    def _elsewhere(self, one: Departing) -> tuple[str, str]:
        place = place_words(one.elsewhere or "")
        message = f"Teksten er {self.is_ours}, men et andet sted: {place}."
        if self.draft:
            return message, f"Lad den stå, hvis det er meningen. {_WHEN_ADOPTED}"
        if one.adopted is not None:
            remedy = f"Sæt {self.ours} ind igen: ”{short(one.adopted)}”."
        elif one.elsewhere in self.there:
            remedy = "Slet den her."
        else:
            remedy = "Sæt den tilbage, hvor den hører til."
        return message, f"{remedy} Skal den stå her, {_DRAFT}"

    def _out_of_source(self, one: Departing) -> tuple[str, str]:
        file = self._source_file()
        message = f"Teksten er, som den er registreret i adopted.yaml, men i {file} står den ikke"
        if one.change:
            pairs = zip(one.change.removed, one.change.added, strict=True)
            there = "; ".join(instead(*pair) for pair in pairs)
            message += f" sådan. {first_upper(there)}"
        return f"{message}.", (
            f"Ret {file} tilbage, hvis der er rettet i den. Hvis der er rettet både i teksten og "
            f"i adopted.yaml, så sæt {self.ours} ind igen begge steder."
        )

    def _relabelled(self, entry: Entry) -> Iterator[Diagnostic]:
        """Tell of the field that says so, once for all texts it holds for."""
        loc = self._origin(entry)
        if (entry.file, loc) in self.relabelled:
            return
        self.relabelled.add((entry.file, loc))
        remedy = "Skriv `origin: document` igen."
        if self.draft:
            remedy += (
                " Lad det stå, hvis det er meningen, at teksten skal udgå af ledelsesgrundlaget."
            )
        else:
            remedy += f" Skal den udgå af ledelsesgrundlaget, {_DRAFT}"
        yield LG310.found(
            f"Teksten er mærket som tilføjet, men den er {self.is_ours}: "
            f"”{short(entry.item.text)}”.",
            self.checked.span(entry.file, loc),
            remedy,
            severity=self.severity,
        )

    def _origin(self, entry: Entry) -> Loc:
        """Return the path of the field that says whose a text is."""
        data = self.checked.sources[entry.file].data
        found: Loc = ("origin",)
        path: Loc = ()
        field = f"{entry.item.loc[-1]}_origin"
        for step in entry.item.loc:
            if isinstance(data, dict):
                found = next(((*path, name) for name in (field, "origin") if name in data), found)
            data, path = data[step], (*path, step)
        return found

    def _renamed(self, entry: Entry, old: str) -> Diagnostic:
        new = entry.address.rpartition("/")[2]
        return renamed(self.checked, entry.file, entry.item.loc[:-1], old, new, entry.item.kind)

    def renamed_files(self, departing: tuple[Departing, ...]) -> Mapping[tuple[str, str], int]:
        """Return the files whose adopted texts stand in another file now, by both names."""
        moved = Counter(
            (file_of(one.elsewhere), one.entry.file)
            for one in departing
            if one.how is How.ELSEWHERE and one.entry and one.elsewhere and one.adopted is None
        )
        known = {file_of(place) for place in self.checked.standings.places_of}
        return {
            (old, file): number
            for (old, file), number in moved.items()
            if number > 1 and old not in self.checked.sources and file not in known
        }

    def renamed_file(self, old: str, file: str, number: int) -> Diagnostic:
        """Tell of a role or chapter that has another id."""
        return LG702.found(
            f"{number} tekster, der er {self.is_ours}, stod i {old} og står nu i {file}. Så kan "
            "andre ikke længere finde dem.",
            self.checked.span(file, ("id",)),
            f"Kald filen {old} igen, og giv den sit gamle navn (id).",
        )

    def _removed(self, one: Departing) -> Diagnostic:
        words = f": ”{short(one.adopted)}”" if one.adopted else f" ({one.address})"
        file = file_of(one.address)
        number = 1 + len(one.also)
        if file not in self.checked.sources:
            message = (
                f"Der mangler tekst fra dokumentet: Filen {file} er væk, og den havde {number}"
            )
            message += " tekster." if number > 1 else " tekst."
        else:
            message = f"Der mangler tekst fra dokumentet{words}."
        return self._missing(message, self._where(one.address))

    def _left(self, one: Departing) -> Diagnostic:
        """Tell of words of the adopted text: with a record, they are what is too much."""
        words = f"”{short(one.adopted or '')}”"
        if one.line is None or not self.checked.standings.known:
            span = self.checked.span(_META, ("source", "file"))
            return self._missing(f"Der mangler tekst fra dokumentet: {words}.", span)
        return LG312.found(
            f"I {self._source_file()} står der tekst, som ikke er registreret i adopted.yaml: "
            f"{words}.",
            self._in_source(one.line),
            "Der skal kun rettes i filen, når noget nyt er vedtaget. Hent den, som den var.",
            severity=self.severity,
        )

    def _in_source(self, number: int) -> Span:
        """Return where a line of the adopted text begins in its file."""
        line = self.places[number]
        shown = self.checked.sources[_META].file.shown_as.removesuffix(_META) + self._source_file()
        return Span(shown, line, 1, line, len(self.source[line - 1]) + 1)

    def _missing(self, message: str, span: Span) -> Diagnostic:
        remedy = (
            f"Lad den være ude, hvis den er taget ud med vilje. {_WHEN_ADOPTED}"
            if self.draft
            else "Sæt teksten ind, hvor den hører til. Hvis den er taget ud med vilje, så skriv "
            "`status: draft`, og få ændringen vedtaget."
        )
        return LG302.found(message, span, remedy, severity=self.severity)

    def _where(self, address: str) -> Span:
        """Return where a text stood: at the one after it, else at the end of the one before."""
        checked = self.checked
        there = {one.address: one for one in checked.adoptable.entries}
        recorded = list(checked.standings.keys)
        at = recorded.index(address)
        home = address.partition(".")[0].rpartition("/")[0]
        for places, end in ((recorded[at + 1 :], False), (recorded[:at][::-1], True)):
            for place in places:
                beside = place.partition(".")[0].rpartition("/")[0] == home
                if beside and "." not in place and place in there:
                    one = there[place]
                    loc = one.item.loc[:-1]
                    return checked.span(one.file, self._last(one.file, loc) if end else loc)
        file = file_of(address)
        if file in checked.sources:
            return checked.span(file, ())
        return checked.span(_META, ("source", "file"))

    def _last(self, file: str, loc: Loc) -> Loc:
        """Return the path of the last value of what stands at ``loc``."""
        data: Any = self.checked.sources[file].data
        for step in loc:
            data = data[step]
        while isinstance(data, dict | list) and data:
            last = list(data)[-1] if isinstance(data, dict) else len(data) - 1
            data, loc = data[last], (*loc, last)
        return loc

    def _source_file(self) -> str:
        metadata = self.checked.metadata
        return metadata.source.file if metadata and metadata.source else "source"


def renamed(checked: Checked, file: str, loc: Loc, old: str, new: str, kind: str) -> Diagnostic:
    """Tell that a text or thing has another id than it had; ``loc`` is where the thing stands."""
    remedy = f"Sæt det gamle navn ind igen: {old}."
    if kind == "expectation":
        remedy = f"Skriv `replaces: {old}` under navnet, eller sæt det gamle ind igen."
    return LG702.found(
        f"Navnet (id) er ændret fra ”{old}” til ”{new}”. Så kan andre ikke længere finde teksten.",
        checked.span(file, (*loc, "id")),
        remedy,
    )
