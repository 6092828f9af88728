"""Contentful: an entry as its webhooks send it, every field by locale, every link unresolved.

Source: https://www.contentful.com/developers/docs/webhooks, https://www.contentful.com/developers/docs/references/content-delivery-api
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from service.model.publication import Status
from service.read.cms.contentful_links import Links
from service.read.cms.gathered import Gathered
from service.read.cms.locales import chosen_locale, matching_locale
from service.read.cms.model import Cms, Standing
from service.read.cms.named import read_named
from service.read.cms.words import Fields, Found, field_names, holds_something, squashed, words

PICTURE = {"alt": ("description",)}
"""An asset's own description says what the picture shows."""


def stand(payload: Any, locale: str | None = None) -> Standing:
    """A deleted entry was withdrawn; an entry of the management API that has no published version is a draft."""
    return Standing(str(payload["sys"]["id"]), _status(payload["sys"]))


def _status(sys: dict[str, Any]) -> Status:
    if sys.get("type") == "DeletedEntry" or sys.get("archivedAt") or sys.get("archivedVersion"):
        return "unpublished"
    return "draft" if sys.get("version") and not sys.get("publishedVersion") else "published"


def read(payload: Any, locale: str | None = None) -> Gathered:
    """The entry's fields in one locale."""
    told = Gathered()
    code = _locale(payload, locale)
    sys = payload["sys"]
    fields = _in_locale(payload, code, locale)
    told.say("language", code, "/fields")
    read_named(fields, told, PICTURE)
    if sys.get("type") == "Entry":
        told.say("datePublished", sys.get("firstPublishedAt"), "/sys/firstPublishedAt")
        told.say("dateModified", sys.get("updatedAt"), "/sys/updatedAt")
    return told


def _locale(payload: Any, asked: str | None) -> str | None:
    """The locale to read. Those of the headline count: what is the same in all is often kept in the default one only."""
    by_name = {squashed(name): _filled(stated) for name, stated in (payload.get("fields") or {}).items()}
    titles = [by_name[name] for name in field_names()["headline"] if by_name.get(name)]
    held = list(titles[0]) if titles else [code for code, _ in Counter(code for values in by_name.values() for code in values).most_common()]
    return chosen_locale(held, asked)


def _filled(stated: dict[str, Any] | None) -> dict[str, Any]:
    """A field's values by locale, empty ones left out."""
    return {locale: value for locale, value in (stated or {}).items() if holds_something(value)}


def _in_locale(payload: Any, code: str | None, asked: str | None) -> Fields:
    """Each field's value in the first locale that is asked for and has one, as Contentful falls back; a payload does not say on
    which. One that is not kept by locale has only the default's: a picture, a date, a name is taken from there; a text in
    a language that is not asked for is not. Where "de" stands for several that are held, the article's comes first."""
    found: dict[str, Found] = {}
    links = Links(payload, lambda values: _chosen(values, code, asked))
    for name, stated in (payload.get("fields") or {}).items():
        key, values = squashed(name), _filled(stated)
        taken = matching_locale(sorted(values, key=lambda locale: locale != code), asked) if asked else code if code in values else None
        if taken is None and len(stated or {}) == 1 and key in _of_any_language():
            taken = next(iter(values), None)
        if taken is not None:
            found[key] = Found(links.followed(values[taken]), f"/fields/{name}/{taken}")
    return found


def _chosen(values: dict[str, Any], code: str | None, asked: str | None) -> Any:
    """A linked entry's value in the article's locale, else in one that is asked for, else the only one."""
    held = _filled(values)
    taken = code if code in held else matching_locale(held, asked or code or "")
    return held[taken] if taken else next(iter(held.values())) if len(held) == 1 else None


def _of_any_language() -> frozenset[str]:
    rows = field_names()
    return frozenset((*words("pictures"), *rows["datePublished"], *rows["dateModified"], *rows["authors"]))


CONTENTFUL = Cms("contentful", "Contentful", stand, read)
