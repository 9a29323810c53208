"""Posts without a cookie and without a token: refused only where a browser itself says they come from elsewhere."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from acupoints.origin import is_from_here

View = Callable[..., HttpResponse]


def same_origin_post(view: View) -> View:
    """A session is reached by an address nobody can guess, not by a cookie: there is nothing for CSRF to ride on."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method == "POST" and not is_from_here(request):
            message = "This form was sent from another site. Open the routine here and start it again."
            return render(request, "routines/refused.html", {"message": message}, status=403)
        return view(request, *args, **kwargs)

    return guarded
