"""Which of a page's items are about the page itself, and not about other pages that it lists."""

from __future__ import annotations

from service.check.addresses import address_in, page_key
from service.check.faults import Subject

_NAMED_BY = ("mainEntityOfPage", "url", "@id")


def own_items(subject: Subject, *kinds: str) -> list[int]:
    """The numbers of the items of these types that are about this page. Where one of them names its address in any of
    these properties, those that name others alone are teasers: a page that marks up a list of related articles says
    nothing wrong of itself, and one that names two addresses of its own article does."""
    numbers = subject.items_of(*kinds)
    pages = {page_key(address) for address in _addresses(subject)} if len(numbers) > 1 else set()
    if not pages:
        return numbers
    named = {number: [address_in(subject.items[number].node.get(name)) for name in _NAMED_BY] for number in numbers}
    own = {number for number in numbers if not pages.isdisjoint(map(page_key, named[number]))}
    return [number for number in numbers if number in own or not any("://" in address for address in named[number])] if own else numbers


def _addresses(subject: Subject) -> tuple[str, ...]:
    """The page's addresses: its canonical one, the one that it was read from, og:url."""
    shown = subject.shown
    if shown is None:
        return ()
    stated = (*(link.content for link in shown.canonical[:1]), shown.url or "", *(tag.content for tag in subject.open_graph if tag.name == "og:url"))
    return tuple(address for address in stated if "://" in address)
