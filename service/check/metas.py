"""Conditions on what a page says of itself in metas, links and `<html lang>`, and on where its tags stand.

Sources: https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag,
https://developers.google.com/search/docs/crawling-indexing/valid-page-metadata, https://ogp.me
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from service.check.addresses import address_in, is_relative, is_web, same_page
from service.check.faults import Fault, Subject
from service.check.nodes import first
from service.check.own_items import own_items
from service.check.tag_names import could_be_tag
from service.model.shown import Said

_SAME_CODES = {"nb": "no", "nn": "no", "iw": "he", "in": "id"}
"""Codes that name one language."""


def _metas(subject: Subject, names: Sequence[str]) -> Iterator[Said]:
    return (meta for meta in (subject.shown.metas if subject.shown else ()) if meta.name.lower() in names)


def meta_matches(name: str, *, pattern: str, also: Sequence[str] = ()) -> Callable[[Subject], Iterator[Fault]]:
    """The meta's content has this form, from its first character to its last."""
    form = re.compile(pattern)
    return lambda subject: (_fault(meta) for meta in _metas(subject, (name, *also)) if not form.fullmatch(meta.content.strip()))


def meta_without(name: str, *, pattern: str, also: Sequence[str] = ()) -> Callable[[Subject], Iterator[Fault]]:
    """This form stands nowhere in the meta's content."""
    form = re.compile(pattern)
    return lambda subject: (_fault(meta) for meta in _metas(subject, (name, *also)) if form.search(meta.content))


def _fault(said: Said) -> Fault:
    return Fault(name=said.name, value=said.content, span=said.span)


def meta_says(name: str, *, pattern: str, also: Sequence[str] = ()) -> Callable[[Subject], Iterator[Fault]]:
    """One of these metas holds this form; a head without a page is not asked."""
    form = re.compile(pattern)

    def condition(subject: Subject) -> Iterator[Fault]:
        if subject.has_text and not any(form.search(meta.content) for meta in _metas(subject, (name, *also))):
            yield Fault(name=name)

    return condition


def meta_is_no_tag(_: str) -> Callable[[Subject], Iterator[Fault]]:
    """No meta's name is that of a tag but for its punctuation ("ogtitle", "twitter.card")."""

    def condition(subject: Subject) -> Iterator[Fault]:
        for meta in subject.shown.metas if subject.shown else ():
            if could_be_tag(meta.name):
                yield Fault(name=meta.name, value=meta.name, span=meta.span)

    return condition


def in_head(_: str, *, starts: Sequence[str]) -> Callable[[Subject], Iterator[Fault]]:
    """No meta whose name starts so stands in the body."""
    wanted = tuple(starts)

    def condition(subject: Subject) -> Iterator[Fault]:
        late = [meta for meta in (subject.shown.in_body if subject.shown else ()) if meta.name.lower().startswith(wanted)]
        for name, _, span in late[:1]:
            yield Fault(name=name, value=_with_others(name, late), span=span)

    return condition


def within_bytes(name: str, *, most: int, also: Sequence[str] = ()) -> Callable[[Subject], Iterator[Fault]]:
    """The tags begin within so many bytes of the page; at fault is the first of those that do not."""

    def condition(subject: Subject) -> Iterator[Fault]:
        begins = subject.shown.first if subject.shown else {}
        late = sorted((span, one) for one in (name, *also) if (span := begins.get(one)) and span.start > most)
        for span, one in late[:1]:
            yield Fault(name=one, value=_with_others(one, late), span=span)

    return condition


def _with_others(name: str, all_of_them: Sequence[Any]) -> str:
    return f"{name} and {len(all_of_them) - 1} more" if len(all_of_them) > 1 else name


def one_canonical(_: str) -> Callable[[Subject], Iterator[Fault]]:
    """The page does not name two canonical addresses that differ."""

    def condition(subject: Subject) -> Iterator[Fault]:
        links = subject.shown.canonical if subject.shown else ()
        for other in links[1:]:
            if not same_page(other.content, links[0].content):
                yield _fault(other)

    return condition


