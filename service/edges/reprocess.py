"""Making the bundles of public articles anew, where rules, reading or settings have changed since they were made.

Each article is a transaction of its own, and its version says by what it was made: a run that was stopped goes on where it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select, update

from service.edges.made import Made, made_by, make
from service.edges.source import Newsroom, Source
from service.edges.store import Store
from service.edges.store.deliveries import put_delivery
from service.edges.store.intake import change
from service.edges.store.tables import ARTICLES, VERSIONS, AnyRow
from service.edges.store.versions import Told, put_version
from service.model.refusal import Refusal

AT_ONCE = 100
EVENT = "reprocess"


def outdated(store: Store, newsroom: Newsroom) -> int:
    """How many public articles were made otherwise than they would be now. Those of sources that are gone do not count."""
    with store.read() as connection:
        return connection.execute(select(func.count()).select_from(_outdated(newsroom, 0).subquery())).scalar_one()


def reprocess(store: Store, newsroom: Newsroom, now: datetime) -> Iterator[tuple[str, str]]:
    """Make them anew, one by one. Gives of each its id and what became of it: "changed", "same", "refused" or "gone".

    Errors: StoreError; what was given before it is kept.
    """
    last = 0
    while rows := _next(store, newsroom, last):
        for row in rows:
            yield row.id, _remade(store, newsroom, row, now)
            last = row.number


def _next(store: Store, newsroom: Newsroom, last: int) -> list[AnyRow]:
    with store.read() as connection:
        return list(connection.execute(_outdated(newsroom, last).order_by(ARTICLES.c.number).limit(AT_ONCE)))


def _outdated(newsroom: Newsroom, last: int) -> Select[Any]:
    is_current = and_(VERSIONS.c.article == ARTICLES.c.number, VERSIONS.c.number == ARTICLES.c.current)
    is_otherwise = [
        and_(ARTICLES.c.source == source.name, VERSIONS.c.made_by != made_by(source, newsroom.profiles)) for source in newsroom.sources.values()
    ]
    wanted = select(ARTICLES.c.number, ARTICLES.c.id, ARTICLES.c.source, ARTICLES.c.current).join(VERSIONS, is_current)
    return wanted.where(ARTICLES.c.state == "published", ARTICLES.c.number > last, or_(False, *is_otherwise))


def _remade(store: Store, newsroom: Newsroom, row: AnyRow, now: datetime) -> str:
    source = newsroom.sources[row.source]
    with store.read() as connection:
        version = connection.execute(select(VERSIONS).where(VERSIONS.c.article == row.number, VERSIONS.c.number == row.current)).first()
    if version is None:
        return "gone"
    try:
        made = make(version.payload, source, newsroom, version.received_at)
    except Refusal:
        return "refused"
    return store.write(lambda connection: _put(connection, source, version, made, now))


def _put(connection: Connection, source: Source, version: AnyRow, made: Made, now: datetime) -> str:
    held = select(ARTICLES).where(ARTICLES.c.number == version.article).with_for_update()
    article = connection.execute(held).first()
    if article is None or article.state != "published" or article.current != version.number:
        return "gone"
    if version.hash == made.hash:
        _mark(connection, version.article, version.number, made)
        return "same"
    number = _known(connection, version, made)
    if number is None:
        number = article.versions + 1
        put_version(connection, article.number, number, Told(version.revision, EVENT, version.received_at), made, now)
    told = {"url": made.url, "headline": made.headline, "current": number, "versions": max(number, article.versions)}
    change(connection, article, {**told, "sequence": article.sequence + 1}, now)
    if source.deliver_to is not None:
        put_delivery(connection, article, "updated", number, now)
    return "changed"


def _known(connection: Connection, version: AnyRow, made: Made) -> int | None:
    """The version that was made so before: rules that are taken back lead back to it."""
    same = (VERSIONS.c.article == version.article, VERSIONS.c.revision == version.revision, VERSIONS.c.hash == made.hash)
    number = connection.execute(select(VERSIONS.c.number).where(*same)).scalar()
    if number is not None:
        _mark(connection, version.article, number, made)
    return number


def _mark(connection: Connection, article: int, number: int, made: Made) -> None:
    mine = (VERSIONS.c.article == article, VERSIONS.c.number == number)
    connection.execute(update(VERSIONS).where(*mine).values(made_by=made.made_by))
