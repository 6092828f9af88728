"""Storyblok: its thin webhook, and the same with the `story` that a relay has fetched from the Content Delivery API.

Source: https://www.storyblok.com/docs/concepts/webhooks, https://www.storyblok.com/docs/api/content-delivery/v2/stories/the-story-object
"""

from __future__ import annotations

import re
from typing import Any

from service.model.publication import Status
from service.read.cms.gathered import Gathered
from service.read.cms.locales import matching_locale
from service.read.cms.model import Cms, Standing
from service.read.cms.named import read_named
from service.read.cms.words import Found, fields_of, holds_something, squashed

PICTURE = {"caption": ("title",)}
"""An asset's title is shown under it, its source is whom to credit."""
WITHDRAWN = frozenset(("unpublished", "deleted"))
_TRANSLATED = re.compile(r"(.+)__i18n__(.+)\Z")
_SIZE_IN_PATH = re.compile(r"/f/\d+/(\d{1,5})x(\d{1,5})/")


def stand(payload: Any, locale: str | None = None) -> Standing:
    """A story that was never published has no `published_at`. A thin call says no more than what was done."""
    story = payload.get("story") or {}
    return Standing(str(story.get("id") or payload.get("story_id")), _status(payload, story))


def _status(payload: Any, story: dict[str, Any]) -> Status:
    if payload.get("action") in WITHDRAWN:
        return "unpublished"
    return "draft" if story and "published_at" in story and not story["published_at"] else "published"


def read(payload: Any, locale: str | None = None) -> Gathered:
    """The story's content in one language; where a field is not translated, Storyblok itself gives the default one."""
    told = Gathered()
    story = payload.get("story")
    if not story:
        told.miss("/story_id")
        return told
    at = "/story"
    code = _code(story, locale)
    stated = str(story.get("lang") or "default")
    told.say("language", code or (stated if stated != "default" else None), f"{at}/lang" if not code else f"{at}/content")
    told.say("datePublished", story.get("first_published_at"), f"{at}/first_published_at")
    read_named(_in_locale(story.get("content") or {}, f"{at}/content", code), told, PICTURE)
    told.say("headline", story.get("name"), f"{at}/name")
    told.say("keywords", story.get("tag_list"), f"{at}/tag_list")
    told.say("dateModified", story.get("published_at"), f"{at}/published_at")
    for image in told.form.get("images", ()):
        _add_size(image)
    return told


def _code(story: dict[str, Any], asked: str | None) -> str | None:
    """The language asked for first, where the story is translated into it; behind it stands the story's own, as in Storyblok."""
    held = dict.fromkeys(match[2] for name in story.get("content") or {} if (match := _TRANSLATED.match(name)))
    return matching_locale(held, asked.partition(",")[0]) if asked else None


def _in_locale(content: dict[str, Any], at: str, code: str | None) -> dict[str, Found]:
    own = {name: value for name, value in content.items() if not _TRANSLATED.match(name) and name not in ("_uid", "component", "_editable")}
    fields = fields_of(own, at)
    for name, value in content.items():
        match = _TRANSLATED.match(name)
        if match and match[2] == code and holds_something(value):
            fields[squashed(match[1])] = Found(value, f"{at}/{name}")
    return fields


def _add_size(image: dict[str, Any]) -> None:
    """The size of an asset stands in its address. Source: https://www.storyblok.com/docs/api/image-service"""
    if not image.get("width") and (size := _SIZE_IN_PATH.search(str(image.get("url")))) and int(size[1]) and int(size[2]):
        image["width"], image["height"] = int(size[1]), int(size[2])


STORYBLOK = Cms("storyblok", "Storyblok", stand, read)
