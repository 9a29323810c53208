from .body import body_map, body_region
from .data import data, data_file, data_row, data_schema
from .embed import embed_point
from .evidence import evidence, sources
from .finding import numbering, search
from .pages import complaint_detail, complaint_list, home, offline, page
from .reference import meridian_detail, meridian_list, point_detail, point_list

__all__ = [
    "body_map",
    "body_region",
    "complaint_detail",
    "complaint_list",
    "data",
    "data_file",
    "data_row",
    "data_schema",
    "embed_point",
    "evidence",
    "home",
    "meridian_detail",
    "meridian_list",
    "numbering",
    "offline",
    "page",
    "point_detail",
    "point_list",
    "search",
    "sources",
]
