"""Uploaded pictures: how much of one is read, and how it is handed out. Larger set-ups let nginx do the latter."""

import re
from typing import Any

from django.core.exceptions import TooManyFilesSent
from django.core.files.storage import default_storage
from django.core.files.uploadhandler import FileUploadHandler
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from acupoints.images import MAX_BYTES

NAME = re.compile(r"[0-9a-f]{32}-[0-9]{1,5}\.(avif|webp|jpg|png)", re.ASCII)
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}


FILES = 4  # in one form; a view for editors may allow more before it reads the form: those beyond arrive empty


class CappedUpload(FileUploadHandler):
    """Passes on one byte more than is allowed, so that the form can say "too large", and drops the rest."""

    count = 0
    allowed: int | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self.count += 1
        self.allowed = getattr(self.request, "files_allowed", None)
        if self.allowed is None and self.count > FILES:
            raise TooManyFilesSent("too many files in one form")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if self.allowed is not None and self.count > self.allowed:
            return None  # SkipFile would close the file before it, too
        return raw_data[: max(0, MAX_BYTES + 1 - start)] or None

    def file_complete(self, file_size: int) -> None:
        """Leaves the file to the handlers after this one."""


@require_safe
def media(request: HttpRequest, name: str) -> HttpResponseBase:
    """Only names that the intake gives; a name holds its content's hash, so it never changes."""
    match = NAME.fullmatch(name)
    path = f"photos/{name}"
    if match is None or not default_storage.exists(path):
        raise Http404("no such picture")
    etag = f'"{name}"'
    if etag in request.headers.get("If-None-Match", ""):
        return guarded(HttpResponseNotModified(), etag)
    return guarded(FileResponse(default_storage.open(path), content_type=TYPES[match[1]]), etag)


def guarded(response: Any, etag: str) -> HttpResponse:
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["ETag"] = etag
    answer: HttpResponse = response
    return answer
