"""Lines below a picture that are set as the text is not, in the middle or in italics: captions that have no other mark."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import chain, islice

from lxml.html import HtmlElement

from service.read.authors.dated_byline import is_about_article
from service.read.clean import clean_line
from service.read.content.prose import SENTENCE_ENDS
from service.read.content.tags import PICTURES
from service.read.content.vocabulary import is_lead
from service.read.credit import split_credit
from service.read.fold import fold
from service.read.images.words import image_data
from service.read.teaser import read_teaser

LONGEST = 120
"""Characters of such a line, or of a whole sentence in italics that states no credit: a longer one may be a standfirst."""
LONGEST_IN_ITALICS = 400
MOST_BESIDE = 24
"""Elements before and behind it among which another line stands so below another picture."""
MOST_BEHIND = 8
"""Elements behind it that are looked at for the text, more pictures with their lines left out."""

_SPOKEN_ENDS = (*"?？؟", *'"”»“’」')
"""Ends of what somebody asks or says: the questions of an interview are set so, and so is a sentence that is quoted."""
_NO_CAPTION = (*PICTURES, "strong", "b")
"""Another picture, or a sub-head."""
_AROUND_ITALICS = frozenset(("p", "span", "strong", "b", "center"))
_BEHIND_LABEL = (*":.-)]|", "")
_COMPOUND = re.compile(r"[-.]\w")
_CENTRED = re.compile(r"text-align\s*:\s*center")


def is_set_apart_below_picture(element: HtmlElement) -> bool:
    """Whether an element is a short paragraph right below a picture that stands alone, set in the middle before text that
    is not, or all in italics; or the short text of a `<center>` with a picture. A whole sentence is one only with a credit, or
    where another stands so. A by-line, a teaser, a note and what its class calls the standfirst are none. Raises none."""
    if element.tag == "center":
        return _is_of_picture(element)
    return element.tag == "p" and (_is_centred_caption(element) or _is_italic_caption(element)) and not is_lead(element.get("class") or "")


def _is_of_picture(center: HtmlElement) -> bool:
    has_picture = next(center.iter(*PICTURES), None) is not None or _is_picture_alone(center.getprevious())
    return has_picture and len(text := _text_of(center)) <= LONGEST_IN_ITALICS and not _is_note(text)


def _is_centred_caption(paragraph: HtmlElement) -> bool:
    if not _is_centred_below_picture(paragraph) or next(paragraph.iter(*_NO_CAPTION), None) is not None:
        return False
    text = _text_of(paragraph)
    if not 0 < len(text) <= LONGEST or text.endswith(_SPOKEN_ENDS) or _is_note(text):
        return False
    behind = (one for one in islice(paragraph.itersiblings(), MOST_BEHIND) if not _is_centred_below_picture(one))
    below = next((one for one in behind if "".join(one.itertext()).strip()), None)
    if below is None or below.tag != "p" or _is_centred(below):
        return False
    return not _is_sentence(text) or _is_one_of_several(paragraph, _is_centred_below_picture)


def _is_italic_caption(paragraph: HtmlElement) -> bool:
    if not _is_italic_below_picture(paragraph):
        return False
    text = _text_of(paragraph)
    if len(text) > LONGEST_IN_ITALICS or text.endswith(_SPOKEN_ENDS) or is_about_article(text) or read_teaser(text) or _is_note(text):
        return False
    return not _is_sentence(text) or (len(text) <= LONGEST and _is_one_of_several(paragraph, _is_italic_below_picture))


def _is_sentence(text: str) -> bool:
    """Whether it is a whole sentence that states no credit: the text's, unless it stands where captions do."""
    return text.endswith(SENTENCE_ENDS) and split_credit(text)[1] is None


def _is_one_of_several(paragraph: HtmlElement, is_alike: Callable[[HtmlElement], bool]) -> bool:
    beside = chain(islice(paragraph.itersiblings(), MOST_BESIDE), islice(paragraph.itersiblings(preceding=True), MOST_BESIDE))
    return any(is_alike(one) and 0 < len(_text_of(one)) <= LONGEST for one in beside)


def _is_note(text: str) -> bool:
    """Whether a label says that the newsroom speaks of its text: "Editor's note: …"."""
    folded = fold(text).lstrip("([*")
    rests = (folded.removeprefix(label) for label in _note_labels() if folded.startswith(label))
    return any(rest.lstrip()[:1] in _BEHIND_LABEL and not _COMPOUND.match(rest) for rest in rests)


@cache
def _note_labels() -> tuple[str, ...]:
    return tuple(fold(label) for labels in image_data()["note_labels"].values() for label in labels)


def _text_of(element: HtmlElement) -> str:
    return clean_line("".join(element.itertext()))


def _is_italic_below_picture(element: HtmlElement) -> bool:
    return _is_italic(element) and _is_picture_alone(element.getprevious())


def _is_centred_below_picture(element: HtmlElement) -> bool:
    return element.tag == "p" and _is_centred(element) and _is_picture_alone(element.getprevious())


def _is_centred(element: HtmlElement) -> bool:
    return element.get("align") == "center" or _CENTRED.search(element.get("style") or "") is not None


def _is_italic(element: HtmlElement) -> bool:
    while element.tag in _AROUND_ITALICS and len(element) == 1 and not (element.text or "").strip() and not (element[0].tail or "").strip():
        element = element[0]
        if element.tag in ("em", "i"):
            return True
    return False


def _is_picture_alone(element: HtmlElement | None) -> bool:
    return element is not None and next(element.iter(*PICTURES), None) is not None and not "".join(element.itertext()).strip()
