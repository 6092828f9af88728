"""The FAQ of a page."""

from __future__ import annotations

from service.read.content import Content
from service.read.faq.found import FoundFaq
from service.read.page import Page


def find_faq(page: Page, content: Content) -> FoundFaq:
    """Find the pairs that the page presents as its FAQ; none where it presents none."""
    return FoundFaq()
