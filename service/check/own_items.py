"""Which of a page's items are about the page itself, and not about other pages that it lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service.check.addresses import same_page
from service.check.faults import Subject
from service.check.nodes import first

_NAMED_BY = ("mainEntityOfPage", "url", "@id")


def own_items(subject: Subject, *kinds: str) -> list[int]:
    """The numbers of the items of these types that are about this page. Where one of them names its address, those that
    name another are teasers: a page that marks up a list of related articles says nothing wrong of itself."""
    numbers = subject.items_of(*kinds)
    pages = _addresses(subject) if len(numbers) > 1 else ()
    if not pages:
        return numbers
    named = {number: address_of(subject.items[number].node) for number in numbers}
    own = [number for number in numbers if any(same_page(named[number], page) for page in pages)]
    return [number for number in numbers if number in own or "://" not in named[number]] if own else numbers


def _addresses(subject: Subject) -> tuple[str, ...]:
    """The page's addresses: its canonical one, the one that it was read from, og:url."""
    shown = subject.shown
    if shown is None:
        return ()
    stated = (*(link.content for link in shown.canonical[:1]), shown.url or "", *(tag.content for tag in subject.open_graph if tag.name == "og:url"))
    return tuple(address for address in stated if "://" in address)


def address_of(node: Mapping[str, Any]) -> str:
    """The address of the page that an item is the main entity of, else its own; "" where it names none."""
    for member in _NAMED_BY:
        value = first(node.get(member))
        address = value.get("@id", value.get("url")) if isinstance(value, dict) else value
        if isinstance(address, str) and address.strip():
            return address.strip()
    return ""
