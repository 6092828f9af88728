"""The desk: all that the web and the commands ask of the store, over plain values."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from jsonpatch import make_patch

from service.edges.database import Database, StoreError
from service.edges.hooks import HookRequest, open_hook
from service.edges.made import made_by, make
from service.edges.queue import FAILURES, Queue
from service.edges.source import Newsroom, Source
from service.edges.store import Store
from service.edges.store.articles import article_of, delete_article, list_articles, public_form
from service.edges.store.deliveries import attempts_made, attempts_of, counts, delivery_of, list_deliveries, oldest_pending, retry
from service.edges.store.intake import Answer, answered_before, take
from service.edges.store.shapes import attempt_json, delivery_json, entry_json, version_json
from service.edges.store.versions import form_of_version, versions_of
from service.model.media_types import JSON
from service.model.refusal import Refusal
from service.pipeline import Observer, unobserved
from service.read.cms import cms_named, open_payload


@dataclass(frozen=True, slots=True)
class Kept:
    """One form of an article's public version, or what is known of an article that is not public.

    tag: the same for the same content of the same form. entry: schemas/entry.json, of one that is not public.
    """

    status: str
    content: bytes = b""
    tag: str = ""
    entry: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the members of a list. next: the number that the next page's members are below; None on the last page."""

    members: list[dict[str, Any]]
    next: int | None


def _page(rows: Sequence[Any], limit: int, told: Callable[[Any], dict[str, Any]]) -> Page:
    """A page of `limit` members. rows: one more than the page holds, where there is a next one."""
    return Page([told(row) for row in rows[:limit]], rows[limit - 1].number if len(rows) > limit else None)


class Desk:
    """A store and the newsroom whose articles it keeps. queue: where its deliveries are looked for, opened at first use."""

    def __init__(self, store: Store, newsroom: Newsroom, queue: Database) -> None:
        self.store = store
        self.newsroom = newsroom
        self._queue_at = queue

    def warm_up(self) -> None:
        """Load what the first webhook of each source would load."""
        for source in self.newsroom.sources.values():
            made_by(source, self.newsroom.profiles)
            with suppress(Refusal):
                open_payload(cms_named(source.kind), b"{}")

    @cached_property
    def queue(self) -> Queue:
        """The queue, to put into. Errors: queue.FAILURES."""
        return Queue(self._queue_at)

    def take_hook(self, source: Source, request: HookRequest, now: datetime, observe: Observer = unobserved) -> Answer:
        """Check a CMS's call, make the bundle of what it publishes and keep it.

        observe: told as each stage ends: "verify", those of the pipeline, and "store".
        Errors: Refusal for a call that is not to be believed, not readable or without the article that it tells of;
        StoreError where it could not be kept. Nothing is kept then.
        """
        hook = open_hook(
            source.kind,
            request,
            secrets=source.secrets,
            now=now,
            locale=source.locale,
            tolerance_seconds=source.tolerance_seconds,
            unsigned=source.unsigned,
            bounds=self.newsroom.bounds,
        )
        observe("verify")
        with self.store.read() as connection:
            if (known := answered_before(connection, source.name, hook.key)) is not None:
                return known
        is_public = hook.status == "published" and hook.has_article
        made = make(request.body, source, self.newsroom, now, observe) if is_public else None
        answer = self.store.write(lambda connection: take(connection, source, hook, made, now))
        observe("store")
        self._queue(answer.delivery)
        return answer

    def article(self, id: str, media_type: str) -> Kept | None:  # noqa: A002
        """An article's public version in one form; None where there is no such article."""
        with self.store.read() as connection:
            if (row := public_form(connection, id, media_type)) is None:
                return None
            if row.state == "published":
                return Kept(row.state, row.form, f"{row.hash[:32]}-{media_type.rpartition('/')[2]}")
            entry = article_of(connection, id)
        return None if entry is None else Kept(entry.state, entry=entry_json(entry))

    def articles(self, before: int | None, limit: int, **filters: Any) -> Page:
        """A page of articles. filters: as `list_articles` takes them."""
        with self.store.read() as connection:
            rows = list_articles(connection, before, limit + 1, **filters)
        return _page(rows, limit, entry_json)

    def versions(self, id: str, before: int | None, limit: int) -> Page | None:  # noqa: A002
        """A page of an article's versions; None where there is no such article."""
        with self.store.read() as connection:
            if (article := article_of(connection, id)) is None:
                return None
            rows = versions_of(connection, article.number, before, limit + 1)
        return _page(rows, limit, lambda row: version_json(row, article.current))

    def version(self, id: str, number: int, media_type: str) -> bytes | None:  # noqa: A002
        """One form of one version; None where there is no such article or version."""
        with self.store.read() as connection:
            return form_of_version(connection, id, number, media_type)

    def diff(self, id: str, before: int, after: int) -> list[dict[str, Any]] | int:  # noqa: A002
        """What makes one version's bundle another's, as RFC 6902; the number of the version that there is not."""
        bundles = []
        for number in (before, after):
            if (bundle := self.version(id, number, JSON)) is None:
                return number
            bundles.append(json.loads(bundle))
        patch: list[dict[str, Any]] = make_patch(*bundles).patch
        return patch

    def delete(self, id: str, now: datetime) -> bool:  # noqa: A002
        """Delete an article with all its versions; False where there is none."""
        return self.store.write(lambda connection: delete_article(connection, id, now))

    def deliveries(self, before: int | None, limit: int, **filters: Any) -> Page:
        """A page of deliveries. filters: as `list_deliveries` takes them."""
        with self.store.read() as connection:
            rows = list_deliveries(connection, before, limit + 1, **filters)
        return _page(rows, limit, delivery_json)

    def delivery(self, id: str) -> dict[str, Any] | None:  # noqa: A002
        """A delivery with all its attempts; None where there is none."""
        with self.store.read() as connection:
            if (row := delivery_of(connection, id)) is None:
                return None
            return {**delivery_json(row), "log": [attempt_json(attempt) for attempt in attempts_of(connection, row.number)]}

    def retry(self, id: str, now: datetime) -> bool:  # noqa: A002
        """Have a delivery made again, now. False where there is none, or an attempt is under way."""
        is_due = self.store.write(lambda connection: retry(connection, id, now))
        if is_due:
            self._queue(id)
        return is_due

    def checks(self) -> dict[str, str]:
        """Whether the store and the queue can be used: "ok" or "down" for each."""
        found = {"store": "ok", "queue": "ok"}
        try:
            self.store.open()
        except StoreError:
            found["store"] = "down"
        try:
            self.queue.size()
        except FAILURES:
            found["queue"] = "down"
        return found

    def figures(self, now: datetime) -> dict[str, Any]:
        """What the metrics tell: `checks`, and of what can be used the counts; None where it cannot."""
        told: dict[str, Any] = {"checks": self.checks(), "deliveries": {}, "attempts": None, "oldest_pending_seconds": None, "queued": None}
        with suppress(*FAILURES):
            told["queued"] = self.queue.size()
        with suppress(StoreError), self.store.read() as connection:
            told["deliveries"], told["attempts"] = counts(connection), attempts_made(connection)
            oldest = oldest_pending(connection)
            told["oldest_pending_seconds"] = 0.0 if oldest is None else (now - oldest).total_seconds()
        return told

    def _queue(self, delivery: str | None) -> None:
        """Have a delivery looked at soon; where the queue cannot be opened, the next sweep finds it."""
        if delivery is not None:
            with suppress(*FAILURES):
                self.queue.put(delivery)
