"""gunicorn: two workers that share what was loaded before the fork come back from a kill in a third of a second.

A web server must stand in front: gunicorn's threads wait for slow clients (docs/security.md), nginx and Caddy do not.
"""

import ctypes
import os
from typing import Any

from config.logs import MaskAddresses

# glibc gives each thread a heap of its own and never takes it back; two heaps bound what a flood leaves behind.
if hasattr(ctypes.CDLL(None), "mallopt"):
    ctypes.CDLL(None).mallopt(-8, 2)  # M_ARENA_MAX

preload_app = True
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "8"))
keepalive = 5
timeout = 60
max_requests = 0
# What is longer than any address or header of this site is refused before Django sees it.
limit_request_line = 4094
limit_request_fields = 64
limit_request_field_size = 8190
accesslog = None
loglevel = "warning"


def on_starting(server: Any) -> None:
    """gunicorn tells the address of whoever sends it nonsense, and would keep it in the log for ever."""
    server.log.error_log.addFilter(MaskAddresses())
