from .bulk import BulkImport
from .change import Change, ChangeEvent
from .complaint import Complaint, PointUse
from .correction import Correction
from .evidence import EvidenceGrade, Fact, Source
from .figure import CunRuler, Figure, FigureLandmark, Marker, MeridianPath, overlay
from .loaded import LoadedRecord
from .meridian import Meridian
from .page import Page
from .photo import Photo, PhotoQuerySet
from .point import LocationDescription, Point, PointName, PointQuerySet
from .point_class import PointClass
from .publishing import Publishable, PublishableQuerySet
from .region import Region
from .report import Report
from .review import ReviewAnswer, ReviewPack, SignOff, months_later
from .revision import Revision
from .safety import Caution, Precaution, PrecautionRule, precaution_rules
from .tally import Tally, TallySalt

__all__ = [
    "BulkImport",
    "Caution",
    "Change",
    "ChangeEvent",
    "Complaint",
    "Correction",
    "CunRuler",
    "EvidenceGrade",
    "Fact",
    "Figure",
    "FigureLandmark",
    "LoadedRecord",
    "LocationDescription",
    "Marker",
    "Meridian",
    "MeridianPath",
    "Page",
    "Photo",
    "PhotoQuerySet",
    "Point",
    "PointClass",
    "PointName",
    "PointQuerySet",
    "PointUse",
    "Precaution",
    "PrecautionRule",
    "Publishable",
    "PublishableQuerySet",
    "Region",
    "Report",
    "ReviewAnswer",
    "ReviewPack",
    "Revision",
    "SignOff",
    "Source",
    "Tally",
    "TallySalt",
    "months_later",
    "overlay",
    "precaution_rules",
]
