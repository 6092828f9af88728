"""Reports on standard output, in the form that was asked for."""

from __future__ import annotations

import os
import sys
from typing import Any, Protocol

from service.cli.output import as_json, say
from service.model.bundle import Report
from service.model.finding import Level
from service.render.envelope import report_json
from service.render.junit import JUnit
from service.render.report_text import report_text
from service.render.sarif import Sarif


class Reports(Protocol):
    """Takes the reports one by one."""

    def add(self, name: str, report: Report) -> None:
        """A file's report."""

    def refuse(self, name: str, reason: str) -> None:
        """A file that could not be checked, which standard error has told of."""

    def close(self) -> None:
        """There are no more."""


class TextReports:
    """Each report as it comes."""

    def __init__(self, *, is_one: bool) -> None:
        self._is_first, self._is_one = True, is_one

    def add(self, name: str, report: Report) -> None:
        """Say the report at once."""
        if not self._is_first:
            say("")
        self._is_first = False
        if not self._is_one:
            say(f"== {name}")
        say(report_text(report, name, in_colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR")))

    def refuse(self, name: str, reason: str) -> None:
        """Nothing more to say."""

    def close(self) -> None:
        """Nothing more to say."""


class JsonReports:
    """One report, or a list of them with the names of their files."""

    def __init__(self, *, is_one: bool) -> None:
        self._is_one = is_one
        self._said: list[dict[str, Any]] = []

    def add(self, name: str, report: Report) -> None:
        """Keep the report."""
        self._said.append(report_json(report) if self._is_one else {"file": name, **report_json(report)})

    def refuse(self, name: str, reason: str) -> None:
        """Keep what was said of the file."""
        if not self._is_one:
            self._said.append({"file": name, "problem": reason})

    def close(self) -> None:
        """Say all."""
        if self._said or not self._is_one:
            say(as_json(self._said[0] if self._is_one else self._said))


class SarifReports(Sarif):
    """One SARIF log."""

    def close(self) -> None:
        """Say the log."""
        say(as_json(self.document))


class JUnitReports(JUnit):
    """One JUnit document."""

    def close(self) -> None:
        """Say the document."""
        say(self.document)


def reports_in(form: str, *, is_one: bool, fails: Level | None) -> Reports:
    """What takes reports and says them as "text", "json", "sarif" or "junit". is_one: whether a single file was named."""
    if form == "sarif":
        return SarifReports()
    if form == "junit":
        return JUnitReports(fails)
    return JsonReports(is_one=is_one) if form == "json" else TextReports(is_one=is_one)


FORMS = ("text", "json", "sarif", "junit")
