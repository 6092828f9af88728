"""A document whose site is known by its names, so that its titles can be read without them."""

from __future__ import annotations

from functools import cached_property

from service.read.document import Document
from service.read.fold import squash
from service.read.titles.site_name import Site, site_of


class Titled(Document):
    """A document, and what it calls its site."""

    @cached_property
    def site(self) -> Site:
        """What the page calls its site and its sections."""
        return site_of(self)

    @cached_property
    def _bare(self) -> dict[str, tuple[str, str]]:
        return {}

    def bare(self, title: str) -> tuple[str, str]:
        """A title without the names of the site and its sections, and the letters of what is left: found once for each title."""
        if title not in self._bare:
            stripped = self.site.strip(title)
            self._bare[title] = (stripped, squash(stripped))
        return self._bare[title]
