from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from acupoints.http import shared
from acupoints.models import Correction

PER_PAGE = 40


@require_safe
@shared("part")
def correction_list(request: HttpRequest) -> HttpResponse:
    try:
        part = Paginator(Correction.objects.published(), PER_PAGE).page(request.GET.get("part", "1"))
    except InvalidPage as error:
        raise Http404("no such part of the list") from error
    return render(request, "acupoints/correction_list.html", {"part": part})


@require_safe
@shared()
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Correction.objects.published(), pk=pk)
    return render(request, "acupoints/correction.html", {"correction": found})
