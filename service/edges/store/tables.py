"""The store's tables. A change here needs a migration in `migrations/versions`; `standfirst db check` tells where one is missing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Row,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

AnyRow = Row[*tuple[Any, ...]]
"""A row of whatever columns were asked for."""
METADATA = MetaData()
NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by itself in a column that is called INTEGER, and in no other."""
SORTED = Text().with_variant(Text(collation="C"), "postgresql")
"""Texts that sort byte by byte: PostgreSQL would sort them as the server's language does."""


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no offsets, so that none goes in and UTC comes out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """As the database keeps it."""
        if value is None:
            return None
        return value.astimezone(UTC).replace(tzinfo=None) if dialect.name == "sqlite" else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """With its offset."""
        return None if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


ARTICLES = Table(
    "articles",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("id", String(200), nullable=False, unique=True),
    Column("source", String(60), nullable=False),
    Column("external_id", Text, nullable=False),
    Column("state", String(20), nullable=False, comment="draft, published, unpublished or deleted"),
    Column("revision", SORTED, comment="of the newest state that the CMS has told of"),
    Column("current", Integer, comment="the number of the version that is public, or was when it was withdrawn"),
    Column("versions", Integer, nullable=False, comment="how many there have been"),
    Column("sequence", Integer, nullable=False, comment="how often what is public has changed"),
    Column("url", Text),
    Column("headline", Text),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("unpublished_at", Moment),
    UniqueConstraint("source", "external_id", name="articles_source_external_id"),
    Index("articles_url", "url", postgresql_using="hash"),
)

VERSIONS = Table(
    "versions",
    METADATA,
    Column("article", NUMBER, ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("revision", SORTED, nullable=False),
    Column("event", String(20), nullable=False),
    Column("hash", String(64), nullable=False, comment="SHA-256 of the bundle in all its forms"),
    Column("url", Text),
    Column("headline", Text),
    Column("received_at", Moment, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("made_by", String(64), nullable=False, comment="which rules, reading and settings made the bundle"),
    Column("payload", LargeBinary, nullable=False),
    Column("bundle", LargeBinary, nullable=False),
    Column("graph", LargeBinary, nullable=False),
    Column("head", LargeBinary, nullable=False),
    UniqueConstraint("article", "revision", "hash", name="versions_article_revision_hash"),
)

HOOKS = Table(
    "hooks",
    METADATA,
    Column("source", String(60), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("answer", Text, nullable=False),
    Column("received_at", Moment, nullable=False),
)

DELIVERIES = Table(
    "deliveries",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("id", String(40), nullable=False, unique=True),
    Column("source", String(60), nullable=False),
    Column("article", NUMBER, nullable=False),
    Column("version", Integer),
    Column("sequence", Integer, nullable=False),
    Column("event", String(20), nullable=False),
    Column("state", String(20), nullable=False, comment="pending, delivered or dead"),
    Column("attempts", Integer, nullable=False),
    Column("retries", Integer, nullable=False, comment="attempts of the present round: a person may start another"),
    Column("created_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("leased_until", Moment),
    Column("finished_at", Moment),
    ForeignKeyConstraint(["article"], ["articles.number"], ondelete="CASCADE"),
    UniqueConstraint("article", "sequence", name="deliveries_article_sequence"),
    Index("deliveries_state_due_at", "state", "due_at"),
)

ATTEMPTS = Table(
    "attempts",
    METADATA,
    Column("delivery", NUMBER, ForeignKey("deliveries.number", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("started_at", Moment, nullable=False),
    Column("milliseconds", Integer),
    Column("status", Integer, comment="of the receiver's answer"),
    Column("error", Text),
)
