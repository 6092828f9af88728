"""The article form as a call of Standard Webhooks: `{"type": "article.published", "timestamp": …, "data": {…}}`.

`data` has the article form's members and the article's id, version and status; authors may be names alone, a picture's
credit may be `credit`. Source: https://www.standardwebhooks.com (Payload structure)
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from service.model.finding import Finding
from service.model.publication import Status
from service.read.cms.gathered import Gathered
from service.read.cms.html_body import read_html_body
from service.read.cms.model import Cms, Standing
from service.read.form.json_form import FIELDS

WITHDRAWN = frozenset(("article.unpublished", "article.deleted"))
OWN = frozenset(("id", "version", "status", "html", "text", "externalId", "event"))


def stand(payload: Any, locale: str | None = None) -> Standing:
    """What the type says; for a call that withdraws nothing, what the data says."""
    data = payload["data"]
    status: Status = "unpublished" if payload["type"] in WITHDRAWN else data.get("status") or "published"
    return Standing(str(data["id"]), status)


def read(payload: Any, locale: str | None = None) -> Gathered:
    """The form's members. One that the form has not is left out with a finding: the rest of the article counts."""
    told = Gathered()
    data = payload["data"]
    for name, value in data.items():
        if name in FIELDS.values():
            told.say(name, _as_the_form(name, value), f"/data/{name}")
        elif name not in OWN:
            told.findings.append(_unknown(name))
    if isinstance(data.get("html"), str):
        told.add_body(read_html_body(data["html"], "/data/html"), "/data/html")
    told.say("articleBody", data.get("text"), "/data/text")
    return told


def _as_the_form(name: str, value: Any) -> Any:
    if name in ("authors", "editors") and isinstance(value, list):
        return [{"name": member} if isinstance(member, str) else member for member in value]
    if name == "images" and isinstance(value, list):
        return [_image(member) for member in value]
    return value


def _image(image: Any) -> Any:
    if isinstance(image, str):
        return {"url": image}
    return {"creditText" if name == "credit" else name: value for name, value in image.items()} if isinstance(image, dict) else image


def _unknown(name: str) -> Finding:
    near = get_close_matches(name, FIELDS.values(), n=1)
    return Finding(
        rule="read.member-unknown",
        level="info",
        consumer="schema.org",
        message=f"The article form has no “{name[:40]}”: it was left out." + (f" Is “{near[0]}” meant?" if near else ""),
        at="/data",
    )


STANDARD_WEBHOOKS = Cms("standard-webhooks", "Standard Webhooks", stand, read)
