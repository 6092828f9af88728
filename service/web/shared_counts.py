"""Counts that all worker processes share, so that any of them can tell the sum of all.

Each process counts in a file of its own, mapped into memory. The files go by the place of a worker, not by its process id:
a worker that takes a dead one's place counts on in its file, so that neither the counts nor the files grow with restarts.
Source: https://prometheus.github.io/client_python/multiprocess/
"""

from __future__ import annotations

import os
import shutil
import tempfile
from typing import Any

from prometheus_client import CollectorRegistry, values
from prometheus_client.multiprocess import MultiProcessCollector

VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
"""Where prometheus_client looks for the folder of the files. Set from outside, it is where ours is made."""
IN_MEMORY = "/dev/shm"  # noqa: S108 - a folder of our own is made in it
"""Written to also where the file system is read-only, and never to a disk."""


class _Places:
    """Which worker has which place. Kept by the master; a worker inherits its own number when it is forked."""

    def __init__(self) -> None:
        self.own = "master"
        self.folder: str | None = None
        self._taken: dict[int, Any] = {}

    def take(self, worker: Any) -> None:
        place = next(number for number in range(len(self._taken) + 1) if number not in self._taken)
        self._taken[place] = worker
        self.own = str(place)

    def leave(self, worker: Any) -> None:
        self._taken = {place: holder for place, holder in self._taken.items() if holder is not worker}


_places = _Places()


def home() -> str | None:
    """The folder for what processes share, in memory; None for the system's temporary folder where there is none."""
    return IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else None


def share() -> None:
    """Share all counts that are made from now on with the processes forked from this one. Once is enough."""
    if _places.folder is None:
        parent = os.environ.get(VARIABLE) or home()
        _places.folder = os.environ[VARIABLE] = tempfile.mkdtemp(prefix="standfirst-counts-", dir=parent)
        values.ValueClass = values.MultiProcessValue(lambda: _places.own)  # type: ignore[no-untyped-call]


def registry() -> CollectorRegistry | None:
    """What all processes counted; None where counts are not shared."""
    if _places.folder is None:
        return None
    shared = CollectorRegistry()
    MultiProcessCollector(shared, _places.folder)  # type: ignore[no-untyped-call]
    return shared


def pre_fork(_arbiter: Any, worker: Any) -> None:
    """gunicorn's hook: the worker to be forked gets a place that is free."""
    _places.take(worker)


def child_exit(_arbiter: Any, worker: Any) -> None:
    """gunicorn's hook: the place of a worker that ended is free for the next."""
    _places.leave(worker)


def on_exit(_arbiter: Any) -> None:
    """gunicorn's hook: the master ends, and its files with it."""
    if _places.folder is not None:
        shutil.rmtree(_places.folder, ignore_errors=True)
