"""Who may import: a right of its own, and every right that the changes of a file would need on the forms."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from acupoints.bulk.running import Outcome

MAY = "acupoints.bulk_import"


def check_may_import(request: HttpRequest) -> None:
    if not request.user.has_perm(MAY):
        raise PermissionDenied


def lacking(request: HttpRequest, outcome: Outcome) -> list[str]:
    """Rights that these changes need and their author has not."""
    return sorted(one for one in outcome.permissions if not request.user.has_perm(one))


def check_rights(request: HttpRequest, outcome: Outcome) -> None:
    if lacking(request, outcome):
        raise PermissionDenied
