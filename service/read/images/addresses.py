"""The addresses of a picture element: src, srcset, their lazy-loading twins, and those of its <picture>.

Sources: https://html.spec.whatwg.org/multipage/images.html#srcset-attributes, https://amp.dev/documentation/components/amp-img
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml.html import HtmlElement

from service.read.images.words import image_data
from service.read.page import Page

_DATA = image_data()
_SOURCES = frozenset(("src", *_DATA["lazy_sources"]))
_SRCSETS = frozenset(("srcset", *_DATA["lazy_srcsets"]))
_WRAPPERS = frozenset(("source", "picture", "noscript"))
_PLACEHOLDERS = frozenset(_DATA["placeholder_names"])
_ALONE = frozenset(_DATA["placeholder_names_alone"])
_ALWAYS = frozenset(_DATA["placeholder_names_always"])
_MODERN: dict[str, int] = _DATA["modern_formats"]
_FILE = re.compile(rf"\.(?:{'|'.join(_DATA['source_endings'])})\Z", re.I)
_HOME = re.compile(r"[^?]{0,12}//[^/?]*/?\Z")
_NAME = re.compile(r"[a-z0-9]+")
_INTERCHANGE = re.compile(r"\[\s*([^\s,\[\]][^\s\[\]]{0,2000}), *\(?[a-z]")
"""One "[address, (rule)]". Source: https://get.foundation/sites/docs/interchange.html"""
_PIXELS = re.compile(r"\s*(\d{1,5})(?:\.\d*)?\s*(?:px)?\s*\Z")
_MAX_WIDTH = re.compile(r"max-(?:device-)?width\s*:\s*(\d{1,5})")
_DESCRIPTOR = re.compile(r"\d{1,5}(?:\.\d+)?[wx]\Z")
"""What is left of a candidate without an address."""
ANY_WIDTH = 100_000
"""Pixels that no screen has."""
MAX_CANDIDATES = 60
"""Addresses of one srcset that are looked at."""
MAX_INTERCHANGE = 4000
"""Characters of an attribute in Foundation's form that are looked at."""
MAX_WRAPPERS = 40
"""Elements between an <img> and its <picture>: parsers nest <source> elements that stand side by side."""
MAX_PLACEHOLDER_NAME = 2
"""Words of a file name that "blank" or "loading" rules: "blank-2" is a placeholder, "a-blank-page-in-the-ledger" a picture."""


class Sized(NamedTuple):
    """One absolute address, with the pixels that a descriptor or attribute states for that very file."""

    address: str
    width: int | None = None
    height: int | None = None


class _Candidate(NamedTuple):
    """One address as written. by_width: a w descriptor states the width. density: 1.0 for a plain address."""

    address: str
    width: int | None
    height: int | None
    by_width: bool
    density: float
    format: str


def chosen_address(page: Page, element: HtmlElement) -> Sized | None:
    """The picture's largest stated address, made absolute; None where it has none but placeholders.

    The element's own addresses come before the crops of its <picture>, but for one that only repeats a later crop.
    A w descriptor beats a density, that beats a plain src; of equal ones a format that every consumer reads wins, then the first.
    """
    own = _of_element(element, "")
    above = element.getparent()
    if above is not None and above.tag in _WRAPPERS and not any(candidate.by_width for candidate in own):
        crops = list(_of_picture(above))
        own = [*crops, *own] if _repeats_another(own, crops) else [*own, *crops]
    if len(own) > 1:
        own.sort(key=_rank)
    for candidate in own:
        address = page.absolute(candidate.address)
        if address and not is_placeholder(address) and not is_no_file(address):
            return Sized(address, candidate.width, candidate.height)
    return None


def pixels(text: str | None) -> int | None:
    """A size attribute as whole pixels; None for a percentage or anything else. "640" and "640px" are 640."""
    if not text:
        return None
    if text.isdecimal() and len(text) <= 5:
        return int(text) or None
    match = _PIXELS.match(text)
    return int(match[1]) or None if match else None


def is_no_file(address: str) -> bool:
    """Whether the address is a site's home page: some templates fill an empty src with it."""
    return _HOME.match(address) is not None


def is_placeholder(address: str) -> bool:
    """Whether the file's name says that it only stands in for a picture until that is loaded."""
    words = _NAME.findall(address.partition("?")[0].rpartition("/")[2].rpartition(".")[0].lower())
    if len(words) == 1 and words[0] in _ALONE:
        return True
    return not _ALWAYS.isdisjoint(words) or (len(words) <= MAX_PLACEHOLDER_NAME and not _PLACEHOLDERS.isdisjoint(words))


