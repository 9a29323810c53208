from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from acupoints.http import shared
from routines.methods import READ, only


@only(*READ)
@shared()
def my_sessions(request: HttpRequest) -> HttpResponse:
    """An empty shell, for everyone the same: what it lists is in the reader's own browser and never comes here."""
    return render(request, "routines/my_sessions.html")
