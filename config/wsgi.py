"""WSGI entry. The page store and WhiteNoise stand round Django: what they answer costs nothing of it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.wsgi import get_wsgi_application

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from django.conf import settings

from config.refusals import CarefulRequest

site = get_wsgi_application()
site.request_class = CarefulRequest
application: "WSGIApplication" = site

if settings.PAGE_STORE_MB and not settings.DEBUG:
    from config.pages import PageStore

    application = PageStore(application, room=settings.PAGE_STORE_MB * 2**20)


def immutable(path: str, url: str) -> bool:
    """A name with its content's hash never changes."""
    return len(Path(path).name.split(".")) > 2 and settings.STATIC_MANIFEST


if settings.STATIC_MANIFEST:
    from config.headers import StaticFiles, say_what_it_is

    application = StaticFiles(
        application,
        root=str(settings.STATIC_ROOT),
        prefix=settings.STATIC_URL,
        immutable_file_test=immutable,
        add_headers_function=say_what_it_is,
    )
