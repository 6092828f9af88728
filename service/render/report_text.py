"""A report for people: by item, each finding under the line that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from service.model.bundle import Report
from service.model.finding import LEVELS, Finding
from service.model.place import Place
from service.model.types import types_of
from service.render.excerpt import excerpt

_COLOURS = {"error": "31;1", "warning": "33;1", "info": "36", "place": "2", "heading": "1", "mark": "32;1"}
"""SGR parameters. Source: ECMA-48, 8.3.117."""
_TAGS = {"openGraph": "Open Graph", "twitterCard": "X card"}
_WIDTH = max(map(len, LEVELS))


class Paint:
    """Puts text in colour, or leaves it as it is."""

    def __init__(self, *, in_colour: bool) -> None:
        self._in_colour = in_colour

    def __call__(self, text: str, what: str) -> str:
        """The text in the colour of a level, a place, a heading or a mark."""
        return f"\x1b[{_COLOURS[what]}m{text}\x1b[0m" if self._in_colour else text


def report_text(report: Report, name: str = "", *, in_colour: bool = False) -> str:
    """The report as lines of text. name: of the file; in_colour: for a terminal."""
    paint = Paint(in_colour=in_colour)
    lines: list[str] = []
    for subject, findings in groupby(
        sorted(report.findings, key=lambda finding: _order(finding, report)), key=lambda finding: _subject(finding, report)
    ):
        lines += [*_section(subject, list(findings), report, name, paint), ""]
    lines += [_verdict(verdict.consumer, verdict.verdict, verdict.rules) for verdict in report.summary]
    return "\n".join([*lines, *([""] if report.summary else []), counts(report.findings)])


def counts(findings: Sequence[Finding]) -> str:
    """How many findings there are of each level."""
    return ", ".join(f"{level}: {sum(finding.level == level for finding in findings)}" for level in LEVELS)


def located(name: str, place: Place | None) -> str:
    """A place as compilers write it, so that editors and terminals lead there: "page.html:12:5"."""
    return ":".join([*([name] if name else []), *([str(place.line), str(place.column)] if place else [])])


def _number(finding: Finding, report: Report) -> int | None:
    kind, _, rest = finding.at[1:].partition("/")
    number = rest.partition("/")[0]
    return int(number) if kind == "items" and number.isdecimal() and int(number) < len(report.items) else None


def _order(finding: Finding, report: Report) -> int:
    """Items as they stand, then Open Graph, the card, and the whole; the order within is the report's."""
    number = _number(finding, report)
    kinds = list(_TAGS)
    kind = finding.at[1:].partition("/")[0]
    return number if number is not None else len(report.items) + (kinds.index(kind) if kind in kinds else len(kinds))


def _subject(finding: Finding, report: Report) -> str:
    number = _number(finding, report)
    if number is None:
        return _TAGS.get(finding.at[1:].partition("/")[0], "The whole")
    item = report.items[number]
    return f"{', '.join(types_of(item.node)) or 'An item without a type'} ({item.syntax}, /items/{number})"


def _section(subject: str, findings: Sequence[Finding], report: Report, name: str, paint: Paint) -> Iterator[str]:
    """A heading, then the findings; those in a row that share a place stand under one excerpt."""
    yield paint(subject, "heading")
    for place, alike in groupby(findings, key=lambda finding: finding.place):
        if place is not None or name:
            yield "  " + paint(located(name, place), "place")
        if place is not None:
            shown, mark = excerpt(report.source, place)
            margin = f"  {place.line} | "
            yield margin + shown
            yield " " * (len(margin) - 2) + "| " + paint(mark, "mark")
        for finding in alike:
            yield f"  {paint(finding.level.ljust(_WIDTH), finding.level)}  {_plain(finding.message)}  [{finding.rule}]"


def _plain(text: str) -> str:
    """A message quotes what was sent, which must not command the terminal."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def _verdict(consumer: str, verdict: str, rules: Sequence[str]) -> str:
    return f"{consumer:11} {verdict}" + (f": {', '.join(rules)}" if rules else "")
