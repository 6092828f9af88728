"""What the tests of the store share: a newsroom's source, hooks without a call, and calls as a Ghost would send them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.edges.database import Database
from service.edges.hooks import Hook
from service.edges.made import Made
from service.edges.source import Newsroom, Source
from service.model.media_types import HTML, JSON, JSON_LD
from service.model.publication import Event, Status
from service.web import create_app
from service.web.settings import settings_from
from tests.signing import NOW, SECRET, signed

SOURCE = Source("newsroom", "ghost", secrets=(SECRET,))
PUSHING = replace(SOURCE, deliver_to="http://127.0.0.1:9/hooks", deliver_secrets=("whsec_c3RhbmRmaXJzdA==",))
KEY = "a-key-of-the-desk"


def hook(
    revision: int, article: str = "a1", *, key: str | None = None, event: Event = "update", status: Status = "published", has_article: bool = True
) -> Hook:
    """A hook as it comes out of `open_hook`."""
    return Hook("ghost", event, status, key or f"{article}:{revision}:{event}", article, f"{revision:010d}", has_article, None, {})


def made(content: str, by: str = "m") -> Made:
    """What was made of a payload: its content stands for all of it."""
    bundle = json.dumps({"head": content}).encode()
    return Made(content.encode(), {JSON: bundle, JSON_LD: b"{}", HTML: content.encode()}, by, f"https://dailyledger.example/{content}", content)


def application(database: Database, *, source: Source = SOURCE, keys: tuple[str, ...] = (), queue: Database | None = None) -> Flask:
    """The application on a database, its clock standing still at NOW."""
    settings = settings_from({})
    newsroom = Newsroom({source.name: source}, settings.profiles)
    app = create_app(replace(settings, database=database, queue=queue or database.beside, newsroom=newsroom, keys=keys))
    app.config["CLOCK"] = lambda: NOW
    return app


def post(
    title: str, minute: int, *, article: str = "87fd6fbf", status: str = "published", was: str | None = None, text: str = "The ferry left at nine."
) -> dict[str, Any]:
    """A Ghost post as its webhook has it, saved at a minute of the hour before NOW. was: its status before."""
    at = f"2026-03-02T05:{minute:02d}:00.000Z"
    current = {
        "id": article,
        "title": title,
        "status": status,
        "html": f"<p>{text}</p>",
        "published_at": "2026-03-01T08:00:00.000Z",
        "updated_at": at,
    }
    return {"post": {"current": {**current, "url": f"https://dailyledger.example/{article}/"}, "previous": {"status": was} if was else {}}}


def send(client: FlaskClient, payload: Any, name: str = "newsroom", **headers: str) -> TestResponse:
    """Post a webhook, signed as Ghost signs."""
    call = signed("ghost", payload)
    return client.post(f"/v1/webhooks/{name}", data=call.body, headers={**call.headers, **headers})


def digest(content: bytes) -> str:
    """A short name for a content."""
    return hashlib.sha256(content).hexdigest()[:8]


LATER = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
