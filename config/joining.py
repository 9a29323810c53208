"""PURE: one file out of a stylesheet and what it imports, or out of a module and what it imports.

For `page-….css` and `page-….js`, when static files are collected. Unjoined they work as they stand: a browser follows
the imports. Only what our own files use is understood; anything else raises `Unjoinable`, and so ends the collecting.
"""

import re
from collections.abc import Callable
from posixpath import dirname, join, normpath

Read = Callable[[str], str]

CSS_IMPORT = re.compile(r'^@import url\("([^"]+)"\)( [a-z]+)?;$', re.M)
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.S)
JS_IMPORT = re.compile(r'^import (?:(\{[^}]*\}|\* as \w+) from )?"(\.[^"]+)";$', re.M)
JS_EXPORT = re.compile(r"^export ((?:async )?function|class|const) (\w+)", re.M)
JS_ALIEN = re.compile(r"^(?:import|export|await)\b|\bimport\s*[(.]", re.M)


class Unjoinable(Exception):
    pass


def joined_css(name: str, read: Read) -> str:
    """All in one folder, so that addresses within the parts stay right."""

    def part(match: re.Match[str]) -> str:
        if "/" in match[1]:
            raise Unjoinable(f"{name} imports {match[1]} from another folder")
        css = joined_css(join(dirname(name), match[1]), read)
        return f"@media{match[2]} {{\n{css}\n}}" if match[2] else css

    css = CSS_IMPORT.sub(part, CSS_COMMENT.sub("", read(name)))
    if "@import" in css:
        raise Unjoinable(f"{name}: an @import of a shape that is not understood")
    return "\n".join(line.strip() for line in css.splitlines() if line.strip())


def joined_js(name: str, read: Read) -> str:
    """Each module once, in the order in which a browser runs them, in a function that returns its exports."""
    found: dict[str, str] = {}
    _visit(name, read, found, ())
    return "\n".join(found.values())


def _visit(name: str, read: Read, found: dict[str, str], above: tuple[str, ...]) -> None:
    if name in above:
        raise Unjoinable(f"{name} imports itself: {' > '.join(above)}")
    if name in found:
        return
    source = read(name)
    for _, other in JS_IMPORT.findall(source):
        _visit(_beside(name, other), read, found, (*above, name))

    def bound(match: re.Match[str]) -> str:
        names = (
            (match[1] or "").replace(" as ", ": ") if "*" not in (match[1] or "") else match[1].removeprefix("* as ")
        )
        return f"const {names} = {_variable(_beside(name, match[2]))};" if names else ""

    body = JS_EXPORT.sub(r"\1 \2", JS_IMPORT.sub(bound, source))
    if alien := JS_ALIEN.search(body):
        raise Unjoinable(f"{name}: {alien[0]} of a shape that is not understood")
    exports = ", ".join(exported for _, exported in JS_EXPORT.findall(source))
    lines = [line for line in body.splitlines() if line.strip() and not line.lstrip().startswith("// ")]
    found[name] = "\n".join([f"const {_variable(name)} = (() => {{", *lines, f"return {{ {exports} }};", "})();"])


def _beside(name: str, other: str) -> str:
    return normpath(join(dirname(name), other))


def _variable(name: str) -> str:
    return "_" + re.sub(r"\W", "_", name.removesuffix(".js"))
