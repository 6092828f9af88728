"""Bounds: how much of one payload is read. Each is a setting (schemas/settings.json)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """json_depth: how deep the arrays and objects of a JSON payload may be nested: the deepest honest one that we met had 12
    levels. json_ld_depth: how deep JSON-LD may be nested to be checked. list_members: how many members each list of a JSON
    payload may have. page_tags: how many tags a page may have, opening, closing and comments together: the fullest honest
    one had 9,000. text_lines: how many lines a plain text may have.
    """

    json_depth: int = 64
    json_ld_depth: int = 300
    list_members: int = 10_000
    page_tags: int = 500_000
    text_lines: int = 100_000


DEFAULT = Bounds()
