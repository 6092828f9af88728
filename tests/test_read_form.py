"""The article form: its reader, its JSON, and its codec."""

from __future__ import annotations

import contextlib
import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.model.article import Agent, Article, Breadcrumb, Image, Publisher, Question, Video
from service.model.bounds import DEFAULT
from service.model.bundle import Bundle
from service.model.form import article_from_form, article_to_form, form_name
from service.model.payload import Payload, Reading
from service.model.refusal import Reason, Refusal
from service.model.validate import faults
from service.read.form.json_form import read_form
from service.read.form.values import clean_form
from service.read.json.strict import parse_json
from service.render.envelope import bundle_json
from tests.expect import CASES, assert_expected, case_names, expected_of

STAGE = "read_form"


def read(content: bytes, charset: str | None = None, url: str | None = None) -> Reading:
    return read_form(Payload(content, "application/json", charset, url))


def refusal(content: bytes, charset: str | None = None) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read(content, charset)
    return caught.value


@pytest.mark.parametrize("name", case_names(STAGE))
def test_case(name: str) -> None:
    content, expected = (CASES / STAGE / name / "input.json").read_bytes(), expected_of(STAGE, name)
    if "refused" in expected:
        refused = refusal(content)
        assert refused.reason == expected["refused"]
        assert [fault.at for fault in refused.faults] == expected["at"]
        messages = {fault.at: fault.message for fault in refused.faults}
        for at, known in expected.get("names", {}).items():
            assert f"“{known}”" in messages[at]
        return
    reading = read(content)
    bundle = bundle_json(Bundle({}, None, (), (), (), (), "", (), reading.provenance, reading.article))
    assert_expected(bundle, expected)


def test_half_of_the_cases_are_refused() -> None:
    refused = ["refused" in expected_of(STAGE, name) for name in case_names(STAGE)]
    assert len(refused) >= 40
    assert 0.4 < sum(refused) / len(refused) < 0.6


def test_every_field_given_has_its_provenance() -> None:
    content = (CASES / STAGE / "every_field_is_read" / "input.json").read_bytes()
    assert read(content).provenance.keys() == {form_name(field.name) for field in fields(Article)}


@pytest.mark.parametrize(
    ("charset", "encoding"), [(None, "utf-8"), ("UTF-8", "utf-8"), ("iso-8859-1", "latin-1"), ("utf-16le", "utf-16-le"), (None, "utf-16")]
)
def test_json_is_decoded_as_its_sender_says(charset: str | None, encoding: str) -> None:
    assert read('{"headline": "Hafen geöffnet"}'.encode(encoding), charset).article.headline == "Hafen geöffnet"


@pytest.mark.parametrize("charset", ["zip", "idna", "nothing", "utf-8\x00", ""])
def test_another_charset_is_refused_or_passed_over(charset: str) -> None:
    if charset:
        assert refusal(b'{"headline": "A"}', charset).reason == Reason.MALFORMED
    else:
        assert read(b'{"headline": "A"}', charset).article.headline == "A"


@pytest.mark.parametrize(
    ("content", "place"),
    [('{\n  "a": 1\n  "b": 2}', "line 3, column 3, offset 13"), ("[1] 2", "line 1, column 5, offset 4"), ("", "empty"), (" \n", "empty")],
)
def test_what_is_no_json_is_said_with_its_place(content: str, place: str) -> None:
    assert place in refusal(content.encode()).detail


@pytest.mark.parametrize("content", [b"[" * 1_000_000, b'{"a":' * 1_000_000, b'[["' + b"[" * 100 + b'"' + b"[" * 1_000_000])
def test_depth_is_refused_before_anything_nests(content: bytes) -> None:
    refused = refusal(content)
    assert refused.reason == Reason.MALFORMED
    assert "offset" in refused.detail


def test_depth_up_to_the_limit_and_brackets_in_texts_are_read() -> None:
    assert parse_json(b"[" * DEFAULT.json_depth + b"]" * DEFAULT.json_depth)
    with pytest.raises(Refusal):
        parse_json(b"[" * (DEFAULT.json_depth + 1) + b"]" * (DEFAULT.json_depth + 1))
    text = json.dumps({"headline": '\\"[{' * 1000})
    assert parse_json(text.encode()) == json.loads(text)


@pytest.mark.parametrize(
    ("content", "at"),
    [
        ('{"a": {"b/c": [{"~": 1, "~": 2}]}}', "/a/b~1c/0/~0"),
        ('[1, NaN, {"x": -Infinity}]', "/1"),
        ("Infinity", ""),
        ('{"n": ' + "9" * 5000 + "}", "/n"),
        ('{"\\ud800": {"a": 1, "a": 1}}', "/\ufffd/a"),
    ],
)
def test_json_that_means_two_things_is_refused_where_it_stands(content: str, at: str) -> None:
    refused = refusal(content.encode())
    assert (refused.reason, refused.faults[0].at) == (Reason.MALFORMED, at)
    json.dumps(refused.detail + refused.faults[0].at, ensure_ascii=False).encode("utf-8")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
        lambda part: st.lists(part, max_size=4) | st.dictionaries(st.text(), part, max_size=4),
        max_leaves=20,
    )
)
def test_sound_json_is_read_as_the_standard_library_reads_it(value: Any) -> None:
    assert parse_json(json.dumps(value).encode()) == value
    assert parse_json(json.dumps(value, ensure_ascii=False).encode()) == value


