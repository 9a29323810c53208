from .body import body_map, body_region
from .complaints import complaint_detail, complaint_list
from .corrections import correction, correction_list
from .data import data, data_file, data_row, data_schema
from .embed import embed_point
from .evidence import evidence, sources
from .finding import search
from .learning import classes, compare
from .listing import point_list
from .naming import names, numbering
from .pages import home, offline, page
from .practice import practise, practise_point, practise_round
from .precautions import point_marks, precautions
from .reference import meridian_detail, meridian_list, point_detail
from .reporting import report, report_told
from .review import review

__all__ = [
    "body_map",
    "body_region",
    "classes",
    "compare",
    "complaint_detail",
    "complaint_list",
    "correction",
    "correction_list",
    "data",
    "data_file",
    "data_row",
    "data_schema",
    "embed_point",
    "evidence",
    "home",
    "meridian_detail",
    "meridian_list",
    "names",
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
    "report",
    "report_told",
    "review",
    "search",
    "sources",
]
