"""Deliveries and their attempts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "deliveries",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(40), nullable=False, unique=True),
        sa.Column("source", sa.String(60), nullable=False),
        sa.Column("article", NUMBER, nullable=False),
        sa.Column("version", sa.Integer),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("event", sa.String(20), nullable=False),
        sa.Column("state", sa.String(20), nullable=False, comment="pending, delivered or dead"),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("retries", sa.Integer, nullable=False, comment="attempts of the present round: a person may start another"),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("leased_until", MOMENT),
        sa.Column("finished_at", MOMENT),
        sa.ForeignKeyConstraint(["article"], ["articles.number"], ondelete="CASCADE"),
        sa.UniqueConstraint("article", "sequence", name="deliveries_article_sequence"),
    )
    op.create_index("deliveries_state_due_at", "deliveries", ["state", "due_at"])
    op.create_table(
        "attempts",
        sa.Column("delivery", NUMBER, sa.ForeignKey("deliveries.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("milliseconds", sa.Integer),
        sa.Column("status", sa.Integer, comment="of the receiver's answer"),
        sa.Column("error", sa.Text),
    )


def downgrade() -> None:
    """Drop them, and all that is in them."""
    op.drop_table("attempts")
    op.drop_table("deliveries")
