"""What is scored: which corpus is predicted, and which of the corpus's own scorers holds it to which truth."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Part:
    """One thing scored. corpus: the folder that is predicted. truth: the file that the scorer compares with."""

    name: str
    corpus: str
    truth: str
    scorer: str


PARTS = (
    Part("extraction", "extraction", "extraction/corpus.jsonl", "score_extraction.py"),
    Part("text", "text", "text/cases.jsonl", "score_text.py"),
    Part("faq", "faq", "faq/cases.jsonl", "score_faq.py"),
    Part("faq-real-pages", "extraction", "faq/real_pages.jsonl", "score_faq.py"),
    Part("check", "check", "check/cases.jsonl", "score_check.py"),
)


@dataclass(frozen=True)
class Run:
    """A part with where its files are: the corpus's folder, its tools, what the service said."""

    part: Part
    corpus: Path
    tools: Path
    said: Path

    def score(self, *arguments: str, truth: Path | None = None) -> Any:
        """What the part's scorer prints as JSON. truth: another file than the part's own."""
        command = [sys.executable, self.tools / self.part.scorer, truth or self.corpus / self.part.truth, self.said, "--json", *arguments]
        return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    def cases(self) -> list[dict[str, Any]]:
        """The truth, case by case."""
        return rows_of(self.corpus / self.part.truth)

    def predictions(self) -> dict[str, dict[str, Any]]:
        """What the service said, by the case's id."""
        return {row["id"]: row for row in rows_of(self.said)}


def rows_of(file: Path) -> list[dict[str, Any]]:
    """The objects of a file that has one a line."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def numbers_in(scored: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """Every score that a scorer prints, by name: plain numbers, or {"score", "n"} in a group; of a count of faults, the
    part that was caught."""
    if "total" in scored:
        counts = scored["total"]
        scored = {"caught": counts["caught"] / counts["expected"], "false_alarms": counts["false_alarms"], "suggestions": counts["suggested"]}
    for name, value in scored.items():
        if isinstance(value, dict) and "score" in value:
            yield name, value["score"]
        elif isinstance(value, int | float):
            yield name, value
