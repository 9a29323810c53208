"""What makes two requests ask for the same bytes, and the request in which nothing else is left."""

from functools import lru_cache
from time import time
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.core.handlers.wsgi import get_path_info
from django.urls import Resolver404, resolve

Environ = dict[str, Any]
READ = ("GET", "HEAD")
BROWSERS_OWN = ("HTTP_", "CONTENT_", "REMOTE_")  # of no page that is the same for everyone
CODINGS = ("br", "gzip")  # the better one first
DAY_SECONDS = 24 * 3600


class Asking(NamedTuple):
    """`day`: pages say on which they were printed, and for how long they tell of a correction."""

    secure: bool
    host: str
    path: str
    query: str
    fragment: bool
    day: int


def asked(environ: Environ) -> Asking | None:
    """None: not for the store. An editor who is signed in always gets a page of their own."""
    host = environ.get("HTTP_HOST")
    if environ["REQUEST_METHOD"] not in READ or not host:
        return None
    if settings.SESSION_COOKIE_NAME in environ.get("HTTP_COOKIE", ""):
        return None
    path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
    return Asking(is_secure(environ), host, path, query, is_fragment(environ), int(time() // DAY_SECONDS))


def is_secure(environ: Environ) -> bool:
    if settings.SECURE_PROXY_SSL_HEADER:
        header, wanted = settings.SECURE_PROXY_SSL_HEADER
        if header in environ:
            return bool(environ[header].split(",", 1)[0].strip() == wanted)
    return bool(environ["wsgi.url_scheme"] == "https")


def is_fragment(environ: Environ) -> bool:
    """As acupoints.http.is_fragment reads it."""
    return environ.get("HTTP_HX_REQUEST") == "true" and not (
        environ.get("HTTP_HX_BOOSTED") == "true" or environ.get("HTTP_HX_HISTORY_RESTORE_REQUEST") == "true"
    )


def read_by_the_view(asking: Asking, environ: Environ) -> Asking | None:
    """The same without the parts of the query that the view does not read; None where its page is not shared."""
    try:
        view = resolve(get_path_info(environ)).func
    except Resolver404:
        return None
    names: frozenset[str] | None = getattr(view, "shared", None)
    if names is None or (asking.query and getattr(view, "query_is_theirs", False)):
        return None
    return asking._replace(query=only(asking.query, names))


def only(query: str, names: frozenset[str]) -> str:
    """The query as it was sent where the view reads all of it."""
    parts = parse_qsl(query, keep_blank_values=True)
    return query if all(name in names for name, _ in parts) else urlencode([one for one in parts if one[0] in names])


def for_everyone(environ: Environ, asking: Asking) -> Environ:
    """The request without whoever sent it."""
    left = {name: value for name, value in environ.items() if not name.startswith(BROWSERS_OWN)}
    left |= {"REQUEST_METHOD": "GET", "QUERY_STRING": asking.query, "HTTP_HOST": asking.host, "REMOTE_ADDR": ""}
    if settings.SECURE_PROXY_SSL_HEADER and (header := settings.SECURE_PROXY_SSL_HEADER[0]) in environ:
        left[header] = environ[header]
    return {**left, "HTTP_HX_REQUEST": "true"} if asking.fragment else left


@lru_cache(maxsize=512)
def coding(accepted: str) -> str:
    """The best coding that an Accept-Encoding header names and does not refuse; "" is none."""
    weights = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        weights[name.strip()] = weight.replace(" ", "")
    return next((one for one in CODINGS if one in weights and not is_refused(weights[one])), "")


def is_refused(weight: str) -> bool:
    return weight.startswith("q=") and not weight[2:].strip("0.")
