"""One more quote."""

from __future__ import annotations

import re
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
from ledelsesgrundlag_cli.model.base import Provenance
from ledelsesgrundlag_cli.model.metadata import Status
from ledelsesgrundlag_cli.words.folding import folded
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.authoring.new.addition import Whole
    from ledelsesgrundlag_cli.edits.yaml_text import Value

_FILE = "quotes.yaml"
_HEAD = (
    "# yaml-language-server: $schema=schema/quotes.json",
    USUAL.say(
        "# Citaterne, ord for ord. Hvilket citat der står på et rollekort, vælges i {rollens} "
        "fil under"
    ),
    "# card. ”speaker” er, hvem der taler, uden en eller et foran.",
)
_ARTICLE = re.compile(r"(?:en|et) (?=\S)", re.IGNORECASE)
_MARKS = '"”“„»«'


def new_quote(
    whole: Whole,
    text: str,
    attribution: str,
    speaker: str | None = None,
    given_id: str | None = None,
) -> Addition:
    """Add a quote after the others. Quotation marks around it are left out: documents set them.

    Raises:
        NotAddedError: a text cannot be used or is there already, or the quotes are those of an
            adopted document.
    """
    quotes = whole.framework.quotes
    metadata = whole.framework.metadata
    document = quotes is not None and quotes.origin is Provenance.DOCUMENT
    if document and metadata.source is not None and metadata.status is not Status.DRAFT:
        raise NotAddedError(
            "Citaterne er gengivet ord for ord efter ledelsesgrundlaget, så der kan ikke komme "
            "flere til. Skriv `status: draft` i framework.yaml først, hvis et nyt citat skal "
            "med i næste version."
        )
    words = ready(ready(text).strip(_MARKS))
    said_by = ready(attribution)
    known = quotes.quotes if quotes else ()
    if any(folded(one.text) == words for one in known):
        raise NotAddedError("Citatet er der i forvejen.")
    made = new_id(whole, "quote", words, given_id, beside=[one.id for one in known])
    fields: dict[str, Value] = {
        "id": made,
        "text": words,
        "attribution": said_by,
        "speaker": ready(speaker) if speaker else _ARTICLE.sub("", said_by, count=1),
    }
    if quotes is None:
        whole_file: dict[str, Value] = {
            "origin": origin_of_new(whole.framework).value,
            "quotes": [fields],
        }
        return Addition(_FILE, new_file(whole, _HEAD, whole_file), made)
    return Addition(_FILE, added(whole, _FILE, ("quotes",), len(known) - 1, fields), made)
