from collections.abc import Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication

from django.utils.autoreload import file_changed

from .asking import Asking, Environ, asked, coding, for_everyone, read_by_the_view
from .page import Answer, Headers, Page
from .rendering import Renderings
from .revision import current
from .shelf import Shelf


class PageStore:
    """Stands round Django: a page that is kept costs a look at the revision, and nothing of Django.

    `room` in bytes, for each process. A quarter is for addresses with a query: made-up ones push out no page.
    """

    def __init__(self, site: WSGIApplication, room: int) -> None:
        self.site = site
        self.pages, self.queries = Shelf(room * 3 // 4), Shelf(room // 4)
        self.renderings = Renderings()
        file_changed.connect(self.forget)  # runserver: an edited template shows at once

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        asking = asked(environ)
        if asking is not None and asking not in self.shelf(asking):
            asking = read_by_the_view(asking, environ)
        revision = None if asking is None else current()
        if asking is None or revision is None:
            return self.site(environ, start_response)
        found = self.shelf(asking).get(asking, revision) or self.renderings.once(
            (asking, revision), lambda: self.made(asking, revision, environ)
        )
        method = environ["REQUEST_METHOD"]
        if isinstance(found, Page):
            accepted, known = environ.get("HTTP_ACCEPT_ENCODING", ""), environ.get("HTTP_IF_NONE_MATCH")
            return found.send(start_response, method, coding(accepted), known)
        return found.send(start_response, method) if found else self.site(environ, start_response)

    def shelf(self, asking: Asking) -> Shelf:
        return self.queries if asking.query else self.pages

    def made(self, asking: Asking, revision: str, environ: Environ) -> Page | Answer:
        """`revision` was read before: nobody asks for a page again that changed while it was made."""
        shelf = self.shelf(asking)
        if page := shelf.get(asking, revision):  # made while this one looked
            return page
        answer = self.rendered(for_everyone(environ, asking))
        if not answer.is_for_everyone:
            return answer
        page = Page(answer)
        shelf.put(asking, revision, page)
        return page

    def rendered(self, environ: Environ) -> Answer:
        told: list[tuple[str, Headers]] = []
        parts = self.site(environ, lambda status, headers, *_: told.append((status, headers)))  # type: ignore[arg-type]
        try:
            body = b"".join(parts)
        finally:
            getattr(parts, "close", bool)()
        return Answer(*told[-1], body)

    def forget(self, **kwargs: Any) -> None:
        self.pages.clear()
        self.queries.clear()
