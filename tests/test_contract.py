"""The API is as /openapi.json says: schemathesis makes requests from it, right and wrong ones, and holds each answer to it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, settings

from service.web import create_app
from service.web.settings import settings_from

EXAMPLES = int(os.environ.get("CONTRACT_EXAMPLES", "15"))
"""Requests for each operation; `make fuzz` asks for more."""


@pytest.fixture(scope="session")
def described(tmp_path_factory: pytest.TempPathFactory) -> object:
    database = Path(tmp_path_factory.mktemp("contract")) / "kept.db"
    return schemathesis.openapi.from_wsgi("/openapi.json", create_app(settings_from({"DATABASE_URL": f"sqlite:///{database}"})))


schema = schemathesis.pytest.from_fixture("described")


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_every_operation_is_as_it_is_described(case: schemathesis.Case) -> None:
    case.call_and_validate()