def test_the_callers_address_stands_in_for_none() -> None:
    url = "https://lequai.example/port"
    assert read(b'{"headline": "A"}', url=url).article.url == url
    assert read(b'{"headline": "A"}', url=url).provenance["url"].source == "request"
    assert read(b'{"headline": "A", "url": "https://lequai.example/b"}', url=url).article.url == "https://lequai.example/b"


def test_faults_are_told_up_to_a_number_and_large_payloads_do_not_hang() -> None:
    wrong = {f"field{number}": 1 for number in range(10_000)}
    assert len(faults("article", wrong)) == 20
    many = {"keywords": [{"name": 7}] * 2_000_000}
    assert [fault.at for fault in faults("article", many)] == [f"/keywords/{number}" for number in range(20)]


FRAGMENTS = st.sampled_from(["https://a.example/b", "http://[", "//a", "\u200b", "\ud83d", " ", "2026-03-02", "en", "Person", "@x", "\x00", "𝒜" * 40])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | FRAGMENTS
MEMBERS = st.sampled_from([form_name(field.name) for cls in (Article, Agent, Image, Publisher, Question, Video) for field in fields(cls)])
ANYTHING = st.recursive(SCALARS, lambda part: st.lists(part, max_size=3) | st.dictionaries(MEMBERS, part, max_size=6), max_leaves=25)


@given(st.dictionaries(MEMBERS, ANYTHING, min_size=1))
def test_a_form_is_read_or_refused_and_both_can_be_sent(form: dict[str, Any]) -> None:
    try:
        said = article_to_form(read(json.dumps(form).encode()).article)
    except Refusal as refused:
        said = {"detail": refused.detail, "errors": [[fault.at, fault.message] for fault in refused.faults]}
    json.dumps(said, ensure_ascii=False).encode("utf-8")


@given(st.binary(max_size=60) | st.text('[]{}":,\\\n 1eE+-.nultrfasNI', max_size=60).map(str.encode))
def test_bytes_are_read_or_refused(content: bytes) -> None:
    with contextlib.suppress(Refusal):
        read(content)


@pytest.mark.parametrize("content", ['{"%s": 1}', '{"%s": 1, "%s": 2}', '{"%s": NaN}', '{"headline": "%s"}', '{"type": "%s"}', '{"url": "%s"}'])
def test_a_refusal_does_not_repeat_megabytes(content: str) -> None:
    refused = refusal(content.replace("%s", "a" * 1_000_000).encode())
    assert sum(len(fault.at) + len(fault.message) for fault in refused.faults) < 2000
    assert len(refused.detail) < 2000


LINES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
URLS = st.sampled_from(["https://a.example", "http://b.example/x%20y?q=1", "https://c.example/ñ#f"])
DATES = st.sampled_from(["2026-03-02", "2026-03-02T06:30", "2026-03-02T06:30:00Z", "2026-03-02T06:30:00+05:30"])


def some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def several(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=3).map(tuple)


AGENTS = st.builds(Agent, LINES, st.sampled_from(["Person", "Organization", "NewsMediaOrganization"]), some(URLS), several(URLS), some(LINES))
POLICIES = {field.name: some(URLS) for field in fields(Publisher) if field.name not in ("name", "type", "x", "same_as")}
PUBLISHERS = st.builds(Publisher, LINES, st.just("Organization"), same_as=several(URLS), x=some(st.just("@a_b")), **POLICIES)
SIZES = some(st.integers(1, 9999))
IMAGES = st.builds(Image, URLS, some(LINES), some(LINES), SIZES, SIZES, some(LINES), some(AGENTS), some(LINES), some(URLS), some(URLS))
VIDEOS = st.builds(Video, LINES, some(LINES), some(URLS), some(URLS), some(URLS), some(DATES), some(LINES))
ARTICLES = st.builds(
    Article,
    url=some(URLS),
    type=some(st.just("OpinionNewsArticle")),
    headline=LINES,
    alternative_headline=some(LINES),
    description=some(LINES),
    article_body=some(LINES),
    date_published=some(DATES),
    date_modified=some(DATES),
    authors=several(AGENTS),
    editors=several(AGENTS),
    publisher=some(PUBLISHERS),
    images=several(IMAGES),
    keywords=several(LINES),
    section=some(LINES),
    language=some(st.sampled_from(["en-GB", "zh-Hant", "fil"])),
    faq=several(st.builds(Question, LINES, LINES)),
    breadcrumbs=several(st.builds(Breadcrumb, LINES, some(URLS))),
    is_accessible_for_free=some(st.booleans()),
    paywall_selectors=several(LINES),
    video=several(VIDEOS),
    content_location=some(LINES),
    dateline=some(LINES),
)


@given(ARTICLES)
def test_an_article_comes_back_from_its_form(article: Article) -> None:
    form = article_to_form(article)
    assert article_from_form(json.loads(json.dumps(form))) == article
    assert list(form) == [form_name(field.name) for field in fields(Article) if form_name(field.name) in form]
    assert None not in form.values()


@given(ARTICLES)
def test_a_form_comes_back_from_its_article(article: Article) -> None:
    form = article_to_form(article)
    assert article_to_form(article_from_form(form)) == form


@given(ARTICLES)
def test_what_was_read_is_valid_and_clean_and_read_the_same_again(article: Article) -> None:
    form = clean_form(article_to_form(article))
    assert clean_form(form) == form
    assert faults("article", form) == ()
    if form.keys() & {"headline", "articleBody", "faq"}:
        assert article_to_form(read(json.dumps(form).encode()).article) == form
