"""One more prompt for the dialogue cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.authoring.new.addition import (
    Addition,
    NotAddedError,
    added,
    new_file,
    new_id,
    ready,
)
from ledelsesgrundlag_cli.model.prompt import PromptFile
from ledelsesgrundlag_cli.words.folding import folded
from ledelsesgrundlag_cli.words.ids import make_id

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.authoring.new.addition import Whole
    from ledelsesgrundlag_cli.edits.yaml_text import Value
    from ledelsesgrundlag_cli.model.prompt import Aim

_HEAD = (
    "# yaml-language-server: $schema=../schema/prompts.json",
    "# Spørgsmål til dialogkortene. De er tilføjet, og HR må gerne ændre dem.",
)


class NewPrompt(NamedTuple):
    """A prompt by the ids of what it is about; ``grounded_in`` is a passage, the pejlemærke if
    none is named.
    """

    text: str
    pejlemaerke: str
    forum: str
    aim: Aim
    role: str | None = None
    grounded_in: str | None = None


def new_prompt(whole: Whole, wanted: NewPrompt, given_id: str | None = None) -> Addition:
    """Add a prompt to the file of its pejlemærke, or that of the roles' own, after the last for
    the same forum.

    Raises:
        NotAddedError: the text cannot be used or is there already, or has no place.
    """
    text = ready(wanted.text)
    if any(folded(one.text) == text for one in whole.framework.prompts):
        raise NotAddedError("Spørgsmålet er der i forvejen.")
    file = _file(whole, wanted)
    part = whole.loaded.parts.get(file) if file else None
    prompts = part.prompts if isinstance(part, PromptFile) else ()
    made = new_id(whole, "prompt", text, given_id, beside=[one.id for one in prompts])
    of_file = part.pejlemaerke if isinstance(part, PromptFile) else wanted.pejlemaerke
    fields: dict[str, Value] = {"id": made}
    if wanted.role is not None:
        fields["role"] = wanted.role
    if wanted.pejlemaerke != of_file:
        fields["pejlemaerke"] = wanted.pejlemaerke
    fields |= {
        "forum": wanted.forum,
        "aim": wanted.aim.value,
        "text": text,
        "grounded_in": wanted.grounded_in or f"pejlemaerker/{wanted.pejlemaerke}",
    }
    if file is None:
        whole_file: dict[str, Value] = {
            "origin": "editorial",
            "pejlemaerke": wanted.pejlemaerke,
            "prompts": [fields],
        }
        stems = {
            name.removeprefix("prompts/").removesuffix(".yaml") for name in whole.loaded.parts
        }
        name = f"prompts/{make_id(wanted.pejlemaerke, stems, 'pejlemaerke')}.yaml"
        return Addition(name, new_file(whole, _HEAD, whole_file), made)
    alike = [
        number
        for number, one in enumerate(prompts)
        if one.forum == wanted.forum and one.role == wanted.role
    ]
    after = alike[-1] if alike else len(prompts) - 1
    return Addition(file, added(whole, file, ("prompts",), after, fields), made)


def _file(whole: Whole, wanted: NewPrompt) -> str | None:
    """Return the file that a prompt belongs in: the one with most like it, or None."""
    best, most = None, 0
    for name, part in whole.loaded.parts.items():
        if not isinstance(part, PromptFile):
            continue
        if wanted.role is not None:
            alike = sum(1 + (one.role == wanted.role) for one in part.prompts if one.role)
        else:
            alike = sum(
                (one.pejlemaerke or part.pejlemaerke) == wanted.pejlemaerke
                for one in part.prompts
                if one.role is None
            )
        if alike > most:
            best, most = name, alike
    if best is None and wanted.role is not None:
        return _file(whole, wanted._replace(role=None))
    return best
