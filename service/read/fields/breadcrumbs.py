"""breadcrumbs: the way from the home page to the article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from service.model.article import Breadcrumb
from service.model.provenance import Picked
from service.model.types import types_of
from service.read.candidates import Candidate, first_readable
from service.read.clean import clean_line
from service.read.fields.values import listed, text_of, url_of
from service.read.page import Page

MOST_TRAILS = 50
"""Elements that are looked at for a trail: where there are more, each is an entry of a list."""
MOST_DIGITS = 9
"""Of a step's position."""
MOST_LINKS = 8
"""Links of a trail: what has more is a menu."""
LONGEST_NAME = 80
"""Characters of a step with an address."""

_UNSEEN = frozenset(("script", "style", "noscript", "option", "button"))
_TRAILS = etree.XPath("/descendant::*[contains(@class, 'readcrumb') or self::nav[contains(@aria-label, 'readcrumb')]]")
_SIGNS = " /›»>|·•→-–—:"


def pick_breadcrumbs(page: Page) -> Picked[tuple[Breadcrumb, ...]]:
    """The steps of the page's first BreadcrumbList that has two or more, in the order of their positions; where the
    markup has none, those of the trail of links that the page shows under that name.

    Source: https://schema.org/BreadcrumbList, https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
    """
    stated = first_readable(_lists(page), lambda candidate: _steps(page, candidate.value))
    if stated.value or b"readcrumb" not in page.data:  # to ask each element takes longer
        return stated
    return first_readable(_trails(page), lambda candidate: _shown_steps(page, candidate.value))


def _lists(page: Page) -> Iterator[Candidate]:
    for item in page.markup.items:
        if "BreadcrumbList" in types_of(item.node):
            yield Candidate(item.syntax, item.at, item.node)
        elif isinstance(nested := page.markup.resolve(item.node.get("breadcrumb")), dict) and "itemListElement" in nested:
            yield Candidate(item.syntax, f"{item.at}/breadcrumb", nested)


def _steps(page: Page, node: dict[str, Any]) -> tuple[Breadcrumb, ...] | None:
    members = [member for member in listed(node.get("itemListElement")) if isinstance(member, dict)]
    steps = []
    for member in sorted(members, key=_position):
        thing = member.get("item")
        name = text_of(member.get("name")) or (text_of(thing) if isinstance(thing, dict) else None)
        if name:
            steps.append(Breadcrumb(name, url_of(page, thing)))
    return tuple(steps) if len(steps) > 1 else None


def _position(member: dict[str, Any]) -> int:
    position = str(member.get("position", ""))
    return int(position) if position.isdecimal() and len(position) <= MOST_DIGITS else 0


def _trails(page: Page) -> Iterator[Candidate]:
    """The outermost elements that are called a trail of breadcrumbs and hold the links of one."""
    within: HtmlElement | None = None
    for element in _TRAILS(page.tree)[:MOST_TRAILS]:
        if within is None or within not in element.iterancestors():
            within = element
            yield Candidate("html", page.place(element), element)


def _shown_steps(page: Page, trail: HtmlElement) -> tuple[Breadcrumb, ...] | None:
    """The links of a trail, and the text behind the last of them: the page itself."""
    links = [(link, clean_line("".join(link.itertext()))) for link in trail.iter("a")]
    if not 0 < len(links) <= MOST_LINKS:
        return None
    steps = [Breadcrumb(name, page.absolute(link.get("href") or "")) for link, name in links if 0 < len(name) <= LONGEST_NAME]
    last = _text_behind(trail, links[-1][0])
    if last and last not in {step.name for step in steps}:
        steps.append(Breadcrumb(last))
    return tuple(steps) if len(steps) > 1 else None


def _text_behind(trail: HtmlElement, link: HtmlElement) -> str | None:
    """What stands behind the last link, without the signs between steps; None where it is no line."""
    pieces: list[str] = []
    inside, is_behind = set(link.iter()), False
    for event, element in etree.iterwalk(trail, events=("start", "end")):
        if event == "end" and element is link:
            is_behind = True
        if not is_behind or (element in inside and element is not link):
            continue
        if event == "end":
            pieces.append((element.tail if element is not trail else "") or "")
        elif element.tag not in _UNSEEN:
            pieces.append(element.text or "")
    line = clean_line("".join(pieces)).strip(_SIGNS)
    return line or None
