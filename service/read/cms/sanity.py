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
from service.read.cms.words import Found, fields_of, holds_something

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
    """The projection's members; where a member is kept by language, that of the locale."""
    told = Gathered()
    fields = {name: _in_locale(found, locale) for name, found in fields_of(payload, "").items() if not name.startswith("_")}
    read_named({name: found for name, found in fields.items() if holds_something(found.value)}, told)
    told.say("dateModified", payload.get("_updatedAt"), "/_updatedAt")
    return told


def _in_locale(found: Found, asked: str | None) -> Found:
    """The value itself, or that of one language: `[{"_key": "de", "value": …}]` and `{"_type": "localeString", "de": …}`.

    Source: https://www.sanity.io/docs/localization (field level)
    """
    value, at = found
    if isinstance(value, list) and value and all(isinstance(member, dict) and "value" in member and "_key" in member for member in value):
        places = {str(member["_key"]): number for number, member in enumerate(value) if holds_something(member["value"])}
        code = chosen_locale(places, asked)
        return Found(value[places[code]]["value"], f"{at}/{places[code]}/value") if code is not None else Found(None, at)
    if isinstance(value, dict) and (languages := _languages(value)):
        held = [language for language in languages if holds_something(value[language])]
        code = matching_locale(held, asked) if asked else chosen_locale(held, asked)
        return Found(value.get(str(code)), f"{at}/{code}")
    return found


def _languages(value: dict[str, Any]) -> list[str]:
    """The languages that an object keeps values by; none where its members are no languages."""
    held = [name for name in value if not name.startswith("_")]
    is_by_language = str(value.get("_type")).startswith("locale") or all(_LANGUAGE.match(name) for name in held)
    return held if is_by_language else []


SANITY = Cms("sanity", "Sanity", stand, read)
