"""The reader of fields that an operator has named: what every CMS without field names of its own is read with.

Contentful, Strapi, Sanity, Drupal and Storyblok hand over their fields by squashed name, in one language, links resolved
where they were sent; here each becomes what its name says (data/cms_fields.json).
"""

from __future__ import annotations

import re
from typing import Any

from service.model.form import value_to_form
from service.model.formats import parse_date
from service.read.authors.byline import read_byline
from service.read.authors.names import agents_of
from service.read.clean import unescape_twice
from service.read.cms.formats import body_of, new_rich, plain
from service.read.cms.gathered import Gathered
from service.read.cms.html_body import text_of
from service.read.cms.pictures import Also
from service.read.cms.words import Fields, Found, field_names, fields_of, first_of, is_link, name_of, text_in, words
from service.read.titles.site_name import Site

TEXTS = ("headline", "alternativeHeadline", "description")
DATES = ("datePublished", "dateModified")
NO_LANGUAGE = ("und", "zxx", "mul", "mis")
"""ISO 639's codes for a language that is not known, not one, or none; Drupal and ninjs state them."""
NO_SITE = Site(frozenset(), (), frozenset())
"""A payload has no page that would tell what its site is called."""


def read_named(fields: Fields, told: Gathered, also: Also | None = None) -> None:
    """Gather what the fields state. also: the CMS's own names of a picture's texts."""
    for name in TEXTS:
        _say_text(name, fields, told)
    _say_address(fields, told)
    _say_seo(fields, told)
    for name in DATES:
        _say_as_it_stands(name, [found for found in _all(name, fields) if parse_date(str(found.value))], told)
    _say_as_it_stands("language", [found for found in _all("language", fields) if found.value not in NO_LANGUAGE], told)
    _say_names(fields, told)
    _say_content(fields, told, also or {})


def _all(name: str, fields: Fields) -> list[Found]:
    return [fields[alias] for alias in field_names()[name] if alias in fields]


def _say_as_it_stands(name: str, places: list[Found], told: Gathered) -> None:
    for found in places:
        if isinstance(found.value, str):
            told.say(name, found.value, found.at)


def _say_text(name: str, fields: Fields, told: Gathered) -> None:
    for found in _all(name, fields):
        text = text_of(found.value) if isinstance(found.value, str) else " ".join(plain(found.value).split("\n"))
        told.say(name, text, found.at)


def _say_address(fields: Fields, told: Gathered) -> None:
    """An address, not a slug: "/news/a" is one, "a" is none."""
    for found in _all("url", fields):
        address = found.value if isinstance(found.value, str) else text_in(found.value, "address") if isinstance(found.value, dict) else None
        if address and "/" in address:
            told.say("url", address, found.at)


def _say_seo(fields: Fields, told: Gathered) -> None:
    """What a component for search engines states stands behind the article's own: its description, its canonical address.

    What is called "metadata" may be the newsroom's own notes: it is such a component where a member says so.
    """
    for name in (*words("seo"), *words("seo_or_notes")):
        if name not in fields or not isinstance(fields[name].value, dict):
            continue
        stated = fields_of(*fields[name])
        if name in words("seo") or not stated.keys().isdisjoint(words("seo_members")):
            _say_text("description", stated, told)
            _say_address({name: stated[name] for name in stated if name.startswith("canonical")}, told)


def _say_names(fields: Fields, told: Gathered) -> None:
    for found in _all("authors", fields):
        told.say("authors", _authors(found, told), found.at)
    for found in _all("section", fields):
        told.say("section", next(iter(_names(found, told)), None), found.at)
    for found in _all("keywords", fields):
        told.say("keywords", _names(found, told), found.at)


def _authors(found: Found, told: Gathered) -> list[dict[str, Any]]:
    authors: list[dict[str, Any]] = []
    for value, at in _members(found):
        if is_link(value):
            told.miss(at)
        elif isinstance(value, str):
            authors += authors_in(value)
        elif name := name_of(value):
            address = text_in(value, "address_of_person") if isinstance(value, dict) else None
            authors.append({"name": name, "url": address})
    return authors


def authors_in(byline: str) -> list[dict[str, Any]]:
    """Who a by-line names, with or without its "By"; a text that is no by-line is read as a name that markup states."""
    line = text_of(byline)
    read = read_byline(line) or read_byline(f"By {line}")
    named = read.authors if read and read.authors else agents_of(line, NO_SITE)
    return [value_to_form(author) for author in named] or ([{"name": line}] if line else [])


def _names(found: Found, told: Gathered) -> list[str]:
    """The names in a field: texts, objects, or one text with commas or semicolons between them, as Storyblok's keywords."""
    if isinstance(found.value, str) and not is_link(found.value):
        return [name for part in re.split("[,;]", unescape_twice(found.value)) if (name := part.strip())]
    names = []
    for value, at in _members(found):
        if is_link(value):
            told.miss(at)
        else:
            names.append(name_of(value))
    return [name for name in names if name]


def _members(found: Found) -> list[tuple[Any, str]]:
    """The members of a list with their pointers; a single value is a list of one, and `{"data": […]}` is the list."""
    value, at = found
    if isinstance(value, dict) and isinstance(value.get("data"), list):
        value, at = value["data"], f"{at}/data"
    if isinstance(value, list):
        return [(member, f"{at}/{number}") for number, member in enumerate(value)]
    return [(value, at)]


def _say_content(fields: Fields, told: Gathered, also: Also) -> None:
    """Pictures outside the text, then text, blocks and FAQ, whichever fields hold them."""
    lead = new_rich(also)
    for alias in words("pictures"):
        if alias in fields:
            lead.add_pictures(*fields[alias])
            told.add_images(lead.pictures, fields[alias].at)
            lead.pictures = []
    told.miss(*lead.unresolved)
    rich = new_rich(also)
    text = first_of(fields, words("body"))
    parts = [found for found in (text, first_of(fields, words("blocks"))) if found]
    for found in parts:
        if is_link(found.value):
            told.miss(found.at)
        else:
            rich.write(found.value, found.at, rich, None)
    for alias in words("faq"):
        if alias in fields:
            rich.add_pairs(*fields[alias])
    at = parts[0].at if parts else ""
    told.add_body(body_of(rich, at), at)