def parse_srcset(text: str) -> Iterator[tuple[str, str]]:
    """(address, descriptor) for each candidate. Addresses may hold commas: only one before white space ends a candidate."""
    address, descriptor = "", ""
    for token in text.split()[: 3 * MAX_CANDIDATES]:
        if not address:
            address, descriptor = token.lstrip(","), ""
            if address.endswith(","):
                yield address.rstrip(","), ""
                address = ""
            continue
        head, comma, tail = token.partition(",")
        descriptor = descriptor or head
        if comma:
            yield address, descriptor
            address, descriptor = tail, ""
    if address:
        yield address, descriptor


def _rank(candidate: _Candidate) -> tuple[bool, float, int]:
    size = -float(candidate.width or 0) if candidate.by_width else -candidate.density
    return not candidate.by_width, size, _modern(candidate.address, candidate.format)


def _modern(address: str, kind: str) -> int:
    """0 for a format that every consumer reads, more for the newer ones."""
    return _MODERN.get(kind or address.partition("?")[0].rpartition(".")[2].lower(), 0)


def _repeats_another(own: list[_Candidate], crops: list[_Candidate]) -> bool:
    """Whether the <img> only repeats the <source> of a smaller screen, for browsers that know no <picture>."""
    return len(own) == 1 and len(crops) > 1 and own[0].address in {crop.address for crop in crops[1:]} - {crops[0].address}


def _of_picture(wrapper: HtmlElement) -> Iterator[_Candidate]:
    """The candidates of the <picture> that the wrapper is or stands in."""
    picture: HtmlElement | None = wrapper
    for _ in range(MAX_WRAPPERS):
        if picture is None or picture.tag not in _WRAPPERS:
            return
        if picture.tag == "picture":
            break
        picture = picture.getparent()
    if picture is None:
        return
    sources = [(source, (source.get("type") or "").rpartition("/")[2]) for source in picture.iter("source")]
    readable = [pair for pair in sources if pair[1] not in _MODERN]
    for source, kind in sorted(readable or sources, key=lambda pair: _widest(pair[0].get("media") or ""), reverse=True):
        yield from _of_element(source, kind)


def _widest(media: str) -> int:
    """Pixels of the widest screen that a <source> is for."""
    widest = _MAX_WIDTH.search(media)
    return int(widest[1]) if widest else ANY_WIDTH


def _of_element(element: HtmlElement, kind: str) -> list[_Candidate]:
    found = []
    for name, value in element.items():
        if name in _SOURCES:
            if value and not value.startswith("data:"):
                width, height = pixels(element.get("width")), pixels(element.get("height"))
                address = _of_interchange(value) if value.startswith("[") else value
                found.append(_Candidate(address, width, height, False, 1.0 if name == "src" else 1.01, kind))
        elif name.startswith("data-") and name.endswith("-src") and _FILE.search(value):
            found.append(_Candidate(value, pixels(element.get("width")), pixels(element.get("height")), False, 0.0, kind))
        elif (name in _SRCSETS or (name.endswith("srcset") and name.startswith("data-") and "/" in value)) and (best := _best(value, kind)):
            found.append(_with_size(best, element))
    return found


def _of_interchange(value: str) -> str:
    """The address of the last rule, which holds for the largest screen."""
    addresses = _INTERCHANGE.findall(value, 0, MAX_INTERCHANGE)
    return addresses[-1] if addresses else ""


def _best(srcset: str, kind: str) -> _Candidate | None:
    """The largest of a srcset, by width, else by density; the first and the most readable of equal ones."""
    best: tuple[int, float, int, str] | None = None
    for address, descriptor in _all_widths(srcset) or parse_srcset(srcset):
        number, unit = descriptor[:-1], descriptor[-1:]
        width = int(number[:6]) if unit == "w" and number.isdecimal() else 0
        if (best is not None and width < best[0]) or address.startswith("data:") or _DESCRIPTOR.match(address):
            continue
        density = float(number) if unit == "x" and number.replace(".", "", 1).isdecimal() else 1.0
        found = (width, density, -_modern(address, kind), address)
        if best is None or found[:3] > best[:3]:
            best = found
    return _Candidate(best[3], best[0] or None, None, best[0] > 0, best[1], kind) if best else None


def _all_widths(srcset: str) -> list[tuple[str, str]]:
    """The candidates of a srcset that is nothing but addresses and widths in turn, as most are; none of any other."""
    tokens = srcset.split()[: 2 * MAX_CANDIDATES]
    descriptors = [token.rstrip(",") for token in tokens[1::2]]
    if len(tokens) % 2 or not all(descriptor.endswith("w") and descriptor[:-1].isdecimal() for descriptor in descriptors):
        return []
    return list(zip(tokens[::2], descriptors, strict=True))


def _with_size(best: _Candidate, element: HtmlElement) -> _Candidate:
    """The candidate with the sizes that the attributes state for that file: they are another's where a descriptor says otherwise."""
    width, height = pixels(element.get("width")), pixels(element.get("height"))
    if best.by_width:
        return best._replace(height=height) if best.width == width else best
    return best._replace(width=width, height=height) if best.density == 1 else best
