"""Where an article stands in its CMS, and what a webhook says has happened to it."""

from __future__ import annotations

from typing import Literal

Status = Literal["published", "scheduled", "draft", "unpublished"]
"""Only "published" has markup. "unpublished": it was public and is not any more."""

Event = Literal["publish", "update", "unpublish"]
"""A saved draft and a set date are updates too: nothing that the public sees changes."""
