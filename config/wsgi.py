"""WSGI entry. The page store and WhiteNoise stand round Django: what they answer costs nothing of it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING
from wsgiref.headers import Headers

from django.core.wsgi import get_wsgi_application
from whitenoise import WhiteNoise

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application: "WSGIApplication" = get_wsgi_application()

from django.conf import settings  # noqa: E402  (needs the settings module named above)

if settings.PAGE_STORE_MB and not settings.DEBUG:
    from config.pages import PageStore

    application = PageStore(application, room=settings.PAGE_STORE_MB * 2**20)


def immutable(path: str, url: str) -> bool:
    """A name with its content's hash never changes."""
    return len(Path(path).name.split(".")) > 2 and settings.STATIC_MANIFEST


def say_what_it_is(headers: Headers, path: str, url: str) -> None:
    """Static files pass by Django's own headers. Figures are for other sites as well, like the data that names them."""
    headers["X-Content-Type-Options"] = "nosniff"
    shared = url.startswith(f"{settings.STATIC_URL}figures/")
    headers["Cross-Origin-Resource-Policy"] = "cross-origin" if shared else "same-origin"


if settings.STATIC_MANIFEST:
    application = WhiteNoise(
        application,
        root=str(settings.STATIC_ROOT),
        prefix=settings.STATIC_URL,
        immutable_file_test=immutable,
        add_headers_function=say_what_it_is,
    )
