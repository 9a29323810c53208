"""What a page draws on a figure: rows to positions, in units in which the picture is 1000 wide."""

from .gallery import Gallery, gallery
from .geometry import UNITS
from .look import Look
from .spots import Spot
from .telling import figures_of
from .tiles import tiles
from .view import FigureView

__all__ = ["UNITS", "FigureView", "Gallery", "Look", "Spot", "figures_of", "gallery", "tiles"]
