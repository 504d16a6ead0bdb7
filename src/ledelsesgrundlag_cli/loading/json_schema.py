"""JSON Schemas of the framework's files, for editors: completion and errors while one writes.

They come from the same models that check the files, so the two agree. Descriptions are the
models' Danish names; the models' own documentation is for programmers.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

from ledelsesgrundlag_cli.model.base import Model
from ledelsesgrundlag_cli.model.layout import FOLDERS, TOP
from ledelsesgrundlag_cli.model.local import LocalUnit

if TYPE_CHECKING:
    from pydantic_core import core_schema

DIALECT = "http://json-schema.org/draft-07/schema#"
"""What yaml-language-server reads best. pydantic writes 2020-12; what is used here is in both."""


class _Danish(GenerateJsonSchema):
    """Schemas described by the models' Danish names, without made-up titles.

    A field that may be left out says no default of null: editors would write it.
    """

    def model_schema(self, schema: core_schema.ModelSchema) -> dict[str, Any]:
        made: dict[str, Any] = super().model_schema(schema)
        made.pop("title", None)
        model = schema["cls"]
        made["description"] = model.noun if issubclass(model, Model) else ""
        return made

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> dict[str, Any]:
        made: dict[str, Any] = super().default_schema(schema)
        if made.get("default", "") is None:
            del made["default"]
        return made

    def field_title_should_be_set(self, _schema: Any) -> bool:
        return False


@cache
def schemas() -> tuple[tuple[str, str], ...]:
    """Return each schema's file name and its text, ending in one line feed.

    A file's own is named after it (``quotes.json``), a folder's after the folder
    (``roles.json``).
    """
    # A unit's file lies beside the framework, and editors look for its schema among the others.
    named: dict[str, type[Model]] = {"local": LocalUnit}
    named |= {name.rpartition("/")[2].removesuffix(".yaml"): model for name, model in TOP.items()}
    found = []
    for name, model in sorted({**named, **FOLDERS}.items()):
        made = model.model_json_schema(by_alias=True, schema_generator=_Danish)
        for definition in made.get("$defs", {}).values():
            if "enum" in definition:  # its words are the class's, in English
                definition.pop("title", None)
                definition.pop("description", None)
        text = json.dumps({"$schema": DIALECT, **made}, ensure_ascii=False, indent=2)
        text = text.replace("#/$defs/", "#/definitions/").replace('"$defs"', '"definitions"')
        found.append((f"{name}.json", f"{text}\n"))
    return tuple(found)
