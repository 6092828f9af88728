"""Candidates: the places where a field's value may stand, tried in the order of trust that `places.json` gives.

A row of that file is "SOURCE WHERE": "json-ld datePublished", "meta article:published_time", "link canonical"; the
names of metas and links in lower case.
To add a place to look, add a row; to trust it more, move it up. No field's code knows the order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple, TypeVar

from service.model.bundle import Item
from service.model.provenance import Other, Picked, Provenance
from service.read.data import load
from service.read.page import Page

T = TypeVar("T")
SYNTAXES = frozenset({"json-ld", "microdata", "rdfa"})


class Candidate(NamedTuple):
    """One value as it was found: `source` and `at` as Provenance wants them; `value` is text or a markup value."""

    source: str
    at: str
    value: Any


def stated_at(page: Page, source: str, where: str) -> list[Candidate]:
    """Every value that the page states in one place, which a row of the data files names: most places state none."""
    stated = page.meta if source == "meta" else page.links if source == "link" else None
    if stated is None:
        return list(_of_markup(page, source, where)) if source in page.syntaxes else []
    return [Candidate(source, where, text) for text in stated[where]] if where in stated else []


def _of_markup(page: Page, syntax: str, name: str) -> Iterator[Candidate]:
    """A property ("author") or a path of them ("publisher.name") of the page's own articles in one syntax,
    or of its nodes of another type, which the path then starts with ("WebPage.datePublished")."""
    first, _, rest = name.partition(".")
    items: Iterable[Item] = page.articles
    if first[0].isupper():
        kind, (first, _, rest) = first, rest.partition(".")
        items = page.markup.of_type(kind)
    for item in items:
        if item.syntax == syntax and first in item.node:
            value = page.markup.resolve(item.node[first])
            if rest:
                value = page.markup.resolve(value[0]) if isinstance(value, list) and value else value
                value = value.get(rest) if isinstance(value, dict) else None
            if value is not None and value != "" and value != []:
                path = f"{first}/{rest}" if rest else first
                yield Candidate(syntax, f"{item.at}/{path}", value)


@cache
def places(field: str) -> tuple[tuple[str, str], ...]:
    """The rows of a field in `places.json`, as (source, where)."""
    rows = load("places.json")[field]
    return tuple((source, where) for source, _, where in (row.partition(" ") for row in rows))


@lru_cache(maxsize=512)
def places_in(field: str, syntaxes: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """The rows of a field but for those in a syntax of markup that is not among these."""
    return tuple((source, where) for source, where in places(field) if source not in SYNTAXES or source in syntaxes)


def candidates(page: Page, field: str) -> Iterator[Candidate]:
    """Every value that the page states for the field, the most trusted place first."""
    for source, where in places_in(field, page.syntaxes):
        if found := stated_at(page, source, where):
            yield from found


def first_readable(found: Iterator[Candidate], parse: Callable[[Candidate], T | None]) -> Picked[T]:
    """The first candidate that `parse` makes a value of, with the differing values of the others kept as losers."""
    winner: tuple[Candidate, T] | None = None
    others: list[Other] = []
    for candidate in found:
        value = parse(candidate)
        if value is None:
            continue
        if winner is None:
            winner = (candidate, value)
        elif value != winner[1] and (other := Other(candidate.source, value)) not in others:
            others.append(other)
    if winner is None:
        return Picked()
    return Picked(winner[1], Provenance(winner[0].source, winner[0].at, None, tuple(others)))
