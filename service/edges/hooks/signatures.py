"""What every signature check has in common: a header that has to be there, digests compared in constant time, an age within bounds."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import NoReturn

from service.edges.hooks.model import HookRequest
from service.model.refusal import Reason, Refusal


def needed_header(request: HookRequest, name: str) -> str:
    """The header's value. Errors: Refusal(SIGNATURE_MISSING) where it is not there or empty."""
    if not (value := request.header(name.lower())):
        raise Refusal(Reason.SIGNATURE_MISSING, f"The header {name} is missing: the webhook has to be signed.")
    return value


def body_key(request: HookRequest) -> str:
    """The body's digest: what a delivery is known by where the CMS gives it no id."""
    return hashlib.sha256(request.body).hexdigest()


def hmac_of(secret: bytes, signed: bytes, algorithm: str = "sha256") -> bytes:
    """The HMAC of what is signed. algorithm: "sha256", or "sha1" where the CMS knows no other."""
    return hmac.new(secret, signed, getattr(hashlib, algorithm)).digest()


def refuse_unless_signed(stated: Iterable[str], secrets: Sequence[str], sign: Callable[[bytes], str], header: str) -> None:
    """Compare every stated signature with that of every secret, in constant time.

    sign: the signature as text that a secret (UTF-8) gives. Errors: Refusal(SIGNATURE_MISMATCH) where none is the other.
    """
    right = [sign(secret.encode()).encode() for secret in secrets if secret]
    matched = [hmac.compare_digest(one.encode("utf-8", "replace"), other) for one in stated for other in right]
    if not any(matched):
        refuse_mismatch(header)


def refuse_mismatch(header: str) -> NoReturn:
    """Errors: Refusal(SIGNATURE_MISMATCH), always."""
    raise Refusal(Reason.SIGNATURE_MISMATCH, f"The signature in {header} is of another body or another secret.")


def moment_of(text: str, header: str, *, a_second: int = 1) -> datetime:
    """The moment that a count since 1970 means. a_second: how many of its units make one: 1000 for milliseconds.

    Errors: Refusal(SIGNATURE_MISMATCH) for what is no such count.
    """
    if not (text.isascii() and text.isdecimal() and len(text) < 20):
        refuse_mismatch(header)
    moment = datetime(1970, 1, 1, tzinfo=UTC)
    try:
        return moment + timedelta(seconds=int(text) / a_second)
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)


def refuse_unless_recent(signed_at: datetime, now: datetime, tolerance_seconds: int | None) -> None:
    """Errors: Refusal(SIGNATURE_TOO_OLD or SIGNATURE_IN_FUTURE) beyond the tolerance; None tolerates all."""
    if tolerance_seconds is None:
        return
    age = (now - signed_at).total_seconds()
    if age > tolerance_seconds:
        raise Refusal(Reason.SIGNATURE_TOO_OLD, f"The webhook was signed {age:.0f} seconds ago; {tolerance_seconds} are tolerated.")
    if -age > tolerance_seconds:
        ahead = f"The webhook was signed {-age:.0f} seconds ahead of this clock; {tolerance_seconds} are tolerated."
        raise Refusal(Reason.SIGNATURE_IN_FUTURE, ahead)
