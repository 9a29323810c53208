"""Readers' reports: which page is meant, the form, and taking one in."""

from .form import ReportForm
from .intake import take
from .subjects import WHOLE_SITE, Subject, can_be_meant, register, subject_of

__all__ = ["WHOLE_SITE", "ReportForm", "Subject", "can_be_meant", "register", "subject_of", "take"]
