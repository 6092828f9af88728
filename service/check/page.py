"""Conditions on markup against the page that it stands on: does the reader see what the markup says?

A function takes the rule's property and the row's `args`, and returns a condition that gives the faults. What the page
does not say at all is compared with nothing.
Sources: https://developers.google.com/search/docs/appearance/structured-data/sd-policies,
https://developers.google.com/search/docs/appearance/publication-dates
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import unescape
from itertools import islice
from typing import Any

from service.check.dates import instant, stated
from service.check.faults import Fault, Subject, bare, folded
from service.check.metas import CONDITIONS as ON_METAS
from service.check.nodes import first
from service.check.own_items import own_items
from service.check.pictures import addresses_of, picture_key
from service.check.places import is_reference, steps_to
from service.check.vocabularies import CONDITIONS as ON_VOCABULARIES
from service.model.formats import parse_date

PageCondition = Callable[[Subject], Iterator[Fault]]

_ELEMENT = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"\w+")
_FEWEST_SHARED = 0.5
"""The part of a headline's words that one of the page's own titles shares with it, where they are about the same."""
_LONGEST_COMPARED = 200
_MOST_COMPARED = 500
"""Values of a property that are looked for in the page: each costs as much as the page is long."""


def values_at(node: Mapping[str, Any], way: Sequence[str], steps: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """The values at a dotted property, with the steps that lead to each."""
    if not way:
        yield steps, node
        return
    value = node.get(way[0]) if isinstance(node, Mapping) else None
    for number, one in enumerate(value if isinstance(value, list) else [value]):
        here = (*steps, way[0], number) if isinstance(value, list) else (*steps, way[0])
        if one is not None:
            yield from values_at(one, way[1:], here) if len(way) > 1 else [(here, first(one))]


def _texts(subject: Subject, types: Sequence[str], name: str) -> Iterator[tuple[int, tuple[str | int, ...], str]]:
    found = ((number, *at) for number in own_items(subject, *types) for at in values_at(subject.items[number].node, name.split(".")))
    for number, steps, value in islice(found, _MOST_COMPARED):
        if isinstance(value, str) and value.strip():
            yield number, steps, value.strip()


def headline_shown(name: str, *, types: Sequence[str]) -> PageCondition:
    """A headline shares most of its words with the page's title or a heading, or stands in its text."""

    def condition(subject: Subject) -> Iterator[Fault]:
        shown = subject.shown
        titles = [set(_WORD.findall(folded(title))) for title in (shown.title, *shown.headings)] if shown else []
        for number, steps, value in _texts(subject, types, name) if any(titles) else ():
            words = set(_WORD.findall(folded(unescape(value))))
            if words and not any(_shares(words, title) for title in titles) and folded(unescape(value)) not in subject.text:
                yield Fault(number, steps, value=value)

    return condition


def _shares(words: set[str], title: set[str]) -> bool:
    return len(words & title) >= _FEWEST_SHARED * min(len(words), len(title) or 1)


def text_shown(name: str, *, types: Sequence[str], least: int = 0) -> PageCondition:
    """A text stands on the page, or its first `least` characters where that many are given; HTML in it does not count."""

    def condition(subject: Subject) -> Iterator[Fault]:
        for number, steps, value in _texts(subject, types, name) if subject.has_text else ():
            wanted = folded(unescape(_ELEMENT.sub(" ", value)))[: least or _LONGEST_COMPARED]
            if wanted and wanted not in subject.text and bare(wanted) not in subject.bare_text:
                yield Fault(number, steps, value=value)

    return condition


def name_shown(name: str, *, types: Sequence[str], metas: Sequence[str]) -> PageCondition:
    """A name stands on the page, or in one of these metas. An address in its place is none, and the publisher's name is
    often shown as its logo alone."""

    def condition(subject: Subject) -> Iterator[Fault]:
        said = [folded(meta.content) for meta in (subject.shown.metas if subject.shown else ()) if meta.name.lower() in metas]
        for number, steps, value in _texts(subject, types, name) if subject.has_text else ():
            if "://" in value or (subject.shown and subject.shown.words.in_text(value)):
                continue
            wanted = folded(unescape(value))
            if wanted in subject.text or any(wanted in text for text in said) or wanted in _publishers(subject.items[number].node):
                continue
            if bare(wanted) not in subject.bare_text:
                yield Fault(number, steps, value=value)

    return condition


