from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """What every template may say about this site: its name, and who runs it."""
    return {
        "site_name": "Acupoint Atlas",
        "operator_name": settings.OPERATOR_NAME,
        "operator_contact": settings.OPERATOR_CONTACT,
        "service_worker": settings.SERVICE_WORKER,
    }
