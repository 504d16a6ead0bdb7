"""Four frameworks that everything is made of and looked at: the box's, and three unlike it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.conftest import FRAMEWORK
from tests.documents.small import expectation, framework_of, role

from ledelsesgrundlag_cli.authoring.init.content import sheets_of_the_box, teaching_framework
from ledelsesgrundlag_cli.authoring.init.start import make_start
from ledelsesgrundlag_cli.loading.load import load
from ledelsesgrundlag_cli.render.templates import templates_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.pejlemaerke import PejlemaerkeLinks


def long_framework(framework: Framework) -> Framework:
    """All that can be long is: the organisation, titles, names, texts, and eight pejlemærker."""
    names = [
        f"{one.name} i hverdagen og på tværs af organisationen" for one in framework.pejlemaerker
    ]
    four = framework.pejlemaerker
    eight = tuple(
        four[at % 4].model_copy(update={"id": f"p-{at}", "name": names[at % 4]})
        if at >= 4
        else four[at].model_copy(update={"name": names[at]})
        for at in range(8)
    )

    def longer(number: int, links: PejlemaerkeLinks) -> PejlemaerkeLinks:
        return links.model_copy(update={"secondary": (*links.secondary, f"p-{4 + number % 4}")})

    roles = tuple(
        one.model_copy(
            update={
                "title": f"{one.title} på tværs af velfærdsområderne og administrationen",
                "singular": f"{one.singular} på tværs af velfærdsområderne og administrationen",
                "expectations": tuple(
                    each.model_copy(
                        update={
                            "text": f"{each.text}, så {each.text[:60].lower()}"
                            if number % 2
                            else each.text,
                            "pejlemaerker": longer(number, each.pejlemaerker),
                        }
                    )
                    for number, each in enumerate(one.expectations)
                ),
            }
        )
        for one in framework.roles
    )
    organisation = "Velfærdsselskabet for Odsherred, Kalundborg og Holbæk Kommuner"
    return replace(
        framework,
        metadata=framework.metadata.model_copy(update={"organisation": organisation}),
        roles=roles,
        pejlemaerker=eight,
    )


def small_framework(framework: Framework) -> Framework:
    """Two roles with an expectation or two, and two pejlemærker without a description."""
    made = framework_of(
        role("chef", 1, expectation("a", "Sætter retning", "ro"), expectation("b", "Tør", "mod")),
        role("leder", 2, expectation("c", "Lytter", "ro", "mod")),
    )
    return replace(made, sheets=framework.sheets[:0])


def new_framework(_framework: Framework) -> Framework:
    """One as ``lg init`` makes it, with one of the sheets it takes from the box."""
    names = ["Chefer", "Ledere"], ["Klar tale", "Plads til forskellighed"]
    start = make_start("Nordmarken Kommune", "Vores ledelse", *names)
    written = teaching_framework(start, templates_for(None, FRAMEWORK))
    made = {**dict(sheets_of_the_box()), **dict(written)}
    with TemporaryDirectory() as empty:
        loaded = load(Path(empty), "framework", made)
    framework = loaded.framework()
    assert framework is not None, loaded.diagnostics
    few = tuple(one for one in framework.sheets if one.id in {"lus", "udviklingsplan"})
    assert len(few) == 2
    return replace(framework, sheets=few)


FRAMEWORKS: dict[str, Callable[[Framework], Framework]] = {
    "box": lambda framework: framework,
    "long": long_framework,
    "small": small_framework,
    "new": new_framework,
}
"""Each made of the one in the box."""
