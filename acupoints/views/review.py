from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from acupoints import limits, review_links
from acupoints.models import ReviewPack, Revision
from acupoints.origin import is_from_here
from acupoints.packs import sheets
from acupoints.reviewing import VERDICTS, WHO, Answers
from acupoints.reviews import software_version

GONE = "This link has ended. Nothing that you sent is lost. Ask the editors who sent it to you for a new one."
TOO_MANY = (
    "This was sent too often within this hour, and was not kept this time. Go back, wait until after the full hour, "
    "and send it again."
)
FOREIGN = "This form was sent from another site. Open the link that the editors sent you, and send it from there."


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, token: str) -> HttpResponse:
    """A pack for somebody without an account: whoever holds its address may read and answer it. No cookie."""
    try:
        pack = review_links.pack_of(token)
    except review_links.NoSuchLink as error:
        raise Http404("no such link") from error
    except review_links.EndedLink:
        return render(request, "acupoints/review/refused.html", {"message": GONE}, status=410)
    if request.method == "POST" and not is_from_here(request):
        return render(request, "acupoints/review/refused.html", {"message": FOREIGN}, status=403)
    return pack_page(request, pack)


def pack_page(request: HttpRequest, pack: ReviewPack, *, desk: bool = False) -> HttpResponse:
    """The pack to read, to print and to fill in; on the desk an editor types what came back on paper."""
    things = sheets(pack.kind, pack.keys)
    answers = Answers(pack, things, request.POST if request.method == "POST" else None)
    if request.method == "POST" and answers.is_valid and not desk and not limits.admits(request, "reviews"):
        return limits.too_many(request, TOO_MANY)
    if request.method == "POST" and answers.is_valid:
        answers.save(timezone.now())
        return redirect(f"{request.path}?saved=yes")
    context = {
        "pack": pack,
        "desk": desk,
        "answers": answers,
        "sheets": [(sheet, [box for box in answers.boxes.values() if box.sheet is sheet]) for sheet in things],
        "fields": [(name, label, most, answers.who[name], answers.wrong.get(name)) for name, label, most in WHO],
        "verdicts": VERDICTS.choices,
        "saved": "saved" in request.GET,
        "revision": Revision.current()[:8],
        "version": software_version(),
        "now": timezone.now(),
    }
    status = 200 if request.method != "POST" else 400
    return render(request, "acupoints/review/pack.html", context, status=status)
