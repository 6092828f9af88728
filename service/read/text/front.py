"""What has been found around a text so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from service.model.article import Agent, Image
from service.model.finding import Finding
from service.read.text.lines import Line

MAX_IMAGES = 200
"""Of a text: one with more is a list of pictures. Pages have the same bound."""


@dataclass(slots=True)
class Front:
    """What the takers have found so far, and at which line.

    places: the article form's name to the line's number. derived: lines whose dates are not written in ISO 8601.
    last_kind: of the taker that took the line before.
    """

    language: str | None
    authors: list[Agent] = field(default_factory=list)
    editors: list[Agent] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    keywords: tuple[str, ...] = ()
    date_published: str | None = None
    date_modified: str | None = None
    section: str | None = None
    description: str | None = None
    headline: str | None = None
    dateline: str | None = None
    findings: list[Finding] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    derived: set[int] = field(default_factory=set)
    last_kind: str = ""

    def found(self, name: str, line: Line) -> None:
        """Note where a field stands: at its first line."""
        self.places.setdefault(name, line.number)

    def keep_image(self, image: Image, line: Line) -> None:
        """Keep a picture; a credit alone belongs to the caption on the line above it, a caption to the picture there."""
        last = self.images[-1] if self.images and self.last_kind in ("picture", "markdown") else None
        if image.url is None and image.caption is None and last is not None and last.credit_text is None:
            self.images[-1] = replace(last, credit_text=image.credit_text)
        elif image.url is None and last is not None and last.url and last.caption is None:
            self.images[-1] = replace(last, caption=image.caption, credit_text=image.credit_text)
        elif len(self.images) < MAX_IMAGES:
            self.images.append(image)
        self.found("images", line)
