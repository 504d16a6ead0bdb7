"""LG217: the name of another municipality or region, left from the text that one began with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Related, Severity
from ledelsesgrundlag_cli.lint.rule import Rule
from ledelsesgrundlag_cli.words.organisations import is_beside, of, organisations_in, spoken_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.lint.checked import Checked
    from ledelsesgrundlag_cli.words.organisations import Organisation

LG217 = Rule("LG217", "En anden organisations navn", Severity.NOTE)


def check_others(checked: Checked) -> Iterator[Diagnostic]:
    """Find names of others, where the organisation is a municipality or a region itself.

    An adopted text may name whom it likes, unless it speaks of another all through. In a draft
    that is left to ``lg adopt``: one may well begin with somebody else's text.
    """
    own = of(checked.metadata.organisation) if checked.metadata else None
    every = "\n".join([item.text for _, item in checked.items])
    if own is None or all(one.key == own.key for one in organisations_in(every)):
        return
    for located in (one for one in checked.texts if not one.kept):
        found = (
            LG217.in_text(
                one.start,
                one.end,
                f"Teksten nævner {one.name}, men ledelsesgrundlaget er {_genitive(own.name)}.",
                f"Skriv {own.name}, eller lad det stå, hvis det er den anden, I mener.",
            )
            for one in organisations_in(located.item.text)
            if one.key != own.key and not is_beside(located.item.text, one)
        )
        yield from checked.diagnostics(located, found)
    if not checked.draft:
        yield from _all_through(checked, own)


def _all_through(checked: Checked, own: Organisation) -> Iterator[Diagnostic]:
    """Tell, once, of an adopted text that speaks of another organisation only."""
    ours = [one for one in checked.texts if one.item.document]
    name = spoken_of(own.name, [one.item.text for one in ours])
    first = next((one for one in ours if name is not None and name in one.item.text), None)
    if first is None:
        return
    yield LG217.found(
        f"Ledelsesgrundlaget er {_genitive(own.name)}, men dets tekst taler kun om {name}.",
        checked.span("framework.yaml", ("organisation",)),
        f"Hvis teksten er overtaget fra {name}, så skriv `status: draft`, og ret den til jeres "
        "egen.",
        severity=Severity.WARNING,
        related=(Related(checked.span(first.file, first.item.loc), "fx her"),),
    )


def _genitive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}s"
