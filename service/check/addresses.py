"""Addresses as markup states them: whole, tidy, absolute, of the web. Sources: RFC 3986, https://url.spec.whatwg.org"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import Any

from service.check.nodes import first
from service.check.values import TextCondition, ValueCondition
from service.model.formats import is_plain_url, web_host

_LONGEST_KEPT = 2048
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_WEB_SCHEMES = ("http:", "https:")
_NEVER = re.compile(r"[\x00-\x1f\x7f<>\"{}]")
_UNTIDY = re.compile(r"[\s|\\^`]|%(?![0-9a-fA-F]{2})")


class Form(Enum):
    """What a text is, taken as an address. UNTIDY: browsers mend it (a blank, a "|"), other readers may not."""

    WEB = "an absolute http or https address"
    OTHER = "an absolute address of another kind, such as mailto: or data:"
    RELATIVE = "a relative address"
    UNTIDY = "an address with characters that must be percent-encoded"
    BROKEN = "no address"


def form_of(text: str) -> Form:
    """What the text, without blanks around it, is when taken as an address."""
    return _form_of(text) if len(text) <= _LONGEST_KEPT else _form_of.__wrapped__(text)


@lru_cache(maxsize=1024)
def _form_of(text: str) -> Form:
    if "%" not in text and is_plain_url(text):
        return Form.WEB
    if _NEVER.search(text):
        return Form.BROKEN
    untidy = bool(_UNTIDY.search(text))
    scheme = _SCHEME.match(text)
    if scheme is None:
        return _relative(text, untidy)
    if scheme[0].lower() not in _WEB_SCHEMES:
        return Form.UNTIDY if untidy else Form.OTHER
    if web_host(text) is None:
        return Form.BROKEN
    return Form.UNTIDY if untidy else Form.WEB


def _relative(text: str, untidy: bool) -> Form:
    """Words with blanks between them ("All rights reserved") are no address; with a slash they may be a path."""
    if untidy:
        return Form.UNTIDY if "/" in text else Form.BROKEN
    return Form.RELATIVE if text else Form.BROKEN


def url_whole() -> TextCondition:
    """A text is an address at all."""
    return lambda value: form_of(value) is not Form.BROKEN


def url_tidy() -> TextCondition:
    """An address needs no mending."""
    return lambda value: form_of(value) is not Form.UNTIDY


def url_absolute() -> TextCondition:
    """An address does not depend on the page that it stands on."""
    return lambda value: form_of(value) is not Form.RELATIVE


def url_not_of_other_kind() -> TextCondition:
    """An address that is absolute is of the web: no data:, blob: or file:."""
    return lambda value: form_of(value) is not Form.OTHER


def url_web() -> ValueCondition:
    """An absolute http or https address, tidy or not; a node in its place is left to other rules."""
    return lambda value: is_web(value) if isinstance(value, str) else _may_stand(value)


def is_web(text: str) -> bool:
    """Whether a text is an absolute http or https address, tidy or not."""
    return form_of(text) in (Form.WEB, Form.UNTIDY) and text.lower().startswith(_WEB_SCHEMES)


def is_relative(text: str) -> bool:
    """Whether a text is an address, tidy or not, that depends on the page that it stands on."""
    return form_of(text) in (Form.RELATIVE, Form.UNTIDY) and _SCHEME.match(text) is None


def _may_stand(value: Any) -> bool:
    """Whether what is no text may stand for an address: nothing, a node or a reference, but no number or boolean."""
    return value is None or isinstance(value, dict)


def url_https() -> TextCondition:
    """An address that is read through TLS."""
    return lambda value: value[:6].lower() == "https:"


def url_ending_not(*, endings: Sequence[str]) -> TextCondition:
    """The address's path does not end with one of these file types."""
    wrong = tuple(endings)
    return lambda value: not value.partition("?")[0].partition("#")[0].lower().endswith(wrong)


def url_without_parameters(*, starts: Sequence[str]) -> TextCondition:
    """The address's query has no parameter whose name starts with one of these ("utm_")."""
    wrong = tuple(starts)
    return lambda value: not any(part.lower().startswith(wrong) for part in _parameters(value))


def _parameters(value: str) -> list[str]:
    return value.partition("?")[2].partition("#")[0].replace(";", "&").split("&")


def address_in(value: Any) -> str:
    """The address that a property's first value is; of a node its "@id", else its url. "" where there is none."""
    value = first(value)
    if isinstance(value, dict):
        value = first(value.get("@id", value.get("url")))
    return value.strip() if isinstance(value, str) else ""


def same_page(one: str, other: str) -> bool:
    """Whether two addresses lead to one page."""
    return page_key(one) == page_key(other)


def page_key(address: str) -> str:
    """What all addresses of one page have in common: scheme, "www.", the case of the host, a slash at the end and fragments
    do not count."""
    scheme, mark, rest = address.strip().partition("#")[0].partition("://")
    host, slash, path = rest.partition("/")
    return f"//{host.lower().removeprefix('www.')}{slash}{path}".rstrip("/") if mark else scheme.rstrip("/")
