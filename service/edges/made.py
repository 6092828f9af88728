"""What is made of a payload to be kept: the bundle in each form that it is asked for, ready to be sent."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from service import pipeline
from service.edges.source import Newsroom, Source
from service.model.media_types import HTML, JSON, JSON_LD
from service.model.profile import Profile
from service.pipeline import Observer, unobserved
from service.render.envelope import bundle_json
from service.render.json_text import json_bytes
from service.render.jsonld import graph_json

PURE = ("model", "read", "build", "check", "render")
"""The stages: what a bundle depends on besides its payload and the settings."""


@dataclass(frozen=True, slots=True)
class Made:
    """A bundle as it is kept. forms: by media type. made_by: which rules, reading and settings made it."""

    payload: bytes
    forms: Mapping[str, bytes]
    made_by: str
    url: str | None
    headline: str | None

    @property
    def hash(self) -> str:
        """Of the bundle in all its forms: the same content has the same."""
        return hashlib.sha256(b"\0".join(self.forms.values())).hexdigest()


def make(payload: bytes, source: Source, newsroom: Newsroom, now: datetime, observe: Observer = unobserved) -> Made:
    """Generate and render the bundle of a source's payload. now: the moment that an embargo is held to. Errors: Refusal."""
    bundle = pipeline.generate(
        payload,
        JSON,
        cms=source.kind,
        locale=source.locale,
        publisher=source.publisher,
        profiles=newsroom.profiles,
        now=now,
        bounds=newsroom.bounds,
        observe=observe,
    )
    forms = {
        JSON: json_bytes(bundle_json(bundle)),
        JSON_LD: json_bytes(graph_json(bundle)),
        HTML: bundle.head.encode("utf-8", "replace"),
    }
    observe("render")
    return Made(payload, forms, made_by(source, newsroom.profiles), bundle.article.url, bundle.article.headline)


def made_by(source: Source, profiles: Mapping[str, Profile]) -> str:
    """What a bundle of this source depends on besides its payload, as a digest: code, rules, words, and the settings that count."""
    stated = repr((source.kind, source.locale, source.publisher, sorted(profiles.items())))
    return hashlib.sha256(f"{_of_the_stages()}{stated}".encode()).hexdigest()


@cache
def _of_the_stages() -> str:
    digest = hashlib.sha256()
    for root in (*(files("service").joinpath(stage) for stage in PURE), files("schemas")):
        _add(digest, root)
    return digest.hexdigest()


def _add(digest: hashlib._Hash, part: Traversable) -> None:
    if part.is_dir():
        for inner in sorted(part.iterdir(), key=lambda inner: inner.name):
            _add(digest, inner)
    elif part.name.endswith((".py", ".json")):
        digest.update(part.name.encode() + part.read_bytes())
