"""Conditions on how a page's microdata and RDFa name their vocabulary: an address that is not schema.org's to the letter
names none, and what stands under it counts for nothing.

Sources: https://html.spec.whatwg.org/multipage/microdata.html#attr-itemtype, https://www.w3.org/TR/rdfa-core/
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from service.check.faults import Fault, Subject
from service.check.nearest import slips_between
from service.check.vocabulary import is_type
from service.model.shown import Said

VocabularyCondition = Callable[[Subject], Iterator[Fault]]

_HOST = "schema.org"
_SPELT = ("http://schema.org/", "https://schema.org/", "http://www.schema.org/", "https://www.schema.org/")
_MOST_SLIPS = 2


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
            if _host_of(said.content) == _HOST and not said.content.lower().startswith(_SPELT):
                yield Fault(name=name, value=said.content, span=said.span)

    return condition


def host_spelt(name: str) -> VocabularyCondition:
    """The host of an address is not schema.org's but for a slip or two, where a type of schema.org's stands behind it, or nothing."""

    def condition(subject: Subject) -> Iterator[Fault]:
        for said in _named(subject, name):
            for address in said.content.split():
                if "//" not in address or (host := _host_of(address)) == _HOST:
                    continue
                last = address.rstrip("/").rpartition("/")[2].rpartition("#")[2]
                is_bare = address.partition("//")[2].count("/") < 2 and (name == "vocab" or is_type(last))
                if is_bare and slips_between(host, _HOST, _MOST_SLIPS + 1) <= _MOST_SLIPS:
                    yield Fault(name=name, value=address, span=said.span)
                    break

    return condition


def _named(subject: Subject, name: str) -> Iterator[Said]:
    return (said for said in (subject.shown.vocabularies if subject.shown else ()) if said.name == name)


def _host_of(address: str) -> str:
    """The host, without "www.": that of "schema.org/NewsArticle" too, which has no scheme."""
    rest = address.partition("//")[2] if "//" in address else address
    return rest.partition("/")[0].lower().removeprefix("www.")


CONDITIONS: Mapping[str, Callable[..., VocabularyCondition]] = {
    "type_addressed": type_addressed,
    "vocabulary_whole": vocabulary_whole,
    "host_spelt": host_spelt,
}
