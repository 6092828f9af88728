"""Which runs of text are the article's: not teasers, captions, dates, lists of links, nor text loose among paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from service.read.authors.byline import read_byline
from service.read.authors.dated_byline import is_about_article
from service.read.content.asides import COUNTED, LONGEST_ASIDE, LONGEST_LINE, is_aside
from service.read.content.imprints import thanks_for_help
from service.read.content.prose import MIN_WEIGHT, SENTENCE_ENDS, weight_of
from service.read.content.spread import is_said_to_be_body
from service.read.content.tags import PICTURES, TEXT_BLOCKS
from service.read.content.vocabulary import is_lead, is_sub_head
from service.read.content.walk import Run, Zone
from service.read.teaser import is_ending

MOSTLY_LINK, ALL_LINK = 0.5, 0.9
"""Shares of a run's characters. A whole sentence may be mostly link; what is all link leads elsewhere."""
MOST_LINKED = 0.5
"""A list of which a smaller share leads elsewhere is the article's: a list of teasers is nothing but links."""
LEAST_IN_MENU = 2
"""Links of a list that has one item more, its label."""
MENU_BARS, MENU_LINK = 2, 0.3
"""Bars in a line of links, of which some may lead nowhere ("Feed | Comments are closed | Trackback"), and the share that does."""
REPEATED = 60
"""Characters: a longer run that was there before is the same text again, for another screen or with "read more"."""
LONGEST_LABEL = 20
"""Characters: "PHOTOS", "READ ALSO"; a longer start in capitals is a part of the sentence."""
MOST_ABOUT, LONGEST_ABOUT = 4, 120
"""Runs at the start of a text among which lines about it stand, and characters of such a line."""
MOST_LEADS = 7
"""A standfirst has one to three lines, and points or an opening under them: more is what else stands at the top of a page."""
LOOSE = 2
"""Text in paragraphs must outweigh loose text this many times for the loose text to be suspect."""
LONG_HEADING = 110
"""Weight: what is longer and stands between title and text is a standfirst, also without a full stop."""
_FIELD = re.compile(r"\{\{[^{}]{1,400}\}\}")
_STOPS = tuple(".。।॥۔")
_COLONS = (":", "：")
_ENDS = (*_STOPS, *_COLONS)
"""A line that names a source and announces what it says ends with a colon."""
_QUOTES = "\"'”»’」』)]"
_CLOSED = (*SENTENCE_ENDS, *_QUOTES)
_DATES = frozenset(("datePublished", "dateModified"))
_NAMELESS = frozenset(("div", "center"))


@dataclass(frozen=True, slots=True)
class _Make:
    """How the article's paragraphs are made: the classes of most of them and of what holds these."""

    core: HtmlElement
    style: str
    place: str
    has_loose: bool


def keep(runs: list[Run], core: HtmlElement) -> list[Run]:
    """The runs that are the article's, in order."""
    make = _make_of([run for run in runs if run.zone == Zone.CORE], core)
    kept: list[Run] = []
    announcing: set[int] = set()  # what a list of links stands behind
    mixed, menus = _lists_with_links(runs)
    for run in _once(runs):
        if _leads_elsewhere(run) and not (run.kind == "list-item" and run.element.getparent() in mixed):
            if kept and kept[-1].text.endswith(":") and len(kept[-1].text) <= LONGEST_LINE:
                announcing.add(id(kept[-1]))
                if kept[-1].links >= MOSTLY_LINK * len(kept[-1].text):
                    kept.pop()  # "More on the strike:" is a link as well
            if kept and kept[-1].kind == "heading" and kept[-1].zone != Zone.LEAD and not _is_behind_picture(run.element, kept[-1].element):
                kept.pop()  # the heading of a list of links
        elif run.kind == "list-item" and len(run.text) <= LONGEST_LABEL and run.element.getparent() in menus:
            pass  # "Topics" before the links to them
        elif _is_placed(run, make) and not is_aside(run) and not _is_template(run.text):
            kept.append(run)
    while kept and kept[-1].zone != Zone.LEAD and (id(kept[-1]) in announcing or _is_loose(kept[-1], make) or _has_no_rest(kept[-1])):
        kept.pop()
    return _without_bylines(_without_far_leads(kept, make))


def _is_behind_picture(links: HtmlElement, heading: HtmlElement) -> bool:
    """Whether a picture of the text stands between a heading and the links: it is the text's heading then, and not theirs."""
    after = heading.getnext()
    if after is None or next(after.iter(*PICTURES), None) is None or next(after.iter("a"), None) is not None:
        return False
    return after is not links and after not in links.iterancestors()


def _is_named_sub_head(run: Run, core: HtmlElement) -> bool:
    """Whether the class of a short text in a `<div>` says that it is a sub-head, and it stands among the paragraphs."""
    if run.element.tag != "div" or run.links or len(run.text) > LONGEST_LINE or not is_sub_head(run.element.get("class") or ""):
        return False
    around = run.element.getparent()
    return run.element.getnext() is not None and (around is core or (around is not None and around.find("p") is not None))


def _has_no_rest(run: Run) -> bool:
    """Whether nothing stands behind it in the text of what it is a heading of or announces: "Watch the film:"."""
    return run.kind == "heading" or (run.kind == "paragraph" and len(run.text) <= LONGEST_LINE and run.text.endswith(_COLONS))


