"""JSON held to the schemas: every fault with its pointer and a sentence in plain words."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from itertools import islice
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from jsonschema import Draft202012Validator

import schemas
from schemas.compile import Formats
from service.model.formats import parse_date, parse_language, parse_url, web_host
from service.model.pointer import pointer
from service.model.refusal import Fault

MAX_FAULTS = 20
"""How many faults of a payload are told: who mends twenty sends it again anyway, and a hostile one has millions."""
SHOWN = 80
_POINTER = re.compile(r"(?:/(?:[^~/]|~[01])*)*\Z")


def faults(name: str, instance: Any) -> tuple[Fault, ...]:
    """What keeps a JSON value from being what the schema of that name asks for, in the order of the document.

    instance: as `json.loads` gives it. At most MAX_FAULTS are told; none means that it is valid.
    """
    validator = _validator(name)
    compiled: Any = validator.schema
    if compiled.accepts(instance):
        return ()
    errors = islice(validator.iter_errors(instance), MAX_FAULTS)
    return tuple(Fault(pointer(error.absolute_path), error.message) for error in errors)


@cache
def _validator(name: str) -> Draft202012Validator:
    return schemas.make_validator(name, FORMATS)


def _url_fault(text: str) -> str | None:
    if parse_url(text) is not None or not text.strip():
        return None
    shown = f"“{text[:SHOWN]}”"
    try:
        scheme = urlsplit(text.strip()).scheme
    except ValueError:
        return f"{shown} is no address that can be read. Give an absolute http or https address."
    if not scheme:
        return f"{shown} is a relative address. Give the whole one, with https:// and the host name."
    if scheme.lower() not in ("http", "https"):
        return f"{shown} starts with “{scheme}:”. Only http and https addresses are taken."
    if web_host(text.strip()) is None:
        return f"{shown} names no host that can be asked. Write https://, the host's name and the path, without user name or password."
    return f"{shown} is no address that can be used. Give an absolute http or https address; write quotes and brackets percent-encoded."


def _date_fault(text: str) -> str | None:
    if parse_date(text) is not None or not text.strip():
        return None
    return f"“{text[:SHOWN]}” is no ISO 8601 date. Write 2026-11-23 or, with time and offset, 2026-11-23T08:00:00+01:00."


def _language_fault(text: str) -> str | None:
    if parse_language(text) is not None or not text.strip():
        return None
    return f"“{text[:SHOWN]}” is no language tag. Write it as BCP 47 has it: en, en-GB, zh-Hant."


def _timezone_fault(text: str) -> str | None:
    try:
        ZoneInfo(text)
    except (LookupError, ValueError, OSError):  # unknown; no name at all; a folder of names ("Europe")
        near = get_close_matches(text, sorted(available_timezones()), n=1)
        hint = f"Did you mean “{near[0]}”?" if near else "Give an IANA name, as “Europe/London”."
        return f"“{text[:SHOWN]}” is no time zone that is known here. {hint}"
    return None


def _pointer_fault(text: str) -> str | None:
    return (
        None
        if _POINTER.match(text)
        else f"“{text[:SHOWN]}” is no JSON Pointer. Write it as RFC 6901 has it: /images/0/url, or nothing for the whole."
    )


FORMATS: Formats = {
    "iri": _url_fault,
    "uri": _url_fault,
    "iso-date": _date_fault,
    "language-tag": _language_fault,
    "timezone": _timezone_fault,
    "json-pointer": _pointer_fault,
}
"""The formats that the schemas name. A blank text passes those that the article form has: it is as good as absent, and cleaning drops it."""
