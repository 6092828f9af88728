"""Shown and declared pictures made one list: which leads, which are the same, which member comes from where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from service.model.article import Image
from service.model.provenance import Other, Picked, Provenance
from service.read.images.caption import alt_of, caption_of
from service.read.images.declared import Declared
from service.read.images.region import ABOVE, AT_START, WITHIN
from service.read.images.shown import IF_DECLARED, OWN, Gallery, Shown
from service.read.page import Page

OF_THE_PICTURE = ("caption", "alt", "credit_text", "creator", "copyright_notice", "license", "acquire_license_page")
OF_THE_FILE = ("width", "height")
IN_PLACE = frozenset(("microdata", "rdfa"))
"""Syntaxes that mark the picture where it is shown, and by mistake the author's portrait as well."""
MIN_CAPTION = 16
"""Bytes of a caption that makes a doubtful picture the article's own: "Video" does not. Dense scripts take more bytes a character."""


class _Told(NamedTuple):
    """A shown picture with its words."""

    shown: Shown
    image: Image


def merged(page: Page, declared: list[Declared]) -> Picked[tuple[Image, ...]]:
    """The pictures in order, with the lead's provenance. Adding one more source that repeats them changes nothing."""
    gallery = Gallery(page)
    if any(one.source in IN_PLACE for one in declared):
        portraits = gallery.portraits()
        declared = [one for one in declared if one.key not in portraits]
    told = _of_the_article(gallery, declared)
    if hero := _hero(gallery, told, declared):
        told.insert(0, hero)
    lead = _lead([one.shown for one in told], declared)
    if lead is None:
        return Picked()
    shown_keys = {one.shown.key for one in told}
    order = dict.fromkeys((lead, *(one.key for one in declared if one.key not in shown_keys), *(one.shown.key for one in told)))
    mine, stated = _by_key((one.shown.key, one.image) for one in told), _by_key((one.key, one.image) for one in declared)
    images = tuple(_image(mine.get(key, []), stated.get(key, [])) for key in order)
    return Picked(images, _provenance(page, lead, images[0].url, told, declared))


def _of_the_article(gallery: Gallery, declared: list[Declared]) -> list[_Told]:
    """The shown pictures that are the article's own; of those in doubt, what the markup states and nothing else shows."""
    stated = {one.key for one in declared}
    told: list[_Told] = []
    doubtful: list[Shown] = []
    complete: set[str] = set()
    for one in gallery.shown(stated):
        if one.trust == OWN and one.key in complete:
            continue
        if one.trust != IF_DECLARED:
            candidate = _told(gallery, one)
            if one.trust == OWN or len((candidate.image.caption or "").encode()) >= MIN_CAPTION:
                told.append(candidate)
                if candidate.image.caption and candidate.image.alt and candidate.image.credit_text:
                    complete.add(one.key)
                continue
        if one.key in stated:
            doubtful.append(one)
    own = {one.shown.key for one in told}
    told += [_told(gallery, one) for one in doubtful if one.key not in own]
    return sorted(told, key=lambda one: one.shown.place)


def _told(gallery: Gallery, one: Shown) -> _Told:
    caption, credit = caption_of(one.element, gallery.region.holders)
    alt, named = alt_of(one.element)
    sized = one.sized
    return _Told(one, Image(url=sized.address, caption=caption, alt=alt, width=sized.width, height=sized.height, credit_text=credit or named))


def _hero(gallery: Gallery, told: list[_Told], declared: list[Declared]) -> _Told | None:
    """The lead picture that stands before the article, known by being the first that the markup states."""
    if not declared or any(one.shown.zone != WITHIN or one.shown.key == declared[0].key for one in told):
        return None
    found = gallery.find_before(declared[0].key)
    return _told(gallery, found) if found else None


def _lead(shown: list[Shown], declared: list[Declared]) -> str | None:
    """The key of the lead picture.

    Of the pictures above the text it is the one that the markup states first, else the first; without any, the one
    behind the first paragraph; then what the markup states first; then the first that is shown.
    """
    rank = {one.key: number for number, one in reversed(list(enumerate(declared)))}
    above = [one for one in shown if one.zone == ABOVE]
    if above:
        return min(above, key=lambda one: rank.get(one.key, len(declared))).key
    at_start = next((one for one in shown if one.zone == AT_START), None)
    if at_start:
        return at_start.key
    return declared[0].key if declared else shown[0].key if shown else None


def _image(mine: list[Image], stated: list[Image]) -> Image:
    """One picture of all that is told of its file: the page's words first, sizes only of the very address."""
    if len(mine) == 1 and not stated:
        return mine[0]
    address = (mine[0] if mine else max(stated, key=_area)).url
    members = {name: _first(name, (*mine, *stated)) for name in OF_THE_PICTURE}
    same = [image for image in (*mine, *stated) if image.url == address]
    return Image(url=address, **members, **{name: _first(name, same) for name in OF_THE_FILE})


def _by_key(pairs: Iterable[tuple[str, Image]]) -> dict[str, list[Image]]:
    found: dict[str, list[Image]] = {}
    for key, image in pairs:
        found.setdefault(key, []).append(image)
    return found


def _area(image: Image) -> int:
    return (image.width or 0) * (image.height or 0)


def _first(name: str, images: Iterable[Image]) -> Any:
    return next((value for image in images if (value := getattr(image, name)) is not None), None)


def _provenance(page: Page, lead: str, address: str | None, told: list[_Told], declared: list[Declared]) -> Provenance:
    losers: dict[str, Other] = {}
    for one in declared:
        if one.image.url != address:
            losers.setdefault(one.source, Other(one.source, one.image.url))
    others = tuple(losers.values())
    shown = next((one.shown for one in told if one.shown.key == lead), None)
    if shown:
        return Provenance("html", page.place(shown.element), None, others)
    stated = next(one for one in declared if one.key == lead)
    return Provenance(stated.source, stated.at, None, others)
