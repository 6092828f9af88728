"""What is known beside the payload: the publisher's profile, and the rules that derive a value from another one.

Every value set here has the provenance "profile", or the name of the rule that derived it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from service.model.article import Article, Publisher
from service.model.payload import Payload, Reading
from service.model.profile import Profile
from service.model.provenance import Provenance
from service.model.refusal import Reason, Refusal
from service.read.clean import clean_line, unescape_twice, without_markup
from service.read.lost_characters import lost_characters

LEAD_LENGTH = 300
"""A description derived from the article's first paragraph is its first sentences, up to this many characters."""
LONGEST_LEAD = 2000
"""A first sentence that is longer describes nothing: it is a list, or no prose."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+|(?<=[。！？])[」』”）]*")


def complete(reading: Reading, payload: Payload) -> Reading:
    """The reading with what the publisher's profile and the derivations add. A value that was read is never replaced.

    Errors: Refusal(UNKNOWN_PUBLISHER) where the payload names a profile that there is none of.
    """
    article, provenance = reading.article, dict(reading.provenance)
    profile = _profile(article, payload)
    if profile:
        article = _with_profile(article, profile, provenance)
    description = lead(article.article_body) if article.article_body and not article.description else ""
    if 0 < len(description) <= LONGEST_LEAD:
        article, body = replace(article, description=description), provenance["articleBody"]
        provenance["description"] = Provenance(body.source, body.at, rule="lead-paragraph")
    return Reading(article, provenance, (*reading.findings, *lost_characters(article)))


def lead(body: str) -> str:
    """The first sentences of the first paragraph that is more than a line of furniture, at most LEAD_LENGTH characters
    where a sentence ends before that; word for word, nothing added. Tags and entities that the text shows are taken as in
    descriptions that are stated."""
    paragraphs = body.split("\n")
    first = next((paragraph for paragraph in paragraphs if _SENTENCE_END.search(paragraph + " ")), paragraphs[0])
    end = 0
    for match in _SENTENCE_END.finditer(first):
        if end and match.end() > LEAD_LENGTH:
            break
        end = match.end()
        if end > LEAD_LENGTH:
            break
    whole = (first if not end or len(first) <= LEAD_LENGTH else first[:end]).strip()
    return without_markup(clean_line(unescape_twice(whole)))


def _profile(article: Article, payload: Payload) -> Profile | None:
    if payload.publisher is not None:
        named = {key.lower(): profile for key, profile in payload.profiles.items()}.get(payload.publisher.lower())
        if named is None:
            known = ", ".join(sorted(payload.profiles)) or "none"
            raise Refusal(Reason.UNKNOWN_PUBLISHER, f"There is no publisher profile “{payload.publisher}”. Profiles in the settings: {known}.")
        return named
    host = urlsplit(article.url or payload.url or "").hostname or ""
    return payload.profiles.get(host) or payload.profiles.get(host.removeprefix("www."))


def _with_profile(article: Article, profile: Profile, provenance: dict[str, Provenance]) -> Article:
    for member, name in (("date_published", "datePublished"), ("date_modified", "dateModified")):
        stated = getattr(article, member)
        if stated and profile.timezone and (completed := with_offset(stated, profile.timezone)):
            article = _set(article, member, completed)
            provenance[name] = replace(provenance[name], rule="publisher-timezone")
    if profile.language and not article.language:
        article = replace(article, language=profile.language)
        provenance["language"] = Provenance("profile", f"publishers.{profile.key}.language")
    publisher = fill(article.publisher, profile.publisher)
    if publisher != article.publisher:
        provenance.setdefault("publisher", Provenance("profile", f"publishers.{profile.key}"))
        article = replace(article, publisher=publisher)
    return article


def _set(article: Article, member: str, value: Any) -> Article:
    setter: Callable[..., Article] = replace
    return setter(article, **{member: value})


def with_offset(stated: str, timezone: str) -> str | None:
    """An ISO 8601 date-time that has no offset, with the offset that the IANA zone has then; None for any other.

    When clocks are changed, an hour is left out or comes twice: such a time has no offset, or two, and stays without.
    Source: PEP 495
    """
    if "T" not in stated:
        return None
    moment = datetime.fromisoformat(stated)
    if moment.tzinfo:
        return None
    there = moment.replace(tzinfo=ZoneInfo(timezone))
    return there.isoformat() if there.utcoffset() == there.replace(fold=1).utcoffset() else None


def fill(stated: Publisher | None, profile: Publisher) -> Publisher:
    """The publisher as the article states it, with the profile's value for each member that it leaves open."""
    if stated is None:
        return profile
    absent = {member.name: getattr(profile, member.name) for member in fields(Publisher) if not getattr(stated, member.name)}
    if stated.type == "Organization":
        absent["type"] = profile.type
    return replace(stated, **absent)
