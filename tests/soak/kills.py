"""Kills: `kill -9` of the server, its workers and the worker that delivers, at any moment under load; PostgreSQL restarted meanwhile.

Every webhook that was answered with 2xx has to be kept, and every change delivered to a receiver that fails one call in three.
"""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from sqlalchemy import select

from service.edges.database import Database
from service.edges.store import Store
from service.edges.store.deliveries import PENDING, counts
from service.edges.store.tables import ARTICLES, DELIVERIES, VERSIONS
from tests.processes import answers, children_of, environment, free_port, standfirst, wait_until
from tests.receiver import receiver
from tests.soak.client import Client, Sent

CLIENTS = 4
MOST_PAUSE_SECONDS = 0.5
"""Clients pause this long at most between two webhooks: with none, they would bring more than can be delivered soon after."""
KILL_SECONDS = (0.2, 2.4)
"""The time between two kills: often too short for a process to start, often long enough for it to be at work again."""
SERVERS = 0.1
"""The part of the kills that the server itself gets; the others go to its workers and to the one that delivers."""
STALL_SECONDS = 120
"""How long no delivery may be made after the kills while some are left: longer than any wait between two attempts and any lease."""
RETRIES = "[1, 1, 1, 2, 2, 2, 3, 3, 5, 5, 10, 10, 10, 10]"


class Server:
    """The service with its worker beside it, started again whenever it was killed."""

    def __init__(self, environ: dict[str, str], port: int) -> None:
        self._environ, self._port = environ, port
        self._process = self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        return standfirst(self._environ, "serve", "--with-worker")

    def kill(self, random: Random) -> str:
        """Kill one of the processes, and tell whether it was the server or one of those that it has started."""
        wait_until(lambda: children_of(self._process.pid) or self._process.poll() is not None, 60, "a process to kill")
        children = children_of(self._process.pid)
        if not children or random.random() < SERVERS:
            self._process.kill()
            self._process.wait()
            self._process = self._started()
            return "server"
        try:
            os.kill(random.choice(children), signal.SIGKILL)
        except ProcessLookupError:
            return "none"
        return "child"

    def ready(self) -> bool:
        return answers(f"http://127.0.0.1:{self._port}/readyz")

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(120)


def kills(database: Database, folder: Path, count: int, restart: Callable[[], None] | None) -> dict[str, object]:
    """Kill this often under load and give the figures; AssertionError where something was lost."""
    random, port = Random(200), free_port()
    with receiver(lambda _, number: 503 if number % 3 == 0 else 200) as found:
        environ = environment(database, folder, found.url, RETRIES, PORT=str(port), WEB_CONCURRENCY="2", STANDFIRST_LOG_LEVEL="error")
        server = Server(environ, port)
        try:
            wait_until(server.ready, 60, "the server")
            killed: dict[str, int] = {}
            with _Load(port) as load:
                for number in range(count):
                    time.sleep(random.uniform(*KILL_SECONDS))
                    what = server.kill(random)
                    killed[what] = killed.get(what, 0) + 1
                    if restart is not None and number in (count // 3, 2 * count // 3):
                        restart()
            wait_until(server.ready, 120, "the server after the kills")
            left = _pending(database)
            _drain(database)
        finally:
            server.stop()
        figures = {"kills": killed, "restarts of PostgreSQL": 2 if restart else 0, **load.figures(), **_kept(database, load.answered, found.taken)}
        again = len(found.calls) - len({call[0] for call in found.calls})
        return {**figures, "left at the last kill": left, "calls of the receiver": len(found.calls), "of deliveries called before": again}


class _Load:
    """Clients that post one state after another; what is not answered with 2xx is posted again, as a CMS does."""

    def __init__(self, port: int) -> None:
        self.answered: list[Sent] = []
        self._again = 0
        self._is_over = threading.Event()
        self._threads = [threading.Thread(target=self._work, args=(port, number)) for number in range(CLIENTS)]

    def __enter__(self) -> _Load:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join()

    def _work(self, port: int, number: int) -> None:
        client, revision, random = Client(port), 0, Random(number)
        while not self._is_over.is_set():
            revision += 1
            sent = Sent(f"c{number}-{revision % 50}", revision)
            while (status := client.send(sent)) != 200 and not self._is_over.is_set():
                self._again += 1
                time.sleep(0.1)
            if status == 200:
                self.answered.append(sent)
            time.sleep(random.uniform(0, MOST_PAUSE_SECONDS))
        client.close()

    def figures(self) -> dict[str, object]:
        return {"webhooks answered with 200": len(self.answered), "posted again": self._again}


def _drain(database: Database) -> None:
    """Wait until all deliveries have been made, however long a slow machine takes; AssertionError where none is made any more."""
    while left := _pending(database):
        wait_until(lambda left=left: _pending(database) < left, STALL_SECONDS, f"one of {left} deliveries", pause=2)  # type: ignore[misc]


def _pending(database: Database) -> int:
    store = Store(database)
    with store.read() as connection:
        found = counts(connection)[PENDING]
    store.close()
    return found


def _kept(database: Database, answered: list[Sent], taken: set[str]) -> dict[str, object]:
    store = Store(database)
    with store.read() as connection:
        versions = set(connection.execute(select(VERSIONS.c.headline)).scalars())
        public = {row.external_id: row.headline for row in connection.execute(select(ARTICLES.c.external_id, ARTICLES.c.headline))}
        sequences = sum(connection.execute(select(ARTICLES.c.sequence)).scalars())
        deliveries = connection.execute(select(DELIVERIES.c.id, DELIVERIES.c.state)).all()
    store.close()
    lost = [sent for sent in answered if sent.headline not in versions]
    undelivered = [row.id for row in deliveries if row.state != "delivered" or row.id not in taken]
    assert (lost, undelivered, len(deliveries)) == ([], [], sequences), (lost[:3], undelivered[:3], len(deliveries), sequences)
    return {"versions": len(versions), "articles": len(public), "webhooks lost": 0, "deliveries": len(deliveries), "deliveries lost": 0}