def canonical_given(_: str) -> Callable[[Subject], Iterator[Fault]]:
    """No canonical link is without an address."""
    return lambda subject: (_fault(link) for link in _canonical_links(subject) if not link.content)


def canonical_whole(_: str) -> Callable[[Subject], Iterator[Fault]]:
    """The canonical link's address is one that a page can have: no "https://", "javascript:void(0)" or "{{ url }}"."""
    return lambda subject: (
        _fault(link) for link in _canonical_links(subject) if link.content and not is_web(link.content) and not is_relative(link.content)
    )


def canonical_absolute(_: str) -> Callable[[Subject], Iterator[Fault]]:
    """The canonical link's address is absolute."""
    return lambda subject: (_fault(link) for link in _canonical_links(subject) if is_relative(link.content))


def _canonical_links(subject: Subject) -> Sequence[Said]:
    return subject.shown.canonical_written if subject.shown else ()


def tag_is_canonical(name: str) -> Callable[[Subject], Iterator[Fault]]:
    """The tag's address is the canonical one."""

    def condition(subject: Subject) -> Iterator[Fault]:
        for number, tag in enumerate(subject.open_graph):
            if tag.name == name and tag.content.strip() and _differs(tag.content, subject):
                yield Fault(tag=number, value=tag.content)

    return condition


def page_is_canonical(name: str, *, types: Sequence[str]) -> Callable[[Subject], Iterator[Fault]]:
    """The item's address, or that of the page that it is the main entity of, is the canonical one."""

    def condition(subject: Subject) -> Iterator[Fault]:
        for number in own_items(subject, *types):
            address = address_in(subject.items[number].node.get(name))
            if _differs(address, subject):
                yield Fault(number, (name,), value=address)

    return condition


def _differs(address: str, subject: Subject) -> bool:
    canonical = subject.shown.canonical[:1] if subject.shown else ()
    return "://" in address and bool(canonical) and not same_page(address, canonical[0].content)


def language_as_page(name: str, *, types: Sequence[str]) -> Callable[[Subject], Iterator[Fault]]:
    """The item is in the language that `<html lang>` names, as far as the first part of the tag tells."""

    def condition(subject: Subject) -> Iterator[Fault]:
        for number in subject.items_of(*types) if subject.shown and subject.shown.language else ():
            value = first(subject.items[number].node.get(name))
            if isinstance(value, str) and value.strip() and not _same_language(value, subject):
                yield Fault(number, (name,), value=value)

    return condition


def tag_in_language(name: str) -> Callable[[Subject], Iterator[Fault]]:
    """The locale of the tag is of the language that `<html lang>` names."""

    def condition(subject: Subject) -> Iterator[Fault]:
        for number, tag in enumerate(subject.open_graph) if subject.shown and subject.shown.language else ():
            if tag.name == name and tag.content.strip() and not _same_language(tag.content, subject):
                yield Fault(tag=number, value=tag.content)

    return condition


def _same_language(tag: str, subject: Subject) -> bool:
    return _primary(tag) == _primary(subject.shown.language if subject.shown else None)


def _primary(tag: str | None) -> str:
    code = (tag or "").strip().replace("_", "-").partition("-")[0].lower()
    return _SAME_CODES.get(code, code)


CONDITIONS: Mapping[str, Callable[..., Any]] = {
    "meta_matches": meta_matches,
    "meta_without": meta_without,
    "meta_says": meta_says,
    "meta_is_no_tag": meta_is_no_tag,
    "in_head": in_head,
    "within_bytes": within_bytes,
    "one_canonical": one_canonical,
    "canonical_given": canonical_given,
    "canonical_whole": canonical_whole,
    "canonical_absolute": canonical_absolute,
    "tag_is_canonical": tag_is_canonical,
    "page_is_canonical": page_is_canonical,
    "language_as_page": language_as_page,
    "tag_in_language": tag_in_language,
}
