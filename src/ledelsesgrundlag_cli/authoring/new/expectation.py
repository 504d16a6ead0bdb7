"""One more expectation, and one more role with its first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.authoring.new.addition import (
    Addition,
    NotAddedError,
    added,
    new_file,
    new_id,
    origin_of_new,
    ready,
)
from ledelsesgrundlag_cli.model.role import BEYOND_THE_ROLES, MAX_LEVEL
from ledelsesgrundlag_cli.words.danish import lower_first
from ledelsesgrundlag_cli.words.folding import folded
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledelsesgrundlag_cli.authoring.new.addition import Whole
    from ledelsesgrundlag_cli.edits.yaml_text import Value
    from ledelsesgrundlag_cli.model.role import Role

_HEAD = (
    "# yaml-language-server: $schema=../schema/roles.json",
    USUAL.say(
        "# {En rolle} og forventningerne til den. Filen skal hedde det samme som {rollens} ”id”."
    ),
    USUAL.say(
        "# ”singular” er det, én leder i {rollen} er, midt i en sætning. ”level” er pladsen i "
        "kæden."
    ),
)


def new_expectation(
    whole: Whole, role: Role, text: str, pejlemaerker: Sequence[str], given_id: str | None = None
) -> Addition:
    """Add an expectation after a role's others, linked to pejlemærker by their ids.

    Raises:
        NotAddedError: the text cannot be used or is there already, or has no place.
    """
    plain = ready(text)
    if any(folded(one.text) == plain for one in role.expectations):
        raise NotAddedError(USUAL.say("{Rollen} har forventningen i forvejen."))
    ids = [one.id for one in role.expectations]
    made = new_id(whole, "expectation", plain, given_id, beside=ids)
    file = f"roles/{role.id}.yaml"
    fields = _fields(whole, made, plain, pejlemaerker)
    return Addition(file, added(whole, file, ("expectations",), len(ids) - 1, fields), made)


def _fields(whole: Whole, id_: str, text: str, markers: Sequence[str]) -> dict[str, Value]:
    return {
        "id": id_,
        "text": text,
        "origin": origin_of_new(whole.framework).value,
        "pejlemaerker": {"origin": "editorial", "primary": list(dict.fromkeys(markers))},
    }


def new_role(  # noqa: PLR0913 - a role is as much
    whole: Whole,
    name: str,
    expectations: Sequence[str],
    pejlemaerker: Sequence[str],
    *,
    singular: str | None = None,
    level: int | None = None,
    given_id: str | None = None,
) -> Addition:
    """Add a role with its first expectations; without a level, below the last in the chain.

    Raises:
        NotAddedError: a text or the level cannot be used, or a role has that name.
    """
    title = ready(name)
    roles = whole.framework.roles
    if any(title.casefold() == one.title.casefold() for one in roles):
        raise NotAddedError(
            USUAL.say("Der er {en rolle} i forvejen, der hedder ”{title}”.", title=title)
        )
    place = level if level is not None else max(one.level for one in roles) + 1
    if not 1 <= place <= MAX_LEVEL:
        raise NotAddedError(f"Pladsen i kæden skal være et tal fra 1 til {MAX_LEVEL}.")
    made = new_id(whole, "role", title, given_id, also_taken=BEYOND_THE_ROLES)
    texts = list(dict.fromkeys(map(ready, expectations)))
    ids: list[str] = []
    for text in texts:
        ids.append(new_id(whole, "expectation", text, also_taken=ids))
    fields: dict[str, Value] = {
        "id": made,
        "title": title,
        "heading": roles[-1].heading,
        "origin": origin_of_new(whole.framework).value,
        "singular": ready(singular) if singular else lower_first(title),
        "level": place,
        "expectations": [
            _fields(whole, one, text, pejlemaerker) for one, text in zip(ids, texts, strict=True)
        ],
    }
    return Addition(f"roles/{made}.yaml", new_file(whole, _HEAD, fields), made)
