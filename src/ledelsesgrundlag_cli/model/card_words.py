"""The words of the role card and the dialogue card, which HR may write otherwise."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ledelsesgrundlag_cli.diagnostics import Loc
from ledelsesgrundlag_cli.model.base import (
    Excerpt,
    Model,
    Part,
    Provenance,
    Reference,
    Text,
    TextItem,
    Thing,
)
from ledelsesgrundlag_cli.model.prompt import Aim
from ledelsesgrundlag_cli.model.sheet import given_texts, things_of_sheet
from ledelsesgrundlag_cli.words.nouns import USUAL


class ForEveryone(Model):
    """What applies to every role, as excerpts."""

    noun: ClassVar[str] = USUAL.say("det, der gælder alle {roller} (for_everyone)")
    title: Text
    excerpts: tuple[Excerpt, ...] = ()


class RoleCardWords(Part):
    """``sheets/rollekort.yaml``: the role card's own words. All may be left out."""

    added: ClassVar[bool] = True
    noun: ClassVar[str] = "rollekortets ord"
    id: Literal["rollekort"] = "rollekort"
    origin: Provenance = Provenance.EDITORIAL
    title: Text = "Rollekort"
    link_note: Text = USUAL.say(
        "Koblingen til {pejlemærkerne} er tilføjet og ikke en del af ledelsesgrundlaget."
    )
    shared_note: Text = "Samme ordlyd hos:"
    for_everyone: ForEveryone | None = None

    def references(self) -> Iterator[Reference]:
        for loc, excerpt in self.excerpts():
            yield Reference("passage", excerpt.passage, (*loc, "passage"))

    def excerpts(self) -> Iterator[tuple[Loc, Excerpt]]:
        for number, one in enumerate(self.for_everyone.excerpts if self.for_everyone else ()):
            yield ("for_everyone", "excerpts", number), one

    def things(self) -> Iterator[Thing]:
        said = [*given_texts(self, (), "title", "link_note", "shared_note")]
        if self.for_everyone:
            loc, title = ("for_everyone", "title"), self.for_everyone.title
            said.append(TextItem(loc, title, "title", document=False))
        return things_of_sheet(self.id, self.title, said)


class HowTo(Model):
    """How the dialogue cards are used, on a card of its own."""

    noun: ClassVar[str] = "vejledningen til kortene (how_to)"
    title: Text = "Sådan bruger I kortene"
    steps: Annotated[tuple[Text, ...], Field(min_length=1, max_length=5)] = (
        "Tag ét eller to kort. Læg resten til side.",
        "Én læser spørgsmålet højt. Tænk selv et minut, og skriv et stikord.",
        "Svar på skift, og giv jer god tid.",
        "Slut med ét skridt: Hvem gør hvad, og hvornår taler I om det igen?",
    )


class DialogueCardWords(Part):
    """``sheets/dialogkort.yaml``: the dialogue card's own words. All may be left out."""

    added: ClassVar[bool] = True
    noun: ClassVar[str] = "dialogkortets ord"
    id: Literal["dialogkort"] = "dialogkort"
    origin: Provenance = Provenance.EDITORIAL
    title: Text = "Dialogkort"
    lead: Text | None = None
    how_to: HowTo | None = None
    added_note: Text = USUAL.say(
        "Spørgsmål, beskrivelser og koblingen til {pejlemærkerne} er tilføjet "
        "og ikke en del af ledelsesgrundlaget."
    )
    role_title: Text = USUAL.say("{Rollens} forventninger, som hænger sammen med {pejlemærket}")
    aims: dict[Aim, Text] = Field(
        default_factory=lambda: {
            Aim.TODAY: "I dag",
            Aim.NEXT_STEP: "Næste skridt",
            Aim.ADJUST: "Skru op eller ned",
        }
    )

    def things(self) -> Iterator[Thing]:
        said = [*given_texts(self, (), "title", "lead", "added_note", "role_title")]
        if self.how_to:
            said += given_texts(self.how_to, ("how_to",), "title")
            if "steps" in self.how_to.model_fields_set:
                for number, text in enumerate(self.how_to.steps):
                    loc = ("how_to", "steps", number)
                    said.append(TextItem(loc, text, "other", document=False))
        for aim, text in self.aims.items() if "aims" in self.model_fields_set else ():
            said.append(TextItem(("aims", aim.value), text, "other", document=False))
        return things_of_sheet(self.id, self.title, said)
