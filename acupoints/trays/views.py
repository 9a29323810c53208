"""The two long lists behind the start page: what the lint finds, and what nobody has verified."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from acupoints.content.findings import Finding, find, kept_findings
from acupoints.content.kind import registered

from .families import desks, form_url
from .standing import unchecked

A_PAGE = 100


def for_those_who_see_content(request: HttpRequest) -> None:
    if not any(desks(request)):
        raise PermissionDenied


@require_safe
def findings(request: HttpRequest) -> HttpResponse:
    for_those_who_see_content(request)
    found = kept_findings()
    pairs = with_forms(find() if found is None else found)
    context = {**admin.site.each_context(request), "title": "Findings of the lint", "findings": pairs}
    return TemplateResponse(request, "admin/desk_findings.html", context)


def with_forms(found: list[Finding]) -> list[tuple[Finding, str]]:
    """Each with the address of its form. One query a kind."""
    addresses: dict[tuple[str, str], str] = {}
    for kind in registered():
        keys = {one.key for one in found if one.kind == kind.name}
        if keys and kind.model in admin.site._registry:
            rows = kind.model._default_manager.filter(**{f"{kind.lookup}__in": keys})
            addresses |= {(kind.name, kind.key_of(row)): form_url(row) for row in rows}
    return [(one, addresses.get((one.kind, one.key), "")) for one in found]


@require_safe
def unverified(request: HttpRequest) -> HttpResponse:
    for_those_who_see_content(request)
    kinds = {one.key: one for one in unchecked(request)}
    wanted = request.GET.get("kind", "")
    if wanted and wanted not in kinds:
        raise Http404("There is no such kind of statement, or all of them are verified.")
    context = {**admin.site.each_context(request), "title": "Not verified", "kinds": kinds.values(), "wanted": wanted}
    if wanted:
        kind = kinds[wanted]
        page = Paginator(kind.rows(), A_PAGE).get_page(request.GET.get("page"))
        rows = [(str(kind.desk.thing(row)), str(row), kind.desk.url(row)) for row in page]
        context |= {"kind": kind, "page": page, "rows": rows}
    return TemplateResponse(request, "admin/desk_unverified.html", context)
