"""Page: a document whose headline's heading is known. It is what the readers of fields, authors, dates and pictures take."""

from __future__ import annotations

from functools import cached_property

from lxml.html import HtmlElement

from service.read.titles.heading import main_heading
from service.read.titles.heading_parts import Heading
from service.read.titles.titled import Titled


class Page(Titled):
    """One HTML payload, its site's names and its heading."""

    @cached_property
    def main_heading(self) -> Heading | None:
        """The heading under which the article stands, and what it says."""
        return main_heading(self)

    @property
    def heading(self) -> HtmlElement | None:
        """The element of that heading."""
        return None if self.main_heading is None else self.main_heading.element
