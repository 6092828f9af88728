"""Names as markup and metas state them, made into people and organisations: "By Nora Falk and Per Stein, dpa".

Unlike a line of text, which `byline` reads, a stated name is taken to be one: only what cannot be a name is taken off
(by-words, e-mail addresses, handles, roles, places), and joined names are told apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from service.model.article import Agent
from service.read.authors.beside_role import name_beside_role
from service.read.authors.byline import is_agency, is_name, is_organisation, is_role, role_first
from service.read.authors.name_parts import without_other_work
from service.read.authors.name_words import name_words
from service.read.authors.nicknames import without_brackets
from service.read.authors.possible_name import is_possible
from service.read.clean import clean_line, unescape_twice
from service.read.data import load
from service.read.dates.date_line import read_dates
from service.read.fold import fold
from service.read.titles.site_name import Site

LONGEST = 400
"""Characters of a text that states names."""
MOST_AUTHORS = 30
MOST_ROUNDS = 5
"""How often names are taken apart again, until each stays as it is."""

_CONTACT = re.compile(
    r"<[^<>@\s]{1,64}@[^<>\s]{1,80}>|[\w.+-]{1,64}@[\w.-]{1,80}|(?<!\w)@\w{1,40}"
    r"|(?:https?:)?//[^\s()]{1,300}|www\.[^\s()]{1,300}|(?<!\S)(?:[\w-]{1,40}\.){1,4}[a-z]{2,20}/\S{1,200}"
)
_BRACKETS = re.compile(r"\s*[(（\[]([^()（）\[\]]{0,80})[)）\]]")
_TAG = re.compile(r"<[^<>]{0,200}>")
_PARTS = re.compile(r"\s*[;；]\s*|、|，")
_SOFT_BREAK = re.compile(r"\s*[|｜•·]\s*|\s+/\s+")
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,10}\Z", re.I)
_EDGES = " \t,;:|/•·–—-*_"
_LABEL = re.compile(r"[^\W\d_]{3,20}\s?:\s|[\u3040-\u9fff\uac00-\ud7af]{1,6}\s?[:：=＝]")


def agents_of(text: str, site: Site, kind: str | None = None) -> tuple[Agent, ...]:
    """The people and organisations that a stated text names, in order; none where it is an address, a date, a login.

    kind: the type that the markup gives the named, or None. The site's own name and a known agency are organisations
    whatever the markup says, and the name of an organisation is never taken apart. What comes out of here comes out
    again as it is.
    """
    return _named(text[: 2 * LONGEST], site, kind)


@lru_cache(maxsize=256)
def _named(text: str, site: Site, kind: str | None) -> tuple[Agent, ...]:
    """`agents_of`: most pages state their authors several times over."""
    text = without_contacts(clean_line(unescape_twice(text)))
    if not text or len(text) > LONGEST or (text[0] == "/" and " " not in text):  # "/about/" is an address
        return ()
    if kind == "Organization":
        return (Agent(text, kind),) if is_possible(text) else ()
    if _is_plain(text, site, kind):
        return (Agent(text),)
    found = _taken_apart(text, site, kind)
    for _ in range(MOST_ROUNDS):
        again = [one for agent in found for one in _again(agent, site)]
        if again == found:
            break
        found = again
    return tuple(dict.fromkeys(found))[:MOST_AUTHORS]


def _is_plain(text: str, site: Site, kind: str | None) -> bool:
    """Whether the text is one person's name and nothing else, as most are."""
    data = _data()
    return (
        is_name(text)
        and not name_beside_role(text)
        and not (data.joint.search(text) or data.leading.match(text) or names_organisation(text, site, kind))
        and is_possible(text, kind)
    )


def _again(agent: Agent, site: Site) -> list[Agent]:
    """What a name is taken apart into: itself, once all that is none is off it."""
    if agent.type == "Organization":
        return [agent]
    parts = _taken_apart(agent.name, site, agent.type)
    return [replace(parts[0], job_title=parts[0].job_title or agent.job_title)] if len(parts) == 1 else parts


def _taken_apart(text: str, site: Site, kind: str | None) -> list[Agent]:
    found: list[Agent] = []
    for part in _PARTS.split(_SOFT_BREAK.sub(", ", " ".join(_without_asides(text).split()))):
        if not read_dates(part):
            found += _of_part(_without_leading(part.strip(_EDGES), site), site, kind)
    return found


def is_newsroom(name: str, site: Site) -> bool:
    """Whether a name is that of the site's newsroom, and so of nobody in it: "Harbour Post Staff", "Editorial Team". What
    else ends so is somebody: "Sea Watch Team"."""
    rest, _, last = name.rpartition(" ")
    words = name_words()["newsroomWords"]
    return fold(last) in words and (all(word in words for word in fold(rest).split()) or site.is_name(rest))


def without_contacts(text: str) -> str:
    """The text without tags, mail addresses, handles and other addresses."""
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "@" in text or "/" in text or "www." in text:
        text = _CONTACT.sub(" ", text)
    return " ".join(text.split())


def _without_asides(text: str) -> str:
    """The text without what stands in brackets; nothing where all of it does, or where a label says what else it is."""
    text = without_other_work(without_brackets(text, _BRACKETS)).strip()
    label = _LABEL.match(text)
    return "" if label and not _data().leading.match(text) else text


