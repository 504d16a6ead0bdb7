"""pydantic's errors in plain Danish, chosen by ``error["type"]`` and placed by ``loc``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity
from ledelsesgrundlag_cli.loading.form import (
    choices_at,
    explained_at,
    field_names,
    is_required,
    noun_at,
    type_at,
)
from ledelsesgrundlag_cli.model.adoption import NO_SUCH_DAY
from ledelsesgrundlag_cli.model.base import SLUG_PATTERN, Model
from ledelsesgrundlag_cli.model.metadata import SCHEMA
from ledelsesgrundlag_cli.words.names import nearest, slugify

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from ledelsesgrundlag_cli.diagnostics import Loc
    from ledelsesgrundlag_cli.source.read import Source

_FIELDS = "felter"
_NOT_TEXT = {
    "bool_type": "ja eller nej (true eller false)",
    "int_type": "et helt tal",
    "int_from_float": "et helt tal",
    "float_type": "et tal",
    "list_type": "en liste",
    "tuple_type": "en liste",
    "dict_type": _FIELDS,
    "model_type": _FIELDS,
    "model_attributes_type": _FIELDS,
}


def diagnostics_of(source: Source, model: type[Model], error: ValidationError) -> list[Diagnostic]:
    """Turn a validation error into one diagnostic per problem, with place and remedy."""
    details = error.errors(include_url=False)
    lacking = {tuple(one["loc"]) for one in details if one["type"] == "missing"}
    meant = {
        (*loc[:-1], _meant(model, loc))
        for loc in (tuple(one["loc"]) for one in details if one["type"] == "extra_forbidden")
    }
    return [
        _diagnostic(source, model, detail, lacking)
        for detail in details
        if not (_follows_from_its_items(detail) or tuple(detail["loc"]) in lacking & meant)
    ]


def _meant(model: type[Model], loc: Loc) -> str:
    """Return the field that was meant by the unknown one at ``loc``, or nothing."""
    owner = type_at(model, loc[:-1])
    return _near(str(loc[-1]), field_names(owner)) if owner is not None else ""


def _near(wanted: str, known: Sequence[str]) -> str:
    """Return the known name most like a mistyped one, or nothing."""
    return "".join(nearest(wanted, known, most=1))


def _follows_from_its_items(detail: ErrorDetails) -> bool:
    """Tell whether a list is "too short" only because what stands in it is wrong."""
    given = detail["input"]
    least = detail.get("ctx", {}).get("min_length", 0)
    return detail["type"] == "too_short" and isinstance(given, list) and len(given) >= least


def _diagnostic(
    source: Source, model: type[Model], detail: ErrorDetails, lacking: Collection[Loc]
) -> Diagnostic:
    loc: Loc = tuple(detail["loc"])
    on_key = detail["type"] == "extra_forbidden"
    if on_key:
        beside = any(one[:-1] == loc[:-1] for one in lacking)
        code, message, remedy = _unknown_field(model, loc, beside=beside)
    else:
        code, message, remedy = _words(source, model, detail, loc)
    if detail["type"] == "union_tag_invalid":
        loc = (*loc, detail["ctx"]["discriminator"].strip("'"))
    span = source.span(loc, key=on_key)
    return Diagnostic(code, Severity.ERROR, message, span, remedy)


def _words(
    source: Source, model: type[Model], detail: ErrorDetails, loc: Loc
) -> tuple[str, str, str]:
    """Choose code, message and remedy by the error's type."""
    kind = detail["type"]
    name = _field_name(loc)
    given, context = detail["input"], detail.get("ctx", {})
    if kind == "missing":
        words = _missing_field(model, loc)
    elif kind == "string_type":
        words = _not_a_text(model, loc, name, given, source.written(loc))
    elif kind in _NOT_TEXT and (given is not None or not name):
        words = _wrong_type(name, _NOT_TEXT[kind], given)
    elif kind in _NOT_TEXT:
        words = _empty(model, loc, name)
    elif kind == "string_pattern_mismatch":
        words = _bad_pattern(model, loc, name, str(context.get("pattern", "")), given)
    elif kind in {"literal_error", "enum"}:
        words = _not_a_choice(model, loc, detail)
    elif kind in {"union_tag_invalid", "union_tag_not_found"}:
        words = _not_a_block_type(given, context)
    elif kind in {"too_short", "too_long", "string_too_long"}:
        words = _wrong_count(model, loc, name, kind, context)
    elif kind in {"greater_than_equal", "less_than_equal"}:
        words = _wrong_size(model, loc, name, context)
    else:
        words = _unusable(name) if kind != NO_SUCH_DAY else _no_such_day(given)
    return words


