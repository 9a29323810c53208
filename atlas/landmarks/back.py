"""Landmarks: back."""

from atlas.placing import Landmark

LANDMARKS: list[Landmark] = []
