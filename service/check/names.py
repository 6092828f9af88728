"""Conditions on the name of an author: one person's name, and the name alone.

The words are the rows' data (schemas/consumers/google.json): they depend on the language, and rows can be edited.
Source: https://developers.google.com/search/docs/appearance/structured-data/article#author-bp
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from service.check.kinds import kinds_of
from service.check.nodes import Members, NodeCondition, first
from service.check.values import TextCondition

_LONGEST_NAME = 300
_WORDS_OF_A_NAME = 2
_OF_THE_NAME = frozenset(
    {"LLC", "INC", "PLC", "LTD", "LP", "LLP", "CO", "SA", "AG", "GMBH", "NV", "BV", "AB", "AS", "OY", "SRL", "SPA", "PTY"}
    | {"JR", "JNR", "SR", "SNR", "II", "III", "IV"}
)
"""What stands in capitals behind a comma and is of the name: a company's form, and which of the family's a person is."""


def name_without_lead(*, words: Sequence[str]) -> TextCondition:
    """The name does not begin with one of these words ("By", "Written by"); blanks or a colon may follow them."""
    leads = tuple(form for word in words for form in ((word,) if word[-1] in ":：" else (f"{word} ", f"{word}:")))
    return lambda value: not value[:_LONGEST_NAME].lower().startswith(leads)


def name_alone(name: str, *, marks: Sequence[str], before: Sequence[str], after: Sequence[str], bodies: Sequence[str]) -> NodeCondition:
    """Nothing stands beside the name: no mark that a site's name follows, no title before, no title or role after a comma,
    and no paper or agency but in the name of a node of the types `bodies`: "Voice of the Coast, UK" is one."""
    titles, roles, organisations = tuple(f"{word} " for word in before), frozenset(after), frozenset(bodies)

    def is_alone(stated: str, is_body: bool) -> bool:
        lower = stated.lower()
        if any(mark in lower for mark in marks) or lower.startswith(titles):
            return False
        return not any(_is_role(part.lower(), roles) or (not is_body and _is_paper(part, stated)) for part in stated.split(",")[1:])

    def condition(members: Members) -> bool:
        value = members.get(name)
        is_body = not kinds_of(members).isdisjoint(organisations)
        texts = (text for text in map(first, value if isinstance(value, list) else [value]) if isinstance(text, str))
        return all(is_alone(text.strip()[:_LONGEST_NAME], is_body) for text in texts)

    return condition


def name_without(name: str, *, pattern: str, bodies: Sequence[str]) -> NodeCondition:
    """The name has not this form, from its first character to its last; a node of the types `bodies` is let be."""
    form, organisations = re.compile(pattern), frozenset(bodies)

    def condition(members: Members) -> bool:
        stated = first(members.get(name))
        if not isinstance(stated, str) or len(stated) > _LONGEST_NAME or form.fullmatch(stated.strip()) is None:
            return True
        return not kinds_of(members).isdisjoint(organisations)

    return condition


def _is_role(part: str, roles: frozenset[str]) -> bool:
    part = part.strip(" .")
    return part in roles or part.replace(".", "") in roles or part.rpartition(" ")[2] in roles


def _is_paper(part: str, name: str) -> bool:
    """Whether a part in capitals of a name that has small letters is its paper or agency: "Ines Calder, AFP". Initials
    ("Calder, I.M.") are of the name."""
    letters = part.strip(" .")
    return letters.isupper() and len(letters) > 1 and "." not in letters and letters not in _OF_THE_NAME and not name.isupper()


def name_of_one(name: str, *, marks: Sequence[str], words: Sequence[str], roles: Sequence[str], bodies: Sequence[str]) -> NodeCondition:
    """The name is not several names joined by a mark (";") or a word ("and"), nor by commas between whole names.

    A node of the types `bodies` is let be: "Marks & Spencer" is one organisation. So is what follows a comma and is
    one of the roles: "Ines Calder, Senior Political Correspondent" is one person.
    """
    joints, organisations, known = (*marks, *(f" {word} " for word in words)), frozenset(bodies), frozenset(roles)

    def condition(members: Members) -> bool:
        stated = first(members.get(name))
        if not isinstance(stated, str) or len(stated) > _LONGEST_NAME or kinds_of(members) & organisations:
            return True
        stated = unescape(stated)  # the ";" of "&#039;" joins no names
        parts = [part.lower() for part in stated.split(",") if not _is_paper(part, stated)]
        return not any(joint in stated.lower() for joint in joints) and not _are_whole_names(parts, known)

    return condition


def _are_whole_names(parts: Sequence[str], roles: frozenset[str]) -> bool:
    """ "Ines Calder, Tomasz Wren" is two people; "Calder, Ines" and "Ines Calder, MD" are one."""
    return len(parts) > 1 and all(len(part.split()) >= _WORDS_OF_A_NAME and not _is_role(part, roles) for part in parts)
