"""Law 6: no payload ends the process or gives a 500, and time is linear in size."""

from __future__ import annotations

import gc
import time
import tracemalloc
from functools import cache

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from service.web import create_app
from service.web.settings import settings_from
from tests.api import PAGE
from tests.hostile.case import HTML, JSON, JSON_LD, TEXT
from tests.hostile.pages import PAGES
from tests.hostile.payloads import NAMED, sized

SIZE, TIMES = 10_000, 10
MOST_TIMES = 40
"""Ten times the payload may take this many times as long: four times the line leaves room for noise, the square is a hundred."""
TOO_SHORT_TO_TELL = 0.15
"""Seconds below which a time says nothing of growth."""


def ask(client: FlaskClient, path: str, payload: bytes, media_type: str) -> tuple[int, float]:
    start = time.process_time()
    status = client.post(path, data=payload, content_type=media_type).status_code
    return status, time.process_time() - start


def assert_stands(client: FlaskClient, path: str, media_type: str, name: str) -> None:
    """It is answered, and ten times as much takes ten times as long; a busy machine only ever lengthens a time."""
    short, long = (sized(media_type, name, size) for size in (SIZE, SIZE * TIMES))
    status, seconds = ask(client, path, long, media_type)
    assert status < 500
    if seconds > TOO_SHORT_TO_TELL:
        best_short, best_long = (min(ask(client, path, payload, media_type)[1] for _ in range(2)) for payload in (short, long))
        assert best_long < best_short * MOST_TIMES


@pytest.mark.parametrize(("media_type", "name"), NAMED)
def test_generating_stands_what_is_meant_to_hurt(client: FlaskClient, media_type: str, name: str) -> None:
    assert_stands(client, "/v1/generate", media_type, name)


@pytest.mark.parametrize("name", [name for media_type, name in NAMED if media_type == HTML])
def test_checking_stands_what_is_meant_to_hurt(client: FlaskClient, name: str) -> None:
    assert_stands(client, "/v1/check", HTML, name)


def test_a_page_that_recurses_without_end_leaves_the_next_page_alone(client: FlaskClient) -> None:
    """A RecursionError inside lxml once left an XPath locked: every later page with microdata waited for ever."""
    assert ask(client, "/v1/generate", PAGES["items in items"](5000).encode(), HTML)[0] == 200
    item = '<article itemscope itemtype="https://schema.org/NewsArticle"><b itemprop="headline">Fähre fährt wieder</b></article>'
    assert ask(client, "/v1/generate", PAGE.replace("<article>", item).encode(), HTML)[0] == 200


LINES = "".join(f"<p>{line}</p>" for line in ["The ferry sailed at noon with nobody on board but the captain and a very small dog."] * 2)
BROKEN = {
    "text on both sides of the body's end": f"<html><body><h1>Ferry sails empty</h1>{LINES}</body></ry sails\nempty<h1>Ferry sails empty</h1>{LINES}",
    "control characters in a paragraph's tag": f"<main><article><h1>Ferry sails empty</h1>{LINES.replace('<p>', '<p' + chr(18) + chr(0) * 7 + '>')}"
    "</article></main>",
    "a step of breadcrumbs at a position of 5,000 digits": f"<h1>Ferry sails empty</h1>{LINES}<script type=application/ld+json>"
    '{"@type": "BreadcrumbList", "itemListElement": [{"position": "' + "9" * 5000 + '", "name": "A"}, {"position": "2", "name": "B"}]}</script>',
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_page_is_read_or_refused(client: FlaskClient, name: str) -> None:
    """Each once ended in an exception that nothing caught."""
    assert ask(client, "/v1/generate", BROKEN[name].encode(), HTML)[0] == 200


@cache
def any_client() -> FlaskClient:
    """Hypothesis calls a test many times for one fixture."""
    return create_app(settings_from({})).test_client()


def test_names_of_blank_nodes_are_forgotten_with_their_page(client: FlaskClient) -> None:
    """They were once kept for ever: half a megabyte of each such page."""
    item = '<div vocab="https://schema.org/" typeof="NewsArticle">'

    def names(page: int) -> bytes:
        return PAGE.replace("<article>", item + "".join(f'<i about="_:{page}-{n}{"a" * 500}" property="name">a</i>' for n in range(900))).encode()

    tracemalloc.start()
    for page in range(3):
        ask(client, "/v1/check", names(page), HTML)
    gc.collect()
    before, _ = tracemalloc.get_traced_memory()
    for page in range(3, 8):
        ask(client, "/v1/check", names(page), HTML)
    gc.collect()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert after - before < 1_000_000


@settings(deadline=None)
@given(st.sampled_from([HTML, TEXT, JSON]), st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_an_article_or_refused(media_type: str, payload: bytes) -> None:
    client = any_client()
    assert ask(client, "/v1/generate", payload, media_type)[0] in (200, 400, 422)
    assert ask(client, "/v1/check", payload, JSON_LD if media_type == JSON else HTML)[0] in (200, 400, 422)
