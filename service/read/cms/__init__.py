"""CMS payloads: one reader a CMS, each held to its JSON Schema (schemas/cms/NAME.json)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from difflib import get_close_matches
from typing import Any

from service.model.bounds import DEFAULT, Bounds
from service.model.formats import parse_url
from service.model.payload import Payload, Reading
from service.model.publication import Status
from service.model.refusal import Reason, Refusal
from service.model.validate import faults
from service.read.bounds import refuse_crowded
from service.read.cms.arc import ARC
from service.read.cms.contentful import CONTENTFUL
from service.read.cms.drupal import DRUPAL
from service.read.cms.finish import finish
from service.read.cms.gathered import Gathered
from service.read.cms.ghost import GHOST
from service.read.cms.model import Cms, Standing
from service.read.cms.ninjs import NINJS
from service.read.cms.sanity import SANITY
from service.read.cms.standard_webhooks import STANDARD_WEBHOOKS
from service.read.cms.storyblok import STORYBLOK
from service.read.cms.strapi import STRAPI
from service.read.cms.wordpress import WORDPRESS
from service.read.json.strict import parse_json

__all__ = ["CMS", "Cms", "Standing", "address_of", "cms_named", "has_article", "open_payload", "read_cms", "status_at"]

ALL = (WORDPRESS, GHOST, CONTENTFUL, STRAPI, SANITY, DRUPAL, STORYBLOK, ARC, NINJS, STANDARD_WEBHOOKS)
CMS: Mapping[str, Cms] = {cms.name: cms for cms in ALL}
"""Every CMS by its name. To add one, add its file, its schema and its place here."""

NOT_PUBLISHED: Mapping[Status, str] = {
    "draft": "It is a draft",
    "scheduled": "It is scheduled for later",
    "unpublished": "It has been withdrawn, or is not public",
}


def cms_named(name: str) -> Cms:
    """The CMS of that name. Errors: Refusal(UNKNOWN_CMS) that names the nearest."""
    if name in CMS:
        return CMS[name]
    near = get_close_matches(name.lower(), CMS, n=1, cutoff=0.4)
    hint = f"Did you mean “{near[0]}”?" if near else f"There are {', '.join(CMS)}."
    raise Refusal(Reason.UNKNOWN_CMS, f"There is no CMS “{name[:40]}” here. {hint}")


def open_payload(cms: Cms, content: bytes, charset: str | None = None, bounds: Bounds = DEFAULT) -> Any:
    """The JSON of a CMS's payload, held to the CMS's schema.

    Errors: Refusal(MALFORMED) for what is no JSON, Refusal(INVALID) with pointers for the payload of another shape,
    Refusal(OVER_LIMIT) for what is beyond the bounds.
    """
    refuse_crowded(content, bounds)
    stated = parse_json(content, charset, bounds)
    if wrong := faults(f"cms/{cms.name}", stated):
        more = f" ({len(wrong) - 1} more under “errors”.)" if len(wrong) > 1 else ""
        raise Refusal(Reason.INVALID, f"This is no payload of {cms.title}. {wrong[0].at or 'The whole'}: {wrong[0].message}{more}", wrong)
    return stated


def status_at(standing: Standing, now: datetime | None) -> Status:
    """Where the article stands at a moment: an embargo that has not ended, or whose end no clock is given for, makes it scheduled."""
    if standing.status != "published" or standing.embargo is None:
        return standing.status
    ends = datetime.fromisoformat(standing.embargo)
    return "published" if now is not None and ends.tzinfo is not None and ends <= now else "scheduled"


def has_article(told: Gathered) -> bool:
    """Whether there is anything in what was gathered that a bundle could be made of."""
    return any(told.form.get(name) for name in ("headline", "articleBody", "faq"))


def address_of(told: Gathered) -> str | None:
    """The article's own address, where what was gathered holds an absolute one."""
    return parse_url(str(told.form.get("url") or ""))


def read_cms(payload: Payload) -> Reading:
    """Read an article out of a CMS's payload (`payload.cms`).

    Errors: Refusal for an unknown CMS, malformed JSON, another shape, an article that is not published, or none at all.
    """
    cms = cms_named(payload.cms or "")
    stated = open_payload(cms, payload.content, payload.charset, payload.bounds)
    status = status_at(cms.stand(stated, payload.locale), payload.now)
    if status != "published":
        raise Refusal(Reason.NOT_PUBLISHED, f"{NOT_PUBLISHED[status]} (status “{status}”): only a published article has markup.")
    reading = finish(cms.read(stated, payload.locale), payload)
    article = reading.article
    if not (article.headline or article.article_body or article.faq):
        raise Refusal(Reason.NO_ARTICLE, f"The payload of {cms.title} holds no headline, text or FAQ.")
    return reading
