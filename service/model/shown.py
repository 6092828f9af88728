"""What a page shows and says of itself beside its markup: the facts that markup is compared with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from service.model.bundle import Tag


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as its readers see it. Texts have their blanks folded to one.

    text: all text outside of scripts and styles, folded or not. title: <title>. headings: each <h1>.
    times: the datetime of each <time>. canonical, language: <link rel=canonical>, absolute, and <html lang>.
    metas: the name and content of each meta that is no tag of Open Graph or X. in_body: names of tags that stand in the
    body. selected: how many elements each stated CSS selector or XPath leads to; None where it cannot be read.
    late: tags that begin after so many bytes: name to the number of bytes before it.
    """

    url: str | None = None
    text: str = ""
    title: str = ""
    headings: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    canonical: tuple[str, ...] = ()
    language: str | None = None
    metas: tuple[Tag, ...] = ()
    in_body: tuple[str, ...] = ()
    selected: Mapping[str, int | None] = field(default_factory=dict)
    late: Mapping[str, int] = field(default_factory=dict)
