"""JSON Schema in few words. Every field has a description; a field that may be missing is named as such."""

from collections.abc import Iterable
from typing import Any

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def text(about: str, **more: Any) -> Schema:
    return {"type": "string", "description": about, **more}


def number(about: str, **more: Any) -> Schema:
    return {"type": "number", "description": about, **more}


def whole(about: str, **more: Any) -> Schema:
    return {"type": "integer", "description": about, **more}


def flag(about: str) -> Schema:
    return {"type": "boolean", "description": about}


def choice(about: str, values: Iterable[str]) -> Schema:
    return {"type": "string", "description": about, "enum": list(values)}


def maybe(schema: Schema) -> Schema:
    """The same, or null."""
    made = {**schema, "type": [schema["type"], "null"]}
    return {**made, "enum": [*schema["enum"], None]} if "enum" in schema else made


def many(about: str, item: Schema) -> Schema:
    return {"type": "array", "description": about, "items": item}


def texts(about: str) -> Schema:
    return many(about, {"type": "string"})


def record(about: str, fields: dict[str, Schema], absent: Iterable[str] = ()) -> Schema:
    """An object with exactly these fields; those in `absent` may be missing."""
    return {
        "type": "object",
        "description": about,
        "properties": fields,
        "required": [name for name in fields if name not in set(absent)],
        "additionalProperties": False,
    }


def document(address: str, title: str, parts: dict[str, Schema]) -> Schema:
    """What a whole file looks like."""
    return {"$schema": DRAFT, "$id": address, "title": title, **record(title, parts)}
