"""The editors' desk for the reference, one file a concept."""

from . import complaint, figure, general, photo, point, users

__all__ = ["complaint", "figure", "general", "photo", "point", "users"]
