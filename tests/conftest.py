"""Fixtures for all tests. None is autouse; what needs the database says so."""

from pathlib import Path

import pytest
from acupoints.content.library import read_library
from acupoints.content.sync import load_library

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"


@pytest.fixture
def content(db: None) -> None:
    """The site's own content, as make run loads it."""
    load_library(read_library(FIXTURES))
