"""What finding an FAQ gives."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from service.model.article import Question


@dataclass(frozen=True, slots=True)
class Section:
    """The pairs of one section, and where it stands among the parts of a page or the lines of a text: [start:end]."""

    questions: tuple[Question, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundFaq:
    """The pairs in page order, and what of the page belongs to them.

    elements: those whose text is the FAQ's and not the articleBody's; empty where the FAQ is the article itself.
    at: the XPath of the label or of the first question, for provenance; None where there is no FAQ.
    """

    questions: tuple[Question, ...] = ()
    elements: frozenset[HtmlElement] = frozenset()
    at: str | None = None
