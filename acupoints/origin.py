"""Posts without a cookie and without a token: refused only where a browser itself says they come from elsewhere."""

from urllib.parse import urlsplit

from django.http import HttpRequest


def is_from_here(request: HttpRequest) -> bool:
    """Sec-Fetch-Site where the browser sends it (then "Origin: null" does not matter), else Origin."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()
