"""The editors' desk for the reference, one file a concept."""

from . import (
    bulk,
    change,
    complaint,
    correction,
    figure,
    general,
    photo,
    point,
    report,
    review,
    sign_off,
    users,
)

__all__ = [
    "bulk",
    "change",
    "complaint",
    "correction",
    "figure",
    "general",
    "photo",
    "point",
    "report",
    "review",
    "sign_off",
    "users",
]
