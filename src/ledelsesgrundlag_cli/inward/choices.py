"""The names of chosen expectations, whole again where Word took only the beginning of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.documents.previous import choices
from ledelsesgrundlag_cli.render.docx.tags import tag_of

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.documents.answers import Answers
    from ledelsesgrundlag_cli.loading.framework import Framework


def with_whole_names(framework: Framework, answers: Answers) -> Answers:
    """Return answers with each choice under the whole name of its field."""
    ids = [one.id for role in framework.roles for one in role.expectations]
    names = (f"{begin}{one}" for begin in choices(framework) for one in ids)
    whole = {tag_of(name): name for name in names}
    return answers._replace(
        given={whole.get(name, name): given for name, given in answers.given.items()}
    )
