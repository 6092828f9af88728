"""Brackets in a text: where one opens right before a place, and where it closes."""

from __future__ import annotations

OPENING = "(（[［【"
CLOSING = ")）]］】"


def bracket_before(text: str, start: int) -> int | None:
    """Where a bracket opens that stands right before this place; None where none does."""
    before = text[:start].rstrip(" ")
    return len(before) - 1 if before and before[-1] in OPENING else None


def closing(text: str, opening: int) -> int:
    """Where the bracket that opens there closes; the end of the text if it never does."""
    depth = 0
    for place in range(opening, len(text)):
        if text[place] in OPENING:
            depth += 1
        elif text[place] in CLOSING:
            depth -= 1
            if depth == 0:
                return place
    return len(text)


def unbracketed(text: str) -> str:
    """The text without the brackets around all of it."""
    return text[1:-1].strip() if text[:1] and text[0] in OPENING and closing(text, 0) == len(text) - 1 else text
