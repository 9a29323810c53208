from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_safe


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For browsers that ask without looking at the page."""
    return HttpResponsePermanentRedirect(static("icons/favicon.svg"))


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came without its token, in the site's own words."""
    return render(request, "403.html", status=403)
