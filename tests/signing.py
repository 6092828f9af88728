"""Calls as each CMS signs them, made here by the CMS's own description and not by the code under test."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from standardwebhooks import Webhook

from service.edges.hooks import HookRequest

NOW = datetime(2026, 3, 2, 6, 31, tzinfo=UTC)
SECRET = "efb95862803a8f24322d8d0530e2c8ca19f530d3"
WHSEC = "whsec_K4Of99dqVLMWhbOY2sanIxhLx5nQ2HZ9"
STANDARD = ("arc", "ninjs", "standard-webhooks")
"""The kinds that are signed as Standard Webhooks; their judge is its library."""
TIMED = ("ghost", "contentful", "sanity", *STANDARD)
"""The kinds that sign a time."""
MILLISECONDS = str(int(NOW.timestamp() * 1000))

Headers = dict[str, str]


def secret_of(kind: str) -> str:
    return WHSEC if kind in STANDARD else SECRET


def signed(kind: str, payload: Any, headers: Headers | None = None) -> HookRequest:
    """A call of that CMS with a right signature of NOW. payload: JSON, or the raw bytes."""
    body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    stated = headers or {}
    return HookRequest("POST", f"/v1/webhooks/{kind}", {**stated, **SIGNERS[kind](body, stated)}, body)


def _hmac(signed: bytes, algorithm: str = "sha256") -> bytes:
    return hmac.digest(SECRET.encode(), signed, algorithm)


def _ghost(body: bytes, _: Headers) -> Headers:
    return {"X-Ghost-Signature": f"sha256={_hmac(body + MILLISECONDS.encode()).hex()}, t={MILLISECONDS}"}


def _wordpress(body: bytes, _: Headers) -> Headers:
    return {"X-WP-Webhook-Signature": base64.b64encode(_hmac(body)).decode()}


def _contentful(body: bytes, stated: Headers) -> Headers:
    headers = {"x-contentful-timestamp": MILLISECONDS, **{name.lower(): value for name, value in stated.items()}}
    headers["x-contentful-signed-headers"] = ",".join(sorted([*headers, "x-contentful-signed-headers"]))
    listed = ";".join(f"{name}:{headers[name]}" for name in sorted(headers))
    canonical = f"POST\n/v1/webhooks/contentful\n{listed}\n".encode() + body
    return {**headers, "X-Contentful-Signature": _hmac(canonical).hex()}


def _strapi(body: bytes, _: Headers) -> Headers:
    return {"Authorization": f"Bearer {SECRET}"}


def _sanity(body: bytes, _: Headers) -> Headers:
    digest = base64.urlsafe_b64encode(_hmac(f"{MILLISECONDS}.".encode() + body)).decode().rstrip("=")
    return {"sanity-webhook-signature": f"t={MILLISECONDS},v1={digest}"}


def _drupal(body: bytes, _: Headers) -> Headers:
    return {"X-Hub-Signature": f"sha1={_hmac(body, 'sha1').hex()}"}


def _storyblok(body: bytes, _: Headers) -> Headers:
    return {"webhook-signature": _hmac(body, "sha1").hex()}


def _standard(body: bytes, stated: Headers) -> Headers:
    own = stated.get("webhook-id", "msg_1")
    signature = Webhook(WHSEC).sign(own, NOW, body.decode())
    return {"webhook-id": own, "webhook-timestamp": str(int(NOW.timestamp())), "webhook-signature": f"v1a,AAAA {signature}"}


SIGNERS: dict[str, Callable[[bytes, Headers], Headers]] = {
    "wordpress": _wordpress,
    "ghost": _ghost,
    "contentful": _contentful,
    "strapi": _strapi,
    "sanity": _sanity,
    "drupal": _drupal,
    "storyblok": _storyblok,
    **dict.fromkeys(STANDARD, _standard),
}
