"""Whole pages: what each case's page gives as the article, and where that came from."""

from __future__ import annotations

import pytest

from service import generate
from service.render.envelope import bundle_json
from tests.expect import CASES, assert_expected, case_names, expected_of

STAGE = "read_page"


@pytest.mark.parametrize("name", case_names(STAGE))
def test_page(name: str) -> None:
    page = (CASES / STAGE / name / "input.html").read_bytes()
    assert_expected(bundle_json(generate(page, "text/html")), expected_of(STAGE, name))
