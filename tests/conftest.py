"""Fixtures for all tests. None is autouse; what needs the database says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from acupoints.content.library import read_library
from acupoints.content.sync import load_library

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"


@pytest.fixture(scope="module")
def loaded_content(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The site's own content, loaded once for a module and taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_library(read_library(FIXTURES))
        yield
        transaction.set_rollback(True)


@pytest.fixture
def content(loaded_content: None, db: None) -> None:
    """The site's own content, as make run loads it; what a test changes is taken back."""
