"""The framework as a whole, and finding things in it."""

from dataclasses import dataclass, field
from functools import cached_property

from ledelsesgrundlag_cli.adoption.standing import Standings
from ledelsesgrundlag_cli.model.card_words import DialogueCardWords, RoleCardWords
from ledelsesgrundlag_cli.model.chapter import Chapter
from ledelsesgrundlag_cli.model.forum import Forum
from ledelsesgrundlag_cli.model.guidance import Guidance
from ledelsesgrundlag_cli.model.interview import InterviewFile
from ledelsesgrundlag_cli.model.local import LocalUnit
from ledelsesgrundlag_cli.model.metadata import Metadata
from ledelsesgrundlag_cli.model.pejlemaerke import Pejlemaerke
from ledelsesgrundlag_cli.model.prompt import Prompt
from ledelsesgrundlag_cli.model.quote import Quote, QuotesFile
from ledelsesgrundlag_cli.model.role import Expectation, Role
from ledelsesgrundlag_cli.model.sheet import Sheet
from ledelsesgrundlag_cli.model.texts import Texts
from ledelsesgrundlag_cli.model.tool import ToolsFile
from ledelsesgrundlag_cli.words.folding import folded


@dataclass(frozen=True)
class Framework:
    """A whole framework. Roles are in the order of the chain, chapters by their order.

    Every reference within it has been checked, so look-ups by its own ids do not fail. ``local``
    is the unit whose own texts are to be shown beside the common ones, if any: they are never
    part of ``texts`` or of anything else here.
    """

    metadata: Metadata
    roles: tuple[Role, ...]
    pejlemaerker: tuple[Pejlemaerke, ...]
    chapters: tuple[Chapter, ...] = ()
    quotes: QuotesFile | None = None
    guidance: Guidance | None = None
    tools: ToolsFile | None = None
    fora: tuple[Forum, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    interview: tuple[InterviewFile, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    role_card: RoleCardWords = field(default_factory=RoleCardWords)
    dialogue_card: DialogueCardWords = field(default_factory=DialogueCardWords)
    texts: Texts = field(default_factory=lambda: Texts({}))
    standings: Standings = field(default_factory=lambda: Standings(Texts({}), None))
    local: LocalUnit | None = None

    def role(self, role_id: str) -> Role:
        """Return the role with this id."""
        return next(role for role in self.roles if role.id == role_id)

    def quote(self, quote_id: str) -> Quote:
        """Return the quote with this id."""
        quotes = self.quotes.quotes if self.quotes else ()
        return next(quote for quote in quotes if quote.id == quote_id)

    def sheet(self, sheet_id: str) -> Sheet | None:
        """Return the sheet with this id, or None."""
        return next((sheet for sheet in self.sheets if sheet.id == sheet_id), None)

    def asked_of(self, role_id: str) -> InterviewFile | None:
        """Return what those who apply for a role are asked, or None where nothing is written."""
        return next((one for one in self.interview if one.role == role_id), None)

    @cached_property
    def expectations_by_wording(self) -> dict[str, tuple[tuple[Role, Expectation], ...]]:
        """Map each wording (white space folded) to the roles that share it."""
        found: dict[str, list[tuple[Role, Expectation]]] = {}
        for role in self.roles:
            for expectation in role.expectations:
                found.setdefault(folded(expectation.text), []).append((role, expectation))
        return {wording: tuple(pairs) for wording, pairs in found.items()}

    def sharing(self, role: Role, expectation: Expectation) -> tuple[Role, ...]:
        """Return the other roles with an expectation of the same wording, word for word."""
        pairs = self.expectations_by_wording[folded(expectation.text)]
        return tuple(other for other, _ in pairs if other.id != role.id)
