"""articleBody: the article's own text, as the page shows it or, where it shows a stub, as its markup states it.

What is shown comes first by measurement: over pages whose text people had checked, stated bodies were worse where they
differed (no paragraphs, lost sub-heads, captions and adverts left in).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from lxml.html import HtmlElement

from service.model.provenance import Other, Picked, Provenance
from service.read.candidates import Candidate, candidates
from service.read.clean import clean_lines, unescape_twice
from service.read.content import Block
from service.read.fields.headline import pick_headline
from service.read.fold import fold, squash
from service.read.page import Page

WHOLE = 2
"""How many times as long as the text shown a stated body must be to be the whole of which that is a part."""
STUB = 300
"""Characters: a shorter text shown need not stand in the whole: it may be no more than a note on a subscription."""
LINE, AGREEING = 40, 0.6
"""Characters at a shown line's start that are looked up in the stated body; the share of lines to be found there."""
ROUNDS = 4
"""How often entities may have been escaped on their way into the markup, and one more; what still changes is no text."""
ATTRIBUTES = ("microdata", "rdfa")
"""Syntaxes whose texts are those of the page's own elements."""
UPDATE = ("headline", "articleBody")
"""What the text of a live blog's update is made of. Source: https://schema.org/liveBlogUpdate"""

AT_START = 3
"""Blocks at the start of a text that may be its headline: further down it is a sub-head or a refrain."""
LONGEST_TRAIL = 80
"""Letters of the steps before the headline in a trail ("You are here: Home | Business | …")."""
_STEPS = re.compile(r"\s[|»›>/]\s")

_LINE_END = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/blockquote|/tr)\b[^<>]{0,200}>", re.I)
_TAG = re.compile(r"</?[a-z][^<>]{0,2000}>|<!--", re.I)


def pick_article_body(page: Page, left_out: Collection[HtmlElement]) -> Picked[str]:
    """Pick the article's text: paragraphs, sub-heads, list items and quotes joined by "\\n".

    Input: a parsed Page; `left_out`: elements whose text is another field's (a FAQ section's entries).
    A stated articleBody wins where nothing is shown, or where it is at least twice as long and holds what is shown.
    Returns: value None where the page neither shows nor states an article's text. Errors: raises none.
    Source: https://schema.org/articleBody
    """
    shown = page.content.text
    stated = [(found, text) for found in candidates(page, "articleBody") if _counts(found, shown) and (text := _text_of(found.value))]
    whole = [] if left_out else [one for one in stated if _may_hold_more(one[0], shown) and _is_whole(one[1], shown)]
    if whole:
        longest, body = max(whole, key=lambda one: (len(one[1]), one[1]))
        source, at = longest.source, longest.at
    else:
        body = "\n".join(_own_lines(_without_title(page), left_out))
        source, at = "html", page.place(page.content.root) if page.content.root is not None else ""
    if not body:
        return Picked()
    others = dict.fromkeys(Other(found.source, text) for found, text in stated if not _says_the_same(text, body))
    return Picked(body, Provenance(source, at, None, tuple(others)))


def _counts(found: Candidate, shown: str) -> bool:
    """A live blog's updates count where none of them is shown: the page shows the latest, the markup often all there were."""
    return not found.at.endswith("/liveBlogUpdate") or len(shown) < STUB


def _may_hold_more(found: Candidate, shown: str) -> bool:
    """Attributes name an element of the page as the text: all that it shows, players and buttons too, was read with more care."""
    return found.source not in ATTRIBUTES or len(shown) < STUB


def _without_title(page: Page) -> Sequence[Block]:
    """The blocks, but for those at the start that say the headline again, and for the trail of steps that ends with it."""
    blocks = page.content.blocks
    title = squash(page.once(pick_headline).value or "")
    if not title:
        return blocks
    start = [block for block in blocks[:AT_START] if not _says_title(block, title)]
    return (*start, *blocks[AT_START:]) if len(start) < min(len(blocks), AT_START) else blocks


def _says_title(block: Block, title: str) -> bool:
    letters = squash(block.text)
    if letters == title:
        return True
    return len(letters) <= len(title) + LONGEST_TRAIL and letters.endswith(title) and _STEPS.search(block.text) is not None


def _own_lines(blocks: Sequence[Block], left_out: Collection[HtmlElement]) -> list[str]:
    owned = set(left_out)
    if not owned:
        return [block.text for block in blocks]
    return [block.text for block in blocks if block.element not in owned and owned.isdisjoint(block.element.iterancestors())]


def _text_of(value: object) -> str:
    """A stated body as plain lines: some hold HTML, entities, or a list of paragraphs; a live blog has a list of updates,
    each with a headline and a text. Cleaning twice changes nothing.

    Returns: "" where there is no text, or no end to its escapes.
    """
    members = value if isinstance(value, list) else [value]
    parts = [part for member in members for part in ([member.get(name) for name in UPDATE] if isinstance(member, dict) else [member])]
    text = "\n".join(part for part in parts if isinstance(part, str))
    for _ in range(ROUNDS):
        plain = _TAG.sub("", _LINE_END.sub("\n", unescape_twice(text))) if "<" in text or "&" in text else text
        if plain == text:
            return clean_lines(text)
        text = plain
    return ""


def _is_whole(stated: str, shown: str) -> bool:
    if len(stated) < WHOLE * len(shown):
        return False
    if len(shown) < STUB:
        return True
    folded = fold(stated)
    starts = [fold(line[:LINE]).strip() for line in shown.split("\n") if len(line) >= LINE]
    return sum(start in folded for start in starts) >= AGREEING * len(starts)


def _says_the_same(one: str, other: str) -> bool:
    return one == other or "".join(one.split()) == "".join(other.split())
