"""What the models say a file may hold at a place: fields, choices, and the Danish word for it."""

from __future__ import annotations

import types
import typing
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, Union

from pydantic import BaseModel

from ledelsesgrundlag_cli.model.base import Explained, Model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic.fields import FieldInfo

    from ledelsesgrundlag_cli.diagnostics import Loc


def field_names(owner: type[BaseModel]) -> tuple[str, ...]:
    """Return the names a model's fields have in YAML."""
    return tuple(info.alias or name for name, info in owner.model_fields.items())


def is_required(model: type[Model], loc: Loc) -> bool:
    """Tell whether what stands at ``loc`` must be there; in a list, each thing must be something.

    A field that is no model's, such as a side's own wording, must be there where it is named.
    """
    owner = type_at(model, loc[:-1])
    fields = {} if owner is None else owner.model_fields
    found = next((one for name, one in fields.items() if loc[-1] in {one.alias, name}), None)
    return found is None or found.is_required()


def noun_at(model: type[Model], loc: Loc) -> str:
    """Return the word for what stands at ``loc``."""
    owner = type_at(model, loc)
    return owner.noun if owner is not None and issubclass(owner, Model) else "filen"


def type_at(model: type[Model], loc: Loc) -> type[BaseModel] | None:
    """Return the model that stands at ``loc``, by walking the annotations."""
    current: Any = model
    for part in loc:
        current = _step(current, part)
    found = [kind for kind in _alternatives(current) if _is_model(kind)]
    return found[0] if len(found) == 1 else None


def choices_at(model: type[Model], loc: Loc) -> list[str]:
    """Return the words that may stand at ``loc``; none when any may."""
    current: Any = model
    for part in loc:
        current = _step(current, part)
    for kind in _alternatives(current):
        if typing.get_origin(kind) is typing.Literal:
            return [str(value) for value in typing.get_args(kind)]
        if isinstance(kind, type) and issubclass(kind, Enum):
            return [str(value) for value in kind]
    return []


def explained_at(model: type[Model], loc: Loc) -> Explained | None:
    """Return what the type at ``loc`` says of a text that does not fit it."""
    current: Any = model
    for part in loc:
        current = _step(current, part)
    return next(_explanations(current), None)


def _explanations(annotation: Any) -> Iterator[Explained]:
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        yield from (one for one in inner[1:] if isinstance(one, Explained))
        yield from _explanations(inner[0])
    elif origin in {Union, types.UnionType}:
        for kind in inner:
            yield from _explanations(kind)


def _with_metadata(info: FieldInfo) -> Any:
    """Return a field's type as it is annotated; pydantic keeps the two apart."""
    return Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation


def _step(current: Any, part: str | int) -> Any:
    for kind in _alternatives(current):
        if isinstance(part, int):
            if typing.get_origin(kind) is tuple:
                return typing.get_args(kind)[0]
        elif _is_model(kind):
            for name, info in kind.model_fields.items():
                if part in {info.alias, name}:
                    return _with_metadata(info)
        elif typing.get_origin(kind) is dict:
            return typing.get_args(kind)[1]
    if isinstance(part, str):  # a union's tag: keep the member it names
        tagged = [
            kind
            for kind in _alternatives(current)
            if _is_model(kind)
            and "type" in kind.model_fields
            and part in typing.get_args(kind.model_fields["type"].annotation)
        ]
        if tagged:
            return tagged[0]
    return current


def _alternatives(annotation: Any) -> Iterable[Any]:
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _alternatives(typing.get_args(annotation)[0])
    if origin in {Union, types.UnionType}:
        return [kind for arg in typing.get_args(annotation) for kind in _alternatives(arg)]
    return [annotation]


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
