"""The server: gunicorn with this application, as `standfirst serve` and `gunicorn wsgi:app` both run it."""

from __future__ import annotations

import logging
import os
import resource
from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from service.web import create_app, logs, shared_counts
from service.web.companion import Companion
from service.web.settings import Settings, SettingsError
from service.web.warm_up import warm_up
from service.web.worker import door
from service.web.worker.worker import Worker

SPARE_CONNECTIONS = 50
"""gunicorn stops taking clients in at its own limit; ours, a little lower, parts with the slowest instead."""


class _Log(Logger):  # type: ignore[misc]  # gunicorn ships no types
    def access(self, *_: Any) -> None:
        """The application writes a request's line itself."""


class _Running:
    """The settings that the service runs with; what a reload makes of them."""

    settings: Settings | None = None

    def read(self, source: Callable[[], Settings]) -> Settings:
        """What the source states now. Where it states what is wrong, a running service keeps what it has.

        Errors: SettingsError at the start, StoreError where a source's store cannot be used then.
        """
        try:
            stated = source()
        except SettingsError as error:
            if self.settings is None:
                raise
            logging.getLogger("standfirst").error("the settings are left as they were: %s", error)
            return self.settings
        if self.settings is None:
            try_store(stated)
        self.settings = stated
        return stated

    def delivers(self) -> bool:
        """Whether any source has an address to deliver to."""
        return self.settings is not None and any(source.deliver_to for source in self.settings.newsroom.sources.values())


def try_store(settings: Settings) -> None:
    """Open the store once where the settings name a source, so that what is wrong with it is said at the start. Errors: StoreError."""
    if settings.newsroom.sources:
        from service.edges.store import Store

        store = Store(settings.database)
        store.open()
        store.close()  # each worker opens its own: a connection does not survive a fork


_running = _Running()


def options(source: Callable[[], Settings]) -> dict[str, Any]:
    """gunicorn's settings, of ours; read again at each reload.

    Errors: SettingsError and StoreError at the start. Source: https://docs.gunicorn.org/en/stable/settings.html
    """
    settings = _running.read(source)
    shared_counts.share()
    _allow_files(settings.limits.connections + SPARE_CONNECTIONS)
    return {
        "bind": f"0.0.0.0:{settings.port}",
        "workers": settings.web_concurrency or os.cpu_count() or 1,
        "preload_app": True,  # schemas and rules are loaded once and shared by all workers
        "worker_class": Worker,
        "threads": 4,
        "worker_connections": settings.limits.connections + SPARE_CONNECTIONS,
        "worker_tmp_dir": shared_counts.home(),
        "keepalive": 5,
        "timeout": 60,
        "graceful_timeout": 30,
        "limit_request_line": settings.limits.address_bytes,
        "limit_request_fields": settings.limits.headers,
        "limit_request_field_size": settings.limits.header_bytes,
        "sendfile": False,
        "max_requests": 20_000,  # a worker is renewed now and then: the heap of one that met a giant page does not stay
        "max_requests_jitter": 2_000,
        "logger_class": _Log,
        "logconfig_dict": logs.config(settings.log_level),
        "when_ready": _before_workers,
        "pre_fork": shared_counts.pre_fork,
        "child_exit": shared_counts.child_exit,
        "on_exit": shared_counts.on_exit,
        "on_reload": _renew,
        "control_socket_disable": True,  # it would write into the home directory
    }


def _before_workers(arbiter: Any) -> None:
    """gunicorn's hook: it listens by now, and who calls waits in its queue."""
    door.keep(arbiter)
    warm_up()


def _renew(arbiter: Any) -> None:
    """gunicorn's hook: it loads the application once only; the new workers get one with the settings as they are now."""
    if _running.settings is not None:
        arbiter.app.callable = create_app(_running.settings)


def _allow_files(connections: int) -> None:
    """Let the process open as many files as it may, where its soft limit is lower than the connections ask for."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * connections + 200
    if soft < wanted:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))


class _Server(BaseApplication):  # type: ignore[misc]
    def __init__(self, source: Callable[[], Settings], companion: Companion | None) -> None:
        self._source = source
        self._companion = companion
        super().__init__()

    def load_config(self) -> None:
        for name, value in options(self._source).items():
            self.cfg.set(name, value)
        if self._companion is not None:
            self.cfg.set("when_ready", self._start)
            self.cfg.set("on_reload", self._reload)
            self.cfg.set("on_exit", self._end)

    def load(self) -> Flask:
        return create_app(_running.read(self._source))

    def _start(self, arbiter: Any) -> None:
        _before_workers(arbiter)
        if self._companion is not None:
            self._companion.start(arbiter)

    def _reload(self, arbiter: Any) -> None:
        _renew(arbiter)
        if self._companion is not None:
            self._companion.renew()

    def _end(self, arbiter: Any) -> None:
        if self._companion is not None:
            self._companion.stop()
        shared_counts.on_exit(arbiter)


def run(source: Callable[[], Settings], *, with_worker: bool = False) -> None:
    """Serve until the process is told to stop. Does not return. source: read at the start and at each reload (SIGHUP).

    with_worker: also run the worker that makes deliveries, while any source has an address to deliver to.
    Errors: StoreError at the start.
    """
    _Server(source, Companion(_running.delivers) if with_worker else None).run()
