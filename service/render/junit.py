"""Reports as JUnit's XML, which CI servers show as tests: a file is a suite, a finding a case.

There is no one standard; this keeps to the form that Jenkins's schema describes (jenkins-junit.xsd).
"""

from __future__ import annotations

import re

from lxml import etree

from service.model.bundle import Report
from service.model.finding import LEVELS, Finding, Level
from service.render.report_text import located

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document can hold. Source: https://www.w3.org/TR/xml/#charsets"""


class JUnit:
    """Any number of files: `add` each report, or `refuse` a file that could not be checked, then take the `document`."""

    def __init__(self, fails: Level | None) -> None:
        """fails: the level from which on a finding is a failure; None is never."""
        self._failing = LEVELS[: LEVELS.index(fails) + 1] if fails else ()
        self._suites = etree.Element("testsuites", name="standfirst")
        self._totals = {"tests": 0, "failures": 0, "errors": 0}

    def add(self, name: str, report: Report) -> None:
        """Take in the findings of a file; one without any is a case that passes."""
        failures = [finding for finding in report.findings if finding.level in self._failing]
        suite = self._suite(name, tests=max(1, len(report.findings)), failures=len(failures))
        for finding in report.findings:
            self._case(suite, name, finding)
        if not report.findings:
            etree.SubElement(suite, "testcase", name="no findings", classname=_text(name))

    def refuse(self, name: str, reason: str) -> None:
        """Take in that a file could not be checked."""
        suite = self._suite(name, tests=1, errors=1)
        case = etree.SubElement(suite, "testcase", name="could not be checked", classname=_text(name))
        etree.SubElement(case, "error", message=_text(reason), type="refused")

    @property
    def document(self) -> str:
        """The whole as XML."""
        for name, count in self._totals.items():
            self._suites.set(name, str(count))
        return str(etree.tostring(self._suites, encoding="unicode", pretty_print=True)).rstrip()

    def _suite(self, name: str, **numbers: int) -> etree._Element:
        for count, number in numbers.items():
            self._totals[count] += number
        stated = {count: str(numbers.get(count, 0)) for count in self._totals}
        return etree.SubElement(self._suites, "testsuite", name=_text(name), **stated)

    def _case(self, suite: etree._Element, name: str, finding: Finding) -> None:
        case = etree.SubElement(suite, "testcase", name=f"{finding.rule} {_text(finding.at)}".rstrip(), classname=_text(name))
        said = f"{located(name, finding.place)}: {finding.level}: {finding.message}"
        if finding.level in self._failing:
            etree.SubElement(case, "failure", message=_text(finding.message), type=finding.rule).text = _text(said)
        else:
            etree.SubElement(case, "system-out").text = _text(said)


def _text(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
