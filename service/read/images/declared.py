"""The pictures that the page's markup states: image of the article's nodes, og:image and twitter:image with their own tags."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from service.model.article import Agent, Image
from service.model.types import ORGANIZATION_TYPES, types_of
from service.read.clean import clean_line, unescape_twice
from service.read.credit import split_credit
from service.read.fields.values import listed, text_of, url_of
from service.read.images.addresses import is_no_file, is_placeholder, pixels
from service.read.images.furniture import is_furniture, is_of_theme, is_small_size
from service.read.images.same_file import file_key
from service.read.images.words import is_file_name
from service.read.page import Page

_MEMBERS = ("image", "primaryImageOfPage")
_ROOTS = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
_LINK = "image_src"
_OWN_TAGS = {"og:image:width": "width", "og:image:height": "height", "og:image:alt": "alt"}
MAX_IMAGES = 200
"""Pictures of one node that are read."""


class Declared(NamedTuple):
    """One picture as the markup states it, with the source and place that provenance names."""

    image: Image
    key: str
    source: str
    at: str


def declared_images(page: Page) -> list[Declared]:
    """All pictures stated for the article: JSON-LD, microdata and RDFa nodes first, then the metas, in page order; where
    none of these states one, those that a link with rel="image_src" leads to.

    Logos and stock pictures of the site are left out, and the page's own address, which fills an empty one.
    Sizes are pixels. The same file may come more than once.
    """
    found = [*_of_nodes(page), *_of_metas(page)] or list(_of_links(page))
    logos = set(_logos(page)) if found else set()
    pages = {_innermost(address) for address in (page.url, *page.stated_addresses) if address} if found else set()
    return [one for one in found if one.key not in logos and _innermost(one.image.url or "") not in pages and _is_article_picture(one.image)]


def _innermost(address: str) -> str:
    """The address without that of an archive or a cache around it."""
    return address[max(address.rfind("http"), 0) :]


def _is_article_picture(image: Image) -> bool:
    address = image.url or ""
    return not is_small_size(image.width, image.height) and not is_of_theme(address, image.width) and not _is_site_picture(address)


@lru_cache(maxsize=1024)
def _is_site_picture(address: str) -> bool:
    return is_no_file(address) or is_furniture(address) or is_placeholder(address)


def _of_nodes(page: Page) -> Iterator[Declared]:
    for item in page.articles:
        for member in _MEMBERS:
            for value in listed(item.node.get(member))[:MAX_IMAGES]:
                image = _image(page, page.markup.resolve(value))
                if image is not None and image.url:
                    yield Declared(image, file_key(image.url), item.syntax, f"{item.at}/{member}")


def _image(page: Page, value: Any) -> Image | None:
    """The Image of an address or an ImageObject node."""
    if not isinstance(value, dict):
        url = url_of(page, value)
        return Image(url=url) if url else None
    url = url_of(page, value.get("contentUrl")) or url_of(page, value)
    caption, credit = _text(value.get("caption")), _text(value.get("creditText"))
    if caption:
        rest, split = split_credit(caption)
        if not credit or (split and split in credit):
            caption, credit = rest, credit or split
    return Image(
        url=url,
        caption=caption,
        width=_size(value.get("width")),
        height=_size(value.get("height")),
        credit_text=credit,
        creator=_creator(page, value.get("creator")),
        copyright_notice=_text(value.get("copyrightNotice")),
        license=_page_of(page, value.get("license")),
        acquire_license_page=_page_of(page, value.get("acquireLicensePage")),
    )


def _text(value: Any) -> str | None:
    text = text_of(value)
    return None if text is None or "<" in text or is_file_name(text) else text.strip(" ,;|/") or None


def _size(value: Any) -> int | None:
    """A number of pixels: 640, "640", "640px", {"@type": "QuantitativeValue", "value": 640}."""
    value = value[0] if isinstance(value, list) and value else value
    if isinstance(value, dict):
        value = value.get("value", value.get("@value", value.get("name")))
    return pixels(str(value)) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else None


def _creator(page: Page, value: Any) -> Agent | None:
    """The first creator that is stated as a Person or an Organization; a bare name does not say which."""
    for member in listed(value):
        kinds = types_of(member) if isinstance(member, dict) else ()
        kind = next((kind for kind in kinds if kind == "Person" or kind in ORGANIZATION_TYPES), None)
        if kind and (name := text_of(member.get("name"))):
            return Agent(name, kind, _page_of(page, member.get("url")))
    return None


def _page_of(page: Page, value: Any) -> str | None:
    """The address in a value where it is written as one: a licence's name ("CC BY 4.0") is no address beside the page."""
    for member in listed(value):
        address = member.get("url", member.get("@id")) if isinstance(member, dict) else member
        if isinstance(address, str) and address.strip().startswith(("http://", "https://", "/")):
            return page.absolute(address)
    return None


def _of_metas(page: Page) -> Iterator[Declared]:
    """og:image with the size and alt of its own tags, and twitter:image. Source: https://ogp.me/#structured

    A tag of an image's own follows it with nothing but og: tags between: one further down belongs to no image.
    """
    members: dict[str, Any] = {}
    name = ""
    if page.meta.keys().isdisjoint(_ROOTS):
        return
    for names, content in page.metas:
        key = names[0] if names else ""
        if key in _ROOTS:
            url = page.absolute(content)
            if name and members.get("url") == url:
                continue
            yield from _finished(members, name)
            members, name = {"url": url}, key
        elif key in _OWN_TAGS and name.startswith("og:"):
            _add(members, _OWN_TAGS[key], clean_line(unescape_twice(content)))
        elif name and not key.startswith("og:"):
            yield from _finished(members, name)
            members, name = {}, ""
    yield from _finished(members, name)


def _finished(members: dict[str, Any], name: str) -> Iterator[Declared]:
    if members.get("url"):
        yield Declared(Image(**members), file_key(members["url"]), "meta", name)


def _of_links(page: Page) -> Iterator[Declared]:
    for address in page.links.get(_LINK, ())[:MAX_IMAGES]:
        if url := page.absolute(address):
            yield Declared(Image(url=url), file_key(url), "link", _LINK)


def _add(members: dict[str, Any], member: str, content: str) -> None:
    value = pixels(content) if member != "alt" else None if is_file_name(content) else content
    if value:
        members.setdefault(member, value)


def _logos(page: Page) -> Iterator[str]:
    """The keys of the publishers' logos: some sites state the logo as every article's image."""
    for item in page.markup.items:
        for holder in (item.node, *(page.markup.resolve(value) for value in listed(item.node.get("publisher")))):
            if isinstance(holder, dict) and (url := url_of(page, page.markup.resolve(holder.get("logo")))):
                yield file_key(url)
