"""Dates in machine-written and in human spellings, lines with labels, and names of the small readers of fields."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.model.formats import parse_date, parse_offset
from service.read.authors.names import agents_of
from service.read.dates.date_line import read_dates
from service.read.dates.stated_date import read_stated_date
from service.read.dates.written_date import day_first, parse_written_date
from service.read.titles.site_name import Site
from tests.expect import CASES

ROWS: dict[str, list[dict[str, Any]]] = json.loads((CASES / "dates" / "rows.json").read_text("utf-8"))
NO_SITE = Site(frozenset({"harbourpost"}), ("harbour post ",), frozenset({"travel"}))

NAME_PIECES = ["By", "von", "Nora", "Falk", "Per", "Stein", "and", "und", ",", ";", "|", "/", "AFP", "dpa", "(Photo)", "admin"]
NAME_PIECES += ["Reporter", "Travel", "Harbour", "Post", ":", "@nora", "2025", "Mc", "d'", "-", "<b>", "&amp;amp;", "作者:", "Foto:"]


@pytest.mark.parametrize("row", ROWS["machine"], ids=lambda row: row["text"])
def test_machine_written(row: dict[str, Any]) -> None:
    assert parse_date(row["text"]) == row["is"]


@pytest.mark.parametrize("row", ROWS["written"], ids=lambda row: f"{row['text']} {row['language']}")
def test_written(row: dict[str, Any]) -> None:
    assert parse_written_date(row["text"], row["language"]) == row["is"]


@pytest.mark.parametrize("row", ROWS["machine"] + ROWS["written"], ids=lambda row: row["text"])
def test_result_is_read_as_itself(row: dict[str, Any]) -> None:
    if row["is"]:
        assert parse_date(row["is"]) == parse_written_date(row["is"]) == row["is"]


@pytest.mark.parametrize(
    ("line", "language", "dates"),
    [
        ("Published 18 Nov 2025, 14:05 | Updated 19 Nov 2025", "en", [("published", "2025-11-18T14:05"), ("modified", "2025-11-19")]),
        ("18.11.2025, 14:05 Uhr | Aktualisiert: 19.11.2025, 10:00 Uhr", "de", [(None, "2025-11-18T14:05"), ("modified", "2025-11-19T10:00")]),
        ("Stand: 18.11.2025 14:05 Uhr", "de", [("modified", "2025-11-18T14:05")]),
        ("Publié le 18 novembre 2025 à 14h05 - Mis à jour le 19/11/2025", "fr", [("published", "2025-11-18T14:05"), ("modified", "2025-11-19")]),
        ("公開日:2025年11月18日 更新日:2025年11月19日", "ja", [("published", "2025-11-18"), ("modified", "2025-11-19")]),
        ("Giriş: 18.11.2025 - 14:05 Güncelleme: 19.11.2025 - 10:00", "tr", [("published", "2025-11-18T14:05"), ("modified", "2025-11-19T10:00")]),
        ("Created 3 May 2025", "en", [("created", "2025-05-03")]),
        ("By Nora Falk | 18 November 2025", None, [(None, "2025-11-18")]),
        ("Nora Falk, 18 November 2025, 14:05", None, []),
        ("The law was published on 18 November 2025 by the ministry", "en", []),
        ("18 November", "en", []),
        ("", None, []),
    ],
)
def test_line_of_dates(line: str, language: str | None, dates: list[tuple[str | None, str]]) -> None:
    assert [(date.kind, date.value) for date in read_dates(line, language)] == dates


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025-07-18T16:02:50CDT", "2025-07-18T16:02:50-05:00"),
        ("1763463900", "2025-11-18T11:05:00Z"),
        ("1763463900123", "2025-11-18T11:05:00Z"),
        ("176346390", None),
        ("2:33 PM", None),
        ("2025-07-18T16:02:50XYZ", None),
    ],
)
def test_stated_date(text: str, value: str | None) -> None:
    assert read_stated_date(text) == value


@pytest.mark.parametrize(
    ("text", "offset"), [("+0100", "+01:00"), ("GMT+3", "+03:00"), ("utc", "Z"), ("-00:00", "Z"), ("+15", None), ("+01:60", None), ("x", None)]
)
def test_offset(text: str, offset: str | None) -> None:
    assert parse_offset(text) == offset


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("de", True),
        ("en-GB", True),
        ("en-US", False),
        ("es-PR", False),
        ("es-AR", True),
        ("en", None),
        ("en-CA", None),
        ("ja", None),
        (None, None),
        ("xx", None),
    ],
)
def test_order_of_day_and_month(language: str | None, order: bool | None) -> None:
    assert day_first(language) is order


@given(st.text(max_size=120), st.sampled_from([None, "de", "en-GB", "ja", "x" * 30]))
def test_any_text_is_a_date_or_none(text: str, language: str | None) -> None:
    value = parse_written_date(text, language)
    assert value is None or parse_date(value) == value
    stated = read_stated_date(text, language)
    assert stated is None or parse_date(stated) == stated


@given(st.text(max_size=120), st.sampled_from([None, "Person", "Organization"]))
def test_names_come_out_again_as_they_are(text: str, kind: str | None) -> None:
    for agent in agents_of(text, NO_SITE, kind):
        again = agents_of(agent.name, NO_SITE, agent.type)
        assert [(one.name, one.type) for one in again] == [(agent.name, agent.type)]


@given(st.lists(st.sampled_from(NAME_PIECES), max_size=12))
def test_joined_names_come_out_again_as_they_are(words: list[str]) -> None:
    for agent in agents_of(" ".join(words), NO_SITE):
        again = agents_of(agent.name, NO_SITE, agent.type)
        assert [(one.name, one.type) for one in again] == [(agent.name, agent.type)]


@pytest.mark.parametrize("piece", ["18 November 2025 ", "- ", "| ", "a - ", "1.", "a@", "By ", "Nora Falk, ", "(", "M11 ", "& ", "｜", "x.y/"])
def test_time_is_linear(piece: str) -> None:
    """A hundred thousand characters of anything take no time that a person would notice."""
    text = piece * (100_000 // len(piece))
    start = time.thread_time()
    parse_written_date(text)
    read_dates(text)
    agents_of(text, NO_SITE)
    NO_SITE.strip(text)
    assert time.thread_time() - start < 1
