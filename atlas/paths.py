"""Where things lie: nothing is read or written elsewhere."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "atlas"  # what can be made again: wheels, stages, pictures to look at
WHEELS = WORK / "wheels"
FIGURES = ROOT / "fixtures" / "figures"
IMAGES = FIGURES / "images"
TABLES = ROOT / "fixtures" / "atlas"
POINTS = ROOT / "fixtures" / "points"
FACTS = ROOT / "fixtures" / "facts" / "points.csv"
