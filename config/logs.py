import logging
import re

SESSION_PATH = re.compile(r"/(s|review)/[0-9a-zA-Z_:.%-]{8,}")

ADDRESS = re.compile(r"\bip=\S*?(?=:? |$)")


class MaskAddresses(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = ADDRESS.sub("ip=…", str(record.getMessage()))
        record.args = ()
        return True


class MaskSessions(logging.Filter):
    """The address of a session or of a review pack is its key: it never stands in a log."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = SESSION_PATH.sub(r"/\1/…", str(record.getMessage()))
        record.args = ()
        return True
