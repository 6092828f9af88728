"""Captions among the paragraphs: what names its source, says a picture's alt again, shares a box with the picture or is set
apart below it."""

from __future__ import annotations

from itertools import islice

from lxml.html import HtmlElement

from service.read.clean import clean_line
from service.read.content.prose import SENTENCE_ENDS, weight_of
from service.read.content.tags import PICTURES
from service.read.content.walk import Run
from service.read.credit import split_credit
from service.read.images.set_apart import is_set_apart_below_picture
from service.read.images.words import MEDIA, flags_of

LONGEST_CAPTION, CAPTION_STOPS = 250, 1
"""Weight, and full stops inside: what has more is a paragraph that names its source at the end."""
LONGEST_SENTENCE = 120
"""Characters of a whole sentence that is a caption without a credit: a longer one may be a paragraph beside the picture."""
LARGEST_BOX = 5
"""Elements in a box that holds nothing but a picture and what is said about it."""
MEDIA_OBJECT = "media"
"""A class for text of any kind with a picture at its side. Source: https://getbootstrap.com/docs/4.6/components/media-object/"""

_AROUND_PICTURE = frozenset(("a", "p", "picture", "div"))


def is_caption(run: Run) -> bool:
    """Whether a line is a picture's caption, as far as the line and what stands beside it tell."""
    text = run.text
    if _repeats_alt(run) or _is_boxed_with_picture(run) or is_set_apart_below_picture(run.element):
        return True
    if weight_of(text) >= LONGEST_CAPTION or run.kind == "heading" or text.endswith(SENTENCE_ENDS) or text.count(". ") > CAPTION_STOPS:
        return False
    return split_credit(text)[1] is not None


def _is_boxed_with_picture(run: Run) -> bool:
    """Whether it is all the text of a box that is named for the picture above it."""
    box = run.element.getparent() if run.element.tag == "p" else None
    if box is None or not flags_of(box) & MEDIA or MEDIA_OBJECT in (box.get("class") or "").split() or not _is_all_of(box, run.text):
        return False
    is_long = len(run.text) > LONGEST_SENTENCE and run.text.endswith(SENTENCE_ENDS) and split_credit(run.text)[1] is None
    return not is_long and next(box.iter(*PICTURES), None) is not None


def _repeats_alt(run: Run) -> bool:
    """Whether it says under a picture what the picture's alternative text says; a sentence does so in the picture's box."""
    before = run.element.getprevious() if run.element.tag == "p" else None
    if before is None and run.element.tag == "p" and _is_all_of(box := run.element.getparent(), run.text):
        before = box.getprevious()  # the text has a box of its own beside the picture's
    if before is not None and before.tag in _AROUND_PICTURE:
        before = next(before.iter(*PICTURES), None)
    if before is None or before.tag not in PICTURES or clean_line(before.get("alt") or "") != run.text:
        return False
    return not run.text.endswith(SENTENCE_ENDS) or _is_all_of(run.element.getparent(), run.text)


def _is_all_of(box: HtmlElement, text: str) -> bool:
    """Whether a small box holds no other text."""
    is_small = next(islice(box, LARGEST_BOX, None), None) is None  # its length counts all children
    return is_small and clean_line("".join(box.itertext())) == text
