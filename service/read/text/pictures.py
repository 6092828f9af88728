"""Pictures in plain text: captions with their credits, on lines of their own. Each taker takes lines of one kind."""

from __future__ import annotations

import re

from service.model.article import Image
from service.model.formats import parse_url
from service.read.clean import clean_line
from service.read.credit import has_picture_credit, split_credit
from service.read.text.front import Front
from service.read.text.lines import Line

LONGEST_CAPTION = 500
"""Characters of a caption in a text; a longer line is a paragraph that names a picture."""
LONGEST_AGENCY_CAPTION = 250
"""Characters of a caption whose credit has no label: "A hall in Brest (EPA)"."""
LONGEST_CREDIT = 100
LONGEST_NOTICE = 200
"""Characters of a notice of copyright."""

_MARKDOWN_IMAGE = re.compile(r"!\[([^\]]{0,300})\]\((\S{0,2000}?)(?:\s\"[^\"]{0,300}\")?\)\Z")


def take_copyright(line: Line, front: Front) -> bool:
    """The notice under the text: "© 2025 The Daily Ledger. All rights reserved." is no picture's."""
    if len(line.text) > LONGEST_NOTICE:
        return False
    return line.text[0] == "©" or (line.text.lower().startswith(("(c)", "copyright")) and split_credit(line.text)[0] is None)


def take_picture(line: Line, front: Front) -> bool:
    """A caption with its credit, or a credit alone, which belongs to the caption above it."""
    if not _is_caption(line.text):
        return False
    caption, credit = split_credit(line.text)
    front.keep_image(Image(caption=caption, credit_text=credit), line)
    return True


def take_markdown_picture(line: Line, front: Front) -> bool:
    """A picture in Markdown, "![alt](address)": an address that is not absolute leads nowhere from a text."""
    match = _MARKDOWN_IMAGE.match(line.text)
    if match is None:
        return _take_italic_caption(line, front)
    if url := parse_url(match[2]):
        front.keep_image(Image(url=url, alt=clean_line(match[1]) or None), line)
    return True


def _take_italic_caption(line: Line, front: Front) -> bool:
    """The line in italics right below a picture in Markdown is its caption, with or without a credit."""
    if front.last_kind != "markdown" or not line.is_italic or len(line.text) > LONGEST_CAPTION:
        return False
    caption, credit = split_credit(line.text)
    front.keep_image(Image(caption=caption if credit else line.text, credit_text=credit), line)
    return True


def take_agency_picture(line: Line, front: Front) -> bool:
    """A caption whose credit is an agency without a label: it is told from prose only above the text."""
    caption, credit = split_credit(line.text) if len(line.text) <= LONGEST_AGENCY_CAPTION else (None, None)
    if credit is None or caption is None or len(credit) > LONGEST_CREDIT:
        return False
    front.keep_image(Image(caption=caption, credit_text=credit), line)
    return True


def _is_caption(text: str) -> bool:
    if len(text) > LONGEST_CAPTION or not has_picture_credit(text):
        return False
    credit = split_credit(text)[1]
    return credit is not None and len(credit) <= LONGEST_CREDIT
