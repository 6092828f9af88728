"""breadcrumbs: the way from the home page to the article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from service.model.article import Breadcrumb
from service.model.provenance import Picked
from service.model.types import types_of
from service.read.candidates import Candidate, first_readable
from service.read.fields.values import listed, text_of, url_of
from service.read.page import Page


def pick_breadcrumbs(page: Page) -> Picked[tuple[Breadcrumb, ...]]:
    """The steps of the page's first BreadcrumbList that has two or more, in the order of their positions.

    Source: https://schema.org/BreadcrumbList, https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
    """
    return first_readable(_lists(page), lambda candidate: _steps(page, candidate.value))


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
    return int(position) if position.isdecimal() else 0
