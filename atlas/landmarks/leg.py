"""Landmarks: leg."""

from atlas.placing import Landmark

LANDMARKS: list[Landmark] = []
