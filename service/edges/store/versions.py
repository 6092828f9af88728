"""Versions: every state of an article that was ever published, as its CMS told of them. None is ever changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, insert, or_, select

from service.edges.made import Made
from service.edges.store.tables import ARTICLES, VERSIONS, AnyRow
from service.model.media_types import HTML, JSON, JSON_LD

FORMS: Mapping[str, Column[bytes]] = {JSON: VERSIONS.c.bundle, JSON_LD: VERSIONS.c.graph, HTML: VERSIONS.c.head}
"""Which column holds which form of a bundle."""
SUMMARY = ("number", "revision", "event", "hash", "url", "headline", "received_at", "made_at")


@dataclass(frozen=True, slots=True)
class Told:
    """What a version is told of besides its content. event: of the hook, or "reprocess". received_at: when its payload came in."""

    revision: str
    event: str
    received_at: datetime


def put_version(connection: Connection, article: int, number: int, told: Told, made: Made, now: datetime) -> None:
    """Keep a version under this number."""
    forms = {column.name: made.forms[media_type] for media_type, column in FORMS.items()}
    values = {"hash": made.hash, "url": made.url, "headline": made.headline, "payload": made.payload, "made_at": now, "made_by": made.made_by}
    connection.execute(insert(VERSIONS).values(article=article, number=number, **asdict(told), **values, **forms))


def version_like(connection: Connection, article: int, revision: str, content: str, current: int | None) -> int | None:
    """The number of the version right before or after this revision, or of the same, or of the one that is `current`, where its
    content (a hash) is the same.

    The same content is no new version, also where its hooks come in another order than they were sent in, and where it
    came back within the time that two states of a CMS have in common.
    """
    revisions = VERSIONS.c.revision
    known = select(VERSIONS.c.number, VERSIONS.c.hash).where(VERSIONS.c.article == article).limit(1)
    before = connection.execute(known.where(revisions <= revision).order_by(revisions.desc(), VERSIONS.c.number.desc())).first()
    if before is not None and before.hash == content:
        return int(before.number)
    after = connection.execute(known.where(revisions > revision).order_by(revisions, VERSIONS.c.number)).first()
    if after is not None and after.hash == content:
        return int(after.number)
    same = connection.execute(known.where(or_(revisions == revision, VERSIONS.c.number == current), VERSIONS.c.hash == content)).first()
    return None if same is None else int(same.number)


def versions_of(connection: Connection, article: int, before: int | None, limit: int) -> list[AnyRow]:
    """An article's versions without their contents, the latest first. before: only those of a lower number."""
    wanted = select(*(VERSIONS.c[name] for name in SUMMARY)).where(VERSIONS.c.article == article)
    if before is not None:
        wanted = wanted.where(VERSIONS.c.number < before)
    return list(connection.execute(wanted.order_by(VERSIONS.c.number.desc()).limit(limit)))


def form_of_version(connection: Connection, id: str, number: int, media_type: str) -> bytes | None:  # noqa: A002
    """One form of one version's bundle; None where there is no such version."""
    wanted = select(FORMS[media_type]).join(ARTICLES, ARTICLES.c.number == VERSIONS.c.article)
    return connection.execute(wanted.where(ARTICLES.c.id == id, VERSIONS.c.number == number)).scalar()
