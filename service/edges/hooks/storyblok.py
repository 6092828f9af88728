"""Storyblok: `webhook-signature: HEX`, an HMAC of the body; no time, no id.

Source: https://www.storyblok.com/docs/concepts/webhooks (Webhook Secret)
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from service.edges.hooks.model import Custom, HookRequest, Kind, Told
from service.edges.hooks.signatures import body_key, hmac_of, needed_header, refuse_unless_signed
from service.model.formats import parse_date
from service.model.publication import Event, Status

HEADER = "webhook-signature"


def verify(request: HookRequest, secrets: Sequence[str], now: datetime, tolerance_seconds: int | None) -> None:
    """Errors: Refusal (401)."""
    stated = needed_header(request, HEADER).lower()
    refuse_unless_signed([stated], secrets, lambda secret: hmac_of(secret, request.body, "sha1").hex(), HEADER)


def _event(told: Told) -> tuple[Event, Status]:
    if told.status == "unpublished":
        return "unpublish", "unpublished"
    story = told.payload.get("story") or {}
    if told.status != "published" or told.payload["action"] == "moved":
        return "update", told.status
    first, last = (parse_date(story.get(name) or "") for name in ("first_published_at", "published_at"))
    return ("update" if first and last and first < last else "publish"), "published"


def _key(told: Told, event: Event) -> str:
    """A thin call has nothing of its own moment in it: to withdraw a story once more, after it was published again, looks the
    same. Each is taken for a new one; one that only comes twice finds the story withdrawn, and changes nothing."""
    own = body_key(told.request)
    return own if told.payload.get("story") else f"{own}:{told.now.timestamp()}"


def _revision(told: Told) -> tuple[str | None]:
    """A thin call says nothing of a time: the story was so when it came."""
    story = told.payload.get("story") or {}
    return (story.get("published_at") or story.get("updated_at"),)


CUSTOM = Custom(
    "`webhook-signature`: hex HMAC-SHA1 of the body",
    "SHA-256 of the body; of a thin one, with the moment that it came",
    "`story.published_at`",
)
STORYBLOK = Kind("storyblok", None, verify, _event, _key, _revision, CUSTOM)
