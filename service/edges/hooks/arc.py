"""Arc XP: it signs nothing itself; who forwards its events signs them as Standard Webhooks.

Source: https://dev.arcxp.com/integrations/events/ifx-content-events, https://dev.arcxp.com/integrations/events/ifx-events
"""

from __future__ import annotations

from service.edges.hooks.model import Custom, Kind, Told
from service.edges.hooks.standard_webhooks import TOLERANCE_SECONDS, delivery_key, verify
from service.model.publication import Event, Status
from service.read.cms.arc import story_of
from service.read.dates.stated_date import read_stated_date

PUBLISHING = frozenset(("story:first-publish", "story:republish", "publish_edition"))
"""What makes a story public that was not; a story's update is published with the key story:update."""


def _event(told: Told) -> tuple[Event, Status]:
    if told.status != "published":
        return ("unpublish" if told.status == "unpublished" else "update"), told.status
    done = told.payload.get("key") or told.payload.get("operation")
    return ("publish" if done in PUBLISHING else "update"), "published"


def _revision(told: Told) -> tuple[str | None, str | None]:
    """The story's own time, then the event's: ISO 8601, or a count of seconds or milliseconds."""
    story, _ = story_of(told.payload)
    stated = told.payload.get("time") or told.payload.get("date")
    return story.get("last_updated_date"), read_stated_date(str(stated)) if stated else None


CUSTOM = Custom(
    "Standard Webhooks, by who forwards",
    "`webhook-id`",
    "`last_updated_date`",
)
ARC = Kind("arc", TOLERANCE_SECONDS, verify, _event, delivery_key, _revision, CUSTOM)
