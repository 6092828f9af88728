"""READING_RULES: the consumers' rows on how markup is written rather than on what it says. Reading itself sees what they speak of."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import NamedTuple

from service.model.finding import Finding, Level
from service.model.source import Span

CONDITION = "reading"
"""The condition of such a row."""
FILES = ("schema_org", "google", "mastodon", "open_graph")
_LONGEST_VALUE = 80


class ReadingRule(NamedTuple):
    """What reading needs of a row: its level, its consumer, its message and its source."""

    level: Level
    consumer: str
    message: str
    see: str | None


_WITHOUT_ROW = {
    "schema_org.json-ld.encoding": ReadingRule(
        "error",
        "schema.org",
        "The bytes from here on are no {value}. Save the JSON-LD as UTF-8: what cannot be decoded is lost.",
        "https://www.rfc-editor.org/rfc/rfc8259#section-8.1",
    ),
    "schema_org.json-ld.too-deep": ReadingRule(
        "warning",
        "schema.org",
        "The JSON-LD is nested more than {value} levels deep, and was not checked. Look whether a loop wrote it.",
        "https://www.rfc-editor.org/rfc/rfc8259#section-9",
    ),
    "schema_org.report-cut": ReadingRule("info", "schema.org", "There is more: a report holds {value}. Mend these first.", None),
}
"""Rows have examples in text, which these cannot have."""


def _rows() -> Iterator[tuple[str, ReadingRule]]:
    for name in FILES:
        document = json.loads(files("schemas").joinpath("consumers", f"{name}.json").read_text("utf-8"))
        for row in document["rules"]:
            if row["condition"] == CONDITION:
                yield row["id"], ReadingRule(row["level"], document["consumer"], row["message"], row["see"])


READING_RULES: Mapping[str, ReadingRule] = {**dict(_rows()), **_WITHOUT_ROW}


def on_reading(rule: str, at: str = "", *, value: str = "", script: str = "script", name: str | None = None, span: Span | None = None) -> Finding:
    """The finding of a row. value: what stands there; script: what holds it, "script" or "document"; name: of the tag that it
    is about; span: where it stands."""
    row = READING_RULES[rule]
    shown = " ".join(value[: _LONGEST_VALUE * 2].split())[:_LONGEST_VALUE]
    message = row.message.replace("{value}", shown).replace("{script}", script).replace("{property}", (name or "")[:_LONGEST_VALUE])
    return Finding(rule, row.level, row.consumer, message, property=name, at=at, see=row.see, span=span)
