"""What a small card for the frames of other sites may do: be framed, and nothing else."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from csp.constants import NONE
from csp.decorators import csp_replace
from django.http import HttpResponse
from django.views.decorators.clickjacking import xframe_options_exempt

View = Callable[..., HttpResponse]
CLOSED = ("connect-src", "form-action", "manifest-src", "media-src", "script-src", "worker-src")
POLICY = {"frame-ancestors": ["*"], **{directive: [NONE] for directive in CLOSED}}


def embeddable(view: View) -> View:
    """Any site may frame it. It runs no script, sends no form, and search engines leave it alone."""

    @wraps(view)
    def framed(*args: Any, **kwargs: Any) -> HttpResponse:
        response = view(*args, **kwargs)
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    return cast(View, csp_replace(POLICY)(xframe_options_exempt(framed)))
