"""The desk's lists and empty forms, with the site's own content."""

import pytest
from django.test import Client
from django.urls import reverse

LISTS = ["point", "figure", "photo", "complaint", "meridian", "region", "source", "page", "precaution"]


@pytest.mark.parametrize("name", LISTS)
def test_every_list_and_every_empty_form_stands(admin_client: Client, content: None, name: str) -> None:
    assert admin_client.get(reverse(f"admin:acupoints_{name}_changelist")).status_code == 200
    assert admin_client.get(reverse(f"admin:acupoints_{name}_changelist"), {"q": "ki"}).status_code in (200, 302)
    assert admin_client.get(reverse(f"admin:acupoints_{name}_add")).status_code == 200
