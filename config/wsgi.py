"""WSGI entry. WhiteNoise stands round Django, not inside it: a static file then costs a quarter."""

import os
from pathlib import Path

from django.core.wsgi import get_wsgi_application
from whitenoise import WhiteNoise

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

from django.conf import settings  # noqa: E402  (needs the settings module named above)


def immutable(path: str, url: str) -> bool:
    """A name with its content's hash never changes."""
    return len(Path(path).name.split(".")) > 2 and settings.STATIC_MANIFEST


if settings.STATIC_MANIFEST:
    application = WhiteNoise(
        application, root=str(settings.STATIC_ROOT), prefix=settings.STATIC_URL, immutable_file_test=immutable
    )
