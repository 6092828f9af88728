"""`make soak`: a storm of webhooks, then kills under load, on SQLite and on a PostgreSQL of its own; the figures are printed."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from service.edges.database import Database, database_of
from tests.soak.cluster import cluster
from tests.soak.kills import kills
from tests.soak.storm import storm

KINDS = ("sqlite", "postgresql")


def main() -> None:
    ask = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    ask.add_argument("--only", choices=("storm", "kills"), help="one of the two")
    ask.add_argument("--database", choices=KINDS, action="append", help="on this one only")
    ask.add_argument("--hooks", type=int, default=5000)
    ask.add_argument("--articles", type=int, default=500)
    ask.add_argument("--kills", type=int, default=200)
    asked = ask.parse_args()
    for kind in asked.database or KINDS:
        if asked.only != "kills":
            with _database(kind) as (database, folder, _):
                _say(f"{kind}, storm", storm(database, folder, asked.hooks, asked.articles))
        if asked.only != "storm":
            with _database(kind) as (database, folder, restart):
                _say(f"{kind}, kills", kills(database, folder, asked.kills, restart))


@contextmanager
def _database(kind: str) -> Iterator[tuple[Database, Path, Callable[[], None] | None]]:
    with tempfile.TemporaryDirectory() as folder:
        if kind == "sqlite":
            yield database_of(f"sqlite:///{folder}/store.db"), Path(folder), None
            return
        with cluster() as server:
            yield database_of(server.url), Path(folder), server.restart


def _say(name: str, figures: dict[str, object]) -> None:
    print(f"{name}: " + ", ".join(f"{what}: {figure}" for what, figure in figures.items()), flush=True)


if __name__ == "__main__":
    main()
