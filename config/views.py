"""What browsers and crawlers ask of the site as a whole, at fixed places at its root."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from acupoints.http import shared

ICONS = (("icon-192.png", 192, "any"), ("icon-512.png", 512, "any"), ("icon-maskable-512.png", 512, "maskable"))
PRIVATE = ("/admin/", "/s/", "/report/", "/review/", "/search/", "/routines/own/")
ROBOTS = "\n".join(["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE), ""])


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For browsers that ask without looking at the page."""
    return HttpResponsePermanentRedirect(static("icons/favicon.svg"))


@require_safe
@shared()
def robots(request: HttpRequest) -> HttpResponse:
    site_map = request.build_absolute_uri(reverse("sitemap"))
    return HttpResponse(f"{ROBOTS}Sitemap: {site_map}\n", content_type="text/plain; charset=utf-8")


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """At the root, so that its scope is the whole site; never kept, so that the switch works at the next visit."""
    source = worker() if settings.SERVICE_WORKER else source_of("sw-off.js")
    return HttpResponse(source, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})


def source_of(name: str) -> str:
    return (settings.BASE_DIR / "static" / name).read_text(encoding="utf-8")


def worker() -> str:
    """The worker with its version: another one after any change of a static file or of the worker itself."""
    source = source_of("sw.js")
    names = getattr(staticfiles_storage, "manifest_hash", "")
    return source.replace("{{ version }}", hashlib.sha256(f"{names}{source}".encode()).hexdigest()[:12])


@require_safe
@shared()
def web_manifest(request: HttpRequest) -> HttpResponse:
    icons = [
        {"src": static(f"icons/{name}"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for name, size, purpose in ICONS
    ]
    manifest = {
        "id": "/",
        "name": "Acupoint Atlas",
        "short_name": "Acupoints",
        "description": "Where an acupressure point is, how to press it, when not to, and who says so.",
        "lang": "en",
        "start_url": reverse("acupoints:home"),
        "scope": "/",
        "display": "minimal-ui",
        "theme_color": "#ffffff",
        "background_color": "#f4f7f6",
        "icons": icons,
    }
    return JsonResponse(manifest, content_type="application/manifest+json")
