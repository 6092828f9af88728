"""Webhooks: who signed them, how long ago, and what they are about."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from service.edges.hooks import HookRequest, open_hook
from service.model.refusal import Reason, Refusal
from tests.signing import NOW, SECRETS, signed

GHOST = {"post": {"current": {"id": "65f0c2", "title": "Harbour reopens", "status": "published", "updated_at": "2026-03-02T06:30:00.000Z"}}}


def reason_of(request: HookRequest, kind: str, secret: str, now: datetime = NOW) -> Reason | None:
    """Why the call is refused, or None."""
    try:
        open_hook(kind, request, secrets=[secret], now=now)
    except Refusal as refusal:
        return refusal.reason
    return None


def test_a_signed_call_is_opened() -> None:
    hook = open_hook("ghost", signed("ghost", GHOST), secrets=["old", SECRETS["ghost"]], now=NOW)
    assert (hook.event, hook.status, hook.article_id, hook.has_article) == ("update", "published", "65f0c2", True)


@pytest.mark.parametrize("seconds", [-301, 301])
def test_a_signature_has_to_be_of_now_either_way(seconds: int) -> None:
    late = NOW + timedelta(seconds=seconds)
    assert reason_of(signed("ghost", GHOST), "ghost", SECRETS["ghost"], late) in (Reason.SIGNATURE_TOO_OLD, Reason.SIGNATURE_IN_FUTURE)


def test_an_unsigned_call_is_taken_where_that_is_said_in_words() -> None:
    bare = HookRequest("POST", "/", {}, json.dumps(GHOST).encode())
    assert reason_of(bare, "ghost", SECRETS["ghost"]) is Reason.SIGNATURE_MISSING
    assert open_hook("ghost", bare, secrets=[], now=datetime(2026, 1, 1, tzinfo=UTC), unsigned=True).event == "update"
