"""Mobiledoc, the rich text of Ghost's posts until 2023: sections that name cards and atoms by their places in two lists.

Source: https://github.com/bustle/mobiledoc-kit/blob/master/MOBILEDOC.md (0.3.1)
"""

from __future__ import annotations

from typing import Any

from service.read.cms.ghost_cards import write_card
from service.read.cms.rich import Rich, listed, text

TAGS = frozenset(("p", "blockquote", "aside", "ul", "ol", *(f"h{level}" for level in range(1, 7))))


def fits(value: Any) -> bool:
    """Whether a value is such a document."""
    return isinstance(value, dict) and isinstance(value.get("sections"), list) and isinstance(value.get("cards"), list)


def write(value: Any, at: str, rich: Rich) -> None:
    """Write a document: 1 is a section of text, 3 a list, 10 a card. Ghost writes no others."""
    for section in value["sections"]:
        match section:
            case [1, str(tag), markers, *_] if tag in TAGS:
                rich.add(tag, _line(markers))
            case [3, str(tag), items, *_] if tag in TAGS:
                rich.add(tag, "".join(f"<li>{_line(markers)}</li>" for markers in listed(items)))
            case [10, int(number), *_] if 0 <= number < len(value["cards"]):
                _write_card(value["cards"][number], f"{at}/cards/{number}", rich)


def _write_card(card: Any, at: str, rich: Rich) -> None:
    match card:
        case [str(kind), dict(members), *_]:
            write_card(kind, members, f"{at}/1", rich)


def _line(markers: Any) -> str:
    """The text of a section's markers; an atom among them, which has a number for its text, is a line break."""
    return "".join(text(marker[3]) or "<br>" for marker in listed(markers) if isinstance(marker, list) and len(marker) > 3)
