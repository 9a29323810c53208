"""How often a stranger may do what writes or makes work. The numbers are LIMITS in the settings."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from acupoints.door.addresses import client_address, network
from acupoints.models import TallySalt
from acupoints.models.tally import hour_of


def admits(request: HttpRequest, deed: str, now: datetime | None = None) -> bool:
    """Counts one more. Some five queries; none of it is kept beyond the hour."""
    return TallySalt.objects.admits(network(client_address(request)), now or timezone.now(), deed)


def too_many(request: HttpRequest, said: str) -> HttpResponse:
    """429 with the words of whoever refuses, and when to come back."""
    return wait(render(request, "429.html", {"said": said}, status=429), timezone.now())


def wait(response: HttpResponse, now: datetime) -> HttpResponse:
    response["Retry-After"] = str(3600 - int((now - hour_of(now)).total_seconds()))
    response["Cache-Control"] = "no-store"
    return response
