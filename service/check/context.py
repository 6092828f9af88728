"""What the names of a JSON-LD item mean: its "@context" read as far as schema.org's terms are concerned.

The context of schema.org itself is known; others that stand at an address are not fetched, and what they may define is
taken for schema.org's, so that a misspelt context does not hide an item's other faults.
Source: https://www.w3.org/TR/json-ld11/#the-context
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from service.check.vocabulary import is_term
from service.model.bundle import Item
from service.model.types import short_name

JSON_LD = "json-ld"
_SCHEMA_ORG = re.compile(r"(?:https?:)?//(?:www\.)?schema\.org(?:[/#]|\Z)", re.IGNORECASE)
_WHOLE = re.compile(r"(?:https?:)?//(?:www\.)?schema\.org(?:/?#?|/docs/jsonldcontext\.json(?:ld)?|/version/.*)\Z", re.IGNORECASE)
_MAPS = frozenset({"@language", "@index", "@id", "@type", "@graph"})


@dataclass(frozen=True, slots=True)
class Terms:
    """How an item spells schema.org's terms. foreign: whether bare names are another vocabulary's. others: whether a context
    beside schema.org's, which is not fetched, may define names that schema.org does not have. names: terms that the
    context defines, as addresses or "@type" and the like (None: they mean nothing). maps: those whose value is a map,
    such as {"en": …, "de": …}."""

    foreign: bool
    others: bool
    names: Mapping[str, str | None]
    maps: frozenset[str]

    def short(self, name: str) -> str | None:
        """schema.org's short name for a member or type; None for what is another vocabulary's."""
        for _ in range(2):  # an alias of a name that has a prefix
            if name in self.names:
                stated = self.names[name]
                if stated is None or stated == name:
                    return stated
                name = stated
                continue
            prefix, colon, rest = name.partition(":")
            if not colon:
                is_strange = self.foreign or (self.others and not is_term(name))
                return None if is_strange and not name.startswith("@") else name
            if rest.startswith("//") or prefix not in self.names:
                return _known(name)
            name = f"{self.names[prefix] or ''}{rest}"
        return _known(name)


def _known(address: str) -> str | None:
    short = short_name(address)
    return None if ":" in short else short


def terms_of(item: Item) -> Terms | None:
    """How the item spells schema.org's terms; None where its names are schema.org's as they stand, "schema:" aside."""
    stated = _parts_of(item)
    parts = [part for part in stated if isinstance(part, dict)]
    addresses = [part for part in stated if isinstance(part, str)]
    others = any(map(_is_schema_org, addresses)) and not all(map(_is_schema_org, addresses))
    if item.syntax != JSON_LD or not (others or any(part.keys() - {"@base", "@language", "@version"} for part in parts)):
        return None
    names = {name: _address(value) for part in parts for name, value in part.items() if not name.startswith("@")}
    vocabularies = [part["@vocab"] for part in parts if "@vocab" in part]
    foreign = bool(vocabularies) and not _is_schema_org(vocabularies[-1])
    maps = frozenset(name for part in parts for name, value in part.items() if isinstance(value, dict) and not _MAPS.isdisjoint(_container(value)))
    return Terms(foreign, others, names, maps)


def _address(definition: Any) -> str | None:
    if isinstance(definition, dict):
        definition = definition.get("@id")
    return definition if isinstance(definition, str) else None


def _container(definition: Mapping[str, Any]) -> Iterator[str]:
    stated = definition.get("@container")
    return (name for name in (stated if isinstance(stated, list) else [stated]) if isinstance(name, str))


def context_of(item: Item) -> Any:
    """The context that stands in the item, or in the document around it; None where there is none."""
    return item.node.get("@context", item.context)


def stated_for(item: Item) -> str:
    """The pointer to what states the item's context: the item, or the document whose "@graph" it is a member of."""
    return item.at if "@context" in item.node else item.at.partition("/@graph/")[0]


def _parts_of(item: Item) -> list[Any]:
    """The item's context as a list: of one where it is none."""
    stated = context_of(item)
    return stated if isinstance(stated, list) else [stated]


def means_schema_org(item: Item, types: tuple[str, ...]) -> bool:
    """Whether the item's context gives its type a meaning of schema.org's: as the vocabulary, or by a prefix that the type uses."""
    for part in _parts_of(item):
        if _is_schema_org(part["@vocab"] if isinstance(part, dict) and "@vocab" in part else part):
            return True
    terms = terms_of(item)
    if terms is None or not any(_is_schema_org(address) for address in terms.names.values()):
        return False
    written = item.node.get("@type", "")
    return any(isinstance(name, str) and (":" in name or name in terms.names) for name in (written if isinstance(written, list) else [written]))


def is_of_others(item: Item) -> bool:
    """Whether an item without a type states nothing but other vocabularies' terms, by their prefixes ("rdfa:usesVocabulary")."""
    terms = terms_of(item)
    members = [name for name in item.node if not name.startswith("@")]
    return terms is not None and bool(members) and "@type" not in item.node and all(":" in name and not terms.short(name) for name in members)


def names_whole_context(item: Item) -> bool:
    """Whether a context that is schema.org's by its host is so by its path too: https://schema.org/Article is a page."""
    return not any(isinstance(part, str) and _is_schema_org(part) and not _WHOLE.match(part.strip()) for part in _parts_of(item))


def ends_its_vocabulary(item: Item) -> bool:
    """Whether a "@vocab" of schema.org's ends with a slash or "#": a term is put right behind it."""
    vocabularies = [part.get("@vocab") for part in _parts_of(item) if isinstance(part, dict)]
    return not any(_is_schema_org(vocab) and str(vocab)[-1:] not in ("/", "#") for vocab in vocabularies)


def _is_schema_org(address: Any) -> bool:
    return isinstance(address, str) and _SCHEMA_ORG.match(address.strip()) is not None
