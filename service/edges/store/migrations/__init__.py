"""The store's migrations, run by Alembic: `upgrade`, `downgrade` and what is to be done."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from service.edges.store.tables import METADATA

HEAD = "head"


def upgrade(connection: Connection, revision: str = HEAD) -> None:
    """Bring the database up to a revision, inside the connection's transaction."""
    command.upgrade(_config(connection), revision)


def downgrade(connection: Connection, revision: str) -> None:
    """Take the database back to a revision; "base" is an empty one."""
    command.downgrade(_config(connection), revision)


def revision_of(connection: Connection) -> str | None:
    """Where the database stands; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def newest() -> str:
    """Where this version of the service wants the database to be."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def is_known(revision: str) -> bool:
    """Whether this version of the service has a migration of that name: a newer version's it has not."""
    return revision in {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


def differences(connection: Connection) -> list[str]:
    """What of the tables is otherwise than the code has it; none where all is well."""
    context = MigrationContext.configure(connection, opts={"include_object": _is_ours})
    return [str(difference) for difference in compare_metadata(context, METADATA)]


def _is_ours(thing: object, name: str | None, kind: str, reflected: bool, compared_to: object) -> bool:
    """A PostgreSQL may hold the queue's tables too, or another's."""
    return kind != "table" or name in METADATA.tables


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
