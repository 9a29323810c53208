"""Landmarks: front."""

from atlas.placing import Landmark

LANDMARKS: list[Landmark] = []
