"""The log: one JSON object a line, on standard output.

A line holds no content, no secret and no value of a query. An exception is told by its type and the places that it came
through: its message may quote what a caller sent.
"""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

LEVELS = ("debug", "info", "warning", "error")
_REQUESTS = logging.getLogger("standfirst.requests")
_FRAMES = 12
"""How many of an exception's places are told, the innermost: what stands above them is the server's."""


class JsonLines(logging.Formatter):
    """A record as one line of JSON: time, level, event, and the members that its `extra={"told": {…}}` holds."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            "process": record.process,
        }
        line.update(getattr(record, "told", {}))
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(record.exc_info[2])[-_FRAMES:]]
        return json.dumps(line, ensure_ascii=False, default=str)


def request_line(told: Callable[[], dict[str, Any]], *, quiet: bool = False) -> None:
    """Write the line of one request. told: gives its members, where lines of its level are written.

    quiet: one of those that come every few seconds and tell nothing, such as a probe.
    """
    level = logging.DEBUG if quiet else logging.INFO
    if _REQUESTS.isEnabledFor(level):
        _REQUESTS.log(level, "request", extra={"told": told()})


def config(level: str) -> dict[str, Any]:
    """Of the standard library's `logging.config.dictConfig`: all that is logged, from this level on, as JSON lines.

    level: one of LEVELS.
    """
    ours = {"level": level.upper(), "handlers": ["out"], "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonLines}},
        "handlers": {"out": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "json"}},
        "root": {"level": "WARNING", "handlers": ["out"]},
        "loggers": {"standfirst": ours, "gunicorn.error": ours},
    }
