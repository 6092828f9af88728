"""One hostile request as it stands on the wire."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.served import post

HTML, TEXT, JSON, JSON_LD = "text/html", "text/plain", "application/json", "application/ld+json"
PARAGRAPH = "The first ferry left the old harbour at nine on Monday, with every seat taken."
ARTICLE = f"Harbour reopens\n{PARAGRAPH}\nAll berths were full by noon."
PAGE = f"<html><head><title>Harbour reopens</title></head><body><article><h1>Harbour reopens</h1><p>{PARAGRAPH}</p></article></body></html>"

_REPEATED = re.compile("⟦(.+?)×([0-9]+)⟧", re.DOTALL)


def table(name: str) -> dict[str, list[str]]:
    """One of the tables beside this file. In it, ⟦ab×3⟧ stands for ababab."""
    stated: dict[str, list[str]] = json.loads(Path(__file__).with_name(f"{name}.json").read_text("utf-8"))
    return {key: [_REPEATED.sub(lambda found: found[1] * int(found[2]), text) for text in texts] for key, texts in stated.items()}


@dataclass(frozen=True)
class Case:
    """status: what the answer's has to be, where only one is right; None: an answer of 200 or a refusal.

    silent: the connection may be closed without an answer, since there was no request.
    """

    name: str
    request: bytes
    status: int | None = None
    silent: bool = False


def sent(name: str, payload: bytes | str, media_type: str, *headers: str, path: str = "/v1/generate", status: int | None = None) -> Case:
    """A payload, well-formed as a request."""
    content = payload.encode("utf-8", "surrogatepass") if isinstance(payload, str) else payload
    return Case(f"{path} {media_type}: {name}", post(path, content, media_type, *headers), status)


def to_both(name: str, payload: bytes | str, media_type: str = HTML, *headers: str) -> Iterator[Case]:
    """The same payload to be generated from and to be checked."""
    yield sent(name, payload, media_type, *headers)
    yield sent(name, payload, JSON_LD if media_type == JSON else media_type, *headers, path="/v1/check")
