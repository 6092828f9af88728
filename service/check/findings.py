"""The findings on items and on tags, each once, in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from service.check.faults import Subject
from service.check.whole import walk_items, walk_tags, walk_together
from service.model.bundle import Item, Tag
from service.model.finding import Finding


def check_items(items: Sequence[Item], *, numbered: bool = False, most: int | None = None) -> tuple[Finding, ...]:
    """Hold JSON-LD nodes (or microdata, RDFa in the same shape) to the rules.

    Findings stand in the order of the document: on the items as a set, then item by item, in each the outer nodes
    before the inner ones, in each node what it lacks before its members in their order. `at` starts with the item's
    pointer; what is missing points at its place. `type` is the item's type (types joined by ", "), `property` the way
    from the item ("author.name"), without numbers. Nodes that only point ({"@id": …}) are not checked; a nested node
    with the "@id" of an item is not asked for what it lacks. No finding stands twice; one rule has at most
    walk.MAX_REPEATS findings in one item. numbered: `at` starts with the item's number in the list instead
    ("/items/3/node/author"). most: how many findings there may be; the rest is not looked for. Raises nothing.
    """
    return _once(islice(walk_items(items, numbered), most))


def check_tags(open_graph: Sequence[Tag], twitter_card: Sequence[Tag], *, most: int | None = None) -> tuple[Finding, ...]:
    """Hold the Open Graph tags and the X card to the rules; X falls back on Open Graph, so both are looked at together.

    Findings stand in order: what the tags as a whole lack, then tag by tag, then tags out of order. `at` is "/openGraph/3/content",
    or "/openGraph" for what is missing; `property` is the tag's name, `type` None.
    most: as in check_items. Raises nothing.
    """
    return _once(islice(walk_tags(open_graph, twitter_card), most))


def check_together(subject: Subject, *, most: int | None = None) -> tuple[Finding, ...]:
    """Hold all that a page or document states to the rules on what its parts say of one another, and of what the page
    shows. `at` starts with the item's number in the list, or is a tag's, or "" for the page itself. most: as in check_items.
    """
    return _once(islice(walk_together(subject), most))


def _once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding once in one place: two items of different syntaxes may have one pointer, and the same to say of it."""
    return tuple({(finding.rule, finding.at, finding.property, finding.message, finding.span): finding for finding in findings}.values())
