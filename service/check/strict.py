"""Strict answers: a finding of level error is a reason to refuse."""

from __future__ import annotations

from collections.abc import Iterable

from service.model.finding import Finding
from service.model.refusal import Fault, Reason, Refusal


def refuse_errors(found: Iterable[Finding]) -> None:
    """Raise Refusal(STRICT) where a finding is an error; its faults point into the bundle that is not given."""
    faults = tuple(Fault(finding.at, finding.message) for finding in found if finding.level == "error")
    if faults:
        raise Refusal(Reason.STRICT, "The markup has errors, and `strict` was asked for.", faults)
