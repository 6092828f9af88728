"""Whether a page has microdata or RDFa that is worth reading: asked of its attributes, before what reads them is loaded."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

KNOWN_VOCABULARY = re.compile(r"schema\.org|data-vocabulary\.org", re.IGNORECASE)
# Most microdata is of WPHeader, SiteNavigationElement and the like.
_TELLING_TYPE = re.compile("article|posting|breadcrumb|faq|imageobject|videoobject|report", re.IGNORECASE)
_MICRODATA_TYPES = etree.XPath("/descendant::*/@itemtype", smart_strings=False)

# Navigation typed as BreadcrumbList or WebPage is far more common than an article in RDFa; it is not worth the time.
_ARTICLE = re.compile("article|blogposting|faqpage", re.IGNORECASE)
_RDFA_TYPES = etree.XPath("/descendant::*/@typeof", smart_strings=False)
_TYPED = etree.XPath("/descendant::*[@typeof]")
_NAVIGATION = re.compile("breadcrumb|listitem|^foaf:image$|^(?:schema:)?webpage$", re.IGNORECASE)
_VOCABULARY = etree.XPath("boolean(ancestor-or-self::*[contains(@vocab, 'schema.org') or contains(@prefix, 'schema.org')])")
_NAMES_SCHEMA_ORG = etree.XPath("boolean(//*/@*[contains(., 'schema')])")


def has_microdata(tree: HtmlElement) -> bool:
    """Whether a page states anything in microdata by a vocabulary that search engines read or have read."""
    return any(map(KNOWN_VOCABULARY.search, _MICRODATA_TYPES(tree)))


def tells_in_microdata(tree: HtmlElement) -> bool:
    """Whether a page's microdata tells of an article: most of it marks up the page's furniture."""
    return any(map(_TELLING_TYPE.search, _MICRODATA_TYPES(tree)))


def typed_elements(tree: HtmlElement) -> list[HtmlElement]:
    """The elements that RDFa gives a type, in page order."""
    found: list[HtmlElement] = _TYPED(tree)
    return found


def is_navigation(types: str) -> bool:
    """Whether a "typeof" is that of a step on the way to the page, or of what else is not worth reading."""
    return _NAVIGATION.search(types) is not None


def has_rdfa(tree: HtmlElement, *, of_any_type: bool = False) -> bool:
    """Whether a page's attributes state an article in RDFa with schema.org's terms. of_any_type: or anything else but
    navigation alone."""
    types = _RDFA_TYPES(tree)
    if of_any_type:
        return not all(map(is_navigation, types)) and (any("schema" in name for name in types) or any(map(_VOCABULARY, typed_elements(tree))))
    return any(map(_ARTICLE.search, types)) and bool(_NAMES_SCHEMA_ORG(tree))
