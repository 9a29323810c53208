"""Every stage is kept on disk under the checksum of the code and the stages that it stands on."""

import hashlib
import pickle
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from . import paths

Result = TypeVar("Result")


def fingerprint(*parts: ModuleType | str | Path) -> str:
    """One key for the source of modules (of whole packages: all their files), for files and for words."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode() if isinstance(part, str) else contents(part))
    return digest.hexdigest()[:16]


def contents(part: ModuleType | Path) -> bytes:
    place = part if isinstance(part, Path) else Path(str(part.__file__))
    files = sorted(place.parent.rglob("*.py")) if place.name == "__init__.py" else [place]
    return b"".join(file.name.encode() + file.read_bytes() for file in files)


def kept(name: str, key: str, make: Callable[[], Result]) -> Result:
    """What `make` returns, from disk where it was made from the same things before; older versions are removed.

    The cache is private to this machine: a pickle is only ever read from `build/atlas`, never from the repository.
    """
    place = paths.WORK / "stages" / f"{name}-{key}.pickle"
    if place.exists():
        with place.open("rb") as file:
            return pickle.load(file)  # type: ignore[no-any-return]  # noqa: S301  (see above)
    result = make()
    place.parent.mkdir(parents=True, exist_ok=True)
    for old in place.parent.glob(f"{name}-????????????????.pickle"):
        old.unlink()
    draft = place.with_suffix(".part")
    draft.write_bytes(pickle.dumps(result, protocol=pickle.HIGHEST_PROTOCOL))
    draft.replace(place)
    return result
