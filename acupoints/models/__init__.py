from .complaint import Complaint, PointUse
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
from .revision import Revision
from .safety import Caution, Precaution, PrecautionRule, precaution_rules

__all__ = [
    "Caution",
    "Complaint",
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
    "Revision",
    "Source",
    "overlay",
    "precaution_rules",
]
