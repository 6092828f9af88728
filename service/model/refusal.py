"""A request that is refused: well-kept reasons, so that the web answers a problem and the command prints a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a payload is refused. `web/problems.py` gives each its RFC 9457 status and title."""

    MALFORMED = "malformed"  # not JSON at all, or JSON that means two things
    INVALID = "invalid"  # well-formed, but not what the schema asks for
    OVER_LIMIT = "over-limit"  # more of something than is read: the bounds are settings
    NO_ARTICLE = "no-article"  # nothing in it that could be an article
    UNSUPPORTED_TYPE = "unsupported-media-type"
    UNKNOWN_PUBLISHER = "unknown-publisher"
    UNKNOWN_CMS = "unknown-cms"
    NOT_PUBLISHED = "not-published"  # a draft, a scheduled or a withdrawn article of a CMS: it has no markup
    SIGNATURE_MISSING = "signature-missing"
    SIGNATURE_MISMATCH = "signature-mismatch"
    SIGNATURE_TOO_OLD = "signature-too-old"
    SIGNATURE_IN_FUTURE = "signature-in-future"
    STRICT = "strict"  # `strict` was asked for, and there are findings of level error


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a payload: a JSON Pointer ("" is the whole) and a sentence."""

    at: str
    message: str


class Refusal(Exception):
    """Raised by the stages for a payload that cannot be worked on; never for bad content, which is a finding."""

    def __init__(self, reason: Reason, detail: str, faults: tuple[Fault, ...] = ()) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.faults = faults
