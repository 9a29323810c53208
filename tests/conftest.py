"""Fixtures for all tests. None is autouse; what needs the database says so."""

from collections.abc import Iterator

import pytest
from content_rows import SiteContent, taken_back
from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="session")
def site_content(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> SiteContent:
    """Read before the first test that asks for it, while the database is empty."""
    content = SiteContent()
    with django_db_blocker.unblock():
        assert content.rows
    return content


@pytest.fixture(scope="module")
def loaded_content(site_content: SiteContent, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The site's own content, put in once for a module and taken back after it."""
    with django_db_blocker.unblock(), taken_back():
        site_content.put()
        yield


@pytest.fixture
def content(loaded_content: None, db: None) -> None:
    """The site's own content, as make run loads it; what a test changes is taken back."""


@pytest.fixture
def lasting_content(site_content: SiteContent, transactional_db: None) -> None:
    """The same for a test with a live server, whose threads see only what is committed."""
    site_content.put()
