"""YAML as this project writes it: one spelling for one record, so that an export is byte-stable.

Read by libyaml where PyYAML was built with it, five times as fast. Differs from PyYAML's own in three ways: only true
and false are booleans (so `pressable: yes` is a word), a key written twice is a mistake, and short lists of words stand
on one line.
"""

import re
from collections import Counter
from typing import Any

import yaml

WIDTH = 108
Record = dict[str, Any]
# What plain words may turn into besides text. YAML 1.1 would also read yes, no, on, off and 1:30.
RESOLVERS = {
    "tag:yaml.org,2002:bool": (re.compile(r"^(?:true|false)$"), "tf"),
    "tag:yaml.org,2002:int": (re.compile(r"^[-+]?[0-9]+$"), "-+0123456789"),
    "tag:yaml.org,2002:float": (re.compile(r"^[-+]?[0-9]+\.[0-9]+(?:e[-+]?[0-9]+)?$"), "-+0123456789"),
    "tag:yaml.org,2002:null": (re.compile(r"^(?:null|~|)$"), ["n", "~", ""]),
    "tag:yaml.org,2002:timestamp": (re.compile(r"^\d{4}-\d{2}-\d{2}$"), "0123456789"),
}


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    yaml_implicit_resolvers: dict[str, Any] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = Counter(key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode))
        for key, count in keys.items():
            if count > 1:
                raise yaml.constructor.ConstructorError(None, None, f"the key {key!r} stands twice", node.start_mark)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=True)
        return mapping


class Dumper(yaml.SafeDumper):
    yaml_implicit_resolvers: dict[str, Any] = {}

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        return super().increase_indent(flow, False)


for tag, (pattern, first) in RESOLVERS.items():
    Loader.add_implicit_resolver(tag, pattern, list(first))
    Dumper.add_implicit_resolver(tag, pattern, list(first))


def represent_list(dumper: Dumper, data: list[Any]) -> yaml.Node:
    words = all(isinstance(item, str | int | float) for item in data)
    short = words and sum(len(str(item)) + 2 for item in data) < WIDTH - 30
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=short)


def represent_text(dumper: Dumper, data: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", data, style="|" if "\n" in data else None)


Dumper.add_representer(list, represent_list)
Dumper.add_representer(str, represent_text)


def load(text: str) -> Any:
    """Raises yaml.YAMLError, which names the line."""
    return yaml.load(text, Loader=Loader)  # noqa: S506  (a SafeLoader)


def dump(data: Record | list[Record]) -> str:
    return yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=WIDTH, default_flow_style=False)
