"""Small frameworks made of roles and expectations, for tests of what follows from their words."""

from __future__ import annotations

from ledelsesgrundlag_cli.loading.framework import Framework
from ledelsesgrundlag_cli.model.base import Provenance
from ledelsesgrundlag_cli.model.metadata import Metadata
from ledelsesgrundlag_cli.model.pejlemaerke import Pejlemaerke, PejlemaerkeLinks
from ledelsesgrundlag_cli.model.role import Expectation, Role, Toward

ADDED = Provenance.EDITORIAL


def expectation(name: str, text: str, *markers: str, toward: tuple[str, ...] = ()) -> Expectation:
    """An expectation linked to some pejlemærker, or to the first."""
    return Expectation(
        id=name,
        text=text,
        origin=Provenance.DOCUMENT,
        pejlemaerker=PejlemaerkeLinks(origin=ADDED, primary=markers or ("ro",)),
        toward=Toward(origin=ADDED, levels=toward) if toward else None,
    )


def role(name: str, level: int, *expectations: Expectation) -> Role:
    """A role that is called by its id."""
    return Role(
        id=name,
        title=name.capitalize(),
        heading="Forventninger",
        origin=Provenance.DOCUMENT,
        singular=name,
        level=level,
        expectations=expectations,
    )


def framework_of(*roles: Role) -> Framework:
    """A framework of these roles with the pejlemærker Ro and Mod."""
    return Framework(
        metadata=Metadata.model_validate(
            {
                "schema": 1,
                "id": "lille",
                "title": "Sådan leder vi",
                "organisation": "Lille Kommune",
                "version": "1.0.0",
                "language": "da",
                "status": "draft",
            }
        ),
        roles=roles,
        pejlemaerker=tuple(
            Pejlemaerke(id=one, name=one.capitalize(), origin=Provenance.DOCUMENT)
            for one in ("ro", "mod")
        ),
    )
