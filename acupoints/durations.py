"""Lengths of time as people write them: 180, 3:00, 3 min, 1 min 30 s. Pure."""

import re
from datetime import timedelta

SECONDS = {"h": 3600, "m": 60, "s": 1}
CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]?\d)", re.ASCII)
PART = re.compile(
    r"(\d{1,5}(?:[.,]\d{1,3})?)\s*(hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s|)(?=[\s\d]|$)\s*", re.ASCII
)
HOW = "Write 180 (seconds), 3:00 or 3 min."


def parse(text: str) -> timedelta:
    """Raises ValueError with a sentence for whoever wrote it. A bare number means seconds."""
    text = text.strip().casefold()
    if match := CLOCK.fullmatch(text):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return timedelta(hours=hours, minutes=minutes, seconds=seconds)
    parts = PART.findall(text)
    read = "".join(match.group() for match in PART.finditer(text))
    bare = sum(not unit for _, unit in parts)
    if not parts or read != text or (bare and len(parts) > 1):
        raise ValueError(f"“{text[:40]}” is no length of time. {HOW}")
    return timedelta(seconds=round(sum(float(n.replace(",", ".")) * SECONDS[(u or "s")[0]] for n, u in parts)))


def show(time: timedelta) -> str:
    """As a clock: 0:30, 3:00, 1:05:00."""
    minutes, seconds = divmod(round(time.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
