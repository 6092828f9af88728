"""Sanity: the document that a webhook's GROQ projection makes; only `_id` and `_type` are sure to be there.

Source: https://www.sanity.io/docs/webhooks, https://www.sanity.io/docs/image-type
"""

from __future__ import annotations

import re
from typing import Any

from service.model.publication import Status
from service.read.cms.gathered import Gathered
from service.read.cms.locales import chosen_locale, matching_locale
from service.read.cms.model import Cms, Standing
from service.read.cms.named import read_named
from service.read.cms.words import Found, field_names, fields_of, holds_something

UNPUBLISHED = ("drafts.", "versions.")
"""How the ids of drafts and of versions that wait in a release start."""
_LANGUAGE = re.compile(r"(?!id\Z)[a-z]{2}(?:[-_][A-Za-z]{2,4})?\Z")


def stand(payload: Any, locale: str | None = None) -> Standing:
    """A draft has the published document's id behind a prefix. That a document was deleted, only the call's header says."""
    own = str(payload["_id"])
    status: Status = "draft" if own.startswith(UNPUBLISHED) else "published"
    for prefix in UNPUBLISHED:
        own = own.partition(".")[2] if prefix == "versions." and own.startswith(prefix) else own.removeprefix(prefix)
    own = own.partition(".")[2] if payload["_id"].startswith("versions.") else own
    return Standing(own, status)


def read(payload: Any, locale: str | None = None) -> Gathered:
    """The projection's members; where a member is kept by language, that of the locale. A headline that is kept so says
    which language the article is in, unless a member does."""
    told = Gathered()
    fields = {name: found for name, found in fields_of(payload, "").items() if not name.startswith("_")}
    chosen = {name: _in_locale(found, locale) for name, found in fields.items()}
    read_named({name: found for name, found in chosen.items() if holds_something(found.value)}, told)
    if headline := next((fields[name] for name in field_names()["headline"] if name in fields and holds_something(chosen[name].value)), None):
        told.say("language", _code(headline.value, locale), headline.at)
    told.say("dateModified", payload.get("_updatedAt"), "/_updatedAt")
    return told


def _in_locale(found: Found, asked: str | None) -> Found:
    """The value itself, or that of one language."""
    value, at = found
    places = _languages(value)
    if places is None:
        return found
    code = _code(value, asked)
    if code is None:
        return Found(None, at)
    return Found(value[places[code]]["value"], f"{at}/{places[code]}/value") if isinstance(value, list) else Found(value[code], f"{at}/{code}")


def _code(value: Any, asked: str | None) -> str | None:
    """The language that a value is read in; None for one that is not kept by language, or not in one that is asked for."""
    held = _languages(value) or {}
    if isinstance(value, dict) and asked:
        return matching_locale(held, asked)
    return chosen_locale(held, asked) if held else None


def _languages(value: Any) -> dict[str, int] | None:
    """The languages that hold something, with their places; None for a value that is not kept by language.

    Kept so are `[{"_key": "de", "value": …}]` and `{"_type": "localeString", "de": …}`.
    Source: https://www.sanity.io/docs/localization (field level)
    """
    if isinstance(value, list) and value and all(isinstance(member, dict) and "value" in member and "_key" in member for member in value):
        return {str(member["_key"]): number for number, member in enumerate(value) if holds_something(member["value"])}
    if not isinstance(value, dict):
        return None
    held = [name for name in value if not name.startswith("_")]
    is_by_language = str(value.get("_type")).startswith("locale") or all(_LANGUAGE.match(name) for name in held)
    return {name: number for number, name in enumerate(held) if holds_something(value[name])} if is_by_language and held else None


SANITY = Cms("sanity", "Sanity", stand, read)
