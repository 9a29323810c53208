"""WSGI entry. WhiteNoise stands round Django, not inside it: a static file then costs a quarter."""

import os
from pathlib import Path

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

from django.conf import settings  # noqa: E402  (needs the settings module named above)

from config.refusals import CarefulRequest  # noqa: E402

application.request_class = CarefulRequest


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
