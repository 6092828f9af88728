"""More than a thousand hostile requests against the service as it is run, with one worker: it answers each, and is none the worse."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

import schemas
from tests.hostile import addresses, content, protocol
from tests.hostile.case import HTML, JSON, JSON_LD, TEXT, Case, sent
from tests.hostile.payloads import NAMED, sized
from tests.served import Answer, Served, get, served

SECONDS = 5
"""The most processor time that an answer to a megabyte may take."""
WAIT = 60
MEGABYTE = 1_000_000
AT_ONCE = 4
HEAVY = ("questions", "tables in tables", "short lines", "each node refers to all")
CASES = [*protocol.cases(), *addresses.cases(), *content.cases()]
PROBLEM = "application/problem+json"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    database = tmp_path_factory.mktemp("kept") / "kept.db"
    with served(WEB_CONCURRENCY=1, STANDFIRST_CLIENT_SECONDS=3, DATABASE_URL=f"sqlite:///{database}") as running:
        yield running


def wrong(case: Case, answer: Answer, seconds: float) -> str | None:
    """What is wrong with the answer; None where nothing is."""
    if not answer.status:
        return None if case.silent else "no answer"
    if answer.status >= 500 or (case.status is not None and answer.status != case.status):
        return f"{answer.status} {answer.content[:200]!r}"
    if seconds > SECONDS:
        return f"{seconds:.1f} s of work"
    if answer.status >= 400 and answer.content:
        if answer.headers.get("content-type") != PROBLEM:
            return f"{answer.status} is no problem: {answer.headers}"
        faults = [error.message for error in schemas.validator("problem").iter_errors(json.loads(answer.content))]
        return str(faults) if faults else None
    return None


def ask(service: Served, case: Case) -> str | None:
    before = service.worked()
    answer = service.ask(case.request, WAIT)
    return wrong(case, answer, service.worked() - before)


def test_there_are_more_than_a_thousand() -> None:
    assert len({case.request for case in CASES}) > 1000


def test_every_hostile_request_is_answered_or_refused_by_a_problem(service: Served) -> None:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answered = list(pool.map(lambda case: (case, ask(service, case)), CASES))
    assert {case.name: fault for case, fault in answered if fault} == {}
    assert service.ask(get("/readyz")).status == 200


def large(names: tuple[str, ...]) -> Iterator[Case]:
    """A megabyte each of the payloads that take longest; with HOSTILE=all, of every one."""
    for media_type, name in NAMED:
        if name in names or os.environ.get("HOSTILE") == "all":
            payload = sized(media_type, name, MEGABYTE)
            yield sent(name, payload, media_type)
            if media_type != TEXT:
                yield sent(name, payload, JSON_LD if media_type == JSON else HTML, path="/v1/check")


def test_a_megabyte_of_what_hurts_is_answered_in_time_and_leaves_the_worker_no_larger(service: Served) -> None:
    (worker,) = service.workers()
    cases = list(large(HEAVY))
    assert {case.name: fault for case in cases if (fault := ask(service, case))} == {}
    before = service.resident()
    for case in cases[:3] * 3:
        ask(service, case)
    assert service.workers() == [worker]
    assert service.resident() < before * 1.2
