"""Law 6 for CMS payloads: whatever stands where something else should, the answer is a bundle, a hook or a refusal."""

from __future__ import annotations

import copy
import json
import random
import time
from collections.abc import Iterator
from typing import Any

import pytest

from service import generate
from service.edges.hooks import HookRequest, open_hook
from service.model.refusal import Refusal
from service.read.cms import CMS
from tests.expect import CASES, case_names, expected_of
from tests.signing import NOW

ROUNDS = 15
JUNK: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 3.5, 10**18, "", " ", "x", "<p>a</p>", "//a", "http://[a", "a/b", "2026-13-45"),
    *([], {}, [None], [[]], [{}], {"a": {}}, {"type": "doc"}, {"_ref": "x"}, {"sys": {"type": "Link"}}, ["x", 1], {"sys": 1}, {"data": 1}, {"": 1}),
)


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to everything inside a value."""
    for step, member in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield (*way, step)
        yield from places(member, (*way, step))


def changed(payload: Any, dice: random.Random) -> Any:
    """The payload with something else in one to three of its places."""
    for _ in range(dice.randint(1, 3)):
        *way, last = dice.choice([*places(payload), (None,)])
        holder = payload
        for step in way:
            holder = holder[step]
        if last is not None:
            holder[last] = copy.deepcopy(dice.choice(JUNK))
    return payload


@pytest.mark.parametrize("kind", CMS)
def test_anything_may_stand_anywhere(kind: str) -> None:
    tried = 0
    for name in case_names("read_cms"):
        if expected_of("read_cms", name)["cms"] != kind:
            continue
        payload = json.loads((CASES / "read_cms" / name / "input.json").read_text("utf-8"))
        for seed in range(ROUNDS):
            body = json.dumps(changed(copy.deepcopy(payload), random.Random(f"{name} {seed}"))).encode()
            for call in (
                lambda body=body: generate(body, "application/json", cms=kind, locale="de" if body[-2] % 2 else None, now=NOW),
                lambda body=body: open_hook(kind, HookRequest("POST", "/", {}, body), secrets=[], now=NOW, unsigned=True),
            ):
                tried += 1
                try:
                    call()
                except Refusal:
                    continue
    assert tried >= ROUNDS


@pytest.mark.parametrize("kind", CMS)
@pytest.mark.parametrize("body", [b"", b"null", b"[]", b"1", b'"x"', b"{}", b'{"a":' * 90, b"\xff\xfe{", b"<p>a</p>"])
def test_what_is_no_payload_is_refused(kind: str, body: bytes) -> None:
    with pytest.raises(Refusal):
        generate(body, "application/json", cms=kind)


def test_resources_that_link_to_each_other_make_no_endless_way() -> None:
    links = {"data": [{"type": "paragraph--text", "id": "1"}] * 10}
    node = {
        "type": "node--article",
        "id": "n",
        "attributes": {"title": "Bridge closes"},
        "relationships": {"field_paragraphs": links, "field_faq": links},
    }
    included = {"type": "paragraph--text", "id": "1", "attributes": {"field_text": "One."}, "relationships": {"field_more": links}}
    before = time.process_time()
    generate(json.dumps({"data": node, "included": [included]}), "application/json", cms="drupal")
    assert time.process_time() - before < 5


@pytest.mark.parametrize("mark", ["![", "[[", "**a ", "*_", "`a "])
def test_marks_without_end_are_read_in_time(mark: str) -> None:
    """A tenth of a megabyte; opening brackets took two seconds, and each block of a page may hold as many. A hundred times the
    time of a tenth of them would be what looking through all for each takes."""

    def seconds(size: int) -> float:
        entry = {"documentId": "d", "publishedAt": "2026-03-02T06:30:00Z", "title": "Bog holds water", "body": mark * (size // len(mark))}
        payload = json.dumps({"event": "entry.publish", "entry": entry})
        before = time.process_time()
        bundle = generate(payload, "application/json", cms="strapi")
        assert bundle.article.headline == "Bog holds water"
        return time.process_time() - before

    assert seconds(100_000) < 40 * max(min(seconds(10_000) for _ in range(3)), 0.01)


def test_a_field_full_of_what_cannot_be_used_is_left_out_and_the_rest_is_read() -> None:
    entry = {
        "documentId": "d",
        "publishedAt": "2026-03-02T06:30:00Z",
        "title": "Bog holds water",
        "gallery": [{"url": f"/u/{n}.jpg"} for n in range(900)],
    }
    bundle = generate(json.dumps({"event": "entry.publish", "entry": entry}), "application/json", cms="strapi")
    assert (bundle.article.headline, bundle.article.images) == ("Bog holds water", ())


@pytest.mark.parametrize("paragraph", ["<p>One bold & linked.</p>", "<p>A <b>pier</b></p>", "<li>All berths</li>", "<p>Who left?</p><p>All.</p>"])
def test_a_text_of_ten_times_as_many_paragraphs_takes_ten_times_as_long(paragraph: str) -> None:
    """Each paragraph once asked how many stand beside it, which lxml counts anew each time."""

    def seconds(paragraphs: int) -> float:
        post = {"id": "p", "title": "Ferry leaves", "status": "published", "published_at": "2026-03-02T05:00:00.000Z", "html": paragraph * paragraphs}
        payload = json.dumps({"post": {"current": post, "previous": {}}})
        before = time.process_time()
        generate(payload, "application/json", cms="ghost")
        return time.process_time() - before

    assert min(seconds(20_000) for _ in range(2)) < 25 * max(min(seconds(2_000) for _ in range(2)), 0.02)
