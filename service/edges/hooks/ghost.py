"""Ghost: `X-Ghost-Signature: sha256=HEX, t=MS`, an HMAC of the body followed by the time in milliseconds.

No event is named: it is read from what `previous` and `current` say of the status. Source: WebhookTrigger.js (TryGhost/Ghost)
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from service.edges.hooks.model import Custom, HookRequest, Kind, Told
from service.edges.hooks.signatures import hmac_of, moment_of, needed_header, refuse_unless_recent, refuse_unless_signed
from service.model.publication import Event, Status

HEADER = "X-Ghost-Signature"
PUBLIC = frozenset(("published", "sent"))


def verify(request: HookRequest, secrets: Sequence[str], now: datetime, tolerance_seconds: int | None) -> None:
    """Errors: Refusal (401)."""
    digest, stamp = _signature(needed_header(request, HEADER))
    refuse_unless_signed([digest], secrets, lambda secret: hmac_of(secret, request.body + stamp.encode()).hex(), HEADER)
    refuse_unless_recent(moment_of(stamp, HEADER, a_second=1000), now, tolerance_seconds)


def _signature(header: str) -> tuple[str, str]:
    parts = dict(part.strip().partition("=")[::2] for part in header.split(","))
    return parts.get("sha256", ""), parts.get("t", "")


def _event(told: Told) -> tuple[Event, Status]:
    current, previous = _states(told)
    if told.status == "unpublished":
        return "unpublish", "unpublished"
    became = previous.get("status", current.get("status"))
    return "publish" if told.status == "published" and became not in PUBLIC else "update", told.status


def _key(told: Told, event: Event) -> str:
    """A failed delivery is sent again with a signature of a later time: the post's own time tells, not the signature's."""
    current, previous = _states(told)
    return f"{told.standing.id}:{current.get('updated_at') or previous.get('updated_at') or ''}:{event}"


def _revision(told: Told) -> tuple[str | None, str]:
    """A deleted post has no time of its own any more, but that of its last state: the call's time comes after that."""
    current, previous = _states(told)
    stamp = _signature(told.request.header(HEADER.lower()))[1]
    return current.get("updated_at") or previous.get("updated_at"), stamp.zfill(14)[:14]


def _states(told: Told) -> tuple[dict[str, str], dict[str, str]]:
    change = told.payload.get("post") or told.payload.get("page")
    return change.get("current") or {}, change.get("previous") or {}


CUSTOM = Custom(
    "`X-Ghost-Signature: sha256=HEX, t=MS`: HMAC-SHA256 of body and time",
    "id, `updated_at` and event",
    "`updated_at`",
)
GHOST = Kind("ghost", 300, verify, _event, _key, _revision, CUSTOM)
