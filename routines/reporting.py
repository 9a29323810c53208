"""Which pages of routines and sessions a reader's report may be about. Never a session: its address is its key."""

from acupoints import reporting
from routines.models import Routine


def register() -> None:
    reporting.register("routines", "routine_list", "my_sessions", "own")
    of_one = ("routine_detail", "routine_start", "routine_sheet")
    reporting.register("routines", *of_one, rows=lambda: Routine.objects.published())
