"""Articles, their versions, and the hooks that told of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
SORTED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    _make_articles()
    op.create_table(
        "versions",
        sa.Column("article", NUMBER, sa.ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("revision", SORTED, nullable=False),
        sa.Column("event", sa.String(20), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False, comment="SHA-256 of the bundle in all its forms"),
        sa.Column("url", sa.Text),
        sa.Column("headline", sa.Text),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_by", sa.String(64), nullable=False, comment="which rules, reading and settings made the bundle"),
        *(sa.Column(name, sa.LargeBinary, nullable=False) for name in ("payload", "bundle", "graph", "head")),
        sa.UniqueConstraint("article", "revision", "hash", name="versions_article_revision_hash"),
    )
    op.create_table(
        "hooks",
        sa.Column("source", sa.String(60), primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
    )


def _make_articles() -> None:
    op.create_table(
        "articles",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(200), nullable=False, unique=True),
        sa.Column("source", sa.String(60), nullable=False),
        sa.Column("external_id", sa.Text, nullable=False),
        sa.Column("state", sa.String(20), nullable=False, comment="draft, published, unpublished or deleted"),
        sa.Column("revision", SORTED, comment="of the newest state that the CMS has told of"),
        sa.Column("current", sa.Integer, comment="the number of the version that is public, or was when it was withdrawn"),
        sa.Column("versions", sa.Integer, nullable=False, comment="how many there have been"),
        sa.Column("sequence", sa.Integer, nullable=False, comment="how often what is public has changed"),
        sa.Column("url", sa.Text),
        sa.Column("headline", sa.Text),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("unpublished_at", MOMENT),
        sa.UniqueConstraint("source", "external_id", name="articles_source_external_id"),
    )
    op.create_index("articles_url", "articles", ["url"])


def downgrade() -> None:
    """Drop them, and all that is in them."""
    for name in ("hooks", "versions", "articles"):
        op.drop_table(name)
