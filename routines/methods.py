"""Which methods an address answers to; the others get 405 and a short word instead of an empty page."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

View = Callable[..., HttpResponse]
READ = ("GET", "HEAD")


def only(*methods: str) -> Callable[[View], View]:
    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if request.method in methods:
                return view(request, *args, **kwargs)
            words = f"This address answers to {', '.join(methods)} only.\n"
            return HttpResponseNotAllowed(methods, words, content_type="text/plain; charset=utf-8")

        return guarded

    return wrap
