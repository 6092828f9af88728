"""The worker beside the server: one process more, started again when it ends, ended with the server whatever becomes of that."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable
from threading import Event, Thread
from typing import Any

PAUSE_SECONDS = 1.0
STOP_SECONDS = 70
"""How long a worker may finish the attempts that are under way: longer than the longest time-out."""
LOG = logging.getLogger("standfirst.worker")


class Companion:
    """The worker of one server, while it is wanted. `start` is gunicorn's hook `when_ready`."""

    def __init__(self, is_wanted: Callable[[], bool]) -> None:
        self._is_wanted = is_wanted
        self._process: subprocess.Popen[bytes] | None = None
        self._is_over = Event()
        self._is_renewed = Event()

    def start(self, _arbiter: Any) -> None:
        """Start the worker, and again whenever it ends."""
        Thread(target=self._keep, name="worker-keeper", daemon=True).start()

    def renew(self) -> None:
        """The settings may be others: have another worker read them, once this one has finished what it is at."""
        self._is_renewed.set()
        if self._process is not None:
            self._process.terminate()

    def stop(self) -> None:
        """Tell the worker to finish what it is at, and wait for it."""
        self._is_over.set()
        self._is_renewed.set()
        if (process := self._process) is None:
            return
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()

    def _keep(self) -> None:
        while not self._is_over.is_set():
            self._is_renewed.clear()
            if not self._is_wanted():
                self._is_renewed.wait()
                continue
            self._process = subprocess.Popen([sys.executable, "-m", "service.cli", "worker", "--parent", str(os.getpid())])  # noqa: S603 - our own
            self._process.wait()
            if not self._is_renewed.is_set():
                LOG.warning("the worker has ended and is started again")
                time.sleep(PAUSE_SECONDS)
