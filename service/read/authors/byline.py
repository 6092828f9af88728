"""By-lines in plain text: "By Nora Falk and Per Stein", "Ines Rahm, Political Correspondent", "文：森本 由紀".

The words stand in `data/byline.json`. A by-line is read only where all of it is names, roles and places: "By the time
the ferry came" is prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from service.model.article import Agent
from service.read.authors.beside_role import names_apart, names_beside_role
from service.read.authors.byline_words import byline_words
from service.read.authors.nicknames import is_nickname, without_brackets
from service.read.fold import fold

LONGEST = 160
"""Characters of a by-line."""
MOST_NAME_WORDS = 5
MOST_ROLE_WORDS = 7

_BARS = re.compile(r"\s*[|•·│]\s*|\s[–—/-]\s|\s*;\s*")
_CONTACT = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,80}|(?<!\w)@\w{1,40}|https?://\S{1,200}")
_LABELS = re.compile(r"[\s\u3000|｜／]+(?=[^\W\d_](?:[^\W\d_]|・){0,11}\s?[:：=＝／])")
_BRACKETS = re.compile(r"\s*[(（\[]([^()（）\[\]]{0,60})[)）\]]")
_STOPS = ".!?:…。！？："
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0dff\u0e00-\u0e7f.'’`\-‐])*\Z")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々・·•]{2,14}(?:[ \u3000][\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々]{1,6})?\Z")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who a by-line names. Both are empty where it names nobody ("By our own reporter")."""

    authors: tuple[Agent, ...] = ()
    editors: tuple[Agent, ...] = ()


def read_byline(text: str) -> Byline | None:
    """Who the line says that the article is by; None where it is no by-line. Raises none.

    Input: one clean line. Names stay as they are spelled; a role is the `job_title` of the one whom it follows.
    Organisations are told by `data/byline.json`. A photographer is no author.
    """
    return _read(text) if 0 < len(text) <= LONGEST else None


@lru_cache(maxsize=1024)
def _read(text: str) -> Byline | None:
    stripped = (_CONTACT.sub("", text) if "@" in text or "//" in text else text).strip(" ,;—–-*_")
    if stripped[:1] in "(（【[" and stripped[-1:] in ")）】]":
        stripped = stripped[1:-1].strip()
    if found := _desk(stripped) or _several(stripped) or _with_suffix(stripped) or _labelled(stripped):
        return found
    return _name_with_role(stripped)


def is_role(text: str) -> bool:
    """Whether the line is a role as it stands under a name: "Political Correspondent"."""
    words = text.split()
    if not 0 < len(words) <= MOST_ROLE_WORDS or not has_role(text) or text.endswith((".", "?", "!", ":")):
        return False
    return text[0].isupper() and not fold(text).startswith(byline_words().no_roles)


def _desk(text: str) -> Byline | None:
    """Read "Reporting by Nora Falk; Editing by Per Stein", as agencies close their reports."""
    words = byline_words()
    if not words.desk.match(text):
        return None
    authors: list[Agent] = []
    editors: list[Agent] = []
    for segment in re.split(r"\s*[;.]\s+", text):
        if match := words.desk.match(segment):
            authors += _people(segment[match.end() :], single=False) or []
        elif match := words.editor.match(segment):
            editors += _people(segment[match.end() :], single=False) or []
    return Byline(tuple(authors), tuple(editors)) if authors or editors else None


def _several(text: str) -> Byline | None:
    """Read "来源：新华社 作者：王小明 编辑：李雷": several labels on one line, whose other ones name nobody who wrote it."""
    pieces = _LABELS.split(text) if sum(map(text.count, ":：=＝／")) > 1 else ()
    found = [byline for piece in pieces if (byline := _labelled(piece) or _edited(piece))]
    if len(pieces) < 2 or not found or not _LABELS.match(" " + text):
        return None
    return Byline(tuple(agent for byline in found for agent in byline.authors), tuple(agent for byline in found for agent in byline.editors))


def _edited(text: str) -> Byline | None:
    match = byline_words().editor.match(text)
    editors = _people(text[match.end() :], single=True) if match else None
    return Byline(editors=tuple(editors)) if editors else None


def _labelled(text: str) -> Byline | None:
    words = byline_words()
    label = words.label.match(text)
    by = words.by.match(text)
    match = label if label and (by is None or label.end() >= by.end()) else by
    if match is None:
        return None
    rest, editors = _split_editor(text[match.end() :])
    pieces = [piece for piece in _BARS.split(rest) if piece]
    authors = _people(pieces[0], single=match is label) if pieces else None
    if authors is None:
        return None
    if len(authors) == 1 and len(pieces) > 1 and authors[0].job_title is None and is_role(pieces[1]):
        authors = [replace(authors[0], job_title=pieces[1])]
    return Byline(tuple(authors), tuple(editors))


def _split_editor(text: str) -> tuple[str, list[Agent]]:
    match = byline_words().editor.search(text)
    if match is None:
        return text, []
    return text[: match.start()].rstrip(" /／|;；，,"), _people(text[match.end() :], single=True) or []


def _with_suffix(text: str) -> Byline | None:
    """Read "김철수 기자" and "記者王小明／台北報導": the role stands beside the name without a comma."""
    names = names_beside_role(text)
    return Byline(tuple(map(Agent, names))) if names else None


