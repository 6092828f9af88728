"""author and editor."""

from __future__ import annotations

from service.model.article import Agent
from service.model.provenance import Picked
from service.read.page import Page


def pick_authors(page: Page) -> Picked[tuple[Agent, ...]]:
    """Pick the authors."""
    return Picked()


def pick_editors(page: Page) -> Picked[tuple[Agent, ...]]:
    """Pick the editors."""
    return Picked()
