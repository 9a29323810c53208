"""Landmarks: face."""

from atlas.placing import Landmark

LANDMARKS: list[Landmark] = []
