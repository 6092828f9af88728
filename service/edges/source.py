"""A source: a CMS that may post webhooks, and where its bundles are delivered to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from service.model.bounds import DEFAULT, Bounds
from service.model.profile import Profile

RETRY_AFTER_SECONDS = (5, 30, 120, 600, 1800, 3600, 7200, 14_400, 21_600, 36_000)
"""Waits after failed attempts: quick at first, a day in all, as Standard Webhooks advises."""


@dataclass(frozen=True, slots=True)
class Source:
    """One `[sources.NAME]` table of the settings.

    kind: which CMS. secrets: any of them may have signed; none only where the settings say in words that calls are
    unsigned. tolerance_seconds: how far off a signed time may be, None is what is usual for the kind. deliver_to: the
    one address that bundles are posted to, signed with each of deliver_secrets.
    """

    name: str
    kind: str
    secrets: tuple[str, ...] = ()
    unsigned: bool = False
    publisher: str | None = None
    locale: str | None = None
    tolerance_seconds: int | None = None
    deliver_to: str | None = None
    deliver_secrets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Newsroom:
    """Every source by name with the publishers' profiles that complete their articles, how deliveries are made,
    and how much of a payload is read."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    timeout_seconds: int = 10
    retry_after_seconds: tuple[int, ...] = RETRY_AFTER_SECONDS
    bounds: Bounds = DEFAULT
