"""Sanity: `sanity-webhook-signature: t=MS,v1=SIG`, an HMAC of time, dot and body. Source: https://www.sanity.io/docs/webhooks"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Sequence
from datetime import datetime

from service.edges.hooks.model import Custom, HookRequest, Kind, Told
from service.edges.hooks.signatures import body_key, hmac_of, moment_of, needed_header, refuse_unless_recent, refuse_unless_signed
from service.model.publication import Event, Status

HEADER = "sanity-webhook-signature"


def verify(request: HookRequest, secrets: Sequence[str], now: datetime, tolerance_seconds: int | None) -> None:
    """Errors: Refusal (401)."""
    parts = dict(part.strip().partition("=")[::2] for part in needed_header(request, HEADER).split(","))
    stamp, digest = parts.get("t", ""), parts.get("v1", "")

    def sign(secret: bytes) -> str:
        return urlsafe_b64encode(hmac_of(secret, f"{stamp}.".encode() + request.body)).rstrip(b"=").decode()

    refuse_unless_signed([digest.rstrip("=")], secrets, sign, HEADER)
    refuse_unless_recent(moment_of(stamp, HEADER, a_second=1000), now, tolerance_seconds)


def _event(told: Told) -> tuple[Event, Status]:
    operation = told.request.header("sanity-operation").lower()
    if told.status != "published":
        return "update", told.status
    if operation == "delete":
        return "unpublish", "unpublished"
    return ("publish" if operation == "create" else "update"), "published"


def _key(told: Told, event: Event) -> str:
    return told.request.header("idempotency-key") or body_key(told.request)


def _revision(told: Told) -> tuple[str | None]:
    """`_rev` has no order. What a projection leaves out, the transaction's time says."""
    return (told.payload.get("_updatedAt") or told.request.header("sanity-transaction-time") or None,)


CUSTOM = Custom(
    "`sanity-webhook-signature: t=MS,v1=…`: base64url HMAC-SHA256 of time and body",
    "`idempotency-key`",
    "`_updatedAt`",
)
SANITY = Kind("sanity", 300, verify, _event, _key, _revision, CUSTOM)
