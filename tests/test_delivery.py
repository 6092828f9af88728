"""Deliveries: posted signed until taken or given up, at least once whatever becomes of the worker, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from standardwebhooks import Webhook

from service.edges.deliver import JITTER, NOWHERE, Deliverer
from service.edges.source import RETRY_AFTER_SECONDS, Newsroom, Source
from service.edges.store import Store
from service.edges.store.articles import delete_article
from service.edges.store.deliveries import attempts_of, counts, delivery_of, due, lease, list_deliveries, retry
from service.edges.store.intake import take
from tests.newsroom import PUSHING, hook, made
from tests.receiver import Behaviour, Receiver, drip, flood, hang_up, receiver, redirect
from tests.signing import NOW


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def taking() -> Iterator[Receiver]:
    with receiver() as found:
        yield found


def deliverer(store: Store, url: str, clock: Clock, **stated: Any) -> Deliverer:
    source = replace(PUSHING, deliver_to=url)
    return Deliverer(store, Newsroom({source.name: source}, timeout_seconds=1, **stated), clock)


def publish(store: Store, revision: int = 1, content: str = "A", source: Source = PUSHING, article: str = "a1") -> str:
    answer = store.write(lambda connection: take(connection, source, hook(revision, article), made(content), NOW))
    assert answer.delivery is not None
    return answer.delivery


def stands(store: Store, id: str) -> tuple[str, int]:  # noqa: A002
    with store.read() as connection:
        row = delivery_of(connection, id)
    assert row is not None
    return row.state, row.attempts


def log(store: Store, id: str) -> list[Any]:  # noqa: A002
    with store.read() as connection:
        row = delivery_of(connection, id)
        assert row is not None
        return attempts_of(connection, row.number)


def test_a_bundle_is_posted_signed_and_once(store: Store, taking: Receiver, clock: Clock) -> None:
    id = publish(store)  # noqa: A001
    made_by = deliverer(store, taking.url, clock)
    clock.now = datetime.now(NOW.tzinfo)
    assert made_by.attempt(id) is None
    assert made_by.attempt(id) is None
    ((told, payload),) = taking.calls
    assert told == id
    assert payload["type"] == "article.published"
    assert payload["data"] == {
        "id": "newsroom:a1",
        "externalId": "a1",
        "source": "newsroom",
        "version": 1,
        "sequence": 1,
        "bundle": {"head": "A"},
    }
    assert stands(store, id) == ("delivered", 1)


def test_a_withdrawal_carries_no_bundle(store: Store, taking: Receiver) -> None:
    publish(store)
    gone = hook(2, event="unpublish", status="unpublished")
    answer = store.write(lambda connection: take(connection, PUSHING, gone, None, NOW))
    assert answer.delivery
    now = datetime.now(NOW.tzinfo)
    deliverer(store, taking.url, lambda: now).attempt(answer.delivery)  # type: ignore[arg-type]
    ((_, payload),) = taking.calls
    assert (payload["type"], payload["data"]["bundle"], payload["data"]["sequence"]) == ("article.unpublished", None, 2)


def test_each_secret_signs_while_one_is_being_changed() -> None:
    from service.edges.deliver import headers_of

    source = replace(PUSHING, deliver_secrets=("whsec_c3RhbmRmaXJzdA==", "whsec_b2xkIG9uZQ=="))
    headers = headers_of(source, "msg_1", datetime.now(NOW.tzinfo), '{"ä": 1}'.encode())
    for secret in source.deliver_secrets:
        assert Webhook(secret).verify('{"ä": 1}'.encode(), headers) == {"ä": 1}


@pytest.mark.parametrize(
    ("behave", "status", "said"),
    [
        (lambda _, __: 503, 503, "503"),
        (lambda _, __: 404, 404, "404"),
        (redirect, 302, "302"),
        (drip, None, "1 s"),
        (hang_up, None, "broke off"),
    ],
)
def test_what_is_no_2xx_in_time_is_made_again(store: Store, behave: Behaviour, status: int | None, said: str) -> None:
    id = publish(store)  # noqa: A001
    clock = Clock()
    clock.now = datetime.now(NOW.tzinfo)
    with receiver(behave) as failing:
        wait = deliverer(store, failing.url, clock).attempt(id)
    assert wait is not None
    assert abs(wait / RETRY_AFTER_SECONDS[0] - 1) <= JITTER
    assert stands(store, id) == ("pending", 1)
    (attempt,) = log(store, id)
    assert attempt.status == status
    assert said in attempt.error
    assert attempt.milliseconds < 3000


def test_an_answer_without_end_is_not_read_to_it(store: Store) -> None:
    id = publish(store)  # noqa: A001
    now = datetime.now(NOW.tzinfo)
    with receiver(flood) as flooding:
        deliverer(store, flooding.url, lambda: now).attempt(id)  # type: ignore[arg-type]
    assert stands(store, id) == ("delivered", 1)


def test_nobody_there_is_said_in_a_sentence(store: Store, clock: Clock) -> None:
    id = publish(store)  # noqa: A001
    assert deliverer(store, "http://127.0.0.1:1/hooks", clock).attempt(id) is not None
    assert "could not be reached" in log(store, id)[0].error


def test_the_waits_grow_to_a_day_and_then_it_is_dead_until_a_person_retries_it(store: Store, clock: Clock) -> None:
    id = publish(store)  # noqa: A001
    making = deliverer(store, "http://127.0.0.1:1/hooks", clock)
    start, waits = clock.now, []
    while (wait := making.attempt(id)) is not None:
        waits.append(wait)
        assert making.attempt(id) is None, "it is not due yet"
        clock.now += timedelta(seconds=wait)
    assert len(waits) == len(RETRY_AFTER_SECONDS)
    assert 0.8 <= (clock.now - start) / timedelta(days=1) <= 1.2
    assert stands(store, id) == ("dead", len(waits) + 1)
    with store.read() as connection:
        assert counts(connection) == {"pending": 0, "delivered": 0, "dead": 1}
    assert store.write(lambda connection: retry(connection, id, clock.now))
    assert making.attempt(id) is not None, "all its retries are before it again"


def test_a_lease_that_ran_out_frees_what_a_killed_worker_had(store: Store, clock: Clock, taking: Receiver) -> None:
    id = publish(store)  # noqa: A001
    clock.now = datetime.now(NOW.tzinfo)
    assert store.write(lambda connection: lease(connection, id, clock.now, 30)) is not None  # and then it was killed
    assert not store.write(lambda connection: retry(connection, id, clock.now)), "an attempt may be under way"
    with store.read() as connection:
        assert due(connection, clock.now + timedelta(seconds=29), 10) == []
        assert due(connection, clock.now + timedelta(seconds=31), 10) == [id]
    clock.now += timedelta(seconds=31)
    deliverer(store, taking.url, clock).attempt(id)
    assert stands(store, id) == ("delivered", 2)
    assert [attempt.milliseconds is None for attempt in log(store, id)] == [True, False]


def test_of_many_workers_one_makes_the_attempt(store: Store, taking: Receiver) -> None:
    id = publish(store)  # noqa: A001
    now = datetime.now(NOW.tzinfo)
    making = deliverer(store, taking.url, lambda: now)  # type: ignore[arg-type]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda _: making.attempt(id), range(12)))
    assert len(taking.calls) == 1


def test_a_source_that_has_no_address_any_more_is_said(store: Store, clock: Clock) -> None:
    id = publish(store)  # noqa: A001
    assert Deliverer(store, Newsroom(), clock).attempt(id) is not None
    assert log(store, id)[0].error == NOWHERE


def test_deliveries_of_a_deleted_article_are_gone(store: Store, clock: Clock) -> None:
    id = publish(store)  # noqa: A001
    store.write(lambda connection: delete_article(connection, "newsroom:a1", NOW))
    assert deliverer(store, "http://127.0.0.1:1/", clock).attempt(id) is None
    with store.read() as connection:
        assert list_deliveries(connection, None, 10) == []
