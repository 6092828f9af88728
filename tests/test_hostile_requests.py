"""More than a thousand hostile requests against the service as it is run, with one worker: it answers each, and is none the worse."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import schemas
from tests.hostile import addresses, content, protocol
from tests.hostile.case import HTML, JSON, JSON_LD, TEXT, Case, sent
from tests.hostile.payloads import KINDS, sized
from tests.served import Answer, Served, get, served

SECONDS = 5
"""The most that an answer to a megabyte may take."""
MEGABYTE = 1_000_000
AT_ONCE = 4
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
        return f"{seconds:.1f} s"
    if answer.status >= 400 and answer.content:
        if answer.headers.get("content-type") != PROBLEM:
            return f"{answer.status} is no problem: {answer.headers}"
        faults = [error.message for error in schemas.validator("problem").iter_errors(json.loads(answer.content))]
        return str(faults) if faults else None
    return None


def ask(service: Served, case: Case) -> tuple[Case, str | None]:
    start = time.monotonic()
    answer = service.ask(case.request, 30)
    return case, wrong(case, answer, time.monotonic() - start)


def test_there_are_more_than_a_thousand() -> None:
    assert len({case.request for case in CASES}) > 1000


def test_every_hostile_request_is_answered_or_refused_by_a_problem(service: Served) -> None:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answered = list(pool.map(lambda case: ask(service, case), CASES))
    assert {case.name: fault for case, fault in answered if fault} == {}
    assert service.ask(get("/readyz")).status == 200


def test_a_megabyte_of_what_hurts_is_answered_in_time_and_leaves_the_worker_no_larger(service: Served) -> None:
    def large(only: str | None = None) -> Iterator[Case]:
        for media_type, kinds in KINDS.items():
            for name in kinds:
                payload = sized(media_type, name, MEGABYTE)
                yield sent(name, payload, media_type)
                if media_type != TEXT:
                    yield sent(name, payload, JSON_LD if media_type == JSON else HTML, path="/v1/check")

    (worker,) = service.workers()
    cases = list(large())
    faults = dict(ask(service, case) for case in cases)
    assert {case.name: fault for case, fault in faults.items() if fault} == {}
    before = service.resident()
    for case in cases[:: len(cases) // 8] * 3:
        ask(service, case)
    assert service.workers() == [worker]
    assert service.resident() < before * 1.2
    assert Path(f"/proc/{worker}").exists()