def _name_with_role(text: str) -> Byline | None:
    pieces = [piece.strip() for piece in re.split(r"\s*[,，|•·/]\s*|\s[–—-]\s", text, maxsplit=1)]
    if len(pieces) != 2 or not is_role(pieces[1]) or not is_name(pieces[0]) or is_organisation(pieces[0]):
        return None
    return Byline((Agent(pieces[0], job_title=pieces[1]),))


def _people(text: str, *, single: bool) -> list[Agent] | None:
    """The people and organisations of a list of names; None where something in it is neither name, role nor place.

    single: a name of one word is taken too, as it stands after a label with a colon.
    """
    found: list[Agent] = []
    unnamed = 0  # names since the last role: a role behind several names is nobody's
    for name in (name for piece in byline_words().joint.split(text) for name in _names_of(piece.strip(" ."), text)):
        if not name:
            continue
        if found and is_role(name[0].upper() + name[1:]):
            found = [*found[:-1], replace(found[-1], job_title=name)] if unnamed == 1 else found
            unnamed = 0
        elif agent := _agent(name, single=single and not found):
            unnamed += 1
            if agent.type == "Person" or not found:
                found.append(agent)
        elif not (found and len(name.split()) <= 2 and _has_capital(name)) and not (has_role(name) and len(name) < 40):
            return None
    return found


def _names_of(piece: str, text: str) -> list[str]:
    name = _without_asides(piece)
    return names_beside_role(name) or (names_apart(name, text) if not name.isascii() else [name])


def _has_capital(name: str) -> bool:
    """As the names of newsrooms have one: "g1 SP"."""
    return any(map(str.isupper, name))


def _agent(name: str, *, single: bool) -> Agent | None:
    if found := role_first(name):
        return Agent(found[0], job_title=found[1])
    if is_organisation(name):
        return Agent(name, "Organization")
    return Agent(name) if is_name(name) or (single and _is_word_of_name(name)) else None


def _without_asides(piece: str) -> str:
    """The name without its bracket and place; nothing where it made the pictures: "Leo Brandt (Photos)", "Foto: Leo"."""
    aside = _BRACKETS.search(piece)
    label, colon, _ = piece.partition(":")
    for told in (aside[1] if aside else "", label if colon else ""):
        if not byline_words().pictures.isdisjoint(re.split(r"\W+", fold(told))):
            return ""
    piece = without_brackets(piece, _BRACKETS)
    place = byline_words().place.search(piece)
    return (piece[: place.start()] if place else piece).strip(" ,.")


def is_name(text: str) -> bool:
    """Whether the text looks like the name of a person: two to five words with capitals and particles, none a role."""
    if _WIDE.match(text):
        return byline_words().helpers.isdisjoint(text.split())
    listed = text.split()
    if len(listed) > 2 and byline_words().editor.match(text):  # "Edited By Per Stein"
        return False
    if not 2 <= len(listed) <= MOST_NAME_WORDS or not _starts_name(listed[0]) or not _starts_name(listed[-1]):
        return False
    inner = (word for word in listed[1:-1] if not is_nickname(word) or is_agency(word[1:-1]))
    return all(_is_word_of_name(word) for word in (listed[0], *inner, listed[-1])) and not has_role(text)


def role_first(text: str) -> tuple[str, str] | None:
    """The name, and the role as it is worded, of a text that has the role first: "our correspondent Nora Falk"."""
    words = text.split()
    last = max((at for at, word in enumerate(words[: MOST_ROLE_WORDS - 1]) if has_role(word)), default=-1)
    name = " ".join(words[last + 1 :])
    if last < 0 or not is_name(name):
        return None
    return name, " ".join(words[1 if last and fold(words[0]) in byline_words().determiners else 0 : last + 1])


def split_names(text: str) -> list[str]:
    """The names of a line that holds nothing but names of people: "Nora Falk, Per Stein and Ines Rahm". None: empty."""
    if len(text) > LONGEST or text[-1:] in _STOPS:
        return []
    names = byline_words().joint.split(text)
    return names if all(is_name(name) and not is_organisation(name) for name in names) else []


def _starts_name(word: str) -> bool:
    """A capital, a letter that has none, or one behind a short particle: "d'Emilio"."""
    return word[0].isupper() or not word[0].islower() or (word[1:2] in ("'", "’") and word[2:3].isupper())


def _is_word_of_name(word: str) -> bool:
    if " " in word or not _WORD.match(word):
        return False
    return not word[0].islower() or word.casefold() in byline_words().particles or (len(word) > 2 and word[1] in "'’")


def is_organisation(text: str) -> bool:
    """Whether the name is an agency's, or has a word of newsrooms and companies in it ("Ledger Staff")."""
    listed = fold(text).split()
    return is_agency(text) or (text[:1].isupper() and len(listed) <= MOST_NAME_WORDS and not byline_words().organisation_words.isdisjoint(listed))


def is_agency(text: str) -> bool:
    """Whether the whole text is the name of a known agency: "dpa", "The Associated Press"."""
    return fold(text) in byline_words().organisations


def has_role(text: str) -> bool:
    """Whether a word of the text is one of roles: "reporter", "Korrespondentin"."""
    return not byline_words().roles.isdisjoint(re.split(r"[\s/,&-]+", fold(text)))
