"""Landmarks: foot."""

from atlas.placing import Landmark

LANDMARKS: list[Landmark] = []
