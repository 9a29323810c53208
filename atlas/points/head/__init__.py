"""Points: head. Cun along the head's middle line are 1/18 of the way from the glabella to C7; see `head_ways`."""

from atlas.placing import Row

from . import ear, midline, side

POINTS: list[Row] = [*midline.POINTS, *side.POINTS, *ear.POINTS]
