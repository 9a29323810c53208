import logging
import re

SESSION_PATH = re.compile(r"/s/[0-9a-fA-F-]{8,}")


class MaskSessions(logging.Filter):
    """A session's address is its key: it never stands in a log."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = SESSION_PATH.sub("/s/…", str(record.getMessage()))
        record.args = ()
        return True
