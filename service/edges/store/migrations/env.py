"""Run by Alembic for each command: it migrates over the connection that the caller has open, in the caller's transaction."""

from __future__ import annotations

from alembic import context

from service.edges.store.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True)
context.run_migrations()
