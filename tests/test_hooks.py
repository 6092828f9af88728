"""Webhooks: who signed them, how long ago, and what they are about. Each case is a call, what it says, or why it is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from service.edges.hooks import KINDS, Hook, HookRequest, open_hook
from service.edges.hooks.revision import revision_text
from service.model.refusal import Reason, Refusal
from service.read.cms import CMS
from tests.expect import CASES, case_names, expected_of
from tests.signing import NOW, STANDARD, TIMED, secret_of, signed

STAGE = "hooks"
SIGNED = [kind for kind in KINDS if kind != "strapi"]
"""The kinds whose signature is over the body."""


def example(kind: str) -> dict[str, Any]:
    """A payload of the kind."""
    name = next(name for name in case_names(STAGE) if expected_of(STAGE, name)["kind"] == kind and "event" in expected_of(STAGE, name))
    found: dict[str, Any] = json.loads((CASES / STAGE / name / "input.json").read_text("utf-8"))
    return found


def reason_of(request: HookRequest, kind: str, secrets: list[str], now: datetime = NOW) -> Reason | None:
    """Why the call is refused, or None."""
    try:
        open_hook(kind, request, secrets=secrets, now=now)
    except Refusal as refusal:
        return refusal.reason
    return None


def open_case(name: str, now: datetime = NOW) -> Hook:
    expected = expected_of(STAGE, name)
    kind = expected["kind"]
    request = signed(kind, (CASES / STAGE / name / "input.json").read_bytes(), expected.get("headers"))
    return open_hook(kind, request, secrets=[secret_of(kind)], now=now, locale=expected.get("locale"))


@pytest.mark.parametrize("name", case_names(STAGE))
def test_hooks(name: str) -> None:
    expected = expected_of(STAGE, name)
    if refused := expected.get("refused"):
        with pytest.raises(Refusal) as refusal:
            open_case(name)
        assert refusal.value.reason == refused
        return
    hook = open_case(name)
    told = {member: getattr(hook, member) for member in ("event", "status", "article_id", "has_article", "url", "key", "revision")}
    assert {member: told[member] for member in expected if member in told} == {member: expected[member] for member in expected if member in told}
    assert "event" in expected


def test_every_cms_has_a_kind_of_hook_and_cases_of_both_outcomes() -> None:
    cases = [expected_of(STAGE, name) for name in case_names(STAGE)]
    assert set(KINDS) == set(CMS) == {case["kind"] for case in cases if "event" in case} == {case["kind"] for case in cases if "refused" in case}


@pytest.mark.parametrize("kind", KINDS)
def test_either_secret_may_have_signed_while_one_is_changed(kind: str) -> None:
    other = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" if kind in STANDARD else "other"
    request = signed(kind, example(kind))
    assert reason_of(request, kind, [other, secret_of(kind)]) is None
    assert reason_of(request, kind, [other]) is Reason.SIGNATURE_MISMATCH
    assert reason_of(request, kind, []) is Reason.SIGNATURE_MISMATCH


@pytest.mark.parametrize("kind", SIGNED)
def test_a_changed_body_is_refused_before_it_is_parsed(kind: str) -> None:
    request = signed(kind, example(kind))
    assert reason_of(replace(request, body=request.body[:-1]), kind, [secret_of(kind)]) is Reason.SIGNATURE_MISMATCH


@pytest.mark.parametrize("kind", KINDS)
def test_a_call_without_a_signature_is_refused(kind: str) -> None:
    assert reason_of(HookRequest("POST", "/", {}, b"{}"), kind, [secret_of(kind)]) is Reason.SIGNATURE_MISSING


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("junk", ["", "é=1,t=x", "sha256=,t=", "v1,", "v1,é", ",", "t=99999999999999999999,v1=a", "Bearer"])
def test_a_signature_of_another_shape_is_refused(kind: str, junk: str) -> None:
    request = signed(kind, example(kind))
    headers = {name: junk if "signature" in name.lower() or name == "Authorization" else value for name, value in request.headers.items()}
    assert reason_of(replace(request, headers=headers), kind, [secret_of(kind)]) in (Reason.SIGNATURE_MISSING, Reason.SIGNATURE_MISMATCH)


@pytest.mark.parametrize("kind", TIMED)
@pytest.mark.parametrize(("seconds", "reason"), [(300, None), (301, Reason.SIGNATURE_TOO_OLD), (-300, None), (-301, Reason.SIGNATURE_IN_FUTURE)])
def test_a_signed_time_is_held_to_the_clock_either_way(kind: str, seconds: int, reason: Reason | None) -> None:
    assert reason_of(signed(kind, example(kind)), kind, [secret_of(kind)], NOW + timedelta(seconds=seconds)) is reason


def test_a_setting_may_tolerate_more() -> None:
    late = NOW + timedelta(hours=1)
    assert open_hook("ghost", signed("ghost", example("ghost")), secrets=[secret_of("ghost")], now=late, tolerance_seconds=4000).kind == "ghost"


@pytest.mark.parametrize("kind", KINDS)
def test_header_names_may_be_in_any_case(kind: str) -> None:
    request = signed(kind, example(kind))
    shouted = replace(request, headers={name.upper(): value for name, value in request.headers.items()})
    assert reason_of(shouted, kind, [secret_of(kind)]) is None


@pytest.mark.parametrize("kind", KINDS)
def test_an_unsigned_call_is_taken_where_that_is_said_in_words(kind: str) -> None:
    bare = HookRequest("POST", "/", {}, json.dumps(example(kind)).encode())
    assert open_hook(kind, bare, secrets=[], now=NOW, unsigned=True).key


@pytest.mark.parametrize("changed", ["x-contentful-topic", "x-contentful-timestamp"])
def test_contentful_signs_its_headers_too(changed: str) -> None:
    request = signed("contentful", example("contentful"), {"X-Contentful-Topic": "ContentManagement.Entry.publish"})
    headers = {name: "1" if name == changed else value for name, value in request.headers.items() if name.islower() or name.endswith("Signature")}
    assert reason_of(replace(request, headers=headers), "contentful", [secret_of("contentful")]) is Reason.SIGNATURE_MISMATCH


def test_contentful_signs_the_path() -> None:
    request = signed("contentful", example("contentful"))
    assert reason_of(replace(request, path="/v1/webhooks/other"), "contentful", [secret_of("contentful")]) is Reason.SIGNATURE_MISMATCH


def test_the_same_state_has_the_same_key_and_a_later_one_another() -> None:
    assert open_case("ghost_published").key == open_case("ghost_published").key != open_case("ghost_withdrawn").key


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (([1, "2026-03-02T06:30:00Z"], False), ([2, "2026-03-02T06:00:00Z"], False)),
        (([9], False), ([10], False)),
        ((["2026-03-02T06:30:00.900Z"], False), (["2026-03-02T06:30:01Z"], False)),
        ((["2026-03-02T08:30:00+02:00"], False), (["2026-03-02T06:30:01Z"], False)),
        ((["2026-03-02T06:30:00"], False), (["2026-03-02T06:30:00Z"], True)),
        ((["2026-03-02T06:30:00Z"], True), ([None], False)),
        ((["2026-03-02T06:30:00Z"], False), (["soon"], False)),
    ],
)
def test_revisions_sort_as_texts(older: tuple[list[Any], bool], newer: tuple[list[Any], bool]) -> None:
    now = datetime(2026, 3, 2, 7, tzinfo=UTC)
    texts = [revision_text(parts, now, is_withdrawn=withdrawn) for parts, withdrawn in (older, newer)]
    assert texts[0] < texts[1]
    assert len({len(text) for text in texts}) == 1
