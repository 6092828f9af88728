"""Rows of the store as JSON: the one place that names their members."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from service.edges.store.tables import AnyRow


def entry_json(row: AnyRow) -> dict[str, Any]:
    """An article as schemas/entry.json has it."""
    return {
        "id": row.id,
        "source": row.source,
        "externalId": row.external_id,
        "status": row.state,
        "url": row.url,
        "headline": row.headline,
        "version": row.current,
        "revision": row.revision,
        "createdAt": time_json(row.created_at),
        "updatedAt": time_json(row.updated_at),
        "unpublishedAt": time_json(row.unpublished_at),
    }


def version_json(row: AnyRow, current: int | None) -> dict[str, Any]:
    """A version as schemas/version.json has it. current: the number of the article's public version."""
    return {
        "version": row.number,
        "current": row.number == current,
        "event": row.event,
        "revision": row.revision,
        "url": row.url,
        "headline": row.headline,
        "hash": row.hash,
        "receivedAt": time_json(row.received_at),
        "madeAt": time_json(row.made_at),
    }


def delivery_json(row: AnyRow) -> dict[str, Any]:
    """A delivery as schemas/delivery.json has it, without its attempts."""
    return {
        "id": row.id,
        "article": row.article_id,
        "source": row.source,
        "event": row.event,
        "version": row.version,
        "sequence": row.sequence,
        "state": row.state,
        "attempts": row.attempts,
        "createdAt": time_json(row.created_at),
        "dueAt": time_json(row.due_at) if row.state == "pending" else None,
        "finishedAt": time_json(row.finished_at),
    }


def attempt_json(row: AnyRow) -> dict[str, Any]:
    """One attempt of a delivery."""
    return {"startedAt": time_json(row.started_at), "milliseconds": row.milliseconds, "status": row.status, "error": row.error}


def time_json(moment: datetime | None) -> str | None:
    """A moment as ISO 8601 in UTC."""
    return None if moment is None else moment.isoformat().replace("+00:00", "Z")
