"""Pictures as CMSs state them: an object with an address, or one that holds such an object."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from service.read.cms.picture_texts import TEXTS, pixels
from service.read.cms.words import Fields, Found, fields_of, is_link, name_of, words

KINDS = ("mime", "mimetype", "contenttype", "filemime", "resourcetype", "mediatype")
"""Members that say what a file is."""
SIZES = (("width", "height"), ("details", "metadata", "dimensions", "mediadetails", "image"))
"""A picture's size, and the objects that may hold it."""
_OTHER_FILE = re.compile(r"\.(?:mp4|m4v|mov|webm|m3u8|mp3|m4a|ogg|wav|pdf|docx?|xlsx?|zip|vtt)(?:[?#]|\Z)", re.I)
"""The address of a file that is no picture: Storyblok's assets do not say what they are."""
Also = Mapping[str, tuple[str, ...]]
"""More names of a picture's texts, by the article form's name, that one CMS has: `{"caption": ("title",)}`."""


def pictures_in(value: Any, also: Also, at: str, missed: list[str]) -> Iterator[dict[str, Any]]:
    """Every picture in a field: one address, one object, or lists and galleries of them.

    also: names of the CMS's own. missed: takes the pointers to links whose target is not there.
    """
    if isinstance(value, list):
        for number, member in enumerate(value):
            yield from pictures_in(member, also, f"{at}/{number}", missed)
    elif is_link(value):
        missed.append(at)
    elif isinstance(value, str):
        if "/" in value and not value.startswith("data:"):
            yield {"url": value}
    elif isinstance(value, dict):
        if picture := picture_of(value, also, at, missed):
            yield picture
        else:
            for found in _galleries(fields_of(value, at)):
                yield from pictures_in(found.value, also, found.at, missed)


def _galleries(fields: Fields) -> list[Found]:
    return [fields[name] for name in words("several") if name in fields and isinstance(fields[name].value, list)]


def picture_of(value: Mapping[str, Any], also: Also, at: str, missed: list[str]) -> dict[str, Any] | None:
    """One picture in the article form's spelling, or None where the object is no picture.

    What the object says itself goes before what the file inside it says: the caption of this use before the file's own.
    """
    picture = _stated(value, also, at, missed)
    return picture if picture.get("url") else None


def _stated(value: Mapping[str, Any], also: Also, at: str, missed: list[str]) -> dict[str, Any]:
    """What an object says of a picture: what holds only a caption or a size, as Cloudinary's context does, says that."""
    fields = fields_of(value, at)
    if any(_is_no_picture(fields[name].value) for name in KINDS if name in fields):
        return {}
    picture: dict[str, Any] = {name: _text(fields, (*words(name), *also.get(name, ()))) for name in TEXTS}
    picture |= _size(fields) | {"url": _address(fields)}
    if picture["url"] and _OTHER_FILE.search(picture["url"]):
        return {}
    for name in (name for name in words("holders") if name in fields):
        held = fields[name]
        if is_link(held.value) and not picture["url"]:
            missed.append(held.at)
        elif isinstance(held.value, dict):
            inner = _stated(held.value, also, held.at, missed)
            picture |= {member: stated for member, stated in inner.items() if stated and not picture.get(member)}
    return picture


def _is_no_picture(kind: Any) -> bool:
    return isinstance(kind, str) and kind.partition("/")[0] in ("video", "audio", "application", "text", "raw")


def _text(fields: Fields, names: tuple[str, ...]) -> Any:
    """The first text; one that is a rich text stays one, for who writes it."""
    values = (fields[name].value for name in names if name in fields)
    return next((found for value in values if (found := value if _is_rich(value) else name_of(_first(value)))), None)


def _is_rich(value: Any) -> bool:
    if isinstance(value, dict):
        return value.get("nodeType") == "document" or value.get("type") == "doc" or "processed" in value
    return isinstance(value, list) and isinstance(_first(value), dict) and "children" in value[0]


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _address(fields: Fields) -> str | None:
    found = (fields[name].value for name in words("address") if name in fields)
    address = next((text.strip() for text in found if isinstance(text, str) and "/" in text), None)
    return f"https:{address}" if address and address.startswith("//") else address


def _size(fields: Fields) -> dict[str, int]:
    names, holders = SIZES
    sizes = {name: value for name in names if name in fields and (value := pixels(fields[name].value))}
    if not sizes:
        for holder in holders:
            if holder in fields and isinstance(held := fields[holder].value, dict) and (sizes := _size(fields_of(held, ""))):
                break
    return sizes
