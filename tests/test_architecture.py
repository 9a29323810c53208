"""The arrows of docs/architecture.md, read from the imports themselves."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PURE = {
    "config/joining.py": {"posixpath"},
    "acupoints/codes.py": set(),
    "acupoints/prefixes.py": set(),
    "acupoints/precautions.py": set(),
    "acupoints/ranking.py": set(),
    "acupoints/redflags.py": set(),
    "acupoints/homonyms.py": set(),
    "acupoints/naming.py": set(),
    "acupoints/facets.py": set(),
    "acupoints/threeway.py": set(),
    "acupoints/search": {"rapidfuzz"},
    "acupoints/practice/miss.py": set(),
    "acupoints/practice/tens.py": {"hashlib", "statistics"},
    "acupoints/content/rows": set(),
    "acupoints/opendata/schema.py": set(),
    "acupoints/opendata/flat.py": set(),
    "acupoints/opendata/describe.py": set(),
    "routines/specs.py": set(),
    "routines/words.py": set(),
    "routines/screen.py": set(),
    "routines/tools.py": set(),
    "routines/safety.py": set(),
    "routines/plan.py": set(),
    "routines/marking.py": set(),
    "routines/own.py": set(),
    "routines/own_rules.py": set(),
    "routines/own_steps.py": set(),
    "routines/clock.py": set(),
    "acupoints/qr.py": {"segno"},
}
STANDARD = {
    *("__future__", "bisect", "collections", "csv", "dataclasses", "datetime", "enum", "functools", "heapq", "io"),
    *("itertools", "math", "operator", "re", "string", "typing", "unicodedata"),
}
SHARED = {("atlas", "acupoints.content.text")}  # one spelling of YAML for what both write; decision 11
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}


def files(place: str) -> list[Path]:
    path = ROOT / place
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, at its head or inside a function."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module or "") if part)
            yield from {submodule(module, alias.name) for alias in node.names}


def submodule(module: str, name: str) -> str:
    """`from acupoints import codes` imports acupoints.codes; `from acupoints.models import Point` does not."""
    path = ROOT.joinpath(*module.split("."), name)
    return f"{module}.{name}" if path.with_suffix(".py").exists() or path.is_dir() else module


def within(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


@pytest.mark.parametrize(
    ("place", "forbidden"),
    [
        ("acupoints", ["routines", "config", "atlas"]),
        ("routines", ["config", "atlas"]),
        ("atlas", ["acupoints", "routines", "config", "django"]),
    ],
)
def test_imports_point_one_way(place: str, forbidden: list[str]) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in (files(place) if (ROOT / place).exists() else [])
        for module in imported(path)
        if any(within(module, package) for package in forbidden) and (place, module) not in SHARED
    ]
    assert wrong == []


@pytest.mark.parametrize("place", PURE)
def test_pure_modules_import_only_the_standard_library_and_each_other(place: str) -> None:
    pure = {Path(one).with_suffix("").as_posix().replace("/", ".") for one in PURE}
    for path in files(place):
        for module in imported(path):
            known = module.split(".")[0] in STANDARD | PURE[place] or any(within(module, one) for one in pure)
            assert known, f"{path.relative_to(ROOT)} imports {module}"


@pytest.mark.parametrize("place", PURE)
def test_pure_modules_read_no_clock(place: str) -> None:
    for path in files(place):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                assert (node.value.id, node.attr) not in CLOCKS, f"{path.relative_to(ROOT)} reads the clock"


def test_models_never_see_a_request() -> None:
    for place in ("acupoints/models", "routines/models"):
        for path in files(place):
            assert not [m for m in imported(path) if within(m, "django.http")], path


def test_the_walk_sees_late_and_relative_imports() -> None:
    assert "acupoints.content.kinds" in set(imported(ROOT / "acupoints" / "apps.py"))  # inside ready()
    assert "acupoints.models.evidence" in set(imported(ROOT / "acupoints" / "models" / "point.py"))  # from .evidence
