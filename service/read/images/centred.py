"""Lines in the middle below a picture, where the text is not set so: captions that have no other mark."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from service.read.clean import clean_line

LONGEST = 120
"""Characters of such a line."""
MOST_BEHIND = 8
"""Elements behind it that are looked at for the text, more pictures with their lines left out."""

_NO_CAPTION = ("img", "amp-img", "strong", "b")
"""Another picture, or a sub-head."""
_CENTRED = re.compile(r"text-align\s*:\s*center")


def is_centred_below_picture(element: HtmlElement) -> bool:
    """Whether it is a short paragraph in the middle right below one that holds nothing but a picture, with a paragraph
    behind it that is set otherwise. Raises none."""
    if not _is_below_picture(element) or next(element.iter(*_NO_CAPTION), None) is not None:
        return False
    if not 0 < len(clean_line("".join(element.itertext()))) <= LONGEST:
        return False
    behind = (one for one in islice(element.itersiblings(), MOST_BEHIND) if not _is_below_picture(one))
    text = next((one for one in behind if "".join(one.itertext()).strip()), None)
    return text is not None and text.tag == "p" and not _is_centred(text)


def _is_below_picture(element: HtmlElement) -> bool:
    before = element.getprevious() if element.tag == "p" and _is_centred(element) else None
    return before is not None and _holds_picture(before) and not "".join(before.itertext()).strip()


def _holds_picture(element: HtmlElement) -> bool:
    return next(element.iter("img", "amp-img"), None) is not None


def _is_centred(element: HtmlElement) -> bool:
    return element.get("align") == "center" or _CENTRED.search(element.get("style") or "") is not None
