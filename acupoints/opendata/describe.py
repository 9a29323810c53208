"""A schema told line by line, for people."""

from collections.abc import Iterator
from dataclasses import dataclass

from .schema import Schema


@dataclass(frozen=True, slots=True)
class FieldLine:
    """`path`: as in "figures[].markers[].x"."""

    path: str
    type: str
    about: str
    values: tuple[str, ...] = ()


def lines(row: Schema, before: str = "") -> Iterator[FieldLine]:
    """Every field of an object, depth first."""
    for name, schema in row.get("properties", {}).items():
        path, inner = f"{before}{name}", schema
        if schema.get("items", {}).get("properties"):
            path, inner = f"{path}[]", schema["items"]
        said = tuple(str(one) for one in schema.get("enum", ()) if one is not None)
        yield FieldLine(path, type_of(schema), schema.get("description", ""), said)
        yield from lines(inner, f"{path}.")


def type_of(schema: Schema) -> str:
    kind = schema["type"]
    names = kind if isinstance(kind, list) else [kind]
    return " or ".join("list" if name == "array" else name for name in names)
