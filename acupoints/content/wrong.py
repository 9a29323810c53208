class Wrong(ValueError):
    """A value that cannot stand there; the message says why."""
