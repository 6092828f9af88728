"""The databases themselves: brought up and down with data in them, and the sentence for each that cannot be used."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from threading import Timer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.edges.database import StoreError, database_of
from service.edges.store import Store, migrations
from service.edges.store.articles import public_form
from service.edges.store.ids import article_id
from service.edges.store.intake import Answer, take
from service.model.media_types import HTML
from tests.newsroom import PUSHING, hook, made
from tests.signing import NOW


def publish(store: Store) -> Answer:
    return store.write(lambda connection: take(connection, PUSHING, hook(1), made("A"), NOW))


def shown(store: Store) -> tuple[str, bytes]:
    with store.read() as connection:
        row = public_form(connection, "newsroom:a1", HTML)
    assert row is not None
    return row.state, row.form


def test_migrations_go_up_and_down_with_data(store: Store) -> None:
    publish(store)
    with store.read() as connection:
        assert migrations.differences(connection) == []
    with store.engine.begin() as connection:
        migrations.downgrade(connection, "0001")
        assert migrations.revision_of(connection) == "0001"
        migrations.upgrade(connection)
    assert shown(store) == ("published", b"A")
    with store.engine.begin() as connection:
        migrations.downgrade(connection, "base")
    store.close()
    assert publish(store).version == 1, "an emptied database is made anew at the next opening"
    with store.read() as connection:
        assert migrations.differences(connection) == []


def test_a_database_of_a_newer_version_is_left_alone(store: Store) -> None:
    store.open()
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    with pytest.raises(StoreError, match="9999"):
        store.open()


@pytest.mark.parametrize("url", ["sqlite:////proc/nowhere/a.db", "sqlite:////proc/version/a.db", "postgresql://postgres@127.0.0.1:1/test"])
def test_a_database_that_cannot_be_used_is_said_in_a_sentence(url: str) -> None:
    with pytest.raises(StoreError, match=r"^DATABASE_URL: .*\.$"):
        Store(database_of(url)).open()


def test_a_new_database_that_another_process_is_making_is_waited_for(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "a.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    other.execute("CREATE TABLE another (number)")
    Timer(0.3, lambda: other.execute("COMMIT")).start()
    store = Store(database_of(f"sqlite:///{tmp_path / 'a.db'}"))
    store.open()
    assert store.revision() == store.newest()
    store.close()
    other.close()


def test_a_file_that_is_no_database_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text("no database at all, but long enough to be taken for one" * 10)
    with pytest.raises(StoreError, match="not a database"):
        Store(database_of(f"sqlite:///{tmp_path / 'a.db'}")).open()


@pytest.mark.parametrize(
    ("external", "wanted"),
    [
        ("87fd6fbf", "newsroom:87fd6fbf"),
        ("a.b_c~d-1", "newsroom:a.b_c~d-1"),
        ("https://wire.example/1", "newsroom:sha256.5aa28d0d2fd4ea54ffa3e5cc32c3a0e6"),
    ],
)
def test_an_id_is_made_of_the_sources_name_and_the_id_there(external: str, wanted: str) -> None:
    assert article_id("newsroom", external)[: len("newsroom:sha256.")] == wanted[: len("newsroom:sha256.")]
    assert len(article_id("newsroom", external)) == len(wanted)


@given(st.text(max_size=200))
def test_an_id_can_stand_in_a_path(external: str) -> None:
    assert all(character.isascii() and (character.isalnum() or character in "._~-:") for character in article_id("newsroom", external))
