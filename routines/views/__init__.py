from .embed import embed_routine
from .history import my_sessions
from .own import own, own_start
from .precautions import routine_marks
from .routines import routine_detail, routine_list, routine_start
from .sessions import session, session_do, session_stage
from .sheet import routine_sheet

__all__ = [
    "embed_routine",
    "my_sessions",
    "own",
    "own_start",
    "routine_detail",
    "routine_list",
    "routine_marks",
    "routine_sheet",
    "routine_start",
    "session",
    "session_do",
    "session_stage",
]
