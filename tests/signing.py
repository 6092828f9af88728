"""Calls as each CMS signs them, made here by the CMS's own description and not by the code under test."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

from service.edges.hooks import HookRequest

NOW = datetime(2026, 3, 2, 6, 31, tzinfo=UTC)
SECRETS = {"ghost": "efb95862803a8f24"}


def signed(kind: str, payload: Any, **headers: str) -> HookRequest:
    """A call of that CMS with a right signature of NOW. payload: JSON, or the raw bytes."""
    body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    return HookRequest("POST", f"/v1/webhooks/{kind}", {**SIGNERS[kind](body), **headers}, body)


def _ghost(body: bytes) -> dict[str, str]:
    stamp = str(int(NOW.timestamp() * 1000))
    digest = hmac.new(SECRETS["ghost"].encode(), body + stamp.encode(), hashlib.sha256).hexdigest()
    return {"X-Ghost-Signature": f"sha256={digest}, t={stamp}"}


SIGNERS = {"ghost": _ghost}
