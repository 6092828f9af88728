"""Writes `vocabulary.json`: the types and properties of schema.org, from a release's JSON-LD file.

Run it with a new release's "all-https" file, which has the retired terms too:
`python -m schemas.make_vocabulary schemaorg-all-https.jsonld 30.0`. Source: https://schema.org/docs/developers.html

types: the types right above each, by blanks. properties: the types that have each, then those that it takes.
members: the members of each enumeration. superseded: what stands in a term's place now. pending, retired: terms that
schema.org still tries out, and those that it has withdrawn.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TARGET = Path(__file__).with_name("vocabulary.json")
_OURS = "schema:"
_PENDING, _RETIRED = "https://pending.schema.org", "https://attic.schema.org"
_CLASS, _PROPERTY, _DATA_TYPE = "rdfs:Class", "rdf:Property", "schema:DataType"

Term = dict[str, Any]


def vocabulary(terms: list[Term], release: str) -> dict[str, Any]:
    """The release's terms in the form of vocabulary.json. Terms of other vocabularies are left out."""
    ours = sorted((term for term in terms if term["@id"].startswith(_OURS)), key=lambda term: str(term["@id"]))
    types = [term for term in ours if _CLASS in _kinds(term)]
    properties = [term for term in ours if _PROPERTY in _kinds(term)]
    members: dict[str, list[str]] = {}
    for term in ours:
        for kind in _kinds(term):
            if kind.startswith(_OURS) and kind != _DATA_TYPE:
                members.setdefault(_short(kind), []).append(_short(term["@id"]))
    return {
        "release": release,
        "types": {_short(term["@id"]): " ".join(_named(term, "rdfs:subClassOf")) for term in types},
        "properties": {
            _short(term["@id"]): [" ".join(_named(term, f"schema:{part}Includes")) for part in ("domain", "range")] for term in properties
        },
        "members": {kind: " ".join(names) for kind, names in sorted(members.items())},
        "superseded": {_short(term["@id"]): next(_named(term, "schema:supersededBy")) for term in ours if "schema:supersededBy" in term},
        "pending": " ".join(_short(term["@id"]) for term in ours if _stands_in(term, _PENDING)),
        "retired": " ".join(_short(term["@id"]) for term in ours if _stands_in(term, _RETIRED)),
    }


def _kinds(term: Term) -> list[str]:
    stated = term["@type"]
    return stated if isinstance(stated, list) else [stated]


def _named(term: Term, member: str) -> Iterator[str]:
    """The short names that a member points at, sorted."""
    stated = term.get(member, [])
    names = (one["@id"] for one in (stated if isinstance(stated, list) else [stated]))
    yield from sorted(_short(name) for name in names if name.startswith(_OURS))


def _stands_in(term: Term, part: str) -> bool:
    return bool(term.get("schema:isPartOf", {}).get("@id") == part)


def _short(name: str) -> str:
    return name.removeprefix(_OURS)


def main(source: str, release: str) -> None:
    """Compile the file at `source` into TARGET."""
    terms = json.loads(Path(source).read_text("utf-8"))["@graph"]
    TARGET.write_text(json.dumps(vocabulary(terms, release), ensure_ascii=False, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