def _publishers(node: Mapping[str, Any]) -> list[str]:
    return [folded(name) for _, name in values_at(node, ("publisher", "name")) if isinstance(name, str)]


def day_shown(name: str, *, types: Sequence[str], others: Sequence[str]) -> PageCondition:
    """The day of a date is one that the page's `<time>` elements show; so is that of one of the other dates (`others`)
    where the page shows another: then what it shows is not this article's."""

    def condition(subject: Subject) -> Iterator[Fault]:
        days = {day for text in (subject.shown.times if subject.shown else ()) if (day := _day(text))}
        for number, steps, value in _texts(subject, types, name) if days else ():
            node = subject.items[number].node
            stated_days = {_day(text) for one in others if isinstance(text := first(node.get(one)), str)}
            if (day := _day(value)) and day not in days and not stated_days & days and not _same_moment(value, subject):
                yield Fault(number, steps, value=value)

    return condition


def _day(text: str) -> str | None:
    read = parse_date(text)
    return read[:10] if read else None


def _same_moment(value: str, subject: Subject) -> bool:
    """Whether a `<time>` states the very moment in another offset."""
    moment = instant(value)
    return moment is not None and any(instant(text) == moment for text in (subject.shown.times if subject.shown else ()))


def as_tag(name: str, *, types: Sequence[str], tag: str, syntax: str) -> PageCondition:
    """A date in markup of this syntax is the same moment as that of the tag; of a date without a time, or without an
    offset, the days are compared."""

    def condition(subject: Subject) -> Iterator[Fault]:
        said = next((one.content.strip() for one in subject.open_graph if one.name == tag), "")
        for number, steps, value in _texts(subject, types, name) if stated(said).is_readable else ():
            if subject.items[number].syntax == syntax and stated(value).is_readable and not _agree(value, said):
                yield Fault(number, steps, value=value)

    return condition


def _agree(one: str, other: str) -> bool:
    moment, against = instant(one), instant(other)
    return moment == against if moment and against else _day(one) == _day(other)


def selector_matches(name: str) -> PageCondition:
    """A selector leads to an element of the page; one that cannot be read leads to none."""

    def condition(subject: Subject) -> Iterator[Fault]:
        selected = subject.shown.selected if subject.shown else {}
        for found in subject.nodes if selected else ():
            value = found.node.get(name)
            for number, one in enumerate(value if isinstance(value, list) else [value]):
                if isinstance(one, str) and selected.get(one, 1) in (0, None):
                    yield Fault(found.item, (*steps_to(found.way), name, *((number,) if isinstance(value, list) else ())), value=one)

    return condition


def image_as_tag(name: str, *, types: Sequence[str], tags: Sequence[str]) -> PageCondition:
    """One of the item's pictures is one of the tags', at whatever size, where both name one. A reference is followed."""

    def condition(subject: Subject) -> Iterator[Fault]:
        told = {picture_key(tag.content) for tag in subject.open_graph if tag.name in tags and "//" in tag.content}
        for number in own_items(subject, *types) if told else ():
            pictures = _followed(subject, subject.items[number].node.get(name))
            stated_here = {picture_key(address) for address in addresses_of(pictures) if "//" in address}
            if stated_here and told.isdisjoint(stated_here):
                yield Fault(number, (name,))

    return condition


def _followed(subject: Subject, value: Any) -> list[Any]:
    """The pictures, in the place of references the nodes that they point at; a reference to nothing is none."""
    found: list[Any] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and is_reference(one):
            found += (node.node for node in subject.by_id.get(str(one["@id"]), ()))
        else:
            found.append(one)
    return found


CONDITIONS: Mapping[str, Callable[..., PageCondition]] = {
    "headline_shown": headline_shown,
    "text_shown": text_shown,
    "name_shown": name_shown,
    "day_shown": day_shown,
    "as_tag": as_tag,
    "selector_matches": selector_matches,
    "image_as_tag": image_as_tag,
    **ON_METAS,
    **ON_VOCABULARIES,
}
