"""The store's laws, on SQLite and on PostgreSQL: once, in order, one row for one article, nothing lost or doubled."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from service.edges.store import Store
from service.edges.store.articles import article_of, delete_article, list_articles, public_form
from service.edges.store.deliveries import list_deliveries
from service.edges.store.intake import Answer, take
from service.edges.store.tables import ARTICLES, HOOKS, VERSIONS
from service.edges.store.versions import form_of_version, versions_of
from service.model.media_types import HTML
from tests.newsroom import LATER, PUSHING, SOURCE, hook, made
from tests.signing import NOW

ID = "newsroom:a1"
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def publish(store: Store, revision: int, content: str, article: str = "a1", key: str | None = None) -> Answer:
    return store.write(lambda connection: take(connection, SOURCE, hook(revision, article, key=key), made(content), NOW))


def tell(store: Store, told: Any) -> Answer:
    return store.write(lambda connection: take(connection, SOURCE, told, None, LATER))


def withdraw(store: Store, revision: int, article: str = "a1") -> Answer:
    return tell(store, hook(revision, article, event="unpublish", status="unpublished"))


def shown(store: Store, id: str = ID) -> tuple[str, bytes | None] | None:  # noqa: A002
    with store.read() as connection:
        row = public_form(connection, id, HTML)
    return None if row is None else (row.state, row.form)


def kept(store: Store, id: str = ID) -> list[tuple[int, str, bytes | None]]:  # noqa: A002
    with store.read() as connection:
        article = article_of(connection, id)
        assert article is not None
        rows = versions_of(connection, article.number, None, 1000)
        return [(row.number, row.revision, form_of_version(connection, id, row.number, HTML)) for row in rows]


def test_a_published_article_is_there(store: Store) -> None:
    assert publish(store, 1, "A") == Answer(ID, 1, "update", True)
    assert shown(store) == ("published", b"A")


def test_the_same_delivery_is_answered_alike_and_changes_nothing(store: Store) -> None:
    first = publish(store, 1, "A")
    publish(store, 2, "B")
    assert publish(store, 1, "A") == first
    assert shown(store) == ("published", b"B")
    assert len(kept(store)) == 2


def test_an_older_state_is_kept_and_not_shown(store: Store) -> None:
    publish(store, 5, "new")
    late = publish(store, 3, "old")
    assert (late.version, late.changed) == (2, False)
    assert shown(store) == ("published", b"new")
    assert [content for _, _, content in kept(store)] == [b"old", b"new"]


def test_the_same_content_is_no_new_version(store: Store) -> None:
    publish(store, 1, "A")
    again = publish(store, 4, "A")
    assert (again.version, again.changed) == (1, False)
    publish(store, 3, "B")
    assert shown(store) == ("published", b"A"), "revision 4 was the newest, also without a version of its own"


def test_a_content_that_comes_back_is_a_new_version(store: Store) -> None:
    for revision, content in ((1, "A"), (2, "B"), (3, "A")):
        publish(store, revision, content)
    assert [content for _, _, content in kept(store)] == [b"A", b"B", b"A"]
    assert shown(store) == ("published", b"A")


def test_a_content_that_comes_back_within_one_revision_is_its_version_again(store: Store) -> None:
    """Drupal's times are whole seconds: three saves within one are three hooks of one revision."""
    publish(store, 1, "A", key="one")
    publish(store, 1, "B", key="two")
    back = publish(store, 1, "A", key="three")
    assert (back.version, back.changed) == (1, True)
    assert shown(store) == ("published", b"A")
    assert (publish(store, 2, "A").version, publish(store, 3, "A").changed) == (1, False), "it is what is public"
    assert publish(store, 4, "C").version == 3


def test_an_address_of_any_length_finds_its_article(store: Store) -> None:
    address = "b" + "".join(hashlib.sha256(b"%d" % number).hexdigest() for number in range(120))
    publish(store, 1, address)
    with store.read() as connection:
        assert [row.id for row in list_articles(connection, None, 10, url=f"https://dailyledger.example/{address}")] == [ID]


def test_what_was_withdrawn_is_gone_until_it_is_published_again(store: Store) -> None:
    publish(store, 1, "A")
    assert withdraw(store, 2) == Answer(ID, 1, "unpublish", True)
    assert shown(store) == ("unpublished", b"A")
    revived = publish(store, 3, "A")
    assert (revived.version, revived.changed) == (1, True)
    assert shown(store) == ("published", b"A")


def test_a_late_publishing_does_not_bring_back_what_was_withdrawn(store: Store) -> None:
    assert withdraw(store, 5).changed is False
    assert publish(store, 4, "A").changed is False
    assert shown(store) == ("unpublished", None)


