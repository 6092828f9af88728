"""Keys: who may call, where the settings name any."""

from __future__ import annotations

import hmac

from flask import current_app, request

from service.web.problems import UNAUTHORIZED, Problem

OPEN = "/v1/webhooks/"
"""A webhook is signed by its CMS, which cannot send a key."""


def refuse_without_key() -> None:
    """Errors: Problem 401 for a call of /v1/* without one of the keys, where there are any. Each key is compared, in constant time."""
    keys: tuple[str, ...] = current_app.config["SETTINGS"].keys
    if not keys or not request.path.startswith("/v1/") or request.path.startswith(OPEN):
        return
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    matches = [hmac.compare_digest(given.strip().encode(), key.encode()) for key in keys]
    if scheme.lower() != "bearer" or not any(matches):
        detail = (
            "Send “Authorization: Bearer KEY” with one of the keys of the settings." if not given else "This is none of the keys of the settings."
        )
        raise Problem(UNAUTHORIZED, detail, headers={"WWW-Authenticate": 'Bearer realm="standfirst"'})
