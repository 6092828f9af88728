"""The server: gunicorn with this application, as `standfirst serve` and `gunicorn wsgi:app` both run it."""

from __future__ import annotations

import os
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from service.web import create_app, logs, shared_counts
from service.web.settings import Settings


def options(settings: Settings) -> dict[str, Any]:
    """gunicorn's settings, of ours. Source: https://docs.gunicorn.org/en/stable/settings.html"""
    return {
        "bind": f"0.0.0.0:{settings.port}",
        "workers": settings.web_concurrency or os.cpu_count() or 1,
        "preload_app": True,  # schemas and rules are loaded once and shared by all workers
        "worker_class": "gthread",  # a client that is slow to send or read holds a thread, not the process
        "threads": 4,
        "keepalive": 5,
        "timeout": 60,
        "limit_request_line": 8190,  # `?url=` holds whole addresses
        "max_requests": 20_000,  # a worker is renewed now and then: the heap of one that met a giant page does not stay
        "max_requests_jitter": 2_000,
        "logconfig_dict": logs.config(settings.log_level),
        "pre_fork": shared_counts.pre_fork,
        "child_exit": shared_counts.child_exit,
        "on_exit": shared_counts.on_exit,
        "control_socket_disable": True,  # it would write into the home directory
    }


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        for name, value in options(self._settings).items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        shared_counts.share()
        return create_app(self._settings)


def run(settings: Settings) -> None:
    """Serve until the process is told to stop. Does not return."""
    _Server(settings).run()
