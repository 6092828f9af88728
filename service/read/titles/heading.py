"""The heading under which the page's article stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from lxml.html import HtmlElement

from service.read.clean import clean_line
from service.read.fold import squash
from service.read.shown_text import one_line, pieces_within
from service.read.titles.heading_parts import LONGEST_HEADING, Heading, heading_of
from service.read.titles.site_name import starts_of
from service.read.titles.slug import slug_of, spells
from service.read.titles.titled import Titled

LOWER_HEADINGS = ("h2", "h3")
UNMARKED = frozenset({"div", "p", "span", "strong", "b", "font", "h4", "h5", "h6", "td", "header"})
"""What else may hold the headline of a page that marks no heading."""
SHORTEST_UNMARKED = 10
"""Letters of a title by which an element that is no heading may be told."""
LONGEST_TITLE = 400
"""Characters of a title that is looked at for where it breaks: each break costs as much as the title is long."""
TITLE_METAS = ("og:title", "twitter:title")
TITLE_PROPERTIES = ("headline", "name")
TITLE_CLASS = "entry-title"
TRAIL_LEVELS = 4
"""A heading and so many elements around it are asked whether they are a trail of breadcrumbs."""

MOST_LINKED = 20
"""Headings that are links to the page, of which it is asked whether a title ends with them."""
MOST_CUT = 20
"""Titles that are cut short by which headings are told."""
SHORTEST_CUT = 20
"""Letters of a title that is cut short, by which a heading may be told."""

_MAY_BE_TITLE = UNMARKED.union(LOWER_HEADINGS)
_ELLIPSES = ("…", "...")


class Told(NamedTuple):
    """The letters of titles by which a heading is told. whole: of whole titles. cut: of those that end in an ellipsis, which
    the heading that goes on shows."""

    whole: set[str]
    cut: frozenset[str] = frozenset()

    def has(self, letters: str) -> bool:
        """Whether these are the letters of a title."""
        return letters in self.whole or any(map(letters.startswith, self.cut))

    def ends_with(self, letters: str) -> bool:
        """Whether a title ends with these: something stands before them there."""
        return any(title.endswith(letters) for title in self.whole)


def main_heading(page: Titled) -> Heading | None:
    """The heading that shows a title of the page's and stands nearest to the article's text; a first-level heading that
    shows none where there is no such; None where the page has neither.

    The first level is often the site's name or the end of a trail of breadcrumbs, with the headline a level below.
    """
    firsts = [heading_of(element, text) for element, text in page.titles if element.tag == "h1"]
    stated = _stated_titles(page)
    if len(firsts) == 1 and not stated.cut and stated.whole <= _letters(firsts[0]) and not _is_in_trail(firsts[0].element):
        return firsts[0]
    shown = [heading for heading in firsts if _shows(heading, stated)]
    shown += [heading for heading in page.once(_above_text if shown else _lower_headings) if _shows(heading, stated)]
    shown = shown or _linked_to_itself(page, firsts, stated) or _showing_a_part(page, firsts, stated)
    return _nearest(page, shown or firsts or list(_named_as_title(page)))


def _linked_to_itself(page: Titled, firsts: list[Heading], stated: Told) -> list[Heading]:
    """The headings above the text that are links to this very page: themes for lists of posts show a single one so. Beside
    a heading of the first level that is not the site's name, only those that a title of the page's ends with."""
    addresses = {address.rstrip("/") for address in (page.base_url, *page.stated_addresses) if address}
    lower = page.once(_above_text) if addresses else ()
    linked = [heading for heading in lower if any(_leads_to(page, link, addresses) for link in heading.element.iter("a"))]
    if not linked or all(page.site.is_name(heading.title) for heading in firsts):
        return linked
    return [heading for heading in linked[:MOST_LINKED] if (letters := squash(heading.title)) and stated.ends_with(letters)]


def _leads_to(page: Titled, link: HtmlElement, addresses: set[str]) -> bool:
    href = (link.get("href") or "").strip().rstrip("/")
    last = href.rpartition("/")[2]
    if not last or last[0] == "#" or not any(address.endswith(last) for address in addresses):
        return False  # most links, told in a fraction of the time that it takes to make one absolute
    return (page.absolute(href) or "").rstrip("/") in addresses


def _named_as_title(page: Titled) -> Iterator[Heading]:
    """What stands above the text under the name that hAtom gives an entry's title. Source: https://microformats.org/wiki/hatom"""
    for element in _elements_above_text(page):
        is_titled = element.tag in _MAY_BE_TITLE and TITLE_CLASS in (element.get("class") or "").split()
        if is_titled and (text := one_line(pieces_within(element, LONGEST_HEADING))):
            yield heading_of(element, text)


def _showing_a_part(page: Titled, firsts: list[Heading], stated: Told) -> list[Heading]:
    """The headings that show what a title of the page's starts or ends with, those of the first level before all others;
    where there is none, the other elements above the text that do."""
    starts, main, ends = _parts_of_titles(page)
    told = stated._replace(whole=stated.whole | starts)
    for parts in (told, Told(ends)):
        if shown := [heading for heading in firsts if _shows(heading, parts)]:
            return shown
    for lower in (_above_text, _lower_headings):
        if shown := [heading for heading in page.once(lower) if _shows(heading, told)]:
            return shown
    if firsts:
        return list(_unmarked(page, stated.whole | main))
    above = page.once(_above_text)
    if shown := [heading for heading in above if _shows(heading, Told(ends))] or list(_unmarked(page, stated.whole | main | ends)):
        return shown
    slug = slug_of(page.url or page.base_url or "")
    return [heading for heading in above if slug and spells(slug, heading.title)]


