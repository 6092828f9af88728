"""The databases that the store is tested on: a file of SQLite's, and a schema of its own on a real PostgreSQL.

STANDFIRST_TEST_POSTGRESQL names the server; where it does not, the local one is tried. Without a server those tests are
skipped, and under CI=true they fail.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from service.edges.database import Database, database_of

KINDS = ("sqlite", "postgresql")
SERVER = os.environ.get("STANDFIRST_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/test")


@cache
def server_fault() -> str | None:
    """Why there is no PostgreSQL to test on; None where there is one."""
    try:
        psycopg.connect(SERVER, connect_timeout=2).close()
    except psycopg.OperationalError as error:
        return f"no PostgreSQL at {SERVER.rpartition('@')[2]}: {error}"
    return None


@contextmanager
def fresh_database(kind: str, folder: Path) -> Iterator[Database]:
    """An empty database, which is gone afterwards."""
    if kind == "sqlite":
        yield database_of(f"sqlite:///{folder / 'store.db'}")
        return
    if (fault := server_fault()) is not None:
        if os.environ.get("CI") == "true":
            pytest.fail(fault)
        pytest.skip(fault)
    name = f"standfirst_{uuid4().hex[:12]}"
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(f'CREATE SCHEMA "{name}"')
        try:
            yield database_of(f"{SERVER}{'&' if '?' in SERVER else '?'}options=-csearch_path%3D{name}")
        finally:
            connection.execute(f'DROP SCHEMA "{name}" CASCADE')
