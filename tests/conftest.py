"""What several test files share: the application with the default settings, and a client of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings

from service.edges.store import Store
from service.web import create_app
from service.web.settings import settings_from
from tests.databases import KINDS, fresh_database

settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared")  # by the clock, what else the machine does would fail a test: the tests that hold times measure work


LONGEST = ("test_pages", "test_docs", "test_laws_corpus", "test_playground", "test_hostile_requests", "test_hostile", "test_worker", "test_serving")
"""The files that take longest. They begin first, so that no process is left with one of them when the others are done."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST))


@pytest.fixture(scope="session")
def app() -> Flask:
    return create_app(settings_from({}))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with fresh_database(request.param, tmp_path) as database:
        opened = Store(database)
        yield opened
        opened.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how many inputs each law was tried on, also where it holds."""
    for report in terminalreporter.getreports("passed"):
        for line in report.capstdout.splitlines():
            if line.startswith("law "):
                terminalreporter.write_line(line)
