"""Strapi: nothing is signed; a fixed header that the operator sets, `Authorization: Bearer SECRET`, says who calls.

A changed body cannot be told: let the calls come over TLS only. Source: https://docs.strapi.io/cms/backend-customization/webhooks
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from service.edges.hooks.model import Custom, HookRequest, Kind, Told
from service.edges.hooks.signatures import needed_header, refuse_unless_signed
from service.model.publication import Event, Status

HEADER = "Authorization"


def verify(request: HookRequest, secrets: Sequence[str], now: datetime, tolerance_seconds: int | None) -> None:
    """Errors: Refusal (401)."""
    scheme, _, token = needed_header(request, HEADER).partition(" ")
    stated = token.strip() if scheme.lower() == "bearer" else scheme
    refuse_unless_signed([stated], secrets, lambda secret: secret.decode(), HEADER)


def _event(told: Told) -> tuple[Event, Status]:
    if told.status != "published":
        return ("unpublish" if told.status == "unpublished" else "update"), told.status
    return ("update" if told.payload["event"] == "entry.update" else "publish"), "published"


def _key(told: Told, event: Event) -> str:
    return f"{told.standing.id}:{told.payload['event']}:{told.payload.get('createdAt') or told.payload['entry'].get('updatedAt')}"


def _revision(told: Told) -> tuple[str | None, str | None]:
    """An unpublished entry is sent as it was published: the event's own time comes after that."""
    return told.payload["entry"].get("updatedAt"), told.payload.get("createdAt")


CUSTOM = Custom(
    "`Authorization: Bearer SECRET`: nothing is signed",
    "id, locale, event and `createdAt`",
    "`entry.updatedAt`",
)
STRAPI = Kind("strapi", None, verify, _event, _key, _revision, CUSTOM)
