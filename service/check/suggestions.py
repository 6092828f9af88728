"""What a wrong name or value was probably meant to be, by the condition that it does not meet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from service.check.nearest import beginning_with, nearest, with_words_of
from service.check.ranges import enumeration_of
from service.check.tag_names import nearest_tag
from service.check.terms import KEYWORDS
from service.check.vocabulary import is_enumeration, properties_of, vocabulary
from service.model.types import short_name

_LONGEST = 80
_NEWSROOMS = (
    "NewsArticle",
    "Article",
    "BlogPosting",
    "LiveBlogPosting",
    "FAQPage",
    "ImageObject",
    "VideoObject",
    "Person",
    "Organization",
    "WebPage",
    "WebSite",
    "BreadcrumbList",
    "ListItem",
    "Question",
    "Answer",
    "NewsMediaOrganization",
)
"""Types that a newsroom is likely to have meant, before the other eight hundred."""

Suggest = Callable[[str, str, frozenset[str]], str | None]


def suggestion_for(condition: str, value: Any, name: str, kinds: frozenset[str]) -> str | None:
    """The term that belongs in the place of `value`, a name or the value of the property `name` in a node of types `kinds`."""
    if condition not in SUGGESTIONS or not isinstance(value, str) or len(value) > _LONGEST:
        return None
    return _suggestion(condition, value.strip(), name, kinds)


@lru_cache(maxsize=256)
def _suggestion(condition: str, value: str, name: str, kinds: frozenset[str]) -> str | None:
    return SUGGESTIONS[condition](value, name, kinds)


def _property(value: str, _: str, kinds: frozenset[str]) -> str | None:
    """Of the node's own properties if one is near; otherwise of all, but only in another spelling."""
    own = sorted(_current(properties_of(kinds)))
    return nearest(value, own) or _same_letters(value) or with_words_of(value, own)


def _current(names: frozenset[str]) -> frozenset[str]:
    known = vocabulary()
    return names - known.successors.keys() - known.retired


def _same_letters(value: str) -> str | None:
    found = nearest(value, sorted(_current(frozenset(vocabulary().domain))))
    return found if found and found.lower() == value.lower().replace("_", "").replace("-", "") else None


def _type(value: str, _: str, __: frozenset[str]) -> str | None:
    value = value.rpartition("/")[2]
    all_types = sorted(name for name in _current(frozenset(vocabulary().above)) if not is_enumeration(name))
    return nearest(value, _NEWSROOMS) or nearest(value, all_types) or beginning_with(value, _NEWSROOMS) or with_words_of(value, all_types)


def _keyword(value: str, _: str, __: frozenset[str]) -> str | None:
    return nearest(value, sorted(KEYWORDS))


def _member(value: str, name: str, _: frozenset[str]) -> str | None:
    """The enumeration's member that is near, or whose name has the value in it: "Scheduled" is EventScheduled."""
    short, members = short_name(value), sorted(enumeration_of(name))
    within = [member for member in members if len(short) > 3 and short.lower().replace(" ", "") in member.lower()]
    return min(within, key=len) if within else nearest(short, members)


def _successor(value: str, _: str, __: frozenset[str]) -> str | None:
    """What superseded the term; where that has been superseded too, the last in line."""
    successors = vocabulary().successors
    found = successors.get(value)
    while found is not None and found in successors:
        found = successors[found]
    return found


SUGGESTIONS: Mapping[str, Suggest] = {
    "property_known": _property,
    "keyword_known": _keyword,
    "type_known": _type,
    "type_current": _successor,
    "property_current": _successor,
    "enumeration_member": _member,
    "tag_spelled": lambda value, _, __: nearest_tag(value),
    "meta_is_no_tag": lambda value, _, __: nearest_tag(value),
}
"""To let a condition suggest something, put it here and {suggestion} into its rows' messages."""
