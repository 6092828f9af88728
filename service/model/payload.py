"""A payload: what a caller sent, before it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from service.model.article import Article
from service.model.bounds import DEFAULT, Bounds
from service.model.finding import Finding
from service.model.formats import parse_url
from service.model.profile import Profile
from service.model.provenance import Provenance
from service.model.refusal import Fault, Reason, Refusal


@dataclass(frozen=True, slots=True)
class Payload:
    """Bytes with what their sender says of them.

    content: the bytes as sent. media_type: "text/html", "text/plain", "application/json" or "application/ld+json".
    charset: as the Content-Type header states it, or None. url: the page's address, as the caller states it.
    publisher: the key of a publisher's profile, where the caller names one. profiles: by host name.
    cms: the CMS whose payload it is, or None. locale: which one is asked for, where a payload holds several.
    now: the moment to hold an embargo to, or None: an embargoed article is not published then.
    bounds: how much of it is read.
    """

    content: bytes
    media_type: str
    charset: str | None = None
    url: str | None = None
    publisher: str | None = None
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    cms: str | None = None
    locale: str | None = None
    now: datetime | None = None
    bounds: Bounds = DEFAULT


def payload_of(
    content: bytes | str,
    media_type: str,
    *,
    charset: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    profiles: Mapping[str, Profile] | None = None,
    cms: str | None = None,
    locale: str | None = None,
    now: datetime | None = None,
    bounds: Bounds = DEFAULT,
) -> Payload:
    """A payload of what a caller hands over; text given as str needs no charset.

    Errors: Refusal(INVALID) where `url` is an address that nothing can be resolved against.
    """
    if isinstance(content, str):
        content, charset = content.encode("utf-8", "replace"), "utf-8"
    address = parse_url(url) if url is not None else None
    if url is not None and address is None:
        message = f"The page's own address (url) has to be an absolute http or https address, not “{url[:80]}”."
        raise Refusal(Reason.INVALID, message, (Fault("/url", message),))
    return Payload(content, media_type, charset, address, publisher, profiles or {}, cms, locale, now, bounds)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of a payload: the article, where each of its fields came from, and findings ("read.*")."""

    article: Article
    provenance: Mapping[str, Provenance]
    findings: tuple[Finding, ...] = ()
