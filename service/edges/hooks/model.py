"""A hook: what a CMS's call says, once its signature is right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from service.model.publication import Event, Status
from service.read.cms import Standing


@dataclass(frozen=True, slots=True)
class HookRequest:
    """A call as it came in. path: as sent, with its query. headers: names in any case. body: the raw bytes, which are what is signed."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    def header(self, name: str) -> str:
        """The value of a header without blanks around it; "" for one that is not there. name: in lower case."""
        return next((value.strip() for key, value in self.headers.items() if key.lower() == name), "")


@dataclass(frozen=True, slots=True)
class Hook:
    """What has happened to which article.

    key: what one delivery is known by, by the CMS's own rule: the same key is the same delivery once more.
    article_id: the CMS's own, the same over all events of the article, with its locale where the CMS keeps one article a locale.
    revision: a text; of two of one article the greater one, byte by byte, is the newer (`ORDER BY … COLLATE "C"`). Equal ones
    are the same state, or came within one tick of the CMS's clock.
    has_article: whether the payload holds anything to make a bundle of; a thin one names the article only.
    url: the article's address where the payload states an absolute one. payload: the JSON as `json.loads` gives it.
    """

    kind: str
    event: Event
    status: Status
    key: str
    article_id: str
    revision: str
    has_article: bool
    url: str | None
    payload: Any


@dataclass(frozen=True, slots=True)
class Told:
    """What a kind's functions see of a call: the request, its JSON, what the CMS's reader says of it, and the receiver's clock."""

    request: HookRequest
    payload: Any
    standing: Standing
    status: Status
    now: datetime


@dataclass(frozen=True, slots=True)
class Custom:
    """What a CMS does in words, for the documents: how it signs, what a delivery is known by, what orders an article's states."""

    signature: str
    key: str
    order: str


@dataclass(frozen=True, slots=True)
class Kind:
    """How one CMS signs its calls and says what they are about.

    tolerance_seconds: how old or early a signature may be, either way; None where nothing signed says when.
    verify: raises Refusal (401) unless one of the secrets has signed the raw bytes; with the tolerance, None where there is none.
    event: what has happened, and where the article stands now. key: the idempotency key.
    revision: what orders the article's states: numbers and ISO 8601 times, the most telling first. told: the same in words.
    """

    name: str
    tolerance_seconds: int | None
    verify: Callable[[HookRequest, Sequence[str], datetime, int | None], None]
    event: Callable[[Told], tuple[Event, Status]]
    key: Callable[[Told, Event], str]
    revision: Callable[[Told], Sequence[float | str | None]]
    told: Custom
