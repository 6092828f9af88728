"""The corpus of CMS payloads, and how what is read of it compares with what its cases expect."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from service.edges.hooks import Hook, HookRequest, open_hook
from service.model.form import article_to_form
from service.model.payload import payload_of
from service.model.refusal import Refusal
from service.read.cms import CMS
from service.read.cms.finish import finish
from service.web.problems import BY_REASON
from tests.inputs import CORPUS

FOLDER = CORPUS / "cms"
PLAIN = ("headline", "datePublished", "dateModified", "description", "section", "language")
EXACT = (*PLAIN, "authors", "images", "faq", "keywords", "unresolved")
OF_AN_IMAGE = ("url", "caption", "alt", "width", "height")
OF_THE_WEB, OF_THE_STORE = frozenset((413,)), frozenset((200,))
"""Statuses of bad cases that are not the signature's and the reader's: the limit of a body, a delivery sent twice."""


@dataclass(frozen=True)
class Case:
    """One request of the corpus, and what is expected of it."""

    name: str
    kind: str
    request: HookRequest
    secret: str
    now: datetime
    locale: str | None
    expected: dict[str, Any]

    def open(self) -> Hook:
        return open_hook(self.kind, self.request, secrets=[self.secret], now=self.now, locale=self.locale)


@cache
def good_cases() -> tuple[Case, ...]:
    return tuple(_case(path, path.parent.name) for name in CMS for path in sorted((FOLDER / name).glob("*")))


@cache
def bad_cases() -> tuple[Case, ...]:
    paths = sorted((FOLDER / "bad").glob("*"))
    return tuple(_case(path, next(name for name in CMS if path.name.startswith(f"{name}-"))) for path in paths)


def _case(path: Path, kind: str) -> Case:
    stated = json.loads((path / "headers.json").read_text("utf-8"))
    request = HookRequest(stated["method"], stated["path"], stated["headers"], (path / "payload.json").read_bytes())
    expected = json.loads((path / "expected.json").read_text("utf-8"))
    now = datetime.fromisoformat(stated["now"])
    return Case(f"{path.parent.name}/{path.name}", kind, request, stated["secret"], now, stated.get("locale"), expected)


def wrong_fields(case: Case) -> Iterator[tuple[str, Any, Any]]:
    """The fields of a good case that are read otherwise than is expected: name, read, expected. The body: its F1, if under 1."""
    hook = case.open()
    told = CMS[case.kind].read(hook.payload, case.locale)
    article = finish(told, payload_of(case.request.body, "application/json")).article
    yield from wrong_members(case, article_to_form(article))
    yield from _otherwise(case, {"unresolved": told.unresolved, "event": hook.event, "status": hook.status})
    if not hook.article_id.startswith(case.expected["externalId"]):
        yield "id", hook.article_id, case.expected["externalId"]


def wrong_members(case: Case, form: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """The members of an article in the article form that are otherwise than a good case expects."""
    yield from _otherwise(case, _fields(form))
    if (score := f1(form.get("articleBody", ""), case.expected["articleBody"] or "")) < 1:
        yield "body", score, 1


def _otherwise(case: Case, found: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    for name, value in found.items():
        right = [case.expected.get(name), *case.expected.get("accept", {}).get(name, ())]
        if not any(_same(name, value, one) for one in right):
            yield name, value, right[0]


def status_of(case: Case) -> int:
    """The status that the web answers a call with, as far as its signature and shape go."""
    try:
        case.open()
    except Refusal as refusal:
        return BY_REASON[refusal.reason].status
    return 200


def _fields(form: dict[str, Any]) -> dict[str, Any]:
    listed = {name: form.get(name, []) for name in ("keywords", "faq")}
    return {
        **{name: form.get(name) for name in PLAIN},
        **listed,
        "authors": [author["name"] for author in form.get("authors", [])],
        "images": [{**{name: image.get(name) for name in OF_AN_IMAGE}, "credit": image.get("creditText")} for image in form.get("images", [])],
    }


def _same(name: str, found: Any, right: Any) -> bool:
    if name.startswith("date"):
        return (found and datetime.fromisoformat(found)) == (right and datetime.fromisoformat(right))
    if name == "unresolved":  # the corpus names the field, a pointer leads to the very link in it
        return {at.strip("/").replace("/", ".") for at in found} == set(right or ()) or _lie_in(found, right or [])
    return found == right or (isinstance(found, str) and isinstance(right, str) and _plain(found) == _plain(right))


def _lie_in(found: list[str], fields: list[str]) -> bool:
    under = [next((field for field in fields if at.strip("/").replace("/", ".").startswith(f"{field}.")), None) for at in found]
    return None not in under and set(under) == set(fields)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def f1(found: str, right: str) -> float:
    """F1 over the words of two texts."""
    one, other = Counter(_plain(found).split()), Counter(_plain(right).split())
    shared = (one & other).total()
    return 2 * shared / (one.total() + other.total()) if one or other else 1.0
