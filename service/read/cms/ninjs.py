"""IPTC ninjs 1 to 3: names in lower case or camel case, texts alone or in lists by role.

Source: https://iptc.org/standards/ninjs, https://github.com/iptc/newsinjson
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from service.model.formats import parse_date
from service.model.publication import Status
from service.read.cms.body import Body
from service.read.cms.gathered import Gathered
from service.read.cms.html_body import read_html_body, text_of
from service.read.cms.model import Cms, Standing
from service.read.cms.named import NO_LANGUAGE, authors_in
from service.read.cms.rich import objects
from service.read.cms.words import Found, fields_of

WITHDRAWN = frozenset(("canceled", "cancelled", "withheld"))
SUMMARIES = ("summary", "abstract", "teaser", "lead", "main", "text", "")
MAIN = ("main", "title", "headline", "")
KEYWORD, SECTION = frozenset(("keyword", "tag")), frozenset(("category", "section", "mainsubject"))
SMALL = frozenset(("thumb", "thumbnail", "preview", "icon", "square", "small", "watermark"))
"""Renditions that are no picture of the article but a small or marked copy."""
_FIRST = re.compile(r"main|hires|original|full|base", re.I)


def members_of(item: Mapping[str, Any], at: str = "") -> dict[str, Found]:
    """The members by their names without case: ninjs 2 has `pubstatus` where ninjs 3 has `pubStatus`."""
    return fields_of(item, at)


def version_of(payload: Mapping[str, Any]) -> int:
    """The item's version, 0 where it states no number."""
    stated = str(payload.get("version") or "").strip()
    return int(stated) if stated.isascii() and stated.isdecimal() and len(stated) < 15 else 0


def stand(payload: Any, locale: str | None = None) -> Standing:
    """The item's URI, and its status; an embargo is held to the receiver's clock."""
    item = members_of(payload)
    status: Status = "unpublished" if str(_value(item, "pubstatus")).lower() in WITHDRAWN else "published"
    until = _value(item, "embargoeduntil") or _value(item, "embargoed")
    return Standing(str(payload["uri"]), status, parse_date(until) if isinstance(until, str) else None)


def read(payload: Any, locale: str | None = None) -> Gathered:
    """The item's own fields; of several bodies one, since they are one text."""
    told = Gathered()
    item = members_of(payload)
    _say(told, "headline", _by_role(item, "headlines", "headline", MAIN))
    _say(told, "description", _by_role(item, "descriptions", "description", SUMMARIES))
    for name in ("firstcreated", "versioncreated"):
        _say_date(told, "datePublished" if name == "firstcreated" or version_of(payload) <= 1 else "", item.get(name))
    _say_date(told, "dateModified", item.get("versioncreated"))
    _say_date(told, "dateModified", item.get("contentmodified"))
    if _value(item, "language") not in NO_LANGUAGE:
        _say(told, "language", item.get("language"))
    _say_authors(item, told)
    _say_subjects(item, told)
    for name in ("url", "link"):
        _say(told, "url", item.get(name))
    told.add_images(_associated(item), "/associations")
    _say_body(item, told)
    return told


def _value(item: Mapping[str, Found], name: str) -> Any:
    return item[name].value if name in item else None


def _say(told: Gathered, name: str, found: Found | None) -> None:
    if found and isinstance(found.value, str):
        told.say(name, text_of(found.value), found.at)


def _say_date(told: Gathered, name: str, found: Found | None) -> None:
    if name and found and isinstance(found.value, str):
        told.say(name, found.value, found.at)


def _by_role(item: Mapping[str, Found], several: str, single: str, roles: Iterable[str]) -> Found | None:
    """The text of the most fitting role. ninjs 1 has the text itself, or names with the role behind ("headline_main")."""
    if several in item:
        texts = {str(_value(fields, "role") or "").lower(): fields["value"] for fields in _objects(item[several]) if "value" in fields}
        return next((texts[role] for role in roles if role in texts), next(iter(texts.values()), None))
    return item.get(single) or next((found for name, found in item.items() if name.startswith(single)), None)


def _objects(found: Found) -> list[dict[str, Found]]:
    return [members_of(member, f"{found.at}/{number}") for number, member in objects(found.value)]


def _say_authors(item: Mapping[str, Found], told: Gathered) -> None:
    """The by-line; without one, the people and organisations under the role of an author."""
    if (by := item.get("by") or item.get("byline")) and isinstance(by.value, str):
        told.say("authors", authors_in(by.value), by.at)
    for several in ("people", "persons", "person", "infosources"):
        if several in item:
            named = [fields for fields in _objects(item[several]) if str(_value(fields, "rel") or _value(fields, "role")).lower() in _AUTHOR]
            told.say("authors", [{"name": _value(fields, "name")} for fields in named], item[several].at)


_AUTHOR = frozenset(("author", "creator", "writer", "by", "byline"))