def _stated_titles(page: Titled) -> Told:
    """Every title that the page's metas, markup and document title state, without the site's names."""
    titles = [content for name in TITLE_METAS for content in page.meta.get(name, ())]
    titles += [text for element, text in page.titles if element.tag == "title"]
    stated = [item.node.get(name) for item in page.articles for name in TITLE_PROPERTIES]
    titles += [clean_line(value) for value in stated if isinstance(value, str) and len(value) <= LONGEST_HEADING]
    bare = [page.bare(title) for title in titles if len(title) <= LONGEST_HEADING]
    cut = [letters for text, letters in bare if text.endswith(_ELLIPSES) and len(letters) >= SHORTEST_CUT]
    return Told({letters for _, letters in bare} - page.site.names - {""}, frozenset(cut[:MOST_CUT]))


def _parts_of_titles(page: Titled) -> tuple[set[str], set[str], set[str]]:
    """The letters of what the document's title and og:title start with, behind which a name may stand that nothing else
    tells; of those starts that are most of a title; and of such ends: a section may stand before them."""
    titles = [*page.meta.get("og:title", ()), *(text for element, text in page.titles if element.tag == "title")]
    short = [title for title in titles if len(title) <= LONGEST_TITLE]
    starts = {start: title for title in short for start in starts_of(title)}
    main = {squash(start) for start, title in starts.items() if 2 * len(start) > len(title)}
    ends = {squash(title[len(start) :]) for start, title in starts.items() if 2 * len(start) < len(title)}
    names = {*page.site.names, ""}
    return set(map(squash, starts)) - names, main - names, ends - names


def _lower_headings(page: Titled) -> list[Heading]:
    return _headings_among(page.tree.iter(*LOWER_HEADINGS))


def _above_text(page: Titled) -> list[Heading]:
    """The lower headings above the article's first paragraph, or that are its first; all where it has none."""
    first = _first_paragraph(page)
    if first is None:
        return page.once(_lower_headings)
    above = takewhile(lambda element: element is not first, page.tree.iter(*LOWER_HEADINGS, first.tag))
    return _headings_among((*above, first))


def _headings_among(elements: Iterable[HtmlElement]) -> list[Heading]:
    lower = ((element, one_line(pieces_within(element, LONGEST_HEADING))) for element in elements if element.tag in LOWER_HEADINGS)
    return [heading_of(element, text) for element, text in lower if text]


def _first_paragraph(page: Titled) -> HtmlElement | None:
    return page.content.blocks[0].element if page.content.blocks else None


def _elements_above_text(page: Titled) -> Iterator[HtmlElement]:
    """All that stands above the article's first paragraph; nothing where it has none."""
    first = _first_paragraph(page)
    return takewhile(lambda element: element is not first, page.tree.iter() if first is not None else ())


def _unmarked(page: Titled, stated: set[str]) -> Iterator[Heading]:
    """The elements above the article's first paragraph that say a title and are no heading, no link and no step of a trail."""
    first = _first_paragraph(page)
    lengths = {len(letters) for letters in stated if len(letters) >= SHORTEST_UNMARKED}
    longest = 2 * max(lengths, default=0)
    for element in (*_elements_above_text(page), first) if lengths and first is not None else ():
        text = element.text or ""
        if element.tag in UNMARKED and min(lengths) <= len(text) <= longest and squash(text) in stated and not _is_linked(element):
            yield Heading(element, line := clean_line(text), line)


def _shows(heading: Heading, stated: Told) -> bool:
    text, title = squash(heading.text), squash(heading.title)
    return stated.has(text) or stated.has(title) or (text != title and stated.ends_with(title))


def _letters(heading: Heading) -> set[str]:
    return {squash(heading.text), squash(heading.title)}


def _nearest(page: Titled, headings: Sequence[Heading]) -> Heading | None:
    """The heading with the most ancestors that are the text's as well, outside a trail; the first of equals."""
    if len(headings) < 2:
        return headings[0] if headings else None
    root = page.content.root
    around = set() if root is None else {root, *root.iterancestors()}
    rows = [(not _is_in_trail(one.element), sum(ancestor in around for ancestor in one.element.iterancestors()), one) for one in headings]
    return max(rows, key=lambda row: row[:2])[2]


def _is_in_trail(element: HtmlElement) -> bool:
    for _ in range(TRAIL_LEVELS):
        if element is None:
            return False
        if element.tag == "nav" or "breadcrumb" in f"{element.get('class') or ''} {element.get('id') or ''}".lower():
            return True
        element = element.getparent()
    return False


def _is_linked(element: HtmlElement) -> bool:
    """Whether it is a step of a trail, or an entry of a list, or leads elsewhere."""
    around = (element, *islice(element.iterancestors(), TRAIL_LEVELS))
    return _is_in_trail(element) or any(one.tag in ("a", "li", "aside", "button") for one in around)
