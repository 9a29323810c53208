from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from acupoints.embedding import embeddable
from acupoints.http import shared
from routines.methods import READ, only
from routines.scenes import scenes

from .routines import complaints_of, published_routine


@only(*READ)
@shared()
@embeddable
def embed_routine(request: HttpRequest, slug: str) -> HttpResponse:
    """Length, who must not do it, the points in order, with the picture of the first."""
    routine = published_routine(slug)
    steps = list(routine.steps.all())
    first = next((step.scene for step in steps if step.point), None)
    context = {
        "routine": routine,
        "steps": steps,
        "complaints": complaints_of(routine),
        "scene": scenes([first]).get(first) if first else None,
    }
    return render(request, "routines/embed_routine.html", context)
