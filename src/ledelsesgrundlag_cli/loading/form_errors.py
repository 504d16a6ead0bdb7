"""pydantic's errors in plain Danish, chosen by ``error["type"]`` and placed by ``loc``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity
from ledelsesgrundlag_cli.loading.form import (
    choices_at,
    explained_at,
    field_names,
    noun_at,
    type_at,
)
from ledelsesgrundlag_cli.model.adoption import NO_SUCH_DAY
from ledelsesgrundlag_cli.model.base import SLUG_PATTERN, Explained, Model
from ledelsesgrundlag_cli.model.metadata import SCHEMA
from ledelsesgrundlag_cli.words.names import nearest, slugify

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    return [
        _diagnostic(source, model, detail)
        for detail in error.errors(include_url=False)
        if not _follows_from_its_items(detail)
    ]


def _near(wanted: str, known: Sequence[str]) -> str:
    """Return the known name most like a mistyped one, or nothing."""
    return "".join(nearest(wanted, known, most=1))


def _follows_from_its_items(detail: ErrorDetails) -> bool:
    """Tell whether a list is "too short" only because what stands in it is wrong."""
    given = detail["input"]
    least = detail.get("ctx", {}).get("min_length", 0)
    return detail["type"] == "too_short" and isinstance(given, list) and len(given) >= least


def _diagnostic(source: Source, model: type[Model], detail: ErrorDetails) -> Diagnostic:
    loc: Loc = tuple(detail["loc"])
    on_key = detail["type"] == "extra_forbidden"
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
    if kind == "extra_forbidden":
        words = _unknown_field(model, loc)
    elif kind == "missing":
        words = _missing_field(model, loc)
    elif kind == "string_type":
        words = _not_a_text(name, given, source.written(loc), explained_at(model, loc))
    elif kind in _NOT_TEXT:
        words = _wrong_type(name, _NOT_TEXT[kind], given)
    elif kind == "string_pattern_mismatch":
        words = _bad_pattern(
            name, str(context.get("pattern", "")), given, explained_at(model, loc)
        )
    elif kind in {"literal_error", "enum"}:
        words = _not_a_choice(model, loc, detail)
    elif kind in {"union_tag_invalid", "union_tag_not_found"}:
        words = _not_a_block_type(given, context)
    elif kind in {"too_short", "too_long", "string_too_long"}:
        words = _wrong_count(name, kind, context)
    elif kind in {"greater_than_equal", "less_than_equal"}:
        words = _wrong_size(name, context)
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
    return "LG103", message, _LOOK_AT_OTHERS


def _wrong_size(name: str, context: dict[str, Any]) -> tuple[str, str, str]:
    low = "ge" in context
    must, side, limit = (
        ("skal", "mindst", context["ge"]) if low else ("må", "højst", context["le"])
    )
    return (
        "LG106",
        f"Tallet i ”{name}” {must} være {side} {limit}.",
        f"Skriv et tal, der er {side} {limit}.",
    )


def _unknown_field(model: type[Model], loc: Loc) -> tuple[str, str, str]:
    wanted = str(loc[-1])
    owner = type_at(model, loc[:-1])
    known = field_names(owner) if owner is not None else ()
    suggestion = _near(wanted, known)
    hint = f" Mente du ”{suggestion}”?" if suggestion else ""
    remedy = (
        "Ret feltets navn. Teksten kan blive stående."
        if suggestion
        else f"Slet feltet. Her kan der stå: {', '.join(known)}."
    )
    return (
        "LG101",
        f"Feltet ”{wanted}” findes ikke i {noun_at(model, loc[:-1])}.{hint}",
        remedy,
    )


def _not_a_text(
    name: str, given: Any, written: str, explained: Explained | None
) -> tuple[str, str, str]:
    if given is None and explained is not None and explained.missing is not None:
        return "LG104", explained.missing.format(name), explained.remedy
    if given is None:
        return (
            "LG104",
            f"Feltet ”{name}” er tomt.",
            "Skriv teksten, eller slet feltet, hvis det ikke skal bruges.",
        )
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
    name: str, pattern: str, given: Any, explained: Explained | None
) -> tuple[str, str, str]:
    if pattern == r"\S":
        return (
            "LG104",
            f"Feltet ”{name}” er tomt.",
            "Skriv teksten, eller slet feltet, hvis det ikke skal bruges.",
        )
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
    from ledelsesgrundlag_cli.model.sheet import BLOCK_TYPES

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


def _wrong_count(name: str, kind: str, context: dict[str, Any]) -> tuple[str, str, str]:
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
            "Tilføj det, der mangler, eller slet feltet, hvis det ikke skal bruges.",
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
