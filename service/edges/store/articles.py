"""Reading articles back, and deleting them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, delete, select, update

from service.edges.store.tables import ARTICLES, DELIVERIES, VERSIONS, AnyRow
from service.edges.store.versions import FORMS

PUBLIC_STATES = ("published", "unpublished", "draft")
"""What a caller may ask for. A deleted article is not there any more; its row only keeps older states from coming back."""

_IS_CURRENT = and_(VERSIONS.c.article == ARTICLES.c.number, VERSIONS.c.number == ARTICLES.c.current)
_PUBLIC = {
    media_type: select(ARTICLES.c.state, VERSIONS.c.hash, column.label("form"))
    .select_from(ARTICLES.outerjoin(VERSIONS, _IS_CURRENT))
    .where(ARTICLES.c.id == bindparam("id"), ARTICLES.c.state != "deleted")
    for media_type, column in FORMS.items()
}
"""Made once: this is what every page view of a site may ask for."""


def article_of(connection: Connection, id: str) -> AnyRow | None:  # noqa: A002
    """An article's row, without its content; None where there is none or it was deleted."""
    wanted = select(ARTICLES).where(ARTICLES.c.id == id, ARTICLES.c.state != "deleted")
    return connection.execute(wanted).first()


def public_form(connection: Connection, id: str, media_type: str) -> AnyRow | None:  # noqa: A002
    """An article's `state`, with the public version's `hash` and one of its forms (`form`), whatever that state is."""
    return connection.execute(_PUBLIC[media_type], {"id": id}).first()


def list_articles(
    connection: Connection,
    before: int | None,
    limit: int,
    *,
    source: str | None = None,
    status: str | None = None,
    url: str | None = None,
    since: datetime | None = None,
) -> list[AnyRow]:
    """Articles, the latest first seen first: an order that no write changes. before: only those of a lower number."""
    wanted = select(ARTICLES).where(ARTICLES.c.state != "deleted")
    for column, value in ((ARTICLES.c.source, source), (ARTICLES.c.state, status), (ARTICLES.c.url, url)):
        wanted = wanted if value is None else wanted.where(column == value)
    if since is not None:
        wanted = wanted.where(ARTICLES.c.updated_at >= since)
    if before is not None:
        wanted = wanted.where(ARTICLES.c.number < before)
    return list(connection.execute(wanted.order_by(ARTICLES.c.number.desc()).limit(limit)))


def delete_article(connection: Connection, id: str, now: datetime) -> bool:  # noqa: A002
    """Delete an article's versions and deliveries, and all that its row says of it. False where there is none.

    The row stays with its ids and its revision: a hook of an older state that is still under way must not bring it back.
    """
    held = select(ARTICLES).where(ARTICLES.c.id == id, ARTICLES.c.state != "deleted").with_for_update()
    if (article := connection.execute(held).first()) is None:
        return False
    connection.execute(delete(DELIVERIES).where(DELIVERIES.c.article == article.number))
    connection.execute(delete(VERSIONS).where(VERSIONS.c.article == article.number))
    blank = {"state": "deleted", "current": None, "url": None, "headline": None, "unpublished_at": None, "updated_at": now}
    connection.execute(update(ARTICLES).where(ARTICLES.c.number == article.number).values(**blank))
    return True
