"""Deliveries: written with the change that they tell of, leased to whoever makes an attempt, kept with every attempt.

A lease that runs out frees the delivery of a worker that was killed: it is made again, so at least once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Select, func, insert, or_, select, update

from service.edges.store.tables import ARTICLES, ATTEMPTS, DELIVERIES, VERSIONS, AnyRow

PENDING, DELIVERED, DEAD = "pending", "delivered", "dead"
STATES = (PENDING, DELIVERED, DEAD)


@dataclass(frozen=True, slots=True)
class Attempt:
    """How one attempt ended. status: of the receiver's answer; error: a sentence, where the receiver has not taken it."""

    started_at: datetime
    milliseconds: int
    status: int | None = None
    error: str | None = None

    @property
    def is_done(self) -> bool:
        """Whether the receiver has taken the bundle."""
        return self.error is None


def put_delivery(connection: Connection, article: AnyRow, event: str, version: int | None, now: datetime) -> str:
    """Write the delivery of the article's next change, in the transaction that makes the change, and give its id."""
    id = f"msg_{uuid4().hex}"  # noqa: A001
    told = {"article": article.number, "source": article.source, "sequence": article.sequence + 1, "event": event, "version": version}
    state = {"state": PENDING, "attempts": 0, "retries": 0, "created_at": now, "due_at": now}
    connection.execute(insert(DELIVERIES).values(id=id, **told, **state))
    return id


def due(connection: Connection, now: datetime, limit: int) -> list[str]:
    """The ids of deliveries that somebody has to make now, the longest due first."""
    free = or_(DELIVERIES.c.leased_until.is_(None), DELIVERIES.c.leased_until < now)
    wanted = select(DELIVERIES.c.id).where(DELIVERIES.c.state == PENDING, DELIVERIES.c.due_at <= now, free)
    return list(connection.execute(wanted.order_by(DELIVERIES.c.due_at).limit(limit)).scalars())


def lease(connection: Connection, id: str, now: datetime, seconds: float) -> AnyRow | None:  # noqa: A002
    """Take a delivery for one attempt; None where it is done, not due, or another's. The row has what is to be sent.

    seconds: longer than the attempt may take. Whoever has not settled it by then is taken for dead.
    """
    free = or_(DELIVERIES.c.leased_until.is_(None), DELIVERIES.c.leased_until < now)
    mine = update(DELIVERIES).where(DELIVERIES.c.id == id, DELIVERIES.c.state == PENDING, DELIVERIES.c.due_at <= now, free)
    counted = {"attempts": DELIVERIES.c.attempts + 1, "retries": DELIVERIES.c.retries + 1}
    if connection.execute(mine.values(leased_until=now + timedelta(seconds=seconds), **counted)).rowcount == 0:
        return None
    row = connection.execute(_told().where(DELIVERIES.c.id == id)).one()
    connection.execute(insert(ATTEMPTS).values(delivery=row.number, number=row.attempts, started_at=now))
    return row


def settle(connection: Connection, leased: AnyRow, attempt: Attempt, due_at: datetime | None, now: datetime) -> bool:
    """Write down how an attempt ended. due_at: of the next one; None where it is the last, done or dead.

    False where the lease ran out meanwhile and another has taken the delivery: then its outcome counts.
    """
    ended = {"milliseconds": attempt.milliseconds, "status": attempt.status, "error": attempt.error}
    mine = (ATTEMPTS.c.delivery == leased.number, ATTEMPTS.c.number == leased.attempts)
    connection.execute(update(ATTEMPTS).where(*mine).values(**ended))
    state = DELIVERED if attempt.is_done else PENDING if due_at is not None else DEAD
    values: dict[str, Any] = {"state": state, "leased_until": None, "finished_at": None if state == PENDING else now}
    still = (DELIVERIES.c.number == leased.number, DELIVERIES.c.attempts == leased.attempts, DELIVERIES.c.state == PENDING)
    return connection.execute(update(DELIVERIES).where(*still).values(due_at=due_at or now, **values)).rowcount == 1


def retry(connection: Connection, id: str, now: datetime) -> bool:  # noqa: A002
    """Make a delivery due now, with all its retries before it again. False where there is none, or an attempt is under way."""
    free = or_(DELIVERIES.c.leased_until.is_(None), DELIVERIES.c.leased_until < now)
    anew = {"state": PENDING, "retries": 0, "due_at": now, "leased_until": None, "finished_at": None}
    return connection.execute(update(DELIVERIES).where(DELIVERIES.c.id == id, free).values(**anew)).rowcount == 1


def list_deliveries(connection: Connection, before: int | None, limit: int, *, state: str | None = None, source: str | None = None) -> list[AnyRow]:
    """Deliveries, the latest first. before: only those of a lower number."""
    wanted = _told()
    for column, value in ((DELIVERIES.c.state, state), (DELIVERIES.c.source, source)):
        wanted = wanted if value is None else wanted.where(column == value)
    if before is not None:
        wanted = wanted.where(DELIVERIES.c.number < before)
    return list(connection.execute(wanted.order_by(DELIVERIES.c.number.desc()).limit(limit)))


def delivery_of(connection: Connection, id: str) -> AnyRow | None:  # noqa: A002
    """A delivery by its id."""
    return connection.execute(_told().where(DELIVERIES.c.id == id)).first()


def attempts_of(connection: Connection, number: int) -> list[AnyRow]:
    """A delivery's attempts, the first one first."""
    return list(connection.execute(select(ATTEMPTS).where(ATTEMPTS.c.delivery == number).order_by(ATTEMPTS.c.number)))


def content_of(connection: Connection, leased: AnyRow) -> bytes | None:
    """The bundle that a delivery carries; None for one that tells of a withdrawal."""
    if leased.event == "unpublished":
        return None
    wanted = select(VERSIONS.c.bundle).where(VERSIONS.c.article == leased.article, VERSIONS.c.number == leased.version)
    return connection.execute(wanted).scalar()


def counts(connection: Connection) -> dict[str, int]:
    """How many deliveries there are in each state."""
    found = connection.execute(select(DELIVERIES.c.state, func.count().label("total")).group_by(DELIVERIES.c.state)).all()
    return dict.fromkeys(STATES, 0) | {row.state: row.total for row in found}


def attempts_made(connection: Connection) -> int:
    """How many attempts there have been at the deliveries that are kept."""
    return int(connection.execute(select(func.coalesce(func.sum(DELIVERIES.c.attempts), 0))).scalar_one())


def oldest_pending(connection: Connection) -> datetime | None:
    """Since when the delivery that has waited longest is waiting."""
    return connection.execute(select(func.min(DELIVERIES.c.created_at)).where(DELIVERIES.c.state == PENDING)).scalar()


def _told() -> Select[Any]:
    told = (ARTICLES.c.id.label("article_id"), ARTICLES.c.external_id, ARTICLES.c.url)
    return select(*DELIVERIES.c, *told).join(ARTICLES, ARTICLES.c.number == DELIVERIES.c.article)
