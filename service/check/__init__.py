"""Checking: markup held to every consumer's rules (schemas/consumers/*.json). What is wrong or missing is a finding."""

from service.check.findings import check_items, check_tags
from service.check.report import MOST_FINDINGS, MOST_STATED, report_on
from service.check.selection import EVERYTHING, Selection, selection_of
from service.check.strict import refuse_errors

__all__ = [
    "EVERYTHING",
    "MOST_FINDINGS",
    "MOST_STATED",
    "Selection",
    "check_items",
    "check_tags",
    "refuse_errors",
    "report_on",
    "selection_of",
]
