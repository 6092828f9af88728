"""Which pictures are the site's and not the article's: logos, icons, avatars, tracking pixels."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

from lxml.html import HtmlElement

from service.read.images.addresses import Sized, pixels
from service.read.images.words import image_data

_DATA = image_data()
_NAMES = frozenset(_DATA["furniture_names"])
_STOCK = frozenset(_DATA["stock_names"])
_NEUTRAL = frozenset(_DATA["neutral_names"])
_CHANNELS = frozenset(_DATA["channel_names"])
_SURELY_STOCK = frozenset(_DATA["surely_stock_names"])
_TRACKER_HOSTS = tuple(_DATA["tracker_hosts"])
_THEME_PATHS = tuple(_DATA["theme_paths"])
_TRACKER_PATHS = tuple(_DATA["tracker_paths"])
_SIZE_PARAMETERS = frozenset(_DATA["size_parameters"])
_MIN_WIDTH, _MIN_HEIGHT = int(_DATA["min_width"]), int(_DATA["min_height"])
_NAME = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])[0-9]*|[A-Z]")
_HASH = re.compile(r"[0-9a-f]{8,64}\Z")
_STYLED_WIDTH = re.compile(r"(?:\A|[;\s])(?:max-)?width\s*:\s*(\d{2,4})px")
_NAMED_WIDTH = re.compile(r"(?<=[/_-])([2-9]\d|\d{3,4})x\d{2,4}(?=[/_.-])")
"""A size in the path: "/84x84/", "-84x84.jpg". A ratio has one figure somewhere: "16x9"."""
LARGE = 480
"""Pixels of a width that no icon or logo of a theme has."""
MAX_NAME = 3
"""Words of a file name that "icon" or "avatar" rules: "icon-menu-2x" is an icon, "an-icon-of-the-andrei-rublev-school" a picture."""


def is_small(element: HtmlElement, sized: Sized) -> bool:
    """Whether a descriptor, the size attributes or the address say that it is no larger than an icon."""
    width, height = sized.width, sized.height
    if width is None:
        width, height = pixels(element.get("width")), pixels(element.get("height"))
    if width is None and "?" in sized.address:
        query = sized.address.partition("?")[2]
        width = next((pixels(value) for name, value in parse_qsl(query) if name in _SIZE_PARAMETERS), None)
    if width is None and (styled := _STYLED_WIDTH.search(element.get("style") or "")):
        width = int(styled[1])
    if width is None:
        width = max((int(size) for size in _NAMED_WIDTH.findall(sized.address)), default=None)
    return is_small_size(width, height)


def is_small_size(width: int | None, height: int | None) -> bool:
    """Whether these pixels make an icon or a thumbnail; a size that nobody states makes none."""
    return (width is not None and width < _MIN_WIDTH) or (height is not None and height < _MIN_HEIGHT)


def is_sign(sized: Sized) -> bool:
    """Whether it is a GIF whose size nobody states: above a text these are labels and buttons, not the lead picture."""
    return sized.width is None and sized.address.partition("?")[0].lower().endswith(".gif")


def is_of_theme(address: str, width: int | None) -> bool:
    """Whether it lies among the files of the site's theme and no large size is stated for it."""
    return (width or 0) < LARGE and any(map(address.lower().__contains__, _THEME_PATHS))


def is_furniture(address: str) -> bool:
    """Whether host or file name of an absolute address say that it is a tracker, an icon, an avatar or the site's logo."""
    path = address.partition("?")[0].rstrip("/")
    host, _, path = path.partition("//")[2].partition("/")
    host = host.lower()
    if host.endswith(_TRACKER_HOSTS) or any(map(address.__contains__, _TRACKER_PATHS)):
        return True
    name, _, ending = path.rpartition("/")[2].rpartition(".")
    if ending.lower() in ("svg", "ico"):
        return True
    words = [word.lower() for word in _NAME.findall(name or ending)]
    return (len(words) <= MAX_NAME and not _NAMES.isdisjoint(words)) or _is_stock(words, host)


def _is_stock(words: list[str], host: str) -> bool:
    """Whether the name tells of the site and not of the article: "og-default", "share_fallback", "ledger-logo" of the Ledger."""
    told = [word.strip("0123456789") for word in words]
    neutral = _NEUTRAL if _SURELY_STOCK.isdisjoint(told) else _NEUTRAL | _CHANNELS
    other = [word for word in told if word not in _STOCK and not word.endswith("logo") and not (neutral is not _NEUTRAL and _HASH.match(word))]
    return len(other) < len(told) and all(len(word) < 2 or word in neutral or word in host for word in other)
