"""Drupal with its module Webhooks: `X-Hub-Signature: sha1=HEX`, an HMAC of the body. There is no time: nothing tells how old a call is.

Source: https://git.drupalcode.org/project/webhooks (src/WebhooksService.php)
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from service.edges.hooks.model import Custom, HookRequest, Kind, Told
from service.edges.hooks.signatures import body_key, hmac_of, needed_header, refuse_unless_signed
from service.model.publication import Event, Status

HEADER = "X-Hub-Signature"


def verify(request: HookRequest, secrets: Sequence[str], now: datetime, tolerance_seconds: int | None) -> None:
    """Errors: Refusal (401)."""
    stated = needed_header(request, HEADER).lower()
    refuse_unless_signed([stated], secrets, lambda secret: "sha1=" + hmac_of(secret, request.body, "sha1").hex(), HEADER)


def _event(told: Told) -> tuple[Event, Status]:
    """A node that is not public is withdrawn, unless it is new: then it is a draft."""
    operation = told.request.header("x-drupal-webhooks-event").rpartition(":")[2]
    if operation == "delete":
        return "unpublish", "unpublished"
    if told.status == "published":
        return ("publish" if operation == "create" else "update"), "published"
    if told.status == "scheduled":
        return "update", "scheduled"
    return ("update", "draft") if operation == "create" else ("unpublish", "unpublished")


def _key(told: Told, event: Event) -> str:
    return told.request.header("x-drupal-webhooks-delivery") or body_key(told.request)


def _revision(told: Told) -> tuple[str | None, int]:
    attributes = told.payload["data"].get("attributes") or {}
    return attributes.get("changed"), attributes.get("drupal_internal__vid") or 0


CUSTOM = Custom(
    "`X-Hub-Signature: sha1=HEX`: HMAC-SHA1 of the body",
    "`X-Drupal-Webhooks-Delivery`",
    "`changed`",
)
DRUPAL = Kind("drupal", None, verify, _event, _key, _revision, CUSTOM)
