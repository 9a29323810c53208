"""Landmarks: arm."""

from atlas.placing import Landmark

LANDMARKS: list[Landmark] = []
