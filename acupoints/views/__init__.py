from .body import body_map, body_region
from .complaints import complaint_detail, complaint_list
from .data import data, data_file, data_row, data_schema
from .embed import embed_point
from .evidence import evidence, sources
from .finding import numbering, search
from .pages import home, offline, page
from .practice import practise, practise_point, practise_round
from .precautions import point_marks, precautions
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
    "point_marks",
    "practise",
    "practise_point",
    "practise_round",
    "precautions",
    "search",
    "sources",
]
