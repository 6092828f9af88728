"""Formats that reading and checking hold values to: what is read is never what the check calls broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.check.addresses import Form, form_of
from service.check.dates import stated
from service.model.formats import is_language_tag, parse_date, parse_language, parse_url

HOSTS = st.text(alphabet="ab.-:@[]%19é_ ", max_size=20)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://dailyledger.example/a", "https://dailyledger.example/a"),
        (" HTTPS://DailyLedger.example/a b ", "HTTPS://DailyLedger.example/a%20b"),
        ("https://dailyledger.example.", "https://dailyledger.example."),
        ("https://dailyledger.example:8443/a", "https://dailyledger.example:8443/a"),
        ("https://dailyledger.example:/a", "https://dailyledger.example:/a"),
        ("https://[2001:db8::1]:8443/a?x[]=1", "https://[2001:db8::1]:8443/a?x[]=1"),
        ("https://zeitung.münchen.example/straße", "https://zeitung.münchen.example/straße"),
        ("https://social.example/@ledger", "https://social.example/@ledger"),
        ("https://cdn_1.example/a..b/../c", "https://cdn_1.example/a..b/../c"),
    ],
)
def test_address_is_read(text: str, address: str) -> None:
    assert parse_url(text) == address
    assert form_of(address) is Form.WEB


@pytest.mark.parametrize(
    "text",
    [
        "https://dailyledger.example:99999/i.jpg",
        "https://dailyledger.example:http/i.jpg",
        "https://cdn..dailyledger.example/i.jpg",
        "https://dailyledger.example../i.jpg",
        "https://.dailyledger.example/i.jpg",
        "https://.",
        "https://../i.jpg",
        "https://",
        "https:///i.jpg",
        "https://?a",
        "https://:8443/",
        "https:dailyledger.example",
        "https://me@dailyledger.example/",
        "https://me:word@dailyledger.example/",
        "https://daily ledger.example/",
        "https://daily%20ledger.example/",
        "http://[::1",
        "http://[a]/",
        "https://dailyledger.example/{{slug}}",
    ],
)
def test_what_names_no_host_is_no_address_for_reading_nor_for_the_check(text: str) -> None:
    assert parse_url(text) is None
    assert form_of(text) is Form.BROKEN


@given(HOSTS, st.text(max_size=20))
def test_what_is_read_is_an_address_for_the_check(host: str, path: str) -> None:
    address = parse_url(f"https://{host}/{path}")
    assert address is None or (parse_url(address) == address and form_of(address) in (Form.WEB, Form.UNTIDY))


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("EN", "en"),
        ("en_gb", "en-GB"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("de-CH-1996", "de-CH-1996"),
        ("DE-de-U-CO-PHONEBK", "de-DE-u-co-phonebk"),
        ("sr_Latn_RS", "sr-Latn-RS"),
    ],
)
def test_language_is_read(text: str, tag: str) -> None:
    assert parse_language(text) == parse_language(tag) == tag
    assert is_language_tag(tag)


@pytest.mark.parametrize("text", ["", "english", "en-", "en-gb-latn", "en us", "x-default", "i", "e", "en, fr", "{{lang}}", "en-" + "a" * 80])
def test_what_is_no_language_is_not_read(text: str) -> None:
    assert parse_language(text) is None


@pytest.mark.parametrize(("text", "is_tag"), [("x-klingon", True), ("i-default", True), ("en_GB", False), ("x", False), ("en-GB ", False)])
def test_tag_is_held_to_as_it_stands(text: str, is_tag: bool) -> None:
    assert is_language_tag(text) is is_tag


@given(st.from_regex(r"[a-zA-Z]{2,3}([-_][a-zA-Z0-9]{1,8}){0,4}", fullmatch=True))
def test_language_that_is_read_is_a_tag_and_is_read_as_itself(text: str) -> None:
    tag = parse_language(text)
    assert tag is None or (is_language_tag(tag) and parse_language(tag) == tag)


@given(st.from_regex(r"(1[6-9]|20)\d\d-(0?[1-9]|1[012])-[0-3]?\d([T ][0-2]?\d:[0-5]\d(:[0-5]\d)?(Z|[+-][01]\d:?[0-5]\d)?)?", fullmatch=True))
def test_date_that_is_read_is_iso_8601_for_the_check(text: str) -> None:
    read = parse_date(text)
    assert read is None or stated(read).is_iso
