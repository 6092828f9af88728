"""Hooks: a CMS's call made sure of and told apart. The signature comes first, on the raw bytes; only then is anything parsed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from service.edges.hooks.arc import ARC
from service.edges.hooks.contentful import CONTENTFUL
from service.edges.hooks.drupal import DRUPAL
from service.edges.hooks.ghost import GHOST
from service.edges.hooks.kept import kept_id, kept_key
from service.edges.hooks.model import Hook, HookRequest, Kind, Told
from service.edges.hooks.ninjs import NINJS
from service.edges.hooks.revision import revision_text
from service.edges.hooks.sanity import SANITY
from service.edges.hooks.standard_webhooks import STANDARD_WEBHOOKS
from service.edges.hooks.storyblok import STORYBLOK
from service.edges.hooks.strapi import STRAPI
from service.edges.hooks.wordpress import WORDPRESS
from service.model.bounds import DEFAULT, Bounds
from service.read.cms import address_of, cms_named, has_article, open_payload, status_at

__all__ = ["KINDS", "Hook", "HookRequest", "open_hook"]

ALL = (WORDPRESS, GHOST, CONTENTFUL, STRAPI, SANITY, DRUPAL, STORYBLOK, ARC, NINJS, STANDARD_WEBHOOKS)
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in ALL}
"""How each CMS of `service.read.cms` signs and speaks."""


def open_hook(
    kind: str,
    request: HookRequest,
    *,
    secrets: Sequence[str],
    now: datetime,
    locale: str | None = None,
    tolerance_seconds: int | None = None,
    unsigned: bool = False,
    bounds: Bounds = DEFAULT,
) -> Hook:
    """Check a call's signature and say what it is about.

    kind: a name of KINDS. secrets: any of them may have signed: two while one is being changed. now: the receiver's clock,
    with its offset. locale: which one the source serves, where a payload holds several. tolerance_seconds: how old or
    early a signature may be; None is the kind's own. unsigned: take calls without a signature, which only a setting may say.
    bounds: how much of a payload is read.
    Errors: Refusal, in this order: SIGNATURE_MISSING, SIGNATURE_MISMATCH, SIGNATURE_TOO_OLD, SIGNATURE_IN_FUTURE (401);
    MALFORMED (400) for a body that is no JSON; INVALID (422) with pointers for another shape, and for an id that cannot be kept; OVER_LIMIT (413).
    """
    known = KINDS[cms_named(kind).name]
    if not unsigned:
        known.verify(request, secrets, now, known.tolerance_seconds if tolerance_seconds is None else tolerance_seconds)
    cms = cms_named(kind)
    payload = open_payload(cms, request.body, bounds=bounds)
    standing = cms.stand(payload, locale)
    told = Told(request, payload, standing, status_at(standing, now), now)
    event, status = known.event(told)
    gathered = cms.read(payload, locale)
    return Hook(
        kind=known.name,
        event=event,
        status=status,
        key=kept_key(known.key(told, event)),
        article_id=kept_id(standing.id),
        revision=revision_text(known.revision(told), now, is_withdrawn=event == "unpublish"),
        has_article=has_article(gathered),
        url=address_of(gathered),
        payload=payload,
    )
