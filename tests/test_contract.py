"""The API is as /openapi.json says: schemathesis makes requests from it, right and wrong ones, and holds each answer to it."""

from __future__ import annotations

import os
import tempfile

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from service.web import create_app
from service.web.settings import settings_from

EXAMPLES = int(os.environ.get("CONTRACT_EXAMPLES", "15"))
"""Requests for each operation; `make fuzz` asks for more."""


NOT_OURS = [positive_data_acceptance, negative_data_rejection]
"""Any text is a page, and whether a cursor leads on or a page holds an article no schema says: what is valid by schema may be refused
(422), and what is not in JSON's sense may be a text. All other checks hold."""
KEPT = tempfile.TemporaryDirectory()
schema = schemathesis.openapi.from_wsgi("/openapi.json", create_app(settings_from({"DATABASE_URL": f"sqlite:///{KEPT.name}/kept.db"})))


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_every_operation_is_as_it_is_described(case: schemathesis.Case) -> None:
    case.call_and_validate(excluded_checks=NOT_OURS)