def _without_leading(text: str, site: Site) -> str:
    """The text without "By": a word that may be a part of a name ("Von Miller") only goes where a whole name is left."""
    while match := _data().leading.match(text):
        rest = text[match.end() :].strip(_EDGES)
        if not rest or not (match["sure"] or " " in rest or names_organisation(rest, site, None)):
            break
        text = rest
    return text


def _of_part(text: str, site: Site, kind: str | None) -> list[Agent]:
    """One part between hard breaks: names joined by commas and words, with roles, employers and places behind them."""
    if not is_possible(text, kind) and "," not in text:
        return []
    if names_organisation(text, site, "Person" if "," in text else kind):
        return [Agent(text, "Organization")]
    pieces = [piece for piece in (piece.strip(_EDGES) for piece in _data().comma.split(text)) if piece]
    if len(pieces) == 2 and all(" " not in piece and piece[0].isupper() and not names_organisation(piece, site, None) for piece in pieces):
        return [Agent(f"{pieces[1]} {pieces[0]}")]  # "Falk, Nora", as libraries write it
    found: list[Agent] = []
    for piece in pieces:
        names = [_agent(name, site, kind) for name in _joint(piece, site) if is_possible(name, kind)]
        if not found or all(_may_follow(name, found[-1], site) for name in names):
            found += names
        elif found[-1].job_title is None and is_role(piece[:1].upper() + piece[1:]):
            found[-1] = replace(found[-1], job_title=piece)
    return found


def _agent(name: str, site: Site, kind: str | None) -> Agent:
    """One name, without a role that stands right beside it."""
    if found := role_first(name):
        return Agent(found[0], job_title=found[1])
    if names_organisation(name, site, kind):
        return Agent(name, "Organization")
    person, slash, agency = name.rpartition("/")
    if slash and is_name(person) and is_agency(agency):  # "Nora Falk/Reuters": her employer
        name = person
    return Agent(name_beside_role(name) or name)


def _may_follow(agent: Agent, last: Agent, site: Site) -> bool:
    """Whether what stands after a comma is one more author: behind a person, an organisation is the employer."""
    if agent.type == "Organization":
        return last.type == "Organization"
    if site.is_name(agent.name):
        return False
    is_login = agent.name.islower() and last.name.islower() and " " not in agent.name and not is_role(agent.name.capitalize())
    return is_name(agent.name) or is_login


def _joint(piece: str, site: Site) -> list[str]:
    """A piece cut at "and", where whole names stand on both sides of it ("José Ortega y Gasset" is one)."""
    names = _data().joint.split(piece)
    return names if all(is_name(name) or names_organisation(name, site, None) for name in names) else [piece]


def names_organisation(name: str, site: Site, kind: str | None) -> bool:
    """Whether a stated name is an organisation's: of what is stated as a person, few are. kind: as in `agents_of`."""
    if site.is_whole_name(name) or is_agency(name) or _HOST.match(name):
        return True
    words = fold(name).split()
    if kind is not None:
        return (len(words) == 1 and is_organisation(name)) or site.is_part(name) or _is_desk(words)  # whatever the markup says
    if is_organisation(name.replace("-", " ")) or words[-1:] in _data().endings or name.endswith(_data().suffixes):
        return True
    surname = words[-1] if len(words) == 2 else ""  # "Anna Verein"
    return any(word.endswith(_data().word_ends) for word in words if word != surname or word not in _data().word_ends)


def _is_desk(words: list[str]) -> bool:
    """Whether a name ends as newsrooms sign: "HP News Desk", "Editorial Board"; "Sea Watch Team" may be anybody."""
    data = name_words()
    return len(words) > 1 and words[-1] in data["deskWords"] and words[-2] in data["desks"]


@cache
def joint_at_edge() -> re.Pattern[str]:
    """A comma or an "and" at the start of a text, or at its end."""
    words = _any_of(load("byline.json")["and"])
    return re.compile(rf"\A(?:,|(?:{words})(?!\S))|(?:,|(?<!\S)(?:{words}))\s*\Z", re.I)


@dataclass(frozen=True, slots=True)
class _Data:
    leading: re.Pattern[str]
    joint: re.Pattern[str]
    comma: re.Pattern[str]
    endings: tuple[list[str], ...]
    suffixes: tuple[str, ...]
    word_ends: tuple[str, ...]


@cache
def _data() -> _Data:
    words = name_words()
    joints = load("byline.json")["and"]
    sure, other = (sorted(words[row], key=lambda word: (-len(word), word)) for row in ("leading", "leadingUnsure"))
    return _Data(
        re.compile(rf"(?P<sure>(?:{_any_of(sure)})(?:(?<=[:：=＝/／])|\s+|\s?[:：=＝]))\s*|(?:{_any_of(other)})\s+", re.I),
        re.compile(rf"\s+(?:{_any_of(joints)})\s+", re.I),
        re.compile(rf"\s*,\s*(?:(?:{_any_of(joints)})\s+(?=\S+\s))?", re.I),
        tuple([ending] for ending in map(fold, words["organisationEndings"])),
        tuple(words["organisationSuffixes"]),
        tuple(map(fold, words["organisationWordEnds"])),
    )


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace(":", "[:：=＝]").replace("/", "[/／]") for word in words)
