"""One rendering of a page at a time: the others who ask for it wait for the first one's."""

from collections.abc import Callable, Hashable
from threading import Event, Lock

from .page import Answer, Page

PATIENCE_SECONDS = 20


class _Rendering:
    def __init__(self) -> None:
        self.over = Event()
        self.page: Page | None = None


class Renderings:
    def __init__(self) -> None:
        self._running: dict[Hashable, _Rendering] = {}
        self._lock = Lock()

    def once(self, key: Hashable, render: Callable[[], Page | Answer]) -> Page | Answer | None:
        """What `render` gives, or what somebody else's call of it gave; None where that one gave no page, or failed."""
        with self._lock:
            running = self._running.get(key)
            mine = self._running[key] = _Rendering() if running is None else running
        if running is not None:
            running.over.wait(PATIENCE_SECONDS)
            return running.page
        try:
            made = render()
            mine.page = made if isinstance(made, Page) else None
            return made
        finally:
            with self._lock:
                del self._running[key]
            mine.over.set()
