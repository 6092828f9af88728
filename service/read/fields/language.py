"""language: what language the article is written in."""

from __future__ import annotations

from collections.abc import Iterator

from service.model.formats import parse_language
from service.model.provenance import Picked
from service.read.candidates import Candidate, candidates, first_readable
from service.read.fields.values import text_of
from service.read.page import Page


def pick_language(page: Page) -> Picked[str]:
    """The BCP 47 language that the page states: markup, `<html lang>`, content-language, og:locale. Never guessed here."""
    return first_readable(_stated(page), lambda candidate: parse_language(text_of(candidate.value) or ""))


def _stated(page: Page) -> Iterator[Candidate]:
    lang = page.tree.get("lang") or page.tree.get("{http://www.w3.org/XML/1998/namespace}lang") or page.tree.get("xml:lang")
    if lang:
        yield Candidate("html", "/html/@lang", lang)
    yield from candidates(page, "language")
