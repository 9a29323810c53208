"""Landmarks: hand."""

from atlas.placing import Landmark

LANDMARKS: list[Landmark] = []
