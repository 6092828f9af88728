"""Which runs of text are the article's."""

from __future__ import annotations

from collections import Counter

from service.read.credit import split_credit
from service.read.teaser import read_teaser
from service.read.content.root import weight_of
from service.read.content.walk import CORE, LEAD, Run
from service.read.content.words import is_lead

_END = ".!?…。！？।\"'”»’)]"
_PROSE_TAGS = ("p", "li", "blockquote", "h2", "h3", "h4", "h5", "h6", "td", "dd", "dt", "pre")


def keep(runs: list[Run], description: str) -> list[Run]:
    """The runs that are the article's text."""
    core = [run for run in runs if run.zone == CORE]
    by_tag: Counter[bool] = Counter()
    classes: Counter[str] = Counter()
    for run in core:
        is_p = run.element.tag == "p"
        by_tag[run.element.tag in _PROSE_TAGS] += len(run.text)
        if is_p:
            classes[(run.element.get("class") or "")] += len(run.text)
    dominant = by_tag[True] > 2 * by_tag[False]
    p_class = classes.most_common(1)[0][0] if classes else None
    kept = []
    seen = set()
    for run in runs:
        if len(run.text) > 60:
            if run.text in seen:
                continue
            seen.add(run.text)
        if run.links * 2 >= len(run.text) and (run.links >= 0.9 * len(run.text) or run.text[-1] not in ".。।" or run.kind == "heading"):
            continue
        if read_teaser(run.text) or _is_caption(run):
            continue
        tag = run.element.tag
        if run.zone == CORE:
            if dominant and tag not in _PROSE_TAGS:
                continue
        elif run.zone == LEAD:
            if not _is_standfirst(run, description):
                continue
        elif not (tag == "p" and p_class and run.element.get("class") == p_class and run.text[-1] in _END):
            continue
        kept.append(run)
    return _without_lonely_headings(kept)


def _is_caption(run: Run) -> bool:
    text = run.text
    return len(text) < 250 and run.kind != "heading" and text[-1] not in _END[:8] and split_credit(text)[1] is not None


def _is_standfirst(run: Run, description: str) -> bool:
    weight = weight_of(run.text)
    if weight < 40:
        return False
    if description and run.text[:40].lower() in description.lower():
        return True
    if run.element.tag == "p" or is_lead(run.element.get("class") or ""):
        return True
    return run.text[-1] in _END


def _without_lonely_headings(runs: list[Run]) -> list[Run]:
    kept: list[Run] = []
    for run in reversed(runs):
        if run.kind == "heading" and run.zone == CORE and not kept:
            continue
        kept.append(run)
    return kept[::-1]
