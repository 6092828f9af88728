"""Authors whom an article names within its own text, as East Asian papers do: "本报讯（记者王小明）…", "… 완료됐다. (김철수 기자)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.model.article import Agent
from service.read.authors.beside_role import names_beside_role
from service.read.authors.byline import read_byline
from service.read.authors.names import agents_of
from service.read.authors.shown_authors import ShownAuthors
from service.read.page import Page
from service.read.scripts import LAST_SPACED

AT_START, AT_END = 2, 2
"""Paragraphs that are looked at: a title or a standfirst may stand first, a note last."""

_REPORT = r"(?!(?:另|根)?[据據]|援引|[转轉]引)[^。！？：:（()【〔《》]{2,30}?(?:[讯訊电電]|消息|報導|报道)"
"""What says that it is a report, of this paper: "据…消息（记者…）" tells what another has."""
_INNER = "[^（）()【】〔〕]"
_OPENING = re.compile(rf"(?:{_REPORT}\s?[（(【〔]({_INNER}{{2,60}})|[（(【〔]({_INNER}{{2,16}}[\s／/:：]{_INNER}{{1,40}}))[）)】〕]")
"""Behind what says that it is a report; without that a name is apart from its role or place: "【记者观察】" is a column."""
_KOREAN = re.compile(
    r"(?:[(（\[][^()（）\[\]]{2,24}[)）\]]\s?([^=()\[\]]{2,24}?)\s?="
    r"|[(（\[](?:[^()（）\[\]=]{2,12}\s)?([가-힣]{2,4}(?:[·,\s]\s?[가-힣]{2,4}){0,3}\s?기자)[)）\]])"
)
_JAPANESE = re.compile(r"【[^】=＝]{1,12}[=＝]([\u3400-\u9fff々]{3,6})】")
_CLOSING = re.compile(r"[（(]([^（）()]{2,60})[）)]\s*\Z")


def text_authors(page: Page) -> ShownAuthors | None:
    """The people whom the first paragraphs name before their text, or the last ones behind it, as who reports: only in
    brackets and with a role; None where there are none."""
    blocks = page.content.blocks
    for block in blocks[:AT_START]:
        if agents := _people(page, _opening(block.text)):
            return ShownAuthors(agents, page.place(block.element))
    for block in reversed(blocks[-AT_END:]):
        if agents := _people(page, _closing(block.text)):
            return ShownAuthors(agents, page.place(block.element))
    return None


def _people(page: Page, names: list[str]) -> tuple[Agent, ...]:
    return tuple(agent for name in names for agent in agents_of(name, page.site) if agent.type == "Person")


def _opening(text: str) -> list[str]:
    if text.isascii():
        return []
    if match := _JAPANESE.match(text):
        return [match[1]]
    return next(filter(None, map(names_beside_role, _openings(text))), [])


def _openings(text: str) -> Iterator[str]:
    for pattern in (_OPENING, _KOREAN):
        if match := pattern.match(text):
            yield from filter(None, match.groups())


def _closing(text: str) -> list[str]:
    match = None if text.isascii() else _CLOSING.search(text[-80:])
    byline = read_byline(match[1].strip()) if match and max(match[1]) > LAST_SPACED else None  # "(di Paolo Alba)" made the film
    return [agent.name for agent in byline.authors] if byline else []
