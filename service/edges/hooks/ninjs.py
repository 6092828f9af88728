"""IPTC ninjs: a format and no protocol; who delivers it signs as Standard Webhooks. Source: https://iptc.org/standards/ninjs"""

from __future__ import annotations

from service.edges.hooks.model import Custom, Kind, Told
from service.edges.hooks.standard_webhooks import TOLERANCE_SECONDS, delivery_key, verify
from service.model.publication import Event, Status
from service.read.cms.ninjs import members_of, version_of


def _event(told: Told) -> tuple[Event, Status]:
    if told.status != "published":
        return ("unpublish" if told.status == "unpublished" else "update"), told.status
    return ("publish" if version_of(told.payload) <= 1 else "update"), "published"


def _revision(told: Told) -> tuple[int, str | None]:
    found = members_of(told.payload).get("versioncreated")
    return version_of(told.payload), found.value if found else None


CUSTOM = Custom(
    "Standard Webhooks, by who delivers",
    "`webhook-id`",
    "`version`, then `versionCreated`",
)
NINJS = Kind("ninjs", TOLERANCE_SECONDS, verify, _event, delivery_key, _revision, CUSTOM)
