"""Conditions on how a page's microdata and RDFa name their vocabulary: an address that is not schema.org's to the letter
names none, and what stands under it counts for nothing.

Sources: https://html.spec.whatwg.org/multipage/microdata.html#attr-itemtype, https://www.w3.org/TR/rdfa-core/
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from service.check.faults import Fault, Subject
from service.check.nearest import slips_between
from service.check.vocabulary import is_term, is_type
from service.model.shown import Said

VocabularyCondition = Callable[[Subject], Iterator[Fault]]

_HOST = "schema.org"
_SPELT = ("http://schema.org/", "https://schema.org/", "http://www.schema.org/", "https://www.schema.org/")
_MOST_SLIPS = 2
_LONGEST_TYPE = 60
_BEFORE_HOST = re.compile(r"(?:https?:)?/*", re.IGNORECASE)


def type_addressed(name: str) -> VocabularyCondition:
    """Each type in the attribute is an absolute address."""

    def condition(subject: Subject) -> Iterator[Fault]:
        for said in _named(subject, name):
            if bare := next((one for one in said.content.split() if ":" not in one), None):
                yield Fault(name=name, value=bare, span=said.span)

    return condition


def vocabulary_whole(name: str) -> VocabularyCondition:
    """A vocabulary that is schema.org's by its host is so to the letter: a term is put right behind it."""

    def condition(subject: Subject) -> Iterator[Fault]:
        for said in _named(subject, name):
            if _host_of(said.content) == _HOST and said.content not in _SPELT:
                yield Fault(name=name, value=said.content, span=said.span)

    return condition


def host_spelt(name: str) -> VocabularyCondition:
    """The address before a type is schema.org's to the letter, and its host is not schema.org's but for a slip or two, where
    a type of schema.org's stands behind it, or nothing."""

    def condition(subject: Subject) -> Iterator[Fault]:
        is_wrong = _is_near if name == "vocab" else _is_type_near
        for said in _named(subject, name):
            if address := next(filter(is_wrong, said.content.split()), None):
                yield Fault(name=name, value=address, span=said.span)

    return condition


def _is_type_near(address: str) -> bool:
    """Whether a type's address is nearly schema.org's: "https://Schema.org/NewsArticle", "http://shema.org/NewsArticle"."""
    if _host_of(address) == _HOST:
        return ":" in address and not address.startswith(_SPELT)  # type_addressed tells one without a scheme
    return _is_near(address) and is_type(address.rstrip("/").rpartition("/")[2].rpartition("#")[2])


def _is_near(address: str) -> bool:
    host, rest = _host_of(address), address.partition("//")[2]
    return host != _HOST and bool(rest) and rest.count("/") < 2 and slips_between(host, _HOST, _MOST_SLIPS + 1) <= _MOST_SLIPS


def lacks_scheme(term: str) -> bool:
    """Whether a term is an address of schema.org's without its scheme, as a vocabulary without one makes it: "schema.org/NewsArticle"."""
    return ":" not in term and "/" in term and _host_of(term) == _HOST


def follows_type(term: str) -> bool:
    """Whether a term stands right behind a type, as a vocabulary with one behind its slash makes it: "Articleheadline"."""
    ends = (end for end in range(1, min(len(term), _LONGEST_TYPE)) if is_type(term[:end]))
    return any(is_term(term[end:].lstrip("/#")) for end in ends)


def _named(subject: Subject, name: str) -> Iterator[Said]:
    return (said for said in (subject.shown.vocabularies if subject.shown else ()) if said.name == name)


def _host_of(address: str) -> str:
    """The host in small letters, without "www.", however many slashes stand before it: that of "schema.org/NewsArticle" too."""
    return _BEFORE_HOST.sub("", address, count=1).partition("/")[0].lower().removeprefix("www.")


CONDITIONS: Mapping[str, Callable[..., VocabularyCondition]] = {
    "type_addressed": type_addressed,
    "vocabulary_whole": vocabulary_whole,
    "host_spelt": host_spelt,
}
