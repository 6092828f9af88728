"""Which runs of text are the article's: not teasers, captions, dates, lists of links, nor text loose among paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from service.read.content.prose import MIN_WEIGHT, weight_of
from service.read.content.tags import TEXT_BLOCKS
from service.read.content.walk import Run, Zone
from service.read.credit import split_credit
from service.read.teaser import read_teaser

MOSTLY_LINK = 0.5
ALL_LINK = 0.9
"""Shares of a run's characters. A whole sentence may be mostly link; what is all link leads elsewhere."""
LONGEST_CAPTION = 250
REPEATED = 60
"""Characters: a longer run that was there before is the same text again, for another screen or with "read more"."""
LOOSE = 2
"""Text in paragraphs must outweigh loose text this many times for the loose text to be suspect."""

_STOPS = ".。।"
_ENDS = _STOPS + "!?…！？"
_CLOSED = _ENDS + "\"'”»’」』)]"


def keep(runs: list[Run]) -> list[Run]:
    """The runs that are the article's, in order."""
    core = [run for run in runs if run.zone == Zone.CORE]
    blocks = sum(len(run.text) for run in core if run.element.tag in TEXT_BLOCKS)
    loose = sum(len(run.text) for run in core) - blocks
    style = _style_of(core)
    kept = []
    seen: set[str] = set()
    for run in runs:
        if len(run.text) > REPEATED:
            if run.text in seen:
                continue
            seen.add(run.text)
        if run.zone == Zone.CORE:
            if blocks > LOOSE * loose and run.element.tag not in TEXT_BLOCKS:
                continue
        elif run.zone == Zone.LEAD:
            if not _is_standfirst(run):
                continue
        elif not _goes_on(run, style):
            continue
        if _leads_elsewhere(run) or read_teaser(run.text) or _is_caption(run):
            continue
        kept.append(run)
    while kept and kept[-1].kind == "heading" and kept[-1].zone != Zone.LEAD:
        kept.pop()
    return kept


def _style_of(runs: Iterable[Run]) -> str:
    """The class that most of the paragraphs' text has; empty where it has none."""
    styles: Counter[str] = Counter()
    for run in runs:
        if run.element.tag == "p":
            styles[run.element.get("class") or ""] += len(run.text)
    return styles.most_common(1)[0][0] if styles else ""


def _leads_elsewhere(run: Run) -> bool:
    length = len(run.text)
    if run.links < MOSTLY_LINK * length:
        return False
    return run.links >= ALL_LINK * length or run.text[-1] not in _STOPS or run.kind == "heading"


def _is_caption(run: Run) -> bool:
    text = run.text
    if len(text) >= LONGEST_CAPTION or run.kind == "heading" or text[-1] in _ENDS:
        return False
    return split_credit(text)[1] is not None


def _is_standfirst(run: Run) -> bool:
    """Prose between the title and the text."""
    return weight_of(run.text) >= MIN_WEIGHT and (run.element.tag == "p" or run.text[-1] in _CLOSED)


def _goes_on(run: Run, style: str) -> bool:
    """Whether a paragraph after the text is of the same make as those in it."""
    return run.element.tag == "p" and bool(style) and run.element.get("class") == style and run.text[-1] in _CLOSED