def _say_subjects(item: Mapping[str, Found], told: Gathered) -> None:
    subjects = [fields for name in ("subjects", "subject") if name in item for fields in _objects(item[name])]
    named = [(str(_value(fields, "rel") or "").lower(), _value(fields, "name")) for fields in subjects]
    at = "/subjects" if "subjects" in item else "/subject"
    told.say("section", next((name for rel, name in named if rel in SECTION and name), None), at)
    told.say("keywords", [name for rel, name in named if rel in KEYWORD and name], at)
    keywords = _value(item, "keywords")
    told.say("keywords", keywords if isinstance(keywords, list) else None, "/keywords")


def _associated(item: Mapping[str, Found]) -> list[dict[str, Any]]:
    """The pictures that go with the item: a list in ninjs 2 and 3, an object by name in ninjs 1."""
    held = _value(item, "associations")
    members = list(held.values()) if isinstance(held, dict) else held
    pictures = [fields for fields in _objects(Found(members, "/associations")) if _value(fields, "type") in ("picture", "graphic", None)]
    return [_picture(fields) for fields in pictures]


def _renditions_of(item: Mapping[str, Found]) -> frozenset[str]:
    """The addresses of every size of the pictures that go with the item: a body shows one of them as a thumbnail."""
    held = _value(item, "associations")
    fields = _objects(Found(list(held.values()) if isinstance(held, dict) else held, "/associations"))
    stated = (_value(one, "href") for picture in fields for _, one in _named_renditions(picture))
    return frozenset(address for address in stated if isinstance(address, str))


def _picture(fields: dict[str, Found]) -> dict[str, Any]:
    caption = _by_role(fields, "descriptions", "description", ("caption", *SUMMARIES))
    rendition = _rendition(fields)
    return {
        "url": _value(rendition, "href"),
        "caption": text_of(caption.value) if caption and isinstance(caption.value, str) else None,
        "alt": _value(fields, "alttext"),
        "width": _value(rendition, "width"),
        "height": _value(rendition, "height"),
        "creditText": _value(fields, "creditline") or _value(fields, "by") or _value(fields, "byline"),
        "copyrightNotice": _value(fields, "copyrightnotice"),
    }


def _rendition(fields: dict[str, Found]) -> dict[str, Found]:
    """The rendition named as the main one, else the widest that is not a small copy."""
    stated = [(name, one) for name, one in _named_renditions(fields) if "href" in one]
    pictures = [(name, one) for name, one in stated if str(_value(one, "contenttype") or "image/").startswith("image/")]
    large = [one for one in pictures if one[0] not in SMALL] or pictures
    main = next((one for name, one in large if _FIRST.search(name)), None)
    return main or max((one for _, one in large), key=_width, default={})


def _named_renditions(fields: dict[str, Found]) -> list[tuple[str, dict[str, Found]]]:
    held = _value(fields, "renditions")
    named = held.items() if isinstance(held, dict) else ((str(one.get("name")), one) for _, one in objects(held))
    return [(str(name).lower(), members_of(one)) for name, one in named if isinstance(one, dict)]


def _width(rendition: dict[str, Found]) -> int:
    width = _value(rendition, "width")
    return width if isinstance(width, int) else 0


def _say_body(item: Mapping[str, Found], told: Gathered) -> None:
    """HTML before plain text: it tells headings, and holds pictures of its own."""
    bodies = _objects(item["bodies"]) if "bodies" in item else [_single(name, found) for name, found in item.items() if name.startswith("body")]
    bodies = [fields for fields in bodies if isinstance(_value(fields, "value"), str)]
    html = next((fields for fields in bodies if "html" in _kind(fields)), None)
    plain = next((fields for fields in bodies if "xml" not in _kind(fields)), None)
    if html:
        body = read_html_body(html["value"].value, html["value"].at)
        copies = _renditions_of(item)
        body.pictures = [picture for picture in body.pictures if picture["url"] not in copies]
        _add_body(body, html["value"].at, told)
    elif plain:
        body = Body()
        for line in plain["value"].value.splitlines():
            body.add_line(line)
        _add_body(body, plain["value"].at, told)


def _add_body(body: Body, at: str, told: Gathered) -> None:
    """Take the body over without the headline that it starts with."""
    headline = told.form.get("headline")
    body.lines = [line for number, line in enumerate(body.lines) if number or line != headline]
    told.add_body(body, at)


def _single(name: str, found: Found) -> dict[str, Found]:
    """A body of ninjs 1: "body_text", "body_xhtml"."""
    return {"value": found, "contenttype": Found("text/html" if "html" in name else "application/xml" if "xml" in name else "text/plain", found.at)}


def _kind(fields: dict[str, Found]) -> str:
    return f"{_value(fields, 'contenttype') or ''} {_value(fields, 'role') or ''}".lower()


NINJS = Cms("ninjs", "IPTC ninjs", stand, read)
