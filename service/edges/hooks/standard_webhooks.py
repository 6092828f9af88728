"""Standard Webhooks: the headers webhook-id, webhook-timestamp and webhook-signature.

An HMAC of id, dot, time in seconds, dot and body, with the key behind `whsec_` in base64; any of several signatures will
do, those of other versions than v1 are passed over. Source: https://www.standardwebhooks.com (1.0.0)
"""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from collections.abc import Sequence
from datetime import datetime

from service.edges.hooks.model import Custom, HookRequest, Kind, Told
from service.edges.hooks.signatures import body_key, hmac_of, moment_of, needed_header, refuse_unless_recent, refuse_unless_signed
from service.model.publication import Event, Status

ID, TIMESTAMP, SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"
PREFIX = "whsec_"
TOLERANCE_SECONDS = 300


def verify(request: HookRequest, secrets: Sequence[str], now: datetime, tolerance_seconds: int | None) -> None:
    """Errors: Refusal (401)."""
    own, stamp, signatures = (needed_header(request, name) for name in (ID, TIMESTAMP, SIGNATURE))
    signed = f"{own}.{stamp}.".encode() + request.body
    stated = [text.removeprefix("v1,") for text in signatures.split() if text.startswith("v1,")]

    def sign(secret: bytes) -> str:
        return b64encode(hmac_of(key_of(secret.decode()), signed)).decode()

    refuse_unless_signed(stated, secrets, sign, SIGNATURE)
    refuse_unless_recent(moment_of(stamp, TIMESTAMP), now, tolerance_seconds)


def key_of(secret: str) -> bytes:
    """The key that a secret stands for. Errors: ValueError for one that is no base64 behind its prefix."""
    try:
        return b64decode(secret.removeprefix(PREFIX) + "==", validate=True)  # some leave the padding out
    except binascii.Error as error:
        raise ValueError("A secret of Standard Webhooks is base64 behind “whsec_”.") from error


def delivery_key(told: Told, event: Event) -> str:
    """The delivery's id, the same when it is sent again; the body's digest for an unsigned call without one."""
    return told.request.header(ID) or body_key(told.request)


def _event(told: Told) -> tuple[Event, Status]:
    if told.status != "published":
        return ("unpublish" if told.status == "unpublished" else "update"), told.status
    return ("publish" if told.payload["type"] == "article.published" else "update"), "published"


def _revision(told: Told) -> tuple[int | str | None, ...]:
    data = told.payload["data"]
    return data.get("version") or 0, data.get("dateModified") or told.payload.get("timestamp")


CUSTOM = Custom(
    "`webhook-signature: v1,…`: base64 HMAC-SHA256 of id, time and body",
    "`webhook-id`",
    "`data.version`, then `data.dateModified`",
)
STANDARD_WEBHOOKS = Kind("standard-webhooks", TOLERANCE_SECONDS, verify, _event, delivery_key, _revision, CUSTOM)
