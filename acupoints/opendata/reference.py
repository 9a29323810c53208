"""The sets of the reference, in the order of the data page."""

from .complaints import COMPLAINTS
from .dataset import provide
from .figures import FIGURES
from .meridians import MERIDIANS, REGIONS
from .points import POINTS
from .safety import PRECAUTIONS, RULES
from .sources import GRADES, SOURCES

for one in (POINTS, MERIDIANS, COMPLAINTS, SOURCES, GRADES, PRECAUTIONS, RULES, FIGURES, REGIONS):
    provide(one)
