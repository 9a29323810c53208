"""Landmarks: head."""

from atlas.placing import Landmark

LANDMARKS: list[Landmark] = []
