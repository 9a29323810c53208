"""Where somebody comes from, as a keyed hash: enough to count failures, useless to whoever reads the table."""

import hmac
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest

HASHED = 0xFD  # the first byte of addresses that belong to nobody


def client_address(request: HttpRequest) -> str:
    """Behind a proxy the last address it wrote; what a client itself sends stands before that."""
    written = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    return written.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", ""))


def network(address: str) -> str:
    """One home has 2^64 addresses of IPv6: they count as one."""
    try:
        found = ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or int(found) >> 64)
    return str(found)


def hashed_address(request: HttpRequest) -> str:
    """In the form of an address of IPv6, as the table of failures wants one."""
    key = f"door-{settings.SECRET_KEY}".encode()
    digest = hmac.digest(key, network(client_address(request)).encode(), "sha256")
    return str(IPv6Address(bytes([HASHED]) + digest[:15]))
