"""Article forms, CMS payloads and plain texts made by dice."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any

from tests.expect import CASES, case_names, expected_of
from tests.generated.markup import written
from tests.generated.pages import page
from tests.generated.words import address, byline, credit, date, line, name, one, prose, sentence, text
from tests.inputs import Input

HTML, TEXT, JSON = "text/html", "text/plain", "application/json"
URL = "https://a.example/2026/03/02/ferry-left"


def a_page(dice: Random) -> Input:
    """A whole page."""
    return Input("page", page(dice).encode("utf-8", "replace"), HTML, "utf-8", URL)


def a_text(dice: Random) -> Input:
    """A plain text: headline, by-line, picture lines, paragraphs, teasers, FAQ, in any order."""
    makes = (
        *[prose] * 4,
        *(sentence, line, date),
        *(byline, credit, address),
        lambda dice: f"{sentence(dice)} {credit(dice)}",
        lambda dice: f"{one(dice, 'faq_labels')}\nQ: {line(dice)}?\nA: {line(dice)}",
        lambda dice: one(dice, "line_starts") + line(dice),
        lambda dice: f"![{line(dice, 3)}]({address(dice)})",
    )
    lines = [line(dice)] + [dice.choice(makes)(dice) for _ in range(dice.randint(1, 8))]
    content = dice.choice(("\n", "\n\n", "\r\n")).join(lines)
    return Input("text", content.encode("utf-8", "replace"), TEXT, "utf-8")


def a_form(dice: Random) -> Input:
    """The article form. Its addresses and dates are sound for the most part: one that is not has the whole form refused."""
    link = address if dice.random() < 0.1 else lambda dice: f"https://a.example/{dice.randint(1, 99)}?a=1&b=%20#ä"
    day = date if dice.random() < 0.1 else lambda dice: f"2026-03-{dice.randint(10, 31)}"
    called = name if dice.random() < 0.1 else lambda dice: f"Ann {one(dice, 'words')}"
    agent = {"name": called(dice), "type": dice.choice(("Person", "Organization")), "url": link(dice)}
    image = {"url": link(dice), "caption": text(dice), "alt": text(dice), "creditText": called(dice), "width": 640, "height": 480, "creator": agent}
    makes: dict[str, Callable[[Random], Any]] = {
        **dict.fromkeys(("alternativeHeadline", "description", "section", "dateline", "contentLocation"), text),
        **dict.fromkeys(("datePublished", "dateModified"), day),
        **dict.fromkeys(("authors", "editors"), lambda dice: [agent, {"name": called(dice)}]),
        "articleBody": lambda dice: "\n".join(prose(dice) for _ in range(3)),
        "url": link,
        "publisher": lambda dice: {"name": called(dice), "url": link(dice)},
        "images": lambda dice: [image, {"url": link(dice)}],
        "keywords": lambda dice: [text(dice, 2), text(dice, 2)],
        "language": lambda dice: dice.choice(("de", "en-GB", "zh-Hant")),
        "faq": lambda dice: [{"question": text(dice) + "?", "answer": prose(dice)}],
        "breadcrumbs": lambda dice: [{"name": called(dice), "url": link(dice)}],
        "video": lambda dice: [{"name": called(dice), "contentUrl": link(dice)}],
        **dice.choice(({"html": page}, {"text": lambda dice: a_text(dice).content.decode()})),
    }
    form = {"headline": text(dice), **{named: make(dice) for named, make in makes.items() if dice.random() < 0.3}}
    return Input("form", json.dumps(form).encode(), JSON, url=URL if dice.random() < 0.5 else None)


@cache
def _cms_cases() -> tuple[tuple[Any, str, str | None], ...]:
    told = [(name, expected_of("read_cms", name)) for name in case_names("read_cms")]
    return tuple((json.loads((CASES / "read_cms" / name / "input.json").read_text("utf-8")), said["cms"], said.get("locale")) for name, said in told)


def a_payload(dice: Random) -> Input:
    """A CMS's payload in which some of the texts are others."""
    payload, cms, locale = dice.choice(_cms_cases())
    return Input("payload", json.dumps(_reworded(copy.deepcopy(payload), dice)).encode(), JSON, cms=cms, locale=locale)


def _reworded(value: Any, dice: Random) -> Any:
    """Lists stay: the texts in them are pieces of one, which the laws would not find together again."""
    if isinstance(value, dict):
        return {named: _reworded(member, dice) for named, member in value.items()}
    if not isinstance(value, str) or dice.random() > 0.3:
        return value
    if value.startswith("http") or "/" in value[:2]:
        return address(dice)
    if value[:4].isdigit():
        return date(dice)
    if value.startswith("<p>"):
        caption, source = written(text(dice)), written(address(dice))
        return f"{value}<p>{written(prose(dice))}</p><figure><img src='{source}'><figcaption>{caption}</figcaption></figure>"
    if " " in value or value[:1].isupper():
        return text(dice) if len(value) < 200 else prose(dice)
    return value


MADE: dict[str, Callable[[Random], Input]] = {"pages": a_page, "texts": a_text, "article forms": a_form, "CMS payloads": a_payload}
