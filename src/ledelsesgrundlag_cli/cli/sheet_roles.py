"""Which roles a sheet is made for, and which role the leader comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledelsesgrundlag_cli.cli.errors import UserError
from ledelsesgrundlag_cli.words.nouns import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ledelsesgrundlag_cli.documents.request import SheetRequest
    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.model.sheet import Sheet

FROM_TO = "from-to"
"""What a sheet says of its roles when it is about going from one to another."""


def for_roles(
    framework: Framework,
    sheet: Sheet,
    written: Sequence[str],
    from_role: str | None,
    given: SheetRequest,
) -> SheetRequest:
    """Return the request with the roles that are written, and the one the leader comes from.

    Raises:
        UserError: the sheet is not made of such roles, or does not use what is given.
    """
    from ledelsesgrundlag_cli.cli.opening import choose_roles
    from ledelsesgrundlag_cli.documents.sheet import roles_of

    _refuse_unused(sheet, {"--start": given.start, "--from-role": from_role})
    if roles_of(sheet, given.audience) == "none":
        refuse_roles(sheet, {"rolle": written}, given.audience)
        return given
    if sheet.roles == FROM_TO:
        old, new = _two(framework, written)
        return given._replace(role_ids=(new,), from_role=old)
    chosen = tuple(choose_roles(framework, written))
    if from_role is None:
        return given._replace(role_ids=chosen)
    [old] = choose_roles(framework, [from_role])
    if old in chosen:
        raise _the_same()
    return given._replace(role_ids=chosen, from_role=old)


def refuse_roles(sheet: Sheet, given: Mapping[str, object], side: str | None) -> None:
    """Refuse what says the role of a sheet, or of a ``side``, that is the same for all of them.

    Raises:
        UserError: something of it is given.
    """
    from ledelsesgrundlag_cli.documents.sheet import sides_to_choose

    wrong = [name for name, value in given.items() if value]
    if wrong:
        side = side or sides_to_choose(sheet)[0].id
        what = f"Arket {sheet.id} er det" if sheet.roles else f"Delen {side} er den"
        raise UserError(
            USUAL.say(
                "{what} samme for alle {roller}. Skriv kommandoen uden {wrong}.",
                what=what,
                wrong=" og ".join(wrong),
            )
        )


def _two(framework: Framework, written: Sequence[str]) -> list[str]:
    """Return the role that a leader comes from, and the one that the leader is to have."""
    from ledelsesgrundlag_cli.cli.opening import choose_roles, named_roles
    from ledelsesgrundlag_cli.words.names import match

    chosen = choose_roles(framework, written) if any(written) else []
    one_name = match(" ".join(written), named_roles(framework)) is not None
    if len(chosen) == 1 and len(written) > 1 and not one_name:
        raise _the_same()
    if len(chosen) != 2:
        raise UserError(
            USUAL.say("Skriv {den rolle}, lederen kommer fra, og {den|rolle}, lederen skal have.")
        )
    return chosen


def _the_same() -> UserError:
    return UserError(USUAL.say("Skriv to forskellige {roller}."))


def _refuse_unused(sheet: Sheet, given: Mapping[str, object]) -> None:
    """Refuse what nothing on the sheet would show."""
    used = set(_used(sheet))
    wrong = [name for name, value in given.items() if value is not None and name not in used]
    if wrong:
        raise UserError(f"Arket {sheet.id} bruger ikke {' og '.join(wrong)}. Tag det ud.")


def _used(sheet: Sheet) -> Iterator[str]:
    from ledelsesgrundlag_cli.model.sheet_blocks import When

    if sheet.talks or any(one.fill == "start" for one in sheet.fields):
        yield "--start"
    inner = [block for section in sheet.sections for block in section.blocks]
    whens = {one for block in inner for one in (block.when, *block.unless)}
    if sheet.roles is None and (
        sheet.from_role_sheet or whens & {When.FROM_ROLE, When.NO_FROM_ROLE}
    ):
        yield "--from-role"


def in_focus(
    framework: Framework, sheet: Sheet, role_ids: Sequence[str], written: Sequence[str]
) -> tuple[str, ...]:
    """Return the ids of the expectations that are chosen beforehand, by what is written of them.

    Raises:
        UserError: there is none of that name, or more than the sheet has room for.
    """
    from ledelsesgrundlag_cli.cli.opening import choose
    from ledelsesgrundlag_cli.documents.sheet import most_in_focus
    from ledelsesgrundlag_cli.words.danish import in_words
    from ledelsesgrundlag_cli.words.names import Named

    if not written:
        return ()
    known = [
        Named(expectation.id, ())
        for role_id in role_ids
        for expectation in framework.role(role_id).expectations
    ]
    none = USUAL.say("{Rollen} har ingen forventning")
    ids = [choose(none, [one], known, beginnings=True)[0] for one in written]
    chosen = tuple(dict.fromkeys(ids))
    most = most_in_focus(sheet)
    if len(chosen) > most:
        noun = "forventning" if most == 1 else "forventninger"
        raise UserError(f"Vælg højst {in_words(most)} {noun} med --focus.")
    return chosen
