from .own import OwnLink, OwnRoutine
from .routine import Routine, RoutineQuerySet
from .session import Session, SessionEvent, SessionQuerySet
from .step import RoutineStep, Side, StepKind

__all__ = [
    "OwnLink",
    "OwnRoutine",
    "Routine",
    "RoutineQuerySet",
    "RoutineStep",
    "Session",
    "SessionEvent",
    "SessionQuerySet",
    "Side",
    "StepKind",
]
