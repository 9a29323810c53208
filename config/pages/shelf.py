from collections import OrderedDict
from threading import Lock

from .asking import Asking
from .page import Page


class Shelf:
    """Pages, each with the revision of the content that it shows. `room`: in bytes; the longest unasked go first."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.taken = 0
        self._kept: OrderedDict[Asking, tuple[str, Page]] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, asking: Asking) -> bool:
        return asking in self._kept

    def get(self, asking: Asking, revision: str) -> Page | None:
        with self._lock:
            kept = self._kept.get(asking)
            if kept is None or kept[0] != revision:
                return None
            self._kept.move_to_end(asking)
            return kept[1]

    def put(self, asking: Asking, revision: str, page: Page) -> None:
        """Not at all where it would take more than half of the room."""
        if page.size * 2 > self.room:
            return
        with self._lock:
            self._drop(asking)
            self._kept[asking] = (revision, page)
            self.taken += page.size
            while self.taken > self.room:
                self._drop(next(iter(self._kept)))

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()
            self.taken = 0

    def _drop(self, asking: Asking) -> None:
        if old := self._kept.pop(asking, None):
            self.taken -= old[1].size
