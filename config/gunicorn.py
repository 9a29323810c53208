"""gunicorn: two workers that share what was loaded before the fork come back from a kill in a third of a second."""

import os

preload_app = True
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "8"))
keepalive = 5
timeout = 60
max_requests = 0
accesslog = None
loglevel = "warning"
