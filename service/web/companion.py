"""The worker beside the server: one process more, started again when it ends, ended with the server whatever becomes of that."""

from __future__ import annotations

import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from typing import Any

PAUSE_SECONDS = 1.0
STOP_SECONDS = 70
"""How long a worker may finish the attempts that are under way: longer than the longest time-out."""
LOG = logging.getLogger("standfirst.worker")


class Companion:
    """The worker of one server, while it is wanted."""

    def __init__(self, is_wanted: Callable[[], bool]) -> None:
        self._is_wanted = is_wanted
        self._pid: int | None = None
        self._listeners: tuple[int, ...] = ()
        self._is_over = Event()
        self._is_renewed = Event()
        self._has_ended = Event()

    def start(self, arbiter: Any) -> None:
        """Start the worker of a server that listens, and again whenever it ends."""
        self._listeners = tuple(listener.fileno() for listener in arbiter.LISTENERS)
        Thread(target=self._keep, name="worker-keeper", daemon=True).start()

    def renew(self) -> None:
        """The settings may be others: have another worker read them, once this one has finished what it is at."""
        self._is_renewed.set()
        self._tell(signal.SIGTERM)

    def stop(self) -> None:
        """Tell the worker to finish what it is at, and wait for it."""
        self._is_over.set()
        self.renew()
        if self._pid is not None and not self._has_ended.wait(STOP_SECONDS):
            self._tell(signal.SIGKILL)

    def _keep(self) -> None:
        while not self._is_over.is_set():
            self._is_renewed.clear()
            if not self._is_wanted():
                self._is_renewed.wait()
                continue
            self._run()
            if not self._is_renewed.is_set():
                LOG.warning("the worker has ended and is started again")
                time.sleep(PAUSE_SECONDS)

    def _run(self) -> None:
        """Start the worker and wait for its end. Not by `subprocess`: it waits for a pipe to close, which a server's process
        that is forked at the same moment would hold open for good."""
        self._has_ended.clear()
        command = [sys.executable, "-m", "service.cli", "worker", "--parent", str(os.getpid())]
        self._pid = os.posix_spawn(sys.executable, command, os.environ, file_actions=[(os.POSIX_SPAWN_CLOSE, fd) for fd in self._listeners])
        with suppress(ChildProcessError):  # gunicorn, which waits for any child, was quicker
            os.waitpid(self._pid, 0)
        self._pid = None
        self._has_ended.set()

    def _tell(self, number: signal.Signals) -> None:
        if (pid := self._pid) is not None:
            with suppress(ProcessLookupError):
                os.kill(pid, number)
