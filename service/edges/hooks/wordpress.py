"""WordPress with its plug-in WP Webhooks: `X-WP-Webhook-Signature`, base64 of an HMAC of the body; no time, no id.

Source: https://wordpress.org/plugins/wp-webhooks (class-wp-webhooks-pro-webhook.php)
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from datetime import datetime

from service.edges.hooks.model import Custom, HookRequest, Kind, Told
from service.edges.hooks.signatures import body_key, hmac_of, needed_header, refuse_unless_signed
from service.model.publication import Event, Status
from service.read.cms.words import inner

HEADER = "X-WP-Webhook-Signature"
WITHDRAWN = ("post_trash", "post_delete")


def verify(request: HookRequest, secrets: Sequence[str], now: datetime, tolerance_seconds: int | None) -> None:
    """Errors: Refusal (401)."""
    stated = needed_header(request, HEADER)
    refuse_unless_signed([stated], secrets, lambda secret: b64encode(hmac_of(secret, request.body)).decode(), HEADER)


def _event(told: Told) -> tuple[Event, Status]:
    """A post that an update leaves unpublished was withdrawn, unless `post_before` says that it was not public before."""
    name = told.request.header("x-wp-webhook-name")
    before = inner(told.payload, "post_before").get("post_status")
    if name.startswith(WITHDRAWN):
        return "unpublish", "unpublished"
    if told.status == "published":
        is_new = name.startswith("post_create") or before not in (None, "publish")
        return ("publish" if is_new else "update"), "published"
    if told.status == "scheduled" and before != "publish":
        return "update", "scheduled"
    was_public = told.status in ("unpublished", "scheduled") or (name.startswith("post_update") and before in (None, "publish"))
    return ("unpublish", "unpublished") if was_public else ("update", "draft")


def _key(told: Told, event: Event) -> str:
    return body_key(told.request)


def _revision(told: Told) -> tuple[str | None]:
    return (told.payload.get("modified_gmt") or inner(told.payload, "post").get("post_modified_gmt"),)


CUSTOM = Custom(
    "`X-WP-Webhook-Signature`: base64 HMAC-SHA256 of the body",
    "SHA-256 of the body",
    "`modified_gmt`",
)
WORDPRESS = Kind("wordpress", None, verify, _event, _key, _revision, CUSTOM)
