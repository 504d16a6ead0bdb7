"""LG214 and LG215: the questions about each pejlemærke stand in its file, and none are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity, Span
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.model.forum import ForaFile
from ledelsesgrundlag_cli.model.pejlemaerke import PejlemaerkerFile
from ledelsesgrundlag_cli.model.prompt import PromptFile
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ledelsesgrundlag_cli.lint.checked import Checked
    from ledelsesgrundlag_cli.model.forum import Forum

LG214 = Rule("LG214", USUAL.say("Spørgsmålet hører til et andet {pejlemærke}"), Severity.WARNING)
LG215 = Rule("LG215", "Der mangler spørgsmål til et forum", Severity.NOTE)
RULES: Final = (LG214, LG215)


def check_prompt_files(checked: Checked) -> Iterator[Diagnostic]:
    """Look at whose file each question stands in, and what each pejlemærke has some for."""
    files = [(file, one) for file, one in checked.parts.items() if isinstance(one, PromptFile)]
    names = {
        marker.id: marker.name
        for part in checked.parts.values()
        if isinstance(part, PejlemaerkerFile)
        for marker in part.pejlemaerker
    }
    fora = [
        forum
        for part in checked.parts.values()
        if isinstance(part, ForaFile)
        for forum in part.fora
    ]
    for file, part in files:
        yield from _in_another(checked, file, part, names)
    unread = len(checked.parts) < len(checked.sources)
    if not unread and not checked.broken and names:
        yield from _missing(checked, files, names, fora)


def _in_another(
    checked: Checked, file: str, part: PromptFile, names: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Tell of questions about one pejlemærke in the file of another."""
    stem = file.rpartition("/")[2].removesuffix(".yaml")
    if part.pejlemaerke in names and stem in names and stem != part.pejlemaerke:
        yield LG214.found(
            USUAL.say(
                "Filen har navn efter {pejlemærket} {name}, men spørgsmålene i den er om {other}.",
                name=names[stem],
                other=names[str(part.pejlemaerke)],
            ),
            checked.span(file, ("pejlemaerke",)),
            f"Skriv `pejlemaerke: {stem}`, eller giv filen et andet navn.",
        )
        return
    own = part.pejlemaerke or (stem if stem in names else None)
    for number, prompt in enumerate(part.prompts):
        if own in names and prompt.pejlemaerke in names and prompt.pejlemaerke != own:
            yield LG214.found(
                USUAL.say(
                    "Spørgsmålet er om {pejlemærket} {name}, men står i filen for {other}.",
                    name=names[str(prompt.pejlemaerke)],
                    other=names[str(own)],
                ),
                checked.span(file, ("prompts", number, "pejlemaerke")),
                USUAL.say(
                    "Flyt spørgsmålet til {pejlemærkets} egen fil, eller ret `pejlemaerke`."
                ),
            )


_Files = list[tuple[str, PromptFile]]


def _missing(
    checked: Checked, files: _Files, names: Mapping[str, str], fora: Sequence[Forum]
) -> Iterator[Diagnostic]:
    """Tell of a pejlemærke without questions for a forum that most of the others have some for."""
    having: dict[str, set[str]] = {forum.id: set() for forum in fora}
    any_at_all: set[str] = set()
    for _, part in files:
        for prompt in part.prompts:
            marker = prompt.pejlemaerke or part.pejlemaerke
            general = prompt.role is None and prompt.forum in having
            if general and marker is not None and marker in names:
                having[prompt.forum].add(marker)
                any_at_all.add(marker)
    few = len(any_at_all) * 3 < len(names) * 2 or len(names) == 1
    for marker, name in names.items():
        if marker in any_at_all or few:
            continue
        yield LG215.found(
            USUAL.say("Der er ingen spørgsmål til {pejlemærket} {name}.", name=name),
            _where(checked, files, marker, ()),
            "Skriv et, eller hent dem, der var: lg ny spørgsmål",
        )
    order = [forum.id for forum in fora]
    for at, forum in enumerate(fora):
        with_some = having[forum.id]
        if len(with_some) * 3 < len(names) * 2 or len(names) == 1:
            continue
        for marker in names:
            if marker in any_at_all and marker not in with_some:
                yield LG215.found(
                    USUAL.say(
                        "{Pejlemærket} {name} har ingen spørgsmål til forummet {forum}. Det har "
                        "de andre.",
                        name=names[marker],
                        forum=f"”{forum.name}”",
                    ),
                    _where(checked, files, marker, order[at + 1 :]),
                    "Skriv et: lg ny spørgsmål. Lad det være, hvis det er meningen.",
                )


def _where(checked: Checked, files: _Files, marker: str, later: Sequence[str]) -> Span:
    """Return where the questions would stand: before those for the next forum, or last."""
    for file, prompts in files:
        if prompts.pejlemaerke == marker:
            fora = [prompt.forum for prompt in prompts.prompts]
            at = next((fora.index(one) for one in later if one in fora), len(fora) - 1)
            return checked.span(file, ("prompts", at))
    for file, part in checked.parts.items():
        if isinstance(part, PejlemaerkerFile):
            number = [one.id for one in part.pejlemaerker].index(marker)
            return checked.span(file, ("pejlemaerker", number, "name"))
    raise ValueError(marker)
