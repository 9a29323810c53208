"""A public page as it would be: the draft's rows stand for the time of one rendering, then they are taken back."""

import re
from copy import copy
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.urls import resolve
from django_htmx.middleware import HtmxDetails

from acupoints.applying import put
from acupoints.proposal import Proposal

# The link that skips to the content stays the first of the page.
BODY = re.compile(rb"<body[^>]*>(\s*<a class=\"skip\"[^>]*>[^<]*</a>)?")
KEPT_BY_NOBODY = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow, noarchive"}


def preview(request: HttpRequest, proposal: Proposal, desk: Any) -> HttpResponse | None:
    """None: readers would see no page of it. Raises what the database raises."""
    response = None
    with transaction.atomic():
        thing = put(proposal.family, proposal.change.object_id, proposal.merged)
        url = desk.public_url(thing) if thing is not None else ""
        if url:
            response = public_page(request, url)
        transaction.set_rollback(True)
    return with_bar(response, proposal) if response is not None and response.status_code == 200 else None


def public_page(request: HttpRequest, url: str) -> HttpResponse:
    """What a reader without an account gets there."""
    public: Any = copy(request)
    public.path = public.path_info = url
    public.META = {**request.META, "PATH_INFO": url, "QUERY_STRING": ""}
    public.method, public.GET, public.POST, public.user = "GET", QueryDict(), QueryDict(), AnonymousUser()
    public.htmx = HtmxDetails(public)
    found = resolve(url)
    response: Any = found.func(public, *found.args, **found.kwargs)
    return response.render() if hasattr(response, "render") else response  # type: ignore[no-any-return]


def with_bar(page: HttpResponse, proposal: Proposal) -> HttpResponse:
    context = {"change": proposal.change, "collisions": proposal.collisions}
    head = render_to_string("admin/_preview_head.html").encode()
    bar = render_to_string("admin/_preview_bar.html", context).encode()
    content = page.content.replace(b"</head>", head + b"</head>", 1)
    content = BODY.sub(lambda found: found[0] + bar, content, count=1)
    return HttpResponse(content, headers=KEPT_BY_NOBODY)
