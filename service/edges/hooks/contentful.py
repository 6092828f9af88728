"""Contentful: an HMAC over method, path, the headers that it names and the body, with a time in milliseconds among the headers.

Source: https://www.contentful.com/developers/docs/webhooks/request-verification
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from service.edges.hooks.model import Custom, HookRequest, Kind, Told
from service.edges.hooks.signatures import body_key, hmac_of, moment_of, needed_header, refuse_mismatch, refuse_unless_recent, refuse_unless_signed
from service.model.publication import Event, Status

SIGNATURE, SIGNED, TIMESTAMP = "X-Contentful-Signature", "X-Contentful-Signed-Headers", "X-Contentful-Timestamp"
TOPIC = "x-contentful-topic"
SAVED = frozenset(("save", "auto_save", "create", "unarchive"))
"""What happens to an entry without being published."""


def verify(request: HookRequest, secrets: Sequence[str], now: datetime, tolerance_seconds: int | None) -> None:
    """The time and the list of signed headers have to be signed themselves. Errors: Refusal (401)."""
    digest, names, stamp = (needed_header(request, name) for name in (SIGNATURE, SIGNED, TIMESTAMP))
    signed = sorted(name.strip().lower() for name in names.split(","))
    if not {TIMESTAMP.lower(), SIGNED.lower()} <= set(signed):
        refuse_mismatch(SIGNATURE)
    headers = ";".join(f"{name}:{request.header(name)}" for name in signed)
    canonical = "\n".join((request.method.upper(), request.path, headers, "")).encode() + request.body
    refuse_unless_signed([digest.lower()], secrets, lambda secret: hmac_of(secret, canonical).hex(), SIGNATURE)
    refuse_unless_recent(moment_of(stamp, TIMESTAMP, a_second=1000), now, tolerance_seconds)


def _event(told: Told) -> tuple[Event, Status]:
    action = told.request.header(TOPIC).rpartition(".")[2]
    if told.status == "unpublished" or action in ("unpublish", "delete", "archive"):
        return "unpublish", "unpublished"
    if told.status != "published" or action in SAVED:
        return "update", "draft"
    return ("publish" if told.payload["sys"].get("revision") == 1 else "update"), "published"


def _key(told: Told, event: Event) -> str:
    return told.request.header("x-contentful-idempotency-key") or body_key(told.request)


def _revision(told: Told) -> tuple[int | str | None, ...]:
    sys = told.payload["sys"]
    return sys.get("revision") or 0, sys.get("deletedAt") or sys.get("updatedAt")


CUSTOM = Custom(
    "`X-Contentful-Signature`: hex HMAC-SHA256 of method, path, the signed headers and body",
    "`X-Contentful-Idempotency-Key`",
    "`sys.revision`",
)
CONTENTFUL = Kind("contentful", 300, verify, _event, _key, _revision, CUSTOM)
