"""What several test files share: the application with the default settings, and a client of it."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.web import create_app
from service.web.settings import settings_from


@pytest.fixture(scope="session")
def app() -> Flask:
    return create_app(settings_from({}))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how many inputs each law was tried on, also where it holds."""
    for report in terminalreporter.getreports("passed"):
        for line in report.capstdout.splitlines():
            if line.startswith("law "):
                terminalreporter.write_line(line)
