"""Law 6 for webhooks that are rightly signed: whatever a payload is known, dated and found by, it is taken or refused, on each database."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.edges.hooks import KINDS as CMS_KINDS
from service.edges.source import Source
from tests.databases import KINDS, fresh_database
from tests.expect import CASES, case_names, expected_of
from tests.newsroom import application
from tests.signing import secret_of, signed
from tests.test_cms_hostile import places

DICE = Random(7)
LONG = "".join(DICE.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=8000))
"""What no index packs into less."""
LONG_ADDRESS = f"https://a.example/{LONG[:7900]}"
DIGITS = "".join(DICE.choices("123456789", k=4000))
ODD: tuple[Any, ...] = (
    *("a\0b", "\ud800", "", " ", "../../x", "a/b?c#d", "%00", "'; DROP TABLE articles", "\u202e", "\uffff", LONG, DIGITS, "٣" * 3000),
    *(LONG_ADDRESS, 10**40, -1, 1e308, -1e308, None, True, [], {}, ["a\0"], {"\0": 1}),
)
PLACES = 3
"""Of each payload, in which each of these stands once."""
FEWEST_TAKEN = 10
"""Of a kind's payloads: were all refused, nothing would be tried."""


@contextmanager
def called(database_kind: str, kind: str, folder: Path) -> Iterator[FlaskClient]:
    """A client of a service with a source of this kind, named like it."""
    with fresh_database(database_kind, folder) as database:
        app = application(database, source=Source(kind, kind, secrets=(secret_of(kind),)))
        yield app.test_client()
        if "desk" in app.extensions:
            app.extensions["desk"].store.close()


def payloads(kind: str) -> Iterator[Any]:
    """Two of the kind's payloads, with something odd in one place: those first that a webhook is known by."""
    names = [name for name in case_names("read_cms") if expected_of("read_cms", name)["cms"] == kind]
    for name in names[:2]:
        payload = json.loads((CASES / "read_cms" / name / "input.json").read_text("utf-8"))
        ways = sorted(places(payload), key=lambda way: (not _tells(way[-1]), len(way)))[:PLACES]
        for way in ways:
            for odd in ODD:
                changed = copy.deepcopy(payload)
                holder = changed
                for step in way[:-1]:
                    holder = holder[step]
                holder[way[-1]] = odd
                yield changed


def _tells(name: Any) -> bool:
    return isinstance(name, str) and any(word in name.lower() for word in ("id", "version", "updated", "changed", "modified", "url", "slug"))


@pytest.mark.parametrize("kind", sorted(CMS_KINDS))
@pytest.mark.parametrize("database", KINDS)
def test_anything_may_tell_an_article_and_its_revision(database: str, kind: str, tmp_path: Path) -> None:
    answers: dict[int, list[str]] = {}
    with called(database, kind, tmp_path) as client:
        for payload in payloads(kind):
            call = signed(kind, payload)
            answer = client.post(call.path, data=call.body, headers=dict(call.headers), content_type="application/json")
            answers.setdefault(answer.status_code, []).append(json.dumps(payload)[:200])
            if answer.status_code == 200:
                assert client.get(f"/v1/articles/{answer.json['id']}").status_code in (200, 404, 410)
        assert client.get("/v1/articles", query_string={"url": LONG_ADDRESS}).status_code == 200
    assert answers.keys() <= {200, 400, 422}, {status: told[:3] for status, told in answers.items()}
    assert len(answers[200]) >= FEWEST_TAKEN


@pytest.mark.parametrize("database", KINDS)
def test_a_key_of_any_length_is_one_delivery(database: str, tmp_path: Path) -> None:
    payload = json.loads((CASES / "read_cms" / "standard_webhooks_html_is_read" / "input.json").read_text("utf-8"))
    call = signed("standard-webhooks", payload, {"webhook-id": LONG[:5000]})
    with called(database, "standard-webhooks", tmp_path) as client:
        answers = [client.post(call.path, data=call.body, headers=dict(call.headers)) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json == answers[1].json
