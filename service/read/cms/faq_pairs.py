"""The pairs of an FAQ that a field or block holds: objects with a question and an answer, however deep they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from service.read.cms.words import fields_of, first_of, squashed, words


class Pair(NamedTuple):
    """A question and an answer as they stand, which may be rich texts, and the pointer to them."""

    question: Any
    answer: Any
    at: str


def pairs_in(value: Any, at: str) -> Iterator[Pair]:
    """Every pair in a value that is known to be an FAQ: a list of pairs, an object that holds one, schema.org's FAQPage."""
    if isinstance(value, list):
        for number, member in enumerate(value):
            yield from pairs_in(member, f"{at}/{number}")
    elif isinstance(value, dict):
        if pair := _pair(value, at):
            yield pair
            return
        for found in fields_of(value, at).values():
            if isinstance(found.value, dict | list):
                yield from pairs_in(found.value, found.at)


def is_faq(kind: str) -> bool:
    """Whether a block's type says that it is an FAQ: "faq", "article.faq", "faqSection", "paragraph--faq_item"."""
    name = squashed(kind)
    return any(word in name for word in words("faq_blocks"))


def _pair(value: dict[str, Any], at: str) -> Pair | None:
    fields = fields_of(value, at)
    question = first_of(fields, words("question"))
    answer = first_of(fields, (name for name in words("answer") if question is None or fields.get(name) is not question))
    if question is None or answer is None or any(_holds_pairs(found.value) for found in fields.values()):
        return None
    return Pair(question.value, answer.value, at)


def _holds_pairs(value: Any) -> bool:
    """Whether a member is the list of pairs under a section's heading: the object is the section then."""
    return isinstance(value, list) and any(isinstance(member, dict) and _is_pair(member) for member in value)


def _is_pair(member: dict[str, Any]) -> bool:
    fields = fields_of(member, "")
    return any(name in fields for name in ("question", "q")) and any(name in fields for name in words("answer"))
