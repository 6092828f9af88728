"""Where each item and finding of a report stands in what was sent. Done once, when the report is known: only what it names is looked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from service.model.bundle import Item, Report
from service.model.finding import Finding
from service.model.place import Place
from service.model.pointer import pointer, steps_of
from service.model.source import Span
from service.read.json.members import Steps, member_ranges
from service.read.stated.elements import Elements
from service.read.stated.reader import Stated
from service.read.stated.scripts import Script

TAGS = ("openGraph", "twitterCard")
Target = tuple[str, Steps]
"""An item ("items", its number, then the way to a member of its node), or a tag ("openGraph", its number)."""


def placed(report: Report, stated: Stated) -> Report:
    """The report with the place of each item and of each finding that has one, and with fixes that lead into what was sent.

    stated: what the report is on. Time is linear in the payload and in the report.
    """
    ways = [_target(finding) for finding in report.findings]
    starts: list[Target] = [("items", (str(number),)) for number in range(len(report.items))]
    spans = dict(_spans({*starts, *(way for way in ways if way)}, report.items, stated))
    told = [finding.span or (spans.get(way) if way else None) for finding, way in zip(report.findings, ways, strict=True)]
    places = stated.source.places({*filter(None, told), *spans.values()})

    def place(span: Span | None) -> Place | None:
        return places[span] if span else None

    return replace(
        report,
        items=tuple(item._replace(place=place(spans.get(start))) for item, start in zip(report.items, starts, strict=True)),
        source=stated.source,
        findings=tuple(_placed(finding, place(span), report.items, stated) for finding, span in zip(report.findings, told, strict=True)),
    )


def _target(finding: Finding) -> Target | None:
    """What a finding points at; None for what is no member of the report, and where it is known what it is about."""
    kind, *steps = steps_of(finding.at) or ("",)
    if finding.span is not None or not steps or not steps[0].isdecimal():
        return None
    if kind == "items":
        return kind, (steps[0], *steps[2:])  # the second is "node"
    return (kind, (steps[0],)) if kind in TAGS else None


def _placed(finding: Finding, place: Place | None, items: Sequence[Item], stated: Stated) -> Finding:
    fix = finding.fix and tuple({**operation, "path": _into_sent(operation["path"], items, stated)} for operation in finding.fix)
    return finding._replace(place=place, fix=fix) if place or fix else finding


def _into_sent(path: str, items: Sequence[Item], stated: Stated) -> str:
    """A fix's path in the document or script that was sent, where it is written as findings' pointers are."""
    kind, *steps = steps_of(path)
    if kind != "items":
        return path
    return pointer([*_in_script(items[int(steps[0])], stated)[1], *steps[2:]])


def _in_script(item: Item, stated: Stated) -> tuple[int, Steps]:
    """The number of an item's script and the way to the item in it. A document is the one script."""
    steps = steps_of(item.at)
    return (int(steps[0]), steps[1:]) if stated.page is not None else (0, steps)


def _spans(targets: Collection[Target], items: Sequence[Item], stated: Stated) -> Iterator[tuple[Target, Span]]:
    in_scripts: dict[int, dict[Steps, list[Target]]] = {}
    elements = Elements(stated)
    for kind, steps in targets:
        if kind != "items":
            yield from _tag_span(kind, steps, stated)
        elif (item := items[int(steps[0])]).syntax == "json-ld":
            number, way = _in_script(item, stated)
            in_scripts.setdefault(number, {}).setdefault((*way, *steps[1:]), []).append((kind, steps))
        elif span := elements.span(item, steps[1:]):
            yield (kind, steps), span
    for number, ways in in_scripts.items():
        yield from _member_spans(stated.scripts[number], ways)


def _tag_span(kind: str, steps: Steps, stated: Stated) -> Iterator[tuple[Target, Span]]:
    spans = stated.metas[TAGS.index(kind)]
    if int(steps[0]) < len(spans):
        yield (kind, steps), spans[int(steps[0])]


def _member_spans(script: Script, ways: Mapping[Steps, Sequence[Target]]) -> Iterator[tuple[Target, Span]]:
    ranges = member_ranges(script.reading.text, ways)
    for span, targets in zip(script.spans([ranges[way] for way in ways]), ways.values(), strict=True):
        yield from ((target, span) for target in targets)
