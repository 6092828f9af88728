"""Taking a hook in: one transaction that settles what becomes of its article, once and in order.

Whoever takes an article holds its row until the end, so that of two workers with hooks of one article the second sees all
that the first did. The newest revision is public, whatever order they come in; an older one is kept and stays what it was.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from service.edges.hooks import Hook
from service.edges.made import Made
from service.edges.source import Source
from service.edges.store.deliveries import put_delivery
from service.edges.store.ids import article_id
from service.edges.store.tables import ARTICLES, HOOKS, AnyRow
from service.edges.store.versions import Told, put_version, version_like

INSERTS: Mapping[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}
"""The two databases' own `INSERT … ON CONFLICT`."""

NO_ARTICLE = "The payload names an article but holds none: there is nothing to make a bundle of, and nothing public has changed."
NOT_PUBLIC = {
    "draft": "A draft has no bundle, and nothing public has changed.",
    "scheduled": "The article is scheduled and not published yet: it has no bundle, and nothing public has changed.",
}
OLDER = "An older state than the public one: it is kept, and nothing public has changed."
WITHDRAWN_SINCE = "The article has been withdrawn since: the state is kept, and nothing public has changed."
DELETED_SINCE = "The article has been deleted since: nothing is kept of an older state."
SAME = "Nothing has changed since the version that is there."
NOT_THERE = "The article was not public here: there is nothing to withdraw."
SUPERSEDED = "A newer state is known: it stays."


@dataclass(frozen=True, slots=True)
class Answer:
    """What a hook has led to.

    version: the number of its version, if there is one. detail: why nothing public has changed. delivery: the id of the
    one that tells the source's receiver, if there is one; it is not the CMS's business.
    """

    id: str
    version: int | None
    event: str
    changed: bool
    detail: str | None = None
    delivery: str | None = None

    def to_json(self) -> dict[str, Any]:
        """As the webhook is answered."""
        told = {"id": self.id, "version": self.version, "event": self.event, "changed": self.changed}
        return told if self.detail is None else {**told, "detail": self.detail}


def answered_before(connection: Connection, source: str, key: str) -> Answer | None:
    """The answer to the delivery of that idempotency key, where it has been here before."""
    known = connection.execute(select(HOOKS.c.answer).where(HOOKS.c.source == source, HOOKS.c.key == key)).scalar()
    return None if known is None else Answer(**json.loads(known))


def take(connection: Connection, source: Source, hook: Hook, made: Made | None, now: datetime) -> Answer:
    """Settle a hook in the connection's transaction. made: the bundle of a published article, else None.

    A delivery that was here before is answered as it was then and changes nothing.
    """
    article = _locked(connection, source.name, hook, now)
    if (known := answered_before(connection, source.name, hook.key)) is not None:
        return known
    if hook.status == "unpublished":
        answer = _withdraw(connection, article, hook, now)
    elif made is not None:
        answer = _publish(connection, article, hook, made, now)
    else:
        answer = Answer(article.id, article.current, hook.event, False, NOT_PUBLIC.get(hook.status, NO_ARTICLE))
    if answer.changed and source.deliver_to is not None:
        event = "unpublished" if hook.status == "unpublished" else "updated" if article.state == "published" else "published"
        answer = replace(answer, delivery=put_delivery(connection, article, event, answer.version, now))
    stated = json.dumps(asdict(answer), ensure_ascii=False)
    connection.execute(insert(HOOKS).values(source=source.name, key=hook.key, answer=stated, received_at=now))
    return answer


def _locked(connection: Connection, source: str, hook: Hook, now: datetime) -> AnyRow:
    """The article's row, which nobody else can take until this transaction ends; made where there is none."""
    wanted = select(ARTICLES).where(ARTICLES.c.source == source, ARTICLES.c.external_id == hook.article_id).with_for_update()
    if (found := connection.execute(wanted).first()) is not None:
        return found
    new = {"source": source, "external_id": hook.article_id, "id": article_id(source, hook.article_id), "url": hook.url}
    blank = {"state": "draft", "versions": 0, "sequence": 0, "created_at": now, "updated_at": now}
    connection.execute(INSERTS[connection.dialect.name](ARTICLES).values(**new, **blank).on_conflict_do_nothing())
    return connection.execute(wanted).one()


def _publish(connection: Connection, article: AnyRow, hook: Hook, made: Made, now: datetime) -> Answer:
    is_newest = article.revision is None or hook.revision >= article.revision
    if article.state == "deleted" and not is_newest:
        return Answer(article.id, None, hook.event, False, DELETED_SINCE)
    version = version_like(connection, article.number, hook.revision, made.hash, article.current if is_newest else None)
    is_new = version is None
    if version is None:
        version = article.versions + 1
        put_version(connection, article.number, version, Told(hook.revision, hook.event, now), made, now)
    if not is_newest:
        change(connection, article, {"versions": max(version, article.versions)}, now)
        detail = SAME if not is_new else WITHDRAWN_SINCE if article.state == "unpublished" else OLDER
        return Answer(article.id, version, hook.event, False, detail)
    is_changed = article.state != "published" or article.current != version
    state = {"state": "published", "revision": hook.revision, "current": version, "versions": max(version, article.versions), "unpublished_at": None}
    told = {"url": made.url, "headline": made.headline, "sequence": article.sequence + is_changed}
    change(connection, article, state | told, now)
    return Answer(article.id, version, hook.event, is_changed, None if is_changed else SAME)


def _withdraw(connection: Connection, article: AnyRow, hook: Hook, now: datetime) -> Answer:
    if article.revision is not None and hook.revision < article.revision:
        return Answer(article.id, article.current, hook.event, False, SUPERSEDED)
    was_public = article.state == "published"
    state = {"state": "deleted" if article.state == "deleted" else "unpublished", "revision": hook.revision}
    when = now if was_public or article.unpublished_at is None else article.unpublished_at
    change(connection, article, {**state, "unpublished_at": when, "sequence": article.sequence + was_public}, now)
    return Answer(article.id, article.current, hook.event, was_public, None if was_public else NOT_THERE)


def change(connection: Connection, article: AnyRow, values: dict[str, Any], now: datetime) -> None:
    """Change the row of an article that is held."""
    connection.execute(update(ARTICLES).where(ARTICLES.c.number == article.number).values(updated_at=now, **values))
