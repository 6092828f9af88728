"""Body: what is gathered from a rich text, whatever its format: lines, pictures, FAQ pairs, links left open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from service.read.clean import clean_line


@dataclass(slots=True)
class Body:
    """lines: paragraphs, headings, list items and quotes in order. pictures and pairs: in the article form's spelling.

    pairs_at: where the first pair stands. unresolved: pointers to links whose target was not sent.
    """

    lines: list[str] = field(default_factory=list)
    pictures: list[dict[str, Any]] = field(default_factory=list)
    pairs: list[dict[str, str]] = field(default_factory=list)
    pairs_at: str | None = None
    unresolved: list[str] = field(default_factory=list)

    def add_line(self, text: str) -> None:
        """One block's text; line breaks inside are blanks, and one that is empty is none."""
        if line := clean_line(text):
            self.lines.append(line)

    def add_picture(self, picture: dict[str, Any]) -> None:
        """A picture by its members in the article form; one without an address is none."""
        if picture.get("url"):
            self.pictures.append(picture)

    def add_pair(self, question: str, answer: str, at: str) -> None:
        """A question and its answer, where both say something."""
        if (asked := clean_line(question)) and answer.strip():
            self.pairs.append({"question": asked, "answer": answer})
            self.pairs_at = self.pairs_at or at
