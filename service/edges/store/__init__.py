"""The store: articles with every version, the hooks that told of them, and deliveries. SQLite or PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TypeVar

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from service.edges.database import Database, StoreError
from service.edges.store import migrations
from service.edges.store.engine import make_engine, make_reader

T = TypeVar("T")

TRIES = 5
"""How often a transaction is tried again that lost a race to another one."""
LOST_A_RACE = ("40001", "40P01")
"""PostgreSQL's codes for a serialization failure and a deadlock."""
UPGRADE_LOCK = 7_206_114
"""Any number, the same in every process: who holds PostgreSQL's advisory lock of it migrates."""


class Store:
    """One database, opened at first use in each process and brought up to date by whoever comes first."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._held: tuple[Engine, Engine, int] | None = None
        self._lock = Lock()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection to read over. Errors: StoreError where the database cannot be reached."""
        try:
            with self.reader.connect() as connection:
                yield connection
        except DBAPIError as error:
            raise StoreError(self._said(error)) from error

    def write(self, run: Callable[[Connection], T]) -> T:
        """What `run` gives, in one transaction: all of it is kept, or nothing. `run` is called again where it lost a race.

        Errors: StoreError where the database cannot be reached; it is not known then whether the transaction was kept.
        """
        with self._failures_said():
            for _ in range(TRIES - 1):
                try:
                    return self._write_once(run)
                except IntegrityError:
                    continue
                except OperationalError as error:
                    if getattr(error.orig, "sqlstate", None) not in LOST_A_RACE:
                        raise
            return self._write_once(run)

    def _write_once(self, run: Callable[[Connection], T]) -> T:
        with self.engine.begin() as connection:
            return run(connection)

    @property
    def reader(self) -> Engine:
        """The engine of this process without transactions: each statement for itself."""
        return self._engines()[1]

    @property
    def engine(self) -> Engine:
        """The engine of this process. A forked one opens its own: connections cannot be shared between processes."""
        return self._engines()[0]

    def _engines(self) -> tuple[Engine, Engine]:
        held, process = self._held, os.getpid()
        if held is None or held[2] != process:
            with self._lock:
                held = self._held
                if held is None or held[2] != process:
                    engine = self._opened()
                    held = self._held = (engine, make_reader(self.database, engine), process)
        return held[0], held[1]

    def open(self) -> None:
        """Open the database and bring it up to date now, to hear of what is wrong. Errors: StoreError."""
        with self._failures_said():
            self.engine.connect().close()

    def _opened(self) -> Engine:
        engine = self.bare_engine()
        try:
            with engine.begin() as connection:
                _hold_others_off(connection)
                _bring_up_to_date(connection)
        except (DBAPIError, StoreError):
            engine.dispose()
            raise
        return engine

    def bare_engine(self) -> Engine:
        """An engine on the database as it is, for commands on the database itself. Errors: StoreError where its file cannot be made."""
        path = self.database.path
        if path is not None:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StoreError(f"DATABASE_URL: the folder {path.parent} cannot be made ({error.strerror}).") from error
        return make_engine(self.database)

    def revision(self) -> str | None:
        """Where the database stands, as it is; None for an empty one. Errors: StoreError."""
        return self._asked(migrations.revision_of)

    def differences(self) -> list[str]:
        """What of its tables is otherwise than this version has it. Errors: StoreError."""
        return self._asked(migrations.differences)

    def newest(self) -> str:
        """The revision that this version wants."""
        return migrations.newest()

    def downgrade(self, revision: str) -> None:
        """Take the database back to an older revision, or to "base". Errors: StoreError, for an unknown one too."""
        if revision != "base" and not migrations.is_known(revision):
            raise StoreError(f"There is no revision {revision}.")
        self._asked(lambda connection: migrations.downgrade(connection, revision))

    def _asked(self, run: Callable[[Connection], T]) -> T:
        with self._failures_said():
            engine = self.bare_engine()
            try:
                with engine.begin() as connection:
                    _hold_others_off(connection)
                    return run(connection)
            finally:
                engine.dispose()

    def close(self) -> None:
        """Close this process's connections; the next use opens them again."""
        held, self._held = self._held, None
        if held is not None and held[2] == os.getpid():
            for engine in held[:2]:
                engine.dispose()

    @contextmanager
    def _failures_said(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise StoreError(self._said(error)) from error

    def _said(self, error: DBAPIError) -> str:
        reason = str(error.orig).strip().partition("\n")[0]
        if self.database.path is not None:
            path = self.database.path.absolute()
            return f"DATABASE_URL: the SQLite database {path} cannot be used ({reason}). Its folder has to exist and be writable."
        return f"DATABASE_URL: the PostgreSQL database cannot be used ({reason})."


def _hold_others_off(connection: Connection) -> None:
    """SQLite's transactions wait for each other as it is."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": UPGRADE_LOCK})


def _bring_up_to_date(connection: Connection) -> None:
    revision = migrations.revision_of(connection)
    if revision == migrations.newest():
        return
    if revision is not None and not migrations.is_known(revision):
        raise StoreError(f"DATABASE_URL: the database is of a newer version of Standfirst (revision {revision}). Run that version.")
    migrations.upgrade(connection)
