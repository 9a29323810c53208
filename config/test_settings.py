"""The site's settings, with a key that is only good for tests."""

import os

os.environ.setdefault("SECRET_KEY", "for-the-tests-only-" * 3)

from config.settings import *  # noqa: F403
from config.settings import BASE_DIR, DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if "OPTIONS" in DATABASES["default"]:
    # A file: threads that share a database in memory are told "table is locked" at once, however long they may wait.
    (BASE_DIR / "build").mkdir(exist_ok=True)
    DATABASES["default"]["TEST"] = {"NAME": str(BASE_DIR / "build" / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
