"""Revisions as texts that sort: what a CMS numbers or dates its states by, one way for all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from service.model.formats import parse_date

DIGITS = 20


def revision_text(parts: Sequence[float | str | None], now: datetime, *, is_withdrawn: bool) -> str:
    """The parts joined, each of a fixed width, so that texts of one kind sort as the states do.

    parts: numbers, of which the whole counts, ISO 8601 times, and texts of one width. A time that is not stated is the moment of the call: the
    article was as the call says by then. is_withdrawn: of two states of one time the withdrawn one is the later.
    """
    texts = [_number(part) if isinstance(part, (int, float)) else _text(part, now) for part in parts]
    return " ".join([*texts, "1" if is_withdrawn else "0"])


def _number(number: float) -> str:
    """A number of more digits, which no CMS counts up to, is the highest of these."""
    return f"{min(max(int(number), 0), 10**DIGITS - 1):0{DIGITS}d}"


def _text(text: str | None, now: datetime) -> str:
    if text is None:
        return _time(now)
    if text.isdecimal() and text.isascii() and len(text) <= DIGITS:
        return text
    if parse_date(text) is None:
        return _time(now)
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        moment = datetime.fromisoformat(parse_date(text) or "")
    return _time(moment)


def _time(moment: datetime) -> str:
    moment = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S.%f}Z"
