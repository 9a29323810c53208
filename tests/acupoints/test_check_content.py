"""The command that checks the content files. No test here needs the database."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The site's files with two mistakes in KI3: one against its row, one against the forbidden words."""
    folder = tmp_path / "fixtures"
    shutil.copytree(settings.FIXTURES_ROOT, folder, ignore=shutil.ignore_patterns("images"))
    path = folder / "points" / "ki3.yaml"
    text = path.read_text(encoding="utf-8")
    changed = text.replace("(medial malleolus)", "(lateral malleolus)").replace(
        "Sit down and", "This cures: sit down and"
    )
    assert changed.count("lateral malleolus") == changed.count("This cures") == 1
    path.write_text(changed, encoding="utf-8")
    return folder


def test_it_says_file_record_and_reason(root: Path) -> None:
    with pytest.raises(CommandError, match=r"points/ki3\.yaml: KI3: standard location says “lateral"):
        call_command("check_content", "--from", root)


def test_it_checks_one_record_by_any_spelling(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("check_content", "bl 60", "--from", root)
    assert "1 record, 0 problems" in capsys.readouterr().out
    with pytest.raises(CommandError, match="KI3"):
        call_command("check_content", "bl60", "k-3", "--from", root)


def test_it_checks_one_group_of_rules(root: Path) -> None:
    with pytest.raises(CommandError) as found:
        call_command("check_content", "KI3", "--only", "words", "--from", root)
    assert "cures" in str(found.value)
    assert "malleolus" not in str(found.value)


def test_a_record_that_there_is_not_is_no_success() -> None:
    with pytest.raises(CommandError, match="There is no record 'BL68'"):
        call_command("check_content", "BL68")
