"""PostgreSQL finds articles by an address of any length: its usual index takes no more than 2,700 bytes.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep the index as one of digests."""
    _replace_index("hash")


def downgrade() -> None:
    """Keep it as the usual one again. Fails where there is an address that does not fit."""
    _replace_index("btree")


def _replace_index(using: str) -> None:
    if op.get_context().dialect.name == "postgresql":
        op.drop_index("articles_url", table_name="articles")
        op.create_index("articles_url", "articles", ["url"], postgresql_using=using)
