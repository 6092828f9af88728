"""Reports as SARIF 2.1.0, which code hosts and editors show beside the lines.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from service.model.bundle import Report
from service.model.finding import Finding

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SAFE = "/:@!$&'()*+,;=~%?#[]"
"""What stays as it is in an address or a path."""


class Sarif:
    """One run over any number of files: `add` each report, or `refuse` a file that could not be checked, then take the `document`."""

    def __init__(self) -> None:
        self._rules: dict[str, dict[str, Any]] = {}
        self._numbers: dict[str, int] = {}
        self._results: list[dict[str, Any]] = []
        self._refused: list[dict[str, Any]] = []

    def add(self, name: str, report: Report) -> None:
        """Take in the findings of a file. name: its path or address."""
        self._results += [self._result(name, finding) for finding in report.findings]

    def refuse(self, name: str, reason: str) -> None:
        """Take in that a file could not be checked."""
        self._refused.append({"level": "error", "message": {"text": reason}, "locations": [_location(name, None)]})

    @property
    def document(self) -> Mapping[str, Any]:
        """The SARIF log."""
        driver = {"name": "Standfirst", "version": version("standfirst"), "rules": list(self._rules.values())}
        invocation: dict[str, Any] = {"executionSuccessful": not self._refused}
        if self._refused:
            invocation["toolExecutionNotifications"] = self._refused
        run = {
            "tool": {"driver": driver},
            "invocations": [invocation],
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "results": self._results,
        }
        return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}

    def _result(self, name: str, finding: Finding) -> dict[str, Any]:
        if finding.rule not in self._rules:
            self._numbers[finding.rule] = len(self._rules)
            described = {"id": finding.rule, "defaultConfiguration": {"level": _LEVELS[finding.level]}}
            self._rules[finding.rule] = described | ({"helpUri": finding.see} if finding.see else {})
        return {
            "ruleId": finding.rule,
            "ruleIndex": self._numbers[finding.rule],
            "level": _LEVELS[finding.level],
            "message": {"text": finding.message},
            "locations": [_location(name, finding)],
            "properties": {"consumer": finding.consumer, "type": finding.type, "property": finding.property},
        }


def sarif(name: str, report: Report) -> Mapping[str, Any]:
    """The SARIF log of one report. name: the path or address of what was checked."""
    log = Sarif()
    log.add(name, report)
    return log.document


def _location(name: str, finding: Finding | None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(name.replace("\\", "/"), safe=_SAFE)}}
    if finding is None:
        return {"physicalLocation": physical}
    if place := finding.place:
        physical["region"] = {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + place.length}
    return {"physicalLocation": physical, "logicalLocations": _logical([finding])}


def _logical(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    return [{"fullyQualifiedName": finding.at, "kind": "member"} for finding in findings if finding.at]
