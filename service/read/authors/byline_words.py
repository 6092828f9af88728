"""The words of by-lines, of `data/byline.json`, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from service.read.data import load
from service.read.fold import fold


@dataclass(frozen=True, slots=True)
class BylineWords:
    """What a by-line starts with, what joins its names, and what is no name in it."""

    by: re.Pattern[str]
    label: re.Pattern[str]
    editor: re.Pattern[str]
    desk: re.Pattern[str]
    suffix: re.Pattern[str]
    prefix: re.Pattern[str]
    wide_name: re.Pattern[str]
    role_joint: re.Pattern[str]
    helpers: frozenset[str]
    joint: re.Pattern[str]
    place: re.Pattern[str]
    particles: frozenset[str]
    organisations: frozenset[str]
    organisation_words: frozenset[str]
    roles: frozenset[str]
    no_roles: tuple[str, ...]
    determiners: frozenset[str]
    pictures: frozenset[str]


@cache
def byline_words() -> BylineWords:
    """The words, as patterns and as folded sets."""
    data = load("byline.json")
    by, labels, editors = (_any_of([word for words in data[name].values() for word in words]) for name in ("by", "labels", "editor_labels"))
    role, name = rf"(?:{_any_of(data['prefixes'])})", r"[\u3400-\u9fff]{2,4}"
    names = rf"{name}(?:(?:\s*[、，,]\s*|\s+)(?:{role}\s?)?{name}){{0,9}}"
    joints = _any_of([word for word in data["and"] if word[0].isalpha()])
    return BylineWords(
        re.compile(rf"(?:{by})\s+(?=\S)", re.I),
        re.compile(rf"(?:{labels})\s?[:：=＝／/・]\s*", re.I),
        re.compile(rf"(?<!\w)(?:{editors})(?:\s?[:：=＝／/]\s*|\s+)", re.I),
        re.compile(rf"(?:{_any_of(data['desk'])})\s+", re.I),
        re.compile(
            rf"(?:[(（\[]?[\w가-힣]{{1,10}}\s?=\s?|[가-힣]{{2,8}}[부팀]\s)?(?!(?:{_any_of(data['korean_desks'])})\s?기자)"
            rf"(?:([가-힣]{{2,4}}(?<![부팀])(?:(?:\s?[·,]\s?[가-힣]{{2,4}}|\s[{data['korean_surnames']}][가-힣][^\W부팀국])){{0,4}}"
            rf"|[\u3400-\u9fff々 ]{{2,8}}(?<![部報报社]))"
            rf"|([가-힣]{{2}}[^\W의은는을를부팀])\s[가-힣]{{1,8}})\s?(?:{_any_of(data['suffixes'])})\Z"
        ),
        re.compile(
            rf"[〔【(（\[]?(?:{role}\s?|[\u3400-\u9fff·]{{2,12}}{role}[\s:：／/]\s?)({names})(?:\s?[／/]\s?[\u3400-\u9fff]{{2,12}})?[〕】)）\]]?\Z"
        ),
        re.compile(rf"{name}\Z"),
        re.compile(rf"\s*[、，,]\s*(?:{role}\s?)?|\s+{role}\s?"),
        frozenset(data["helpers"]),
        re.compile(rf"\s*[,，、;；&]\s*(?:(?:{joints})\s+)?|\s+(?:{joints})\s+", re.I),
        re.compile(rf"\s(?:{_any_of(data['places'])})\s+(?=\S)", re.I),
        frozenset(map(fold, data["particles"])),
        frozenset(map(fold, data["organisations"])),
        frozenset(map(fold, data["organisation_words"])),
        frozenset(map(fold, data["roles"])),
        tuple(f"{fold(word)} " for word in data["no_roles"]),
        frozenset(map(fold, data["determiners"])),
        frozenset(map(fold, data["pictures"])),
    )


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(set(words), key=lambda word: (-len(word), word)))
