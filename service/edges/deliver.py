"""Delivering: a change of an article is posted to its source's receiver, signed as Standard Webhooks, until it is taken or given up.

Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import SystemRandom

from standardwebhooks import Webhook

from service.edges.post import PostError, post
from service.edges.source import Newsroom, Source
from service.edges.store import Store
from service.edges.store.deliveries import Attempt, content_of, lease, settle
from service.edges.store.shapes import time_json
from service.edges.store.tables import AnyRow

MARGIN_SECONDS = 15
"""How much longer a lease is than an attempt may take: for looking a host up, and for settling."""
JITTER = 0.2
"""Waits differ by up to this part of theirs, so that what failed together does not come back together."""
NOWHERE = "The settings have no “deliver_to” for this source any more."

_CHANCE = SystemRandom()


class Deliverer:
    """Makes attempts for one newsroom. clock: the present moment, with its offset."""

    def __init__(self, store: Store, newsroom: Newsroom, clock: Callable[[], datetime]) -> None:
        self.store = store
        self.newsroom = newsroom
        self._clock = clock

    def attempt(self, id: str) -> float | None:  # noqa: A002
        """Make one attempt at a delivery that is due and nobody else's; any other id is left alone.

        Returns: the seconds until the next attempt is due, None where there is none to make. Errors: StoreError.
        """
        now, seconds = self._clock(), self.newsroom.timeout_seconds + MARGIN_SECONDS
        leased = self.store.write(lambda connection: lease(connection, id, now, seconds))
        if leased is None:
            return None
        attempt = self._made(leased)
        wait = None if attempt.is_done else self._wait(leased.retries)
        ended = self._clock()
        due_at = None if wait is None else ended + timedelta(seconds=wait)
        is_mine = self.store.write(lambda connection: settle(connection, leased, attempt, due_at, ended))
        return wait if is_mine else None

    def _made(self, leased: AnyRow) -> Attempt:
        source = self.newsroom.sources.get(leased.source)
        started, counter = self._clock(), time.perf_counter()
        if source is None or source.deliver_to is None:
            return Attempt(started, 0, error=NOWHERE)
        with self.store.read() as connection:
            body = body_of(leased, content_of(connection, leased))
        try:
            status = post(source.deliver_to, headers_of(source, leased.id, started, body), body, self.newsroom.timeout_seconds)
        except PostError as error:
            return Attempt(started, _milliseconds(counter), error=str(error))
        refused = None if 200 <= status < 300 else f"The receiver answered with {status}."
        return Attempt(started, _milliseconds(counter), status, refused)

    def _wait(self, tried: int) -> float | None:
        """Seconds after the attempt of that number; None after the last one."""
        waits = self.newsroom.retry_after_seconds
        return None if tried > len(waits) else waits[tried - 1] * _CHANCE.uniform(1 - JITTER, 1 + JITTER)


def body_of(leased: AnyRow, bundle: bytes | None) -> bytes:
    """What the receiver gets: the same bytes at each attempt. The bundle goes in as it is kept."""
    data = {name: getattr(leased, name) for name in ("source", "version", "sequence")}
    told = {"id": leased.article_id, "externalId": leased.external_id, **data}
    head = {"type": f"article.{leased.event}", "timestamp": time_json(leased.created_at), "data": {**told, "bundle": None}}
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    return text if bundle is None else text.removesuffix(b"null}}") + bundle + b"}}"


def headers_of(source: Source, id: str, now: datetime, body: bytes) -> dict[str, str]:  # noqa: A002
    """The headers of one attempt, with a signature by each of the source's secrets."""
    now = now.astimezone(UTC)
    signatures = [Webhook(secret).sign(id, now, body.decode()) for secret in source.deliver_secrets]
    signed = {"webhook-id": id, "webhook-timestamp": str(int(now.timestamp())), "webhook-signature": " ".join(signatures)}
    return {"Content-Type": "application/json", "User-Agent": "Standfirst", **signed}


def _milliseconds(counter: float) -> int:
    return round((time.perf_counter() - counter) * 1e3)
