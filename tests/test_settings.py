"""Settings: defaults, what is read, and the sentence for each that is wrong."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

import schemas
from service.edges.database import Database
from service.model.bounds import Bounds
from service.web.limits import Limits
from service.web.settings import SETTINGS, Settings, SettingsError, settings_from
from tests.expect import CASES, assert_expected, case_names, expected_of

STAGE = "settings"


def refused(environ: dict[str, str]) -> str:
    with pytest.raises(SettingsError) as caught:
        settings_from(environ)
    return str(caught.value)


@pytest.mark.parametrize("name", case_names(STAGE))
def test_file(name: str) -> None:
    expected = expected_of(STAGE, name)
    environ = {"STANDFIRST_CONFIG": str(CASES / STAGE / name / "input.toml"), **expected.pop("environ", {})}
    if "refused" in expected:
        message = refused(environ)
        assert [words for words in expected["refused"] if words not in message] == []
        assert "input.toml" in message
    else:
        settings = asdict(settings_from(environ))
        assert_expected(json.loads(json.dumps({**settings["profiles"], **settings}, default=str)), expected)


LIMITS = Limits(body_bytes=10_000_000, address_bytes=8190, headers=100, header_bytes=8190, parameters=20, connections=1000, client_seconds=30)


def test_everything_has_a_default() -> None:
    assert settings_from({}) == Settings(
        port=8000,
        web_concurrency=None,
        limits=LIMITS,
        bounds=Bounds(json_depth=64, list_members=10_000, page_tags=500_000, text_lines=100_000),
        log_level="info",
        max_hook_bytes=2_000_000,
        worker_threads=4,
        database=Database(path=Path("var/standfirst.db")),
        queue=Database(path=Path("var/standfirst-queue.db")),
    )


@pytest.mark.parametrize(
    ("environ", "database", "queue"),
    [
        ({"DATABASE_URL": "sqlite:////srv/a.sqlite"}, "sqlite:////srv/a.sqlite", "sqlite:////srv/a-queue.sqlite"),
        ({"DATABASE_URL": "postgres://u:p@db/a?sslmode=require"}, *["postgresql+psycopg://u:p@db/a?sslmode=require"] * 2),
        ({"STANDFIRST_QUEUE_URL": "postgresql://q/a"}, "sqlite:///var/standfirst.db", "postgresql+psycopg://q/a"),
        ({"DATABASE_URL": "postgresql+psycopg://a/b", "STANDFIRST_QUEUE_URL": "sqlite:///q.db"}, "postgresql+psycopg://a/b", "sqlite:///q.db"),
    ],
)
def test_the_queue_stands_with_the_database_unless_it_is_stated(environ: dict[str, str], database: str, queue: str) -> None:
    settings = settings_from(environ)
    assert (settings.database.url, settings.queue.url) == (database, queue)


@pytest.mark.parametrize("name", ["DATABASE_URL", "STANDFIRST_QUEUE_URL"])
@pytest.mark.parametrize("url", ["mysql://root:hunter2@db/a", "sqlite://", "sqlite:///:memory:", "postgresql:///a b", "var/standfirst.db"])
def test_an_address_of_no_database_is_named_and_not_repeated(name: str, url: str) -> None:
    message = refused({name: url})
    assert message.startswith(f"{name}: ")
    assert "hunter2" not in message


def test_variables_are_read() -> None:
    settings = settings_from({"PORT": "9000", "WEB_CONCURRENCY": " 3 ", "STANDFIRST_MAX_BODY_BYTES": "2000", "PATH": "/bin", "PORTAL": "x"})
    assert (settings.port, settings.web_concurrency, settings.limits.body_bytes) == (9000, 3, 2000)


def test_a_variable_set_to_nothing_is_not_set() -> None:
    assert settings_from({"PORT": "", "STANDFIRST_CONFIG": " ", "WEB_CONCURRENCY": ""}) == settings_from({})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "80.5"),
        ("PORT", "9" * 5000),
        ("WEB_CONCURRENCY", "0"),
        ("WEB_CONCURRENCY", "auto"),
        ("STANDFIRST_MAX_BODY_BYTES", "10MB"),
        ("STANDFIRST_MAX_BODY_BYTES", "10"),
        ("STANDFIRST_LOG_LEVEL", "loud"),
        ("STANDFIRST_CONFIG", "/nowhere/standfirst.toml"),
        ("STANDFIRST_CONFIG", "/"),
        ("STANDFIRST_CONFIG", "\x00"),
    ],
)
def test_a_wrong_variable_is_named(name: str, value: str) -> None:
    assert refused({name: value}).startswith(f"{name}: ")


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("STANDFIRST_CONFG", "STANDFIRST_CONFIG"),
        ("STANDFIRST_MAX_BODY", "STANDFIRST_MAX_BODY_BYTES"),
        ("STANDFIRST_", "STANDFIRST_CONFIG"),
    ],
)
def test_an_unknown_variable_of_ours_is_named_with_its_nearest(name: str, nearest: str) -> None:
    message = refused({name: "1"})
    assert message.startswith(f"{name}: ")
    assert nearest in message


def test_a_file_that_is_no_toml_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"[publishers\n")
    assert all(words in refused({"STANDFIRST_CONFIG": str(path)}) for words in (str(path), "line 1"))
    path.write_bytes(b'name = "\xff"\n')
    assert str(path) in refused({"STANDFIRST_CONFIG": str(path)})


def test_the_table_has_each_setting_with_default_and_help() -> None:
    ours = {setting.name for setting in SETTINGS if setting.name.startswith("STANDFIRST_")}
    assert {setting.name for setting in SETTINGS} - ours == {"PORT", "WEB_CONCURRENCY", "DATABASE_URL"}
    assert ours > {"STANDFIRST_CONFIG", "STANDFIRST_MAX_BODY_BYTES"}
    assert all(setting.help.endswith(".") for setting in SETTINGS)
    environment = schemas.load("settings")["properties"]["environment"]["properties"]
    assert all("default" in part for part in environment.values())