_LOOK_AT_OTHERS = "Se i de andre filer, hvordan feltet skrives, og ret det på samme måde."


def _missing_field(model: type[Model], loc: Loc) -> tuple[str, str, str]:
    return (
        "LG102",
        f"Feltet ”{loc[-1]}” mangler i {noun_at(model, loc[:-1])}.",
        f"Tilføj en linje med `{loc[-1]}:` og det, der skal stå.",
    )


def _wrong_type(name: str, wanted: str, given: Any) -> tuple[str, str, str]:
    if wanted == _FIELDS:
        start = f"Feltet ”{name}”" if name else "Filen"
        message = f"{start} skal have felter under sig, men der står {_what(given)}."
    else:
        message = f"Feltet ”{name}” skal være {wanted}, men er {_what(given)}."
    number = wanted == _NOT_TEXT["int_type"]
    return "LG103", message, "Skriv et helt tal." if number else _LOOK_AT_OTHERS


def _empty(model: type[Model], loc: Loc, name: str) -> tuple[str, str, str]:
    """Say what to do about an empty field: one that must be there cannot be deleted."""
    remedy = "Skriv det, der skal stå"
    can_go = not is_required(model, loc)
    return (
        "LG104",
        f"Feltet ”{name}” er tomt.",
        f"{remedy}, eller slet feltet, hvis det ikke skal bruges." if can_go else f"{remedy}.",
    )


def _wrong_size(
    model: type[Model], loc: Loc, name: str, context: dict[str, Any]
) -> tuple[str, str, str]:
    low = "ge" in context
    explained = explained_at(model, loc)
    if low and explained is not None:
        return "LG106", explained.wrong, explained.remedy
    must, side, limit = (
        ("skal", "mindst", context["ge"]) if low else ("må", "højst", context["le"])
    )
    return (
        "LG106",
        f"Tallet i ”{name}” {must} være {side} {limit}.",
        f"Skriv et tal, der er {side} {limit}.",
    )


def _unknown_field(model: type[Model], loc: Loc, *, beside: bool) -> tuple[str, str, str]:
    """Say what to do about an unknown field; ``beside`` it another may be missing."""
    wanted = str(loc[-1])
    owner = type_at(model, loc[:-1])
    known = field_names(owner) if owner is not None else ()
    suggestion = _meant(model, loc)
    hint = f" Mente du ”{suggestion}”?" if suggestion else ""
    if suggestion:
        remedy = "Ret feltets navn. Teksten kan blive stående."
    else:
        what = "Ret feltets navn, eller slet feltet" if beside else "Slet feltet"
        remedy = f"{what}. Her kan der stå: {', '.join(known)}."
    return (
        "LG101",
        f"Feltet ”{wanted}” findes ikke i {noun_at(model, loc[:-1])}.{hint}",
        remedy,
    )


def _not_a_text(
    model: type[Model], loc: Loc, name: str, given: Any, written: str
) -> tuple[str, str, str]:
    explained = explained_at(model, loc)
    if given is None and explained is not None and explained.missing is not None:
        return "LG104", explained.missing.format(name), explained.remedy
    if given is None:
        return _empty(model, loc, name)
    if isinstance(given, (bool, int, float)):
        own = explained.as_number if explained is not None else None
        remedy = own or f'Sæt lige anførselstegn om det: "{written}".'
        message = f"Feltet ”{name}” skal være tekst, men læses som {_what(given)}."
        return "LG103", message, remedy
    return (
        "LG103",
        f"Feltet ”{name}” skal være tekst, men er {_what(given)}.",
        "Skriv teksten efter kolonet på samme linje, uden streger og felter under.",
    )


