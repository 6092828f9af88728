"""What a page shows and says of itself beside its markup: the facts that markup is compared with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from service.model.source import Span


class Words(Protocol):
    """The words that a page shows, looked at as far as somebody asks."""

    @property
    def text(self) -> str:
        """All text outside of scripts, styles and titles, its blanks as they stand."""

    @property
    def has_words(self) -> bool:
        """Whether there are any."""

    def in_text(self, text: str) -> bool:
        """Whether this stands in the text, as a quick look tells: it may stand there all the same."""


class Said(NamedTuple):
    """What one meta or link says, and where its tag stands."""

    name: str
    content: str
    span: Span


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as its readers see it.

    title: <title>. headings: each <h1>. times: the datetime of each <time> around these. canonical, language: <link rel=canonical>,
    absolute, and <html lang>. canonical_written: the same as written, empty ones too. vocabularies: each itemtype and
    vocab. metas: each meta that is no tag of Open Graph or X. in_body: metas and tags that stand in
    the body. first: the first tag of each name. selected: how many elements each stated CSS selector or XPath leads to,
    one where there is one at least; None where it cannot be read.
    """

    words: Words
    url: str | None = None
    title: str = ""
    headings: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    canonical: tuple[Said, ...] = ()
    canonical_written: tuple[Said, ...] = ()
    language: str | None = None
    vocabularies: tuple[Said, ...] = ()
    metas: tuple[Said, ...] = ()
    in_body: tuple[Said, ...] = ()
    first: Mapping[str, Span] = field(default_factory=dict)
    selected: Mapping[str, int | None] = field(default_factory=dict)
