"""What the documents show and lead to is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)#\s]+)[^)]*\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_pictures_and_files_that_a_document_names_are_there_and_pictures_are_described(page: Path) -> None:
    for image, words, target in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("mailto:"):
            assert (page.parent / target).exists(), target
        assert words or not image, target


def test_every_picture_of_the_desk_is_shown_in_the_guide() -> None:
    guide = (ROOT / "docs" / "content-guide.md").read_text(encoding="utf-8")
    assert [
        one.name for one in (ROOT / "docs/pictures/desk").iterdir() if f"pictures/desk/{one.name}" not in guide
    ] == []
