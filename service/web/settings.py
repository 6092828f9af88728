"""Settings: what the operator states, all of it checked before the service starts.

They stand in environment variables and in the TOML file that STANDFIRST_CONFIG names; schemas/settings.json lists each
with its default and what it is for.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import schemas
from service.edges.database import Database, database_of
from service.edges.source import Newsroom
from service.model.article import Publisher
from service.model.bounds import Bounds
from service.model.form import article_from_form
from service.model.formats import parse_language
from service.model.profile import Profile
from service.model.refusal import Fault
from service.model.validate import faults
from service.read.form.values import clean_form
from service.web.check_settings import CheckSettings, check_faults, check_settings_of
from service.web.limits import Limits
from service.web.sources import Tables, keys_of, newsroom_of, source_faults

PREFIX = "STANDFIRST_"
"""A variable that starts so is ours: one that we do not know is a slip, not another program's."""
SPELLED_OTHERWISE = {"same_as": "sameAs"}
"""Keys of a profile that the article form spells otherwise."""
LIMITS = {
    "body_bytes": "STANDFIRST_MAX_BODY_BYTES",
    "address_bytes": "STANDFIRST_MAX_ADDRESS_BYTES",
    "parameters": "STANDFIRST_MAX_PARAMETERS",
    "headers": "STANDFIRST_MAX_HEADERS",
    "header_bytes": "STANDFIRST_MAX_HEADER_BYTES",
    "connections": "STANDFIRST_MAX_CONNECTIONS",
    "client_seconds": "STANDFIRST_CLIENT_SECONDS",
}
BOUNDS = {
    "json_depth": "STANDFIRST_MAX_JSON_DEPTH",
    "json_ld_depth": "STANDFIRST_MAX_JSON_LD_DEPTH",
    "list_members": "STANDFIRST_MAX_LIST_MEMBERS",
    "page_tags": "STANDFIRST_MAX_PAGE_TAGS",
    "text_lines": "STANDFIRST_MAX_TEXT_LINES",
}
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+\Z")


class SettingsError(Exception):
    """A setting is wrong or unknown. The message is a sentence that names it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: its name, the value where it is not set, what it is for."""

    name: str
    default: int | str | None
    help: str


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a running service, checked.

    web_concurrency: how many processes answer; None is one for each processor. profiles: by host name. keys: of those
    who may call; none is everybody. queue: of the deliveries that are due.
    """

    port: int
    web_concurrency: int | None
    limits: Limits
    bounds: Bounds
    log_level: str
    max_hook_bytes: int
    worker_threads: int
    database: Database
    queue: Database
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    newsroom: Newsroom = field(default_factory=Newsroom)
    keys: tuple[str, ...] = ()
    check: CheckSettings = field(default_factory=CheckSettings)


def _variables() -> Mapping[str, Mapping[str, Any]]:
    stated: Mapping[str, Mapping[str, Any]] = schemas.load("settings")["properties"]["environment"]["properties"]
    return stated


SETTINGS = tuple(Setting(name, part["default"], part["description"]) for name, part in _variables().items())


def settings_from(environ: Mapping[str, str]) -> Settings:
    """The settings that the environment states, and the file that it names; defaults for all else.

    A variable that is set to nothing counts as not set. Errors: SettingsError for a value that is none, for an unknown
    STANDFIRST_ variable, table or key (with the nearest known one), and for a file that cannot be read.
    """
    known = {setting.name for setting in SETTINGS}
    stated = {name: _typed(name, text) for name, text in environ.items() if text.strip() and (name in known or name.startswith(PREFIX))}
    _refuse(faults("settings", {"environment": stated}))
    values: dict[str, Any] = {setting.name: setting.default for setting in SETTINGS} | stated
    tables = _tables(values["STANDFIRST_CONFIG"], environ)
    profiles = {host.lower(): _profile(host.lower(), part) for host, part in tables.get("publishers", {}).items()}
    database = _database("DATABASE_URL", values["DATABASE_URL"])
    bounds = Bounds(**{name: values[variable] for name, variable in BOUNDS.items()})
    queue = values["STANDFIRST_QUEUE_URL"]
    return Settings(
        port=values["PORT"],
        web_concurrency=values["WEB_CONCURRENCY"],
        limits=Limits(**{name: values[variable] for name, variable in LIMITS.items()}),
        bounds=bounds,
        log_level=values["STANDFIRST_LOG_LEVEL"],
        max_hook_bytes=values["STANDFIRST_MAX_HOOK_BYTES"],
        worker_threads=values["STANDFIRST_WORKER_THREADS"],
        database=database,
        queue=database.beside if queue is None else _database("STANDFIRST_QUEUE_URL", queue),
        profiles=profiles,
        newsroom=newsroom_of(tables, profiles, environ, bounds),
        keys=keys_of(tables, environ),
        check=check_settings_of(tables),
    )


def _typed(name: str, text: str) -> int | str:
    whole_number = "integer" in _variables().get(name, {}).get("type", ()) and text.strip().lstrip("-").isdecimal() and len(text) < 20
    return int(text) if whole_number else text


def _database(name: str, url: str) -> Database:
    try:
        return database_of(url)
    except ValueError as error:
        raise SettingsError(f"{name}: {error}") from error


def _tables(path: str | None, environ: Mapping[str, str]) -> Tables:
    """The tables of the settings file, found sound; none where there is no file."""
    if path is None:
        return {}
    tables = _read(path)
    _refuse(faults("settings", {"file": tables}) or (*source_faults(tables, environ), *check_faults(tables)), f"{path}: ")
    return tables


def _read(path: str) -> dict[str, Any]:
    try:
        return tomllib.loads(Path(path).read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"STANDFIRST_CONFIG: {path} cannot be read ({error.strerror}).") from error
    except ValueError as error:  # what is no TOML, and bytes that are no UTF-8
        raise SettingsError(f"STANDFIRST_CONFIG: {path} is no TOML file ({error}).") from error


def _profile(host: str, stated: Mapping[str, Any]) -> Profile:
    own = {SPELLED_OTHERWISE.get(name, name): value for name, value in stated.items() if name not in ("language", "timezone")}
    publisher = article_from_form(clean_form({"publisher": own})).publisher or Publisher()
    publisher = replace(publisher, type=stated.get("type", publisher.type))
    return Profile(host, publisher, parse_language(stated.get("language", "")), stated.get("timezone"))


def _refuse(wrong: tuple[Fault, ...], file: str = "") -> None:
    if wrong:
        raise SettingsError(file + " ".join(f"{_named(fault.at)}: {fault.message}" for fault in wrong))


def _named(at: str) -> str:
    """The setting that a pointer means, as TOML writes it: publishers."dailyledger.example".logo."""
    steps = [step.replace("~1", "/").replace("~0", "~") for step in at.split("/")[2:]]
    return ".".join(step if _BARE_KEY.match(step) else f'"{step}"' for step in steps)
