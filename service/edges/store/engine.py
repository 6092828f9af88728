"""Connections: how SQLite and PostgreSQL are opened, and what is made of their failures."""

from __future__ import annotations

import sqlite3
import time
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from service.edges.database import Database

AUTOCOMMIT = "AUTOCOMMIT"
BUSY_SECONDS = 30
"""How long a writer waits for its turn on SQLite: many writers of a few milliseconds each, not a stuck one."""
WAL_TRIES, WAL_PAUSE_SECONDS = 100, 0.05
CONNECT_SECONDS = 5
CONNECTIONS = 5


def make_engine(database: Database) -> Engine:
    """An engine of this database. Nothing is opened yet."""
    if database.path is None:
        options: dict[str, Any] = {"connect_args": {"connect_timeout": CONNECT_SECONDS}, "pool_pre_ping": True}
        return create_engine(database.url, pool_size=CONNECTIONS, max_overflow=2 * CONNECTIONS, **options)
    engine = create_engine(database.url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_immediately)
    return engine


def make_reader(database: Database, engine: Engine) -> Engine:
    """An engine on the same database without transactions: each statement for itself.

    SQLite's has connections of its own: to take a connection out of its transactions and back costs as much as to read.
    """
    if database.path is None:
        return engine.execution_options(isolation_level=AUTOCOMMIT)
    reader = create_engine(database.url, connect_args={"timeout": BUSY_SECONDS}, isolation_level=AUTOCOMMIT, skip_autocommit_rollback=True)
    event.listen(reader, "connect", _set_up_sqlite)
    return reader


def _set_up_sqlite(connection: DBAPIConnection, _: object) -> None:
    """A write-ahead log, so that readers never wait; what has been answered for is on the disk.

    Source: https://www.sqlite.org/wal.html, https://www.sqlite.org/pragma.html#pragma_synchronous
    """
    connection.isolation_level = None  # Python's own idea of when a transaction begins is set aside
    _write_ahead(connection)
    for pragma in ("synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: DBAPIConnection) -> None:
    """Where several processes open a new database at once, SQLite turns all but one away and does not wait, whatever its time-out."""
    for left in reversed(range(WAL_TRIES)):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or not left:
                raise
            time.sleep(WAL_PAUSE_SECONDS)
        else:
            return


def _begin_immediately(connection: Connection) -> None:
    """A transaction that takes the write lock only at its first write fails, and does not wait, where another has written meanwhile."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
