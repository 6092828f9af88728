"""A page's `<meta>` elements by name: a page has dozens, of which its article's fields ask for a few."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml.html import HtmlElement

from service.read.clean import clean_line, unescape_twice

KEYS = ("property", "name", "itemprop", "http-equiv")


class Metas(Mapping[str, tuple[str, ...]]):
    """What the metas of each name say, in page order and cleaned when they are asked for; one that says nothing counts as none.

    Names are in lower case. A name whose metas are all white space is no key; one with nothing but invisible characters says ().
    """

    def __init__(self, metas: Sequence[tuple[Sequence[str], str]]) -> None:
        """metas: of each meta its names, and its content as written."""
        self._written: dict[str, list[str]] = {}
        self._cleaned: dict[str, tuple[str, ...]] = {}
        for names, written in metas:
            if written and not written.isspace():
                for name in names:
                    self._written.setdefault(name, []).append(written)

    def __getitem__(self, name: str) -> tuple[str, ...]:
        if name not in self._cleaned:
            self._cleaned[name] = tuple(content for written in self._written[name] if (content := clean_line(unescape_twice(written))))
        return self._cleaned[name]

    def __contains__(self, name: object) -> bool:
        return name in self._written

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)

    def get(self, name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:  # type: ignore[override]  # none is (), never None
        """What the metas of a name say; () where there are none."""
        return self[name] if name in self._written else default


def names_of_meta(meta: HtmlElement) -> list[str]:
    """The lower-case `property`, `name`, `itemprop` and `http-equiv` of a meta."""
    names = []
    for attribute in KEYS:
        if (text := meta.get(attribute)) and (name := text.strip().lower()) and name not in names:
            names.append(name)
    return names
