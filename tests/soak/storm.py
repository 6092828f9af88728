"""A storm: every hook twice, in any order, from many clients at once. The newest state of each article has to be the public one."""

from __future__ import annotations

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Empty, SimpleQueue
from random import Random
from statistics import quantiles

from sqlalchemy import func, select

from service.edges.database import Database
from service.edges.store import Store
from service.edges.store.tables import ARTICLES, HOOKS, VERSIONS
from tests.processes import answers, environment, free_port, running, wait_until
from tests.soak.client import Client, Sent

CLIENTS, WORKERS = 8, 2


def storm(database: Database, folder: Path, hooks: int, articles: int) -> dict[str, object]:
    """Post the hooks and give the figures; AssertionError where a law does not hold."""
    states = [Sent(f"a{number % articles}", number // articles + 1) for number in range(hooks)]
    calls = [*states, *states]
    Random(5000).shuffle(calls)
    port = free_port()
    environ = environment(database, folder, "http://127.0.0.1:1/", PORT=str(port), WEB_CONCURRENCY=str(WORKERS), STANDFIRST_LOG_LEVEL="error")
    with running(environ, "serve") as server:
        wait_until(lambda: answers(f"http://127.0.0.1:{port}/readyz"), 60, "the server")
        start = time.perf_counter()
        told = _sent(calls, port)
        seconds = time.perf_counter() - start
        server.terminate()
        server.wait(60)
    statuses = Counter(status for status, _ in told)
    cuts = quantiles([spent * 1e3 for _, spent in told], n=100)
    figures: dict[str, object] = {
        "webhooks": len(calls),
        "statuses": dict(statuses),
        "seconds": round(seconds, 1),
        "a second": round(len(calls) / seconds),
        "ms p50": round(cuts[49], 1),
        "ms p99": round(cuts[98], 1),
        **_kept(database, states),
    }
    assert set(statuses) == {200}, figures
    return figures


def _sent(calls: list[Sent], port: int) -> list[tuple[int, float]]:
    waiting: SimpleQueue[Sent] = SimpleQueue()
    for call in calls:
        waiting.put(call)

    def work(_: int) -> list[tuple[int, float]]:
        client, told = Client(port), []
        while True:
            try:
                call = waiting.get_nowait()
            except Empty:
                client.close()
                return told
            start = time.perf_counter()
            status = client.send(call)
            told.append((status, time.perf_counter() - start))

    with ThreadPoolExecutor(CLIENTS) as pool:
        return [one for told in pool.map(work, range(CLIENTS)) for one in told]


def _kept(database: Database, states: list[Sent]) -> dict[str, object]:
    newest = {state.article: state for state in sorted(states, key=lambda state: state.revision)}
    store = Store(database)
    with store.read() as connection:
        public = {row.external_id: row.headline for row in connection.execute(select(ARTICLES.c.external_id, ARTICLES.c.headline))}
        versions = connection.execute(select(func.count()).select_from(VERSIONS)).scalar_one()
        distinct = len(connection.execute(select(VERSIONS.c.article, VERSIONS.c.revision).distinct()).all())
        keys = connection.execute(select(func.count()).select_from(HOOKS)).scalar_one()
    store.close()
    wrong = [article for article, state in newest.items() if public.get(article) != state.headline]
    assert (wrong, versions, distinct, keys) == ([], len(states), len(states), len(states)), (wrong, versions, distinct, keys)
    return {"articles at their newest state": len(newest), "versions": versions, "versions twice": versions - distinct}