def _lists_with_links(runs: list[Run]) -> tuple[set[HtmlElement], set[HtmlElement]]:
    """The lists of the text of which most items are no links: a link among them is one of its items. And those with links
    in all items but one, which is their label."""
    items: Counter[HtmlElement] = Counter()
    linked: Counter[HtmlElement] = Counter()
    for run in runs:
        if run.kind == "list-item" and run.zone == Zone.CORE and run.element.tag == "li":
            items[run.element.getparent()] += 1
            linked[run.element.getparent()] += _leads_elsewhere(run)
    mixed = {element for element, count in items.items() if 0 < linked[element] < MOST_LINKED * count}
    return mixed, {element for element, count in items.items() if linked[element] == count - 1 >= LEAST_IN_MENU}


def _without_bylines(kept: list[Run]) -> list[Run]:
    """The runs without the by-lines and dates among the first few and the by-lines behind the last: they often stand in
    paragraphs of the text's make."""
    first = [run for run in kept[:MOST_ABOUT] if not _is_about(run)]
    rest = kept[MOST_ABOUT:]
    while rest and rest[-1].kind not in COUNTED and _is_signature(rest[-1].text):
        rest.pop()
    return [*first, *rest]


def _is_signature(text: str) -> bool:
    return thanks_for_help(text) or (len(text) <= LONGEST_ABOUT and (read_byline(text) is not None or is_ending(text)))


def _is_about(run: Run) -> bool:
    if len(run.text) <= LONGEST_ASIDE and not run.text.endswith(SENTENCE_ENDS) and _states_date(run.element):
        return True
    return run.kind not in COUNTED and len(run.text) <= LONGEST_ABOUT and is_about_article(run.text)


def _states_date(element: HtmlElement) -> bool:
    return len(element) > 0 and any(time.get("itemprop") in _DATES for time in element.iter("time"))


def _without_far_leads(kept: list[Run], make: _Make) -> list[Run]:
    """Of what stands before the text only the last few runs, but all paragraphs that are made like the text's or stand in
    what is said to be the article's body."""
    leads = [run for run in kept if run.zone == Zone.LEAD and not _is_alike(run, make) and not is_said_to_be_body(run.element.getparent())]
    far = {id(run) for run in leads[:-MOST_LEADS]}
    return [run for run in kept if id(run) not in far]


def _once(runs: list[Run]) -> Iterator[Run]:
    seen: set[str] = set()
    for run in runs:
        if len(run.text) <= REPEATED or run.text not in seen:
            seen.add(run.text)
            yield run


def _make_of(runs: list[Run], core: HtmlElement) -> _Make:
    styles: Counter[str] = Counter()
    places: Counter[str] = Counter()
    blocks = total = 0
    for run in runs:
        length = len(run.text)
        total += length
        if run.element.tag in TEXT_BLOCKS:
            blocks += length
        if run.element.tag == "p":
            styles[run.element.get("class") or ""] += length
            places[run.element.getparent().get("class") or ""] += length
    style, place = (counter.most_common(1)[0][0] if counter else "" for counter in (styles, places))
    return _Make(core, style, place, blocks <= LOOSE * (total - blocks))


def _is_placed(run: Run, make: _Make) -> bool:
    """Whether text of its make may stand where it stands."""
    if run.zone == Zone.CORE:
        if _is_named_sub_head(run, make.core):
            run.kind = "heading"
            return True
        return make.has_loose or run.element.tag in TEXT_BLOCKS or (_is_unnamed(run.element, make.core) and _is_sentence(run.text))
    if run.zone == Zone.LEAD:  # prose between the title and the text is a standfirst
        weight = weight_of(run.text)
        told = run.element.tag == "p" or run.text.endswith(_CLOSED) or weight >= LONG_HEADING or is_lead(run.element.get("class") or "")
        return told and weight >= MIN_WEIGHT
    if run.kind == "heading":  # at the end it goes again
        return _shares_place(run, make)
    return run.element.tag == "p" and run.text.endswith(_CLOSED) and _is_alike(run, make)


def _is_unnamed(element: HtmlElement, core: HtmlElement) -> bool:
    """Whether it is the core or a part of it without a name: what editors make when they are no longer in a paragraph."""
    return element is core or (element.tag in _NAMELESS and element.getparent() is core and not element.get("class") and not element.get("id"))


def _is_loose(run: Run, make: _Make) -> bool:
    """Whether it stands in a nameless box where others stand in paragraphs: the text's between two of these, but not at its end."""
    return run.zone == Zone.CORE and not make.has_loose and run.element.tag in _NAMELESS and run.element is not make.core


def _is_sentence(text: str) -> bool:
    return weight_of(text) >= MIN_WEIGHT and text.endswith(_CLOSED)


def _is_alike(run: Run, make: _Make) -> bool:
    return (make.style != "" and run.element.get("class") == make.style) or _shares_place(run, make)


def _shares_place(run: Run, make: _Make) -> bool:
    return make.place != "" and run.element.getparent().get("class") == make.place


def _leads_elsewhere(run: Run) -> bool:
    length = len(run.text)
    if run.kind != "table-row" and run.text.count(" | ") >= MENU_BARS and run.links >= MENU_LINK * length:
        return True
    if run.links < MOSTLY_LINK * length:
        return False
    label, colon, title = run.text.partition(": ")
    if colon and len(label) <= LONGEST_LABEL and label.isupper() and run.links >= ALL_LINK * len(title):
        return True  # "PHOTOS: " before the title of a gallery
    return run.links >= ALL_LINK * length or not run.text.rstrip(_QUOTES).endswith(_ENDS) or run.kind == "heading"


def _is_template(text: str) -> bool:
    """Whether most of it is what a script was to fill in: "{{ article.title }}"."""
    return "{{" in text and 2 * sum(map(len, _FIELD.findall(text))) > len(text)
