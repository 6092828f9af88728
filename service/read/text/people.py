"""Who wrote a text: by-lines, names alone, agencies in their place, and roles. Each taker takes lines of one kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from service.model.article import Agent
from service.read.authors.byline import Byline, is_agency, is_name, is_role, read_byline, split_names
from service.read.fold import fold
from service.read.text.front import Front
from service.read.text.lines import Line

MOST_LONE_WORDS = 3
LONGEST_BY = 12
"""Characters of the word for a by-line where it stands on a line of its own."""

_OF_AGENCY = re.compile(r"(?:([^()]{3,60}?)\s?\()?([^()]{2,40}?)\)?\Z")
_BEFORE_AGENCY = re.compile(r"([^,/]{3,60}?)\s?[,/]\s?([^,/]{2,40})\Z")
"""A name and the agency that one works for: "Nora Falk, dpa", "Nora Falk/AFP"."""


def take_byline(line: Line, front: Front) -> bool:
    """A by-line, or an agency's name in its place: "Reuters", "Nora Falk (dpa)"."""
    if (match := _OF_AGENCY.match(line.text)) and is_agency(match[2]) and (not match[1] or is_name(match[1])):
        return _keep_names((Agent(match[1]) if match[1] else Agent(match[2], "Organization"),), "authors", line, front)
    if take_names(line.text, line, front):
        return True
    match = _BEFORE_AGENCY.match(line.text)
    return match is not None and is_agency(match[2]) and is_name(match[1]) and _keep_names((Agent(match[1]),), "authors", line, front)


def take_two(lines: Sequence[Line], front: Front) -> bool:
    """A by-line whose word stands on a line of its own, as pages give it when they are copied: "By", "Nora Falk"."""
    if len(lines) < 2 or len(lines[0].text) > LONGEST_BY or not lone_names(lines[1]):
        return False
    front.last_kind = "byline"
    return take_byline(replace(lines[0], text=f"{lines[0].text} {lines[1].text}"), front)


def take_name(line: Line, front: Front) -> bool:
    """Names alone, where the reader has seen that a date or a role stands under it."""
    front.last_kind = "byline"
    return _keep_names(tuple(map(Agent, lone_names(line))), "authors", line, front)


def lone_names(line: Line) -> list[str]:
    """The names of a line that may be nothing but names, each of two or three words; none for any other line."""
    names = split_names(line.text) if line.style in (None, (0, False, True)) else []
    return names if all(len(name.split()) <= MOST_LONE_WORDS for name in names) else []


def take_names(text: str, line: Line, front: Front) -> bool:
    """Whom a part of a line names, where it is a by-line."""
    byline = read_byline(text)
    if byline is not None:
        keep_byline(byline, line, front)
    return byline is not None


def keep_byline(byline: Byline, line: Line, front: Front) -> None:
    """Keep the authors and editors of a by-line."""
    _keep_names(byline.authors, "authors", line, front)
    _keep_names(byline.editors, "editors", line, front)


def _keep_names(named: tuple[Agent, ...], name: str, line: Line, front: Front) -> bool:
    people = front.authors if name == "authors" else front.editors
    known = {fold(agent.name) for agent in people}
    people.extend(agent for agent in named if fold(agent.name) not in known)
    if named:
        front.found(name, line)
    return True


def take_role(line: Line, front: Front) -> bool:
    """The role of the one author, on the line under the by-line; a role under several names is nobody's."""
    if front.last_kind != "byline" or not is_role(line.text) or not front.authors:
        return False
    if len(front.authors) == 1 and front.authors[0].job_title is None:
        front.authors[0] = replace(front.authors[0], job_title=line.text)
    return True
