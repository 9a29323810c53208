from .embed import embed_routine
from .precautions import routine_marks
from .routines import routine_detail, routine_list, routine_start
from .sessions import session, session_do, session_stage

__all__ = [
    "embed_routine",
    "routine_detail",
    "routine_list",
    "routine_marks",
    "routine_start",
    "session",
    "session_do",
    "session_stage",
]
