"""Names with their role beside them, in scripts without capitals: "김철수 기자", "記者王小明／台北報導", "南港报记者 王小明 李雷"."""

from __future__ import annotations

import re

from service.read.authors.byline_words import byline_words
from service.read.scripts import HANGUL

SHORTEST_WHOLE = 3
"""Characters of a Chinese name that is no part of one: "森本 由紀" may be one name in two words, "王小明 李大華" are two."""

_PHOTOGRAPHED = ("摄", "攝")
_KOREAN_JOINT = re.compile(r"\s?[·,]\s?|\s")


def names_beside_role(text: str) -> list[str]:
    """The names of a text that is nothing but names and what they are, right before or behind them; none of any other text.

    Whom a word for somebody else's work stands before ("编辑", "校对") is left out, with all behind. Raises none.
    """
    words = byline_words()
    if match := words.suffix.match(text):
        name = (match[1] or match[2]).strip()
        return _KOREAN_JOINT.split(name) if name[0] >= HANGUL else [name]
    match = words.prefix.match(text)
    return _without_helpers(match[1], text) if match else []


def name_beside_role(text: str) -> str | None:
    """The one name of such a text; None for several and for any other text."""
    names = names_beside_role(text)
    return names[0] if len(names) == 1 else None


def names_apart(text: str, whole: str) -> list[str]:
    """Names that only spaces stand between, as Chinese by-lines have them; the text alone where it may be one name in two
    words. whole: the line, whose letters may tell that it is not Japanese."""
    names = text.split()
    is_list = len(names) > 1 and all(map(byline_words().wide_name.match, names))
    return names if is_list and (not _may_be_japanese(whole) or min(map(len, names)) >= SHORTEST_WHOLE) else [text]


def _without_helpers(listed: str, whole: str) -> list[str]:
    words = byline_words()
    names = [name for piece in words.role_joint.split(listed) for name in names_apart(piece, whole)]
    end = next((at for at, name in enumerate(names) if name in words.helpers), len(names))
    is_named = all(words.wide_name.match(name) and not name.endswith(_PHOTOGRAPHED) for name in names[:end])
    return names[:end] if is_named else []


def _may_be_japanese(text: str) -> bool:
    """Whether Japan's own character set has all letters: it lacks the simplified ones of China."""
    try:
        text.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True