def _bad_pattern(
    model: type[Model], loc: Loc, name: str, pattern: str, given: Any
) -> tuple[str, str, str]:
    explained = explained_at(model, loc)
    if pattern == r"\S":
        return _empty(model, loc, name)
    if pattern == SLUG_PATTERN:
        slug = slugify(str(given))
        remedy = f"Skriv `{slug}`." if slug else "Skriv et navn, fx `tydelig-retning`."
        return (
            "LG203",
            f"Navnet ”{given}” må kun have små bogstaver (uden æ, ø og å), tal og bindestreger.",
            remedy,
        )
    if explained is not None:
        return "LG106", explained.wrong.format(given), explained.remedy
    return _unusable(name)


def _no_such_day(given: Any) -> tuple[str, str, str]:
    return "LG106", f"Datoen ”{given}” findes ikke.", "Ret dagen eller måneden."


def _unusable(name: str) -> tuple[str, str, str]:
    return "LG106", f"Indholdet af feltet ”{name}” kan ikke bruges.", _LOOK_AT_OTHERS


def _not_a_choice(model: type[Model], loc: Loc, detail: ErrorDetails) -> tuple[str, str, str]:
    name, given = _field_name(loc), detail["input"]
    if name == "schema":
        return _other_schema()
    choices = choices_at(model, loc) or [str(detail.get("ctx", {}).get("expected", ""))]
    suggestion = _near(str(given), choices)
    hint = f" Mente du ”{suggestion}”?" if suggestion else ""
    return (
        "LG106",
        f"”{given}” kan ikke stå i feltet ”{name}”.{hint}",
        f"Vælg mellem: {', '.join(choices)}.",
    )


def _other_schema() -> tuple[str, str, str]:
    return (
        "LG108",
        f"Feltet ”schema” skal være {SCHEMA}. Det siger, hvilken form filerne har.",
        f"Skriv `schema: {SCHEMA}`.",
    )


def _not_a_block_type(given: Any, context: dict[str, Any]) -> tuple[str, str, str]:
    from ledelsesgrundlag_cli.model.sheet_blocks import BLOCK_TYPES

    tag = context.get("tag")
    if tag is None:
        what = "Feltet har ingen type." if isinstance(given, dict) else "Her skal der stå et felt."
        return "LG102", what, f"Tilføj `type:` og en af typerne {', '.join(BLOCK_TYPES)}."
    suggestion = _near(str(tag), BLOCK_TYPES)
    hint = f" Mente du ”{suggestion}”?" if suggestion else ""
    return (
        "LG106",
        f"Typen ”{tag}” findes ikke.{hint}",
        f"Vælg mellem: {', '.join(BLOCK_TYPES)}.",
    )


def _wrong_count(
    model: type[Model], loc: Loc, name: str, kind: str, context: dict[str, Any]
) -> tuple[str, str, str]:
    if kind == "string_too_long":
        return (
            "LG106",
            f"Navnet i ”{name}” er længere end {context['max_length']} tegn.",
            "Vælg et kortere navn.",
        )
    if kind == "too_short":
        least = context["min_length"]
        return (
            "LG104",
            f"Feltet ”{name}” må ikke være tomt."
            if least == 1
            else f"Der skal stå mindst {least} under ”{name}”.",
            "Tilføj det, der mangler."
            if is_required(model, loc)
            else "Tilføj det, der mangler, eller slet feltet, hvis det ikke skal bruges.",
        )
    return (
        "LG106",
        f"Der må højst stå {context['max_length']} under ”{name}”.",
        "Slet eller saml nogle af dem.",
    )


def _what(given: Any) -> str:
    if given is None:
        return "tomt"
    if isinstance(given, bool):
        return "ja eller nej (true eller false)"
    if isinstance(given, (int, float)):
        return "et tal"
    if isinstance(given, str):
        return "tekst"
    return "en liste" if isinstance(given, list) else "en gruppe af felter"


def _field_name(loc: Loc) -> str:
    names = [part for part in loc if isinstance(part, str) and part != "everyone"]
    return names[-1] if names else ""
