"""The site's settings, with a key that is only good for tests."""

import os

os.environ.setdefault("SECRET_KEY", "for-the-tests-only-" * 3)

from config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
