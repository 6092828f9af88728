"""A publisher's profile: what the operator states once for all articles of a site."""

from __future__ import annotations

from dataclasses import dataclass

from service.model.article import Publisher


@dataclass(frozen=True, slots=True)
class Profile:
    """One `[publishers."HOST"]` table of the settings.

    language: BCP 47, used where the article states none. timezone: an IANA name, used only for a time that has no
    offset; provenance says so.
    """

    key: str
    publisher: Publisher
    language: str | None = None
    timezone: str | None = None
