"""Where a value came from, and what lost to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from service.model.finding import Finding

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Other:
    """A value that another source states for the same field: `value` as text or JSON, as found."""

    source: str
    value: object


@dataclass(frozen=True, slots=True)
class Provenance:
    """The source that won ("json-ld", "meta", "html", "text", "profile", …), the place in it, and the losers.

    at: a JSON Pointer for JSON-LD, microdata and RDFa items, the name of a meta or link, an XPath in the page,
        "line N" of a text, the name of a setting; None where the source is one single place.
    rule: the name of the rule that derived the value, where it does not stand in the source word for word.
    """

    source: str
    at: str | None = None
    rule: str | None = None
    others: tuple[Other, ...] = ()


@dataclass(frozen=True, slots=True)
class Picked(Generic[T]):
    """A field's value with its provenance and what there is to say about it; value None: no place states it."""

    value: T | None = None
    provenance: Provenance | None = None
    findings: tuple[Finding, ...] = ()
