from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from acupoints import limits, reporting
from acupoints.door.addresses import client_address, network
from acupoints.http import private
from acupoints.models import Report
from acupoints.models.report import CONTACT_DAYS, LONGEST, SHORTEST
from acupoints.origin import is_from_here
from acupoints.reporting import WHOLE_SITE, ReportForm, Subject

ELSEWHERE = "This form was sent from another site. Look it over, and send it again from here."
TOO_MANY = (
    "Too many reports came within this hour, and yours was not taken in. Nothing is lost: keep this page open, and "
    "send it again after the full hour."
)
NO_SUCH_PAGE = "No page of this site stands at that address. Your report will be about the site as a whole."


@private
@csrf_exempt  # there is no cookie to ride on
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return take(request)
    path = request.GET.get("page", "")
    subject = reporting.subject_of(path) if path else WHOLE_SITE
    initial = {"page": path, "figure": request.GET.get("figure", "")[:100]}
    if subject is None:
        return asking(request, ReportForm(), WHOLE_SITE, NO_SUCH_PAGE, 400)
    return asking(request, ReportForm(initial=initial), subject)


def take(request: HttpRequest) -> HttpResponse:
    """Whatever is refused comes back as it was typed."""
    form = ReportForm(request.POST)
    valid = form.is_valid()
    if not is_from_here(request):
        return asking(request, form, form.subject, ELSEWHERE, 403)
    if not valid:
        return asking(request, form, form.subject, "", 400)
    now = timezone.now()
    taken = reporting.take(form, network(client_address(request)), now)
    if taken is None:
        return limits.wait(asking(request, form, form.subject, TOO_MANY, 429), now)
    return HttpResponse(status=303, headers={"Location": taken.get_absolute_url()})


def asking(
    request: HttpRequest, form: ReportForm, subject: Subject, refused: str = "", status: int = 200
) -> HttpResponse:
    limits = {"shortest": SHORTEST, "longest": LONGEST, "days": CONTACT_DAYS}
    context = {"form": form, "subject": subject, "refused": refused, "kinds": Report.Kind.choices, **limits}
    return render(request, "acupoints/report.html", context, status=status)


@private
@require_safe
def report_told(request: HttpRequest, number: str) -> HttpResponse:
    """What became of a report, for whoever knows its number: nothing of what was written."""
    found = get_object_or_404(Report.objects.select_related("correction"), number=number)
    return render(request, "acupoints/report_told.html", {"report": found, "days": CONTACT_DAYS})
