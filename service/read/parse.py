"""The one parse of a page, and the classes of its elements."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement, document_fromstring

EMPTY_PAGE = b"<html><body></body></html>"

# lxml.html's own parser asks Python for the class of each element that is touched; one class for all is asked in C.
ELEMENTS = etree.ElementDefaultClassLookup(element=HtmlElement)


def parse_page(data: bytes) -> HtmlElement:
    """The root element of a page in UTF-8. Never raises: what libxml2 cannot read at all is an empty page."""
    parser = etree.HTMLParser(encoding="utf-8", remove_pis=True, remove_comments=True, collect_ids=False)
    parser.set_element_class_lookup(ELEMENTS)
    try:
        return document_fromstring(data if data.strip() else EMPTY_PAGE, parser=parser, ensure_head_body=True)
    except etree.ParserError:
        return document_fromstring(EMPTY_PAGE, parser=parser)
