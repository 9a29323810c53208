"""These run in the atlas's own environment (`make atlas-check`): the site installs no numpy."""

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("numpy") else ["test_*.py"]
