"""The worker as a process: what it is given it delivers, also what it was killed over, and it never stays behind."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.edges.database import Database, database_of
from service.edges.desk import Desk
from service.edges.queue import Queue
from service.edges.source import Newsroom
from service.edges.store import Store
from service.edges.store.deliveries import counts
from service.edges.store.intake import take
from tests.databases import KINDS, fresh_database
from tests.newsroom import PUSHING, hook, made
from tests.processes import answers, children_of, command_of, environment, free_port, is_running, running, wait_until
from tests.receiver import receiver
from tests.signing import NOW


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    with fresh_database(request.param, tmp_path) as fresh:
        yield fresh


def publish(store: Store, number: int) -> str:
    answer = store.write(lambda connection: take(connection, PUSHING, hook(number), made(f"v{number}"), NOW))
    assert answer.delivery
    return answer.delivery


def delivered(store: Store) -> int:
    with store.read() as connection:
        return counts(connection)["delivered"]


def test_what_is_due_is_delivered_and_retried_and_nothing_is_lost_to_a_kill(database: Database, tmp_path: Path) -> None:
    store = Store(database)
    desk = Desk(store, Newsroom(), database.beside)
    with receiver(lambda _, number: 503 if number % 3 == 0 else 200) as found:
        environ = environment(database, tmp_path, found.url)
        ids = [publish(store, number) for number in range(8)]  # not queued: a worker that starts looks for them
        with running(environ, "worker", "--threads", "2"):
            wait_until(lambda: delivered(store) >= 4, 20, "the sweep at the start")
        for number in range(8, 12):
            ids.append(publish(store, number))
            desk.queue.put(ids[-1])
        with running(environ, "worker") as worker:
            wait_until(lambda: delivered(store) == 12, 90, "all deliveries")
            worker.send_signal(signal.SIGTERM)
            assert worker.wait(10) == 0
        assert set(ids) == found.taken
    desk.queue.close()
    store.close()


def test_a_queue_tells_its_size(database: Database) -> None:
    queue = Queue(database.beside)
    assert queue.size() == 0
    queue.put("msg_1")
    assert queue.size() == 1
    queue.close()


def worker_of(server: int, but: int = 0) -> int:
    """The process id of a server's worker, 0 where it has none."""
    return next((child for child in children_of(server) if child != but and " worker " in command_of(child)), 0)


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_the_worker_beside_the_server_never_outlives_it(end: signal.Signals, tmp_path: Path) -> None:
    port = free_port()
    database = database_of(f"sqlite:///{tmp_path / 'store.db'}")
    environ = environment(database, tmp_path, "http://127.0.0.1:1/hooks", PORT=str(port), WEB_CONCURRENCY="1")
    with running(environ, "serve", "--with-worker") as server:
        wait_until(lambda: answers(f"http://127.0.0.1:{port}/readyz"), 30, "the server")
        wait_until(lambda: worker_of(server.pid), 10, "its worker")
        killed = worker_of(server.pid)
        os.kill(killed, signal.SIGKILL)
        wait_until(lambda: worker_of(server.pid, but=killed), 10, "another worker")
        children = children_of(server.pid)
        server.send_signal(end)
        server.wait(30)
        wait_until(lambda: not any(is_running(child) for child in children), 15, "the end of its children")


def test_without_an_address_to_deliver_to_there_is_no_worker(tmp_path: Path) -> None:
    port = free_port()
    environ = environment(database_of(f"sqlite:///{tmp_path / 'a.db'}"), tmp_path, "http://127.0.0.1:1/", PORT=str(port), WEB_CONCURRENCY="1")
    del environ["STANDFIRST_CONFIG"]
    with running(environ, "serve", "--with-worker") as server:
        wait_until(lambda: answers(f"http://127.0.0.1:{port}/readyz"), 30, "the server")
        assert worker_of(server.pid) == 0
        assert not (tmp_path / "a.db").exists()
        server.terminate()
        server.wait(30)
