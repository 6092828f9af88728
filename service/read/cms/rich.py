"""Rich: a rich text on its way to one HTML fragment, with what stands beside it: pictures, FAQ pairs, links left open.

Every format is written as HTML, so that lists, tables and FAQ sections are told in one place, on one lxml tree.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from typing import Any

from service.read.cms.faq_pairs import Pair, pairs_in
from service.read.cms.html_body import lines_in
from service.read.cms.picture_texts import TEXTS
from service.read.cms.pictures import Also, pictures_in

Write = Callable[[Any, str, "Rich", str | None], None]
"""Takes a value, the pointer to it, where to write, and the element that a plain text becomes."""


@dataclass(slots=True)
class Rich:
    """write: writes a value of any format (formats.py). also: the CMS's own names of a picture's texts.
    unresolved: pointers to links whose target was not sent."""

    write: Write
    also: Also = field(default_factory=dict)
    html: list[str] = field(default_factory=list)
    pictures: list[dict[str, Any]] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    unresolved: list[str] = field(default_factory=list)

    def add(self, tag: str, inner: str) -> None:
        """One element. inner: HTML, as `text` gives it."""
        self.html.append(f"<{tag}>{inner}</{tag}>")

    def add_pictures(self, value: Any, at: str) -> None:
        """Every picture in a value; a caption may be a rich text itself."""
        for picture in pictures_in(value, self.also, at, self.unresolved):
            rich = {name: stated for name in TEXTS if isinstance(stated := picture.get(name), dict | list)}
            self.pictures.append({**picture, **{name: self._line_of(stated) for name, stated in rich.items()}})

    def _line_of(self, value: Any) -> str:
        inner = Rich(self.write)
        self.write(value, "", inner, None)
        return " ".join(lines_in("".join(inner.html)))

    def add_pairs(self, value: Any, at: str) -> None:
        """Every pair of an FAQ in a value."""
        self.pairs += pairs_in(value, at)


def text(value: Any) -> str:
    """A text as HTML: escaped, its line breaks kept; "" for what is no text."""
    return escape(value, quote=False).replace("\n", "<br>") if isinstance(value, str) else ""


def listed(value: Any) -> list[Any]:
    """The members of a list; none for what is none."""
    return value if isinstance(value, list) else []


def objects(value: Any) -> list[tuple[int, dict[str, Any]]]:
    """The objects in a list with their places; what else stands there is left out."""
    return [(number, member) for number, member in enumerate(listed(value)) if isinstance(member, dict)]
