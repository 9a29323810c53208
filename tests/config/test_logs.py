"""What must not stand in a log."""

import logging

import pytest

from config.logs import MaskAddresses, MaskSessions


def said(words: str, mask: logging.Filter) -> str:
    record = logging.LogRecord("x", logging.WARNING, "", 0, "%s", (words,), None)
    assert mask.filter(record)
    return record.getMessage()


@pytest.mark.parametrize("address", ["192.0.2.77", "2001:db8::77", "::ffff:192.0.2.77"])
def test_the_server_does_not_log_who_sent_it_nonsense(address: str) -> None:
    for words in (f"Invalid request from ip={address}: Request Line is too large", f"Ignored, ip={address}"):
        assert address not in said(words, MaskAddresses())
    assert "Request Line is too large" in said(
        f"Invalid request from ip={address}: Request Line is too large", MaskAddresses()
    )


def test_the_address_of_a_session_is_not_logged() -> None:
    assert "6d1c6ad8" not in said("Not Found: /s/6d1c6ad8-0d43-4be4-9d3c-8f0a3f6f0b0c/", MaskSessions())
