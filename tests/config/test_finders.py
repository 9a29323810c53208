"""Development and tests see a page's styles in one file, as production does."""

from pathlib import Path

from django.contrib.staticfiles import finders


def test_a_pages_styles_are_found_joined():
    text = Path(finders.find("css/page-reference.css")).read_text()
    assert "@import" not in text
    assert text.startswith("@layer reset")


def test_the_parts_and_scripts_are_found_as_they_are():
    assert "/static/css/" in finders.find("css/site.css")
    assert "/static/js/" in finders.find("js/page-point.js")
    assert not finders.find("css/page-of-nobody.css")


def test_collecting_takes_the_sources():
    listed = [(path, storage.path(path)) for finder in finders.get_finders() for path, storage in finder.list([])]
    pages = [full for path, full in listed if path == "css/page-reference.css"]
    assert len(pages) == 1
    assert "/static/css/" in pages[0]
