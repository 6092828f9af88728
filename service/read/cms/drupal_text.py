"""Drupal's formatted text, `{"value": …, "format": …, "processed": …}`, and the paragraphs of its module Paragraphs.

Source: https://www.drupal.org/docs/core-modules-and-themes/core-modules/jsonapi-module
"""

from __future__ import annotations

from typing import Any

from service.read.cms import markdown
from service.read.cms.block import write_block
from service.read.cms.rich import Rich, objects

KIND = "@kind"
"""The member in which the reader of Drupal keeps a resolved resource's type: "paragraph--faq_item"."""


def fits(value: Any) -> bool:
    """Whether a value is a formatted text."""
    return isinstance(value, dict) and ("processed" in value or ("value" in value and "format" in value))


def write(value: Any, at: str, rich: Rich) -> None:
    """Write what Drupal has processed for display, else what the editor wrote."""
    text = value.get("processed") or value.get("value")
    if isinstance(text, str):
        markdown.write(text, at, rich)


def fits_paragraphs(value: Any) -> bool:
    """Whether a value is a list of resolved resources."""
    return isinstance(value, list) and any(KIND in member for _, member in objects(value))


def write_paragraphs(value: Any, at: str, rich: Rich) -> None:
    """Write each paragraph as the block that its type's name says."""
    for number, member in objects(value):
        write_block(str(member.get(KIND, "")), member, f"{at}/{number}", rich)
