"""The one parse of a page, and the classes of its elements."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from extruct.xmldom import DomHtmlElementClassLookup
from lxml import etree
from lxml.html import HtmlElement, document_fromstring

EMPTY_PAGE = b"<html><body></body></html>"

# lxml.html's own parser asks Python for the class of each element that is touched; one class for all is asked in C.
_ELEMENTS = etree.ElementDefaultClassLookup(element=HtmlElement)


def parse_page(data: bytes) -> HtmlElement:
    """The root element of a page in UTF-8. Never raises: what libxml2 cannot read at all is an empty page."""
    parser = etree.HTMLParser(encoding="utf-8", remove_pis=True, remove_comments=True, collect_ids=False)
    parser.set_element_class_lookup(_ELEMENTS)
    try:
        return document_fromstring(data if data.strip() else EMPTY_PAGE, parser=parser, ensure_head_body=True)
    except etree.ParserError:
        return document_fromstring(EMPTY_PAGE, parser=parser)


@contextmanager
def as_dom(tree: HtmlElement) -> Iterator[None]:
    """Give copies that are made of a parsed page the elements that extruct's RDFa extractor needs: slow ones, with a DOM's members."""
    parser = tree.getroottree().parser
    parser.set_element_class_lookup(DomHtmlElementClassLookup())
    try:
        yield
    finally:
        parser.set_element_class_lookup(_ELEMENTS)
