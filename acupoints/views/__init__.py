from .body import body_map, body_region
from .finding import search
from .learning import classes, compare
from .listing import point_list
from .naming import names, numbering
from .pages import complaint_detail, complaint_list, home, offline, page, source_list
from .reference import meridian_detail, meridian_list, point_detail

__all__ = [
    "body_map",
    "body_region",
    "classes",
    "compare",
    "complaint_detail",
    "complaint_list",
    "home",
    "meridian_detail",
    "meridian_list",
    "names",
    "numbering",
    "offline",
    "page",
    "point_detail",
    "point_list",
    "search",
    "source_list",
]
