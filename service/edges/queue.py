"""The queue: huey executes deliveries; the store's rows say which are to be made.

huey takes a task out of its queue before it runs it, so that a worker that is killed loses it. Nothing hangs on that: every
few seconds, and when a worker starts, the store is asked for what is due and has no lease.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from datetime import UTC, datetime
from threading import Thread
from typing import Protocol

import psycopg
from huey import Huey, PostgresHuey, SqliteHuey

from service.edges.database import Database, StoreError
from service.edges.store import Store
from service.edges.store.deliveries import due

NAME = "standfirst"
POLL_SECONDS = 1.0
"""A worker looks at an empty SQLite queue this often; PostgreSQL tells it."""
SWEEP_SECONDS = 10
SWEPT_AT_ONCE = 500
ENOUGH = 100
"""With as many tasks in the queue, a sweep waits: what is due may be among them."""
FAILURES = (sqlite3.Error, psycopg.Error, OSError)
"""What the queue's storage raises where it cannot be used."""
LOG = logging.getLogger("standfirst.deliveries")


class Attempts(Protocol):
    """What makes attempts: `Deliverer`."""

    store: Store

    def attempt(self, id: str) -> float | None:  # noqa: A002
        """Make one attempt and give the seconds until the next."""


class Queue:
    """The deliveries that somebody is to look at. attempts: needed where this process works, not where it only puts."""

    def __init__(self, database: Database, attempts: Attempts | None = None) -> None:
        self._attempts = attempts
        self._huey = _huey(database)
        self._task = self._huey.task(name="deliver")(self._deliver)

    def put(self, id: str) -> None:  # noqa: A002
        """Have a delivery looked at soon. A queue that cannot be reached is no failure: the sweep finds the delivery."""
        for _ in range(2):  # a connection that has ended since it was used last shows at its next use only
            try:
                self._task(id)
            except FAILURES:
                continue
            return
        LOG.warning("a delivery could not be queued: it waits for the next sweep", extra={"told": {"delivery": id}})

    def size(self) -> int:
        """How many tasks wait. Errors: FAILURES."""
        return int(self._huey.pending_count())

    def close(self) -> None:
        """Close this thread's connection."""
        self._huey.storage.close()

    def work(self, threads: int) -> None:
        """Make deliveries until the process is told to stop; attempts under way are finished then. Errors: FAILURES at the start."""
        self.size()
        Thread(target=self._keep_sweeping, name="sweep", daemon=True).start()
        consumer = self._huey.create_consumer(
            workers=threads, max_delay=POLL_SECONDS, health_check_interval=5, periodic=False, graceful_signal="TERM"
        )
        consumer.run()

    def _keep_sweeping(self) -> None:
        while True:
            try:
                self._sweep()
            except (StoreError, *FAILURES) as error:
                LOG.error("what is due cannot be looked for: %s", error)
            time.sleep(SWEEP_SECONDS)

    def _sweep(self) -> None:
        """Queue what is due, unless there is enough in the queue as it is."""
        if self._attempts is not None and self.size() <= ENOUGH:
            with self._attempts.store.read() as connection:
                found = due(connection, datetime.now(UTC), SWEPT_AT_ONCE)
            for id in found:  # noqa: A001
                self._task(id)

    def _deliver(self, id: str) -> None:  # noqa: A002
        if self._attempts is None:
            return
        try:
            wait = self._attempts.attempt(id)
        except StoreError as error:
            LOG.error("a delivery waits for the store: %s", error, extra={"told": {"delivery": id}})
            return
        if wait is not None:
            self._task.schedule(args=(id,), delay=wait)


def _huey(database: Database) -> Huey:
    if database.path is None:
        return PostgresHuey(NAME, dsn=database.dsn, results=False)
    database.path.parent.mkdir(parents=True, exist_ok=True)
    return SqliteHuey(NAME, filename=str(database.path), results=False)
