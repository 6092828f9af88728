"""Headline, authors, editors and dates: each page of the cases, and the small readers that they stand on."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from service.model.provenance import Picked
from service.read.fields.authors import pick_authors, pick_editors
from service.read.fields.dates import pick_date_modified, pick_date_published
from service.read.fields.headline import pick_headline
from service.read.page import Page
from tests.expect import CASES, assert_expected, case_names, expected_of


def _page(stage: str, name: str) -> Page:
    return Page(Path(CASES / stage / name / "input.html").read_bytes())


def _told(picked: Picked[Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = {name: picked.value, "findings": [asdict(finding) for finding in picked.findings]}
    found |= asdict(picked.provenance) if picked.provenance else {}
    as_json: dict[str, Any] = json.loads(json.dumps(found))
    return as_json


@pytest.mark.parametrize("name", case_names("read_headline"))
def test_headline(name: str) -> None:
    assert_expected(_told(pick_headline(_page("read_headline", name)), "headline"), expected_of("read_headline", name))


@pytest.mark.parametrize("name", case_names("read_authors"))
def test_authors(name: str) -> None:
    page = _page("read_authors", name)
    authors, editors = pick_authors(page), pick_editors(page)
    found: dict[str, Any] = {"authors": list(map(asdict, authors.value or ())), "editors": list(map(asdict, editors.value or ()))}
    found |= asdict(authors.provenance) if authors.provenance else {}
    assert_expected(json.loads(json.dumps(found)), expected_of("read_authors", name))


@pytest.mark.parametrize("name", case_names("read_dates"))
def test_dates(name: str) -> None:
    page = _page("read_dates", name)
    found = {"published": _told(pick_date_published(page), "date"), "modified": _told(pick_date_modified(page), "date")}
    assert_expected(found, expected_of("read_dates", name))
