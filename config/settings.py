"""All settings in one place. What differs between machines comes from the environment; docs/deploy.md lists it."""

from datetime import timedelta
from pathlib import Path

import django_stubs_ext
from csp.constants import NONE, SELF
from environs import Env

from config import environment

django_stubs_ext.monkeypatch()  # lets admin classes name their model: ModelAdmin[Point]

BASE_DIR = Path(__file__).resolve().parent.parent
environment.read_files()
env = Env()
DEBUG = env.bool("DEBUG", False)
HTTPS = env.bool("HTTPS", False)
SECRET_KEY = environment.secret_key(env.str("SECRET_KEY", ""), BASE_DIR / ".secret-key", debug=DEBUG)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "reversion",
    "template_partials",
    "acupoints",
    "routines",
]

MIDDLEWARE = [
    "config.headers.security_headers",
    "csp.middleware.CSPMiddleware",
    "config.refusals.name_the_methods",
    "django.middleware.security.SecurityMiddleware",
    "config.refusals.refuse_odd_charsets",
    "config.refusals.refuse_long_bodies",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "acupoints.door.gate.gate",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

LOADERS = ["config.loaders.Loader", "django.template.loaders.app_directories.Loader"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [("template_partials.loader.Loader", [("django.template.loaders.cached.Loader", LOADERS)])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.site",
            ],
        },
    }
]

DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{BASE_DIR / 'db.sqlite3'}")}
# Each thread keeps its connection for a minute: opening one costs more than most of what is asked of it.
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {  # the reasons are measured: docs/decisions/0004-sqlite.md
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
# Pictures of a session, in each process's own memory: some 5 kB each.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 3000}},
}
# Pages as they went out (config/pages/), in each process's own memory; 0 keeps none.
PAGE_STORE_MB = env.int("PAGE_STORE_MB", 64)
# For so long a cache in front of the site may hand out a page without asking; an edit may take as long to show there.
SHARED_SECONDS = env.int("SHARED_SECONDS", 60)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "build" / "static"
STATICFILES_DIRS = [BASE_DIR / "static", ("figures", BASE_DIR / "fixtures" / "figures" / "images")]
STATICFILES_FINDERS = [
    "config.finders.JoinedStyles",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
# Set by make serve, after collectstatic: names with a hash, kept for ever by browsers.
STATIC_MANIFEST = env.bool("STATIC_MANIFEST", False)
MEDIA_ROOT = env.path("MEDIA_ROOT", BASE_DIR / "media")
MEDIA_URL = "/media/"
ORIGINALS_ROOT = env.path("ORIGINALS_ROOT", MEDIA_ROOT.parent / "private" / "originals")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # What was uploaded, with all that a camera wrote into it: no address leads there.
    "originals": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": ORIGINALS_ROOT,
            "base_url": None,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {
        "BACKEND": "config.storage.StaticStorage"
        if STATIC_MANIFEST
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
# A form of text is at most 2.5 MB; a picture may have 12 MB (acupoints/images.py), what is beyond is not even read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**19
DATA_UPLOAD_MAX_NUMBER_FIELDS = 8000  # a figure with all its markers is one form: 415 of 11 fields, and lines
DATA_UPLOAD_MAX_NUMBER_FILES = 60  # config/media.py reads four of a form, twelve where an editor adds several
FILE_UPLOAD_MAX_MEMORY_SIZE = 2**20
FILE_UPLOAD_PERMISSIONS = 0o644
FILE_UPLOAD_HANDLERS = [
    "config.media.CappedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

FIXTURES_ROOT = BASE_DIR / "fixtures"

SECURE_REFERRER_POLICY = "same-origin"  # no-referrer makes browsers send "Origin: null", and the admin login fails
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF],
        "manifest-src": [SELF],
        "media-src": [SELF],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "worker-src": [SELF],
    }
}
CSRF_FAILURE_VIEW = "config.refusals.refused"
# Only the admin has cookies; readers get none.
# __Host- would ask for the path "/", and so for the cookie on every reader's page.
SESSION_COOKIE_NAME = "__Secure-editor_session" if HTTPS else "editor_session"
SESSION_COOKIE_PATH = "/admin/"
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 8 * 3600  # after the last click, more or less: acupoints/door/stays.py
CSRF_COOKIE_NAME = "__Secure-csrftoken" if HTTPS else "csrftoken"
CSRF_COOKIE_PATH = "/admin/"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 2 * 3600

# The door: five wrong passwords for one name from one address close it for a quarter of an hour.
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_HANDLER = "acupoints.door.attempts.Attempts"
AXES_LOCKOUT_CALLABLE = "acupoints.door.attempts.locked"
AXES_CLIENT_IP_CALLABLE = "acupoints.door.addresses.hashed_address"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # else somebody who keeps trying keeps the editor out
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "csrfmiddlewaretoken", "code", "next"]

# What a stranger may do within an hour: from one address, and all together (acupoints/limits.py). 0 from one: no limit.
LIMITS = {
    "starts": (env.int("LIMIT_STARTS", 120), env.int("LIMIT_ALL_STARTS", 6000)),  # a class behind one address: 30 × 4
    "reports": (env.int("LIMIT_REPORTS", 5), env.int("LIMIT_ALL_REPORTS", 60)),
    "reviews": (env.int("LIMIT_REVIEWS", 60), env.int("LIMIT_ALL_REVIEWS", 600)),
    "letters": (3, 3000),  # for a forgotten password: to one mailbox
}

OTP_TOTP_ISSUER = "Acupoint Atlas"
# Whoever may publish must then have a second factor; without it everybody may have one.
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", False)

# Mail is sent for one thing only: a forgotten password.
EMAIL_CONFIGURED = bool(env.str("EMAIL_URL", ""))
vars().update(env.dj_email_url("EMAIL_URL", "dummymail://"))
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", "webmaster@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"mask_sessions": {"()": "config.logs.MaskSessions"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["mask_sessions"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}

# Who runs this site and how to reach them: shown on About and Privacy.
OPERATOR_NAME = env.str("OPERATOR_NAME", "")
OPERATOR_CONTACT = env.str("OPERATOR_CONTACT", "")

# Reading without a network; "off" serves a worker that takes itself and all it kept away from readers' browsers.
SERVICE_WORKER = env.bool("SERVICE_WORKER", True)

# Divides every duration of a new session's plan: at 60 an hour takes a minute. For tests and demonstrations.
SESSION_SPEED = env.float("SESSION_SPEED", 1.0)
