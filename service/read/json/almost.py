"""Scripts that are not quite JSON: with comments, trailing commas, control characters. Imported only where a page has one, as microdata is."""

from __future__ import annotations

from typing import Any

from extruct.jsonld import JsonLdExtractor
from lxml.html import HtmlElement


class _JsonLd(JsonLdExtractor):  # type: ignore[misc]  # extruct ships no types
    """extruct's extractor, for a script whose type is in any spelling, and with what is empty in its array."""

    def roots(self, script: HtmlElement) -> list[Any]:
        return list(self._extract_items(script))


_json_ld = _JsonLd()


def roots_of(script: HtmlElement) -> list[Any]:
    """What a script holds, or the members of its array. Errors: ValueError, RecursionError for what is no JSON."""
    return _json_ld.roots(script)
