"""Every payload of the corpus is read as its case expects, and every bad one refused with its status."""

from __future__ import annotations

import pytest

from tests.cms_corpus import FOLDER, OF_THE_STORE, OF_THE_WEB, Case, bad_cases, good_cases, status_of, wrong_fields

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no corpus at {FOLDER}")


@pytest.mark.parametrize("case", good_cases(), ids=lambda case: case.name)
def test_every_field_is_read(case: Case) -> None:
    assert list(wrong_fields(case)) == []


@pytest.mark.parametrize("case", [case for case in bad_cases() if case.expected["status"] not in OF_THE_WEB], ids=lambda case: case.name)
def test_every_bad_call_is_refused_with_its_status(case: Case) -> None:
    expected = case.expected["status"]
    assert status_of(case) == expected
    if expected in OF_THE_STORE:
        assert case.open().key == case.open().key