def test_a_late_withdrawal_does_not_take_what_was_published_since(store: Store) -> None:
    publish(store, 5, "A")
    assert withdraw(store, 4).changed is False
    assert shown(store) == ("published", b"A")


@pytest.mark.parametrize("status", ["draft", "scheduled"])
def test_a_draft_changes_nothing_that_is_public(store: Store, status: Any) -> None:
    publish(store, 1, "A")
    told = tell(store, hook(9, status=status))
    assert (told.version, told.changed) == (1, False)
    assert told.detail
    assert shown(store) == ("published", b"A")
    publish(store, 2, "B")
    assert shown(store) == ("published", b"B"), "a draft's time does not count among the published ones"


def test_a_payload_without_its_article_changes_nothing(store: Store) -> None:
    told = tell(store, hook(9, has_article=False))
    assert (told.version, told.changed) == (None, False)
    assert shown(store) == ("draft", None)


def test_a_deleted_article_does_not_come_back_with_an_older_state(store: Store) -> None:
    publish(store, 5, "A")
    assert store.write(lambda connection: delete_article(connection, ID, LATER))
    assert not store.write(lambda connection: delete_article(connection, ID, LATER))
    assert shown(store) is None
    assert publish(store, 4, "old").changed is False
    assert shown(store) is None
    assert publish(store, 6, "B") == Answer(ID, 2, "update", True)
    assert shown(store) == ("published", b"B")


def test_two_sources_keep_articles_of_one_id_apart(store: Store) -> None:
    publish(store, 1, "A")
    other = store.write(lambda connection: take(connection, PUSHING, hook(1, "a2", key="a1:1:update"), made("B"), NOW))
    assert other.id == ID, "of one source, the same key is the same delivery"


def test_a_change_and_its_delivery_are_written_together(store: Store) -> None:
    for revision, content in ((1, "A"), (3, "B"), (2, "late"), (4, "B")):
        told = hook(revision)
        store.write(lambda connection, told=told, content=content: take(connection, PUSHING, told, made(content), NOW))
    gone = hook(5, event="unpublish", status="unpublished")
    store.write(lambda connection: take(connection, PUSHING, gone, None, NOW))
    with store.read() as connection:
        rows = list_deliveries(connection, None, 100)
    assert [(row.event, row.version, row.sequence) for row in rows] == [("unpublished", 2, 3), ("updated", 2, 2), ("published", 1, 1)]


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    def fails(connection: Any) -> None:
        take(connection, PUSHING, hook(1), made("A"), NOW)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.write(fails)
    with store.read() as connection:
        assert [connection.execute(select(table)).all() for table in (ARTICLES, VERSIONS, HOOKS)] == [[], [], []]


STEP = st.tuples(st.integers(1, 6), st.sampled_from(["A", "B", "C", None]))


@QUICK
@given(steps=st.lists(STEP, min_size=1, max_size=8, unique_by=lambda step: step[0]), seed=st.integers(0, 10**6))
def test_any_order_ends_where_the_right_one_does(store: Store, steps: list[tuple[int, str | None]], seed: int) -> None:
    """Each revision once or twice, in any order: the newest is public, and no content stands twice at one revision."""
    article = f"law-{seed}-{abs(hash(tuple(steps)))}"
    deliveries = [*steps, *steps]
    Random(seed).shuffle(deliveries)
    for revision, content in deliveries:
        if content is None:
            withdraw(store, revision, article)
        else:
            publish(store, revision, content, article)
    _, last = max(steps)
    state, form = shown(store, f"newsroom:{article}") or ("", None)
    assert state == ("unpublished" if last is None else "published")
    assert last is None or form == last.encode()
    versions = kept(store, f"newsroom:{article}")
    assert len({(revision, content) for _, revision, content in versions}) == len(versions)
    assert [number for number, _, _ in versions] == list(range(len(versions), 0, -1))


def test_one_row_wins_where_many_take_the_same_article_at_once(store: Store) -> None:
    deliveries = [(revision, f"v{revision}", f"k{revision}") for revision in range(20)] * 2
    Random(6).shuffle(deliveries)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda told: (told[2], publish(store, told[0], told[1], key=told[2])), deliveries))
    assert shown(store) == ("published", b"v19")
    assert sorted(revision for _, revision, _ in kept(store)) == [f"{revision:010d}" for revision in range(20)]
    by_key: dict[str, set[Answer]] = {}
    for key, answer in answers:
        by_key.setdefault(key, set()).add(answer)
    assert all(len(told) == 1 for told in by_key.values()), "the same delivery is answered alike"
    with store.read() as connection:
        assert len(list_articles(connection, None, 10)) == 1
