"""The limits that a request is held to, each a setting (schemas/settings.json)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """body_bytes: of a payload. address_bytes: of a request's first line. headers: how many. header_bytes: of one.
    parameters: how many a query may have. connections: how many a process holds. client_seconds: how long a client may
    take to send a request, and to take its answer.
    """

    body_bytes: int
    address_bytes: int
    headers: int
    header_bytes: int
    parameters: int
    connections: int
    client_seconds: int
