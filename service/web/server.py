"""The server: gunicorn with this application, as `standfirst serve` and `gunicorn wsgi:app` both run it."""

from __future__ import annotations

from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from service.web import create_app
from service.web.settings import Settings


def options(port: int, workers: int) -> dict[str, Any]:
    """gunicorn's settings. Source: https://docs.gunicorn.org/en/stable/settings.html"""
    return {
        "bind": f"0.0.0.0:{port}",
        "workers": workers,
        "preload_app": True,  # schemas and rules are loaded once and shared by all workers
        "worker_class": "gthread",  # a client that is slow to send or read holds a thread, not the process
        "threads": 4,
        "keepalive": 5,
        "timeout": 60,
        "limit_request_line": 8190,  # `?url=` holds whole addresses
        "max_requests": 20_000,  # a worker is renewed now and then: the heap of one that met a giant page does not stay
        "max_requests_jitter": 2_000,
        "accesslog": "-",
        "access_log_format": '%(h)s "%(r)s" %(s)s %(b)s %(M)sms %({x-request-id}o)s',
        "control_socket_disable": True,  # it would write into the home directory
    }


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    def __init__(self, settings: Settings, stated: dict[str, Any]) -> None:
        self._settings = settings
        self._stated = stated
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._stated.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return create_app(self._settings)


def run(settings: Settings, port: int, workers: int) -> None:
    """Serve until the process is told to stop. Does not return."""
    _Server(settings, options(port, workers)).run()
