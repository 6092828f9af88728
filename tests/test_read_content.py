"""The content model: which text of a page is the article's, held to whole pages in many languages."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from service.read.content.appeals import is_appeal
from service.read.content.vocabulary import BOILERPLATE, DOUBTFUL, NOTHING, role_of_words
from service.read.fields.article_body import pick_article_body
from service.read.page import Page
from tests.expect import CASES, assert_expected, case_names, expected_of

STAGE = "read_content"
SENTENCE = "The ferry sailed at noon with nobody on board but the captain and a very small dog."


def _input(name: str) -> bytes:
    return Path(CASES / STAGE / name / "input.html").read_bytes()


def _found(page: Page) -> dict[str, Any]:
    content, body = page.content, pick_article_body(page, ())
    return {
        "root": None if content.root is None else page.place(content.root),
        "body": [block.text for block in content.blocks],
        "kinds": [block.kind for block in content.blocks],
        "articleBody": body.value,
        "source": body.provenance.source if body.provenance else None,
    }


@pytest.mark.parametrize("name", case_names(STAGE))
def test_case(name: str) -> None:
    assert_expected(_found(Page(_input(name))), expected_of(STAGE, name))


@pytest.mark.parametrize("name", case_names(STAGE))
def test_own_markup_in_the_head_changes_nothing(name: str) -> None:
    before = pick_article_body(Page(_input(name)), ()).value
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "articleBody": before}
    script = f'<title>T</title><script type="application/ld+json">{json.dumps(node)}</script>'.encode()
    for place in (b"<head>", b"</head>"):
        page = _input(name).replace(place, place + script if place == b"<head>" else script + place)
        assert pick_article_body(Page(page), ()).value == before


@pytest.mark.parametrize("name", case_names(STAGE))
def test_tree_stays_as_it_is(name: str) -> None:
    page = Page(_input(name))
    before = etree.tostring(page.tree)
    assert page.content is page.content
    assert etree.tostring(page.tree) == before


def test_text_of_another_field_is_left_out() -> None:
    page = Page(f"<article><h1>T</h1><p>{SENTENCE}</p><div><h3>Who?</h3><p>A dog, it is said, and a captain.</p></div></article>".encode())
    faq = page.tree.find(".//div")
    assert faq is not None
    assert pick_article_body(page, (faq,)).value == SENTENCE


@pytest.mark.parametrize(
    ("attribute", "role"),
    [
        ("article-body", NOTHING),
        ("relatedArticles", BOILERPLATE),
        ("c-newsletter__form", BOILERPLATE),
        ("site-header has-sidebar", NOTHING),
        ("no-comments", NOTHING),
        ("comments-enabled", NOTHING),
        ("tag-newsletter category-related", NOTHING),
        ("story__image", DOUBTFUL),
        ("the-newsletter-that-ate-a-town-hall", NOTHING),
        ("", NOTHING),
    ],
)
def test_words_of_a_class(attribute: str, role: int) -> None:
    assert role_of_words(attribute) == role


@pytest.mark.parametrize(
    "text",
    [
        "Abonnez-vous à notre lettre.",
        "Подписывайтесь на наш канал!",
        "続きを読むには会員登録が必要です。",
        "更多消息请下载“南港报”APP",
        "立即下载南港报APP，随时看新闻！",
        "微信扫一扫，天天看海港！",
        "南港新聞アプリのダウンロードはこちら",
        "【点击查看全文】",
        "Folgen Sie uns auf allen Kanälen",
        "Get Tide Sheet, the Harbour Post’s weather newsletter",
        "For more on news from the three valleys please visit Harbour Post.",
        "Sign up now for the Harbour Post letter, full of tides and ferries!",
    ],
)
def test_appeal(text: str) -> None:
    assert is_appeal(text)


@pytest.mark.parametrize(
    "text",
    [
        "The follower of the king.",
        "Er folgte uns nach Bern.",
        "会員は三百人いる。",
        "顾客用手机扫一扫，菜单就出来了！",
        "两天里有一万人下载了渡轮的APP!",
        "用户无需下载APP即可登船。",
        "",
        "Sign up for our walk. " + SENTENCE * 4,
        "Get more out of a newsletter",
        "For more than a year nobody went to visit the lighthouse.",
        "For more information visit the museum on the quay.",
        "For more news from a harbour, follow-up work is needed.",
    ],
)
def test_no_appeal(text: str) -> None:
    assert not is_appeal(text)


NESTS = {
    "paragraphs": lambda size: f"<p>{SENTENCE}</p>" * size,
    "divs": lambda size: ("<div class='a'>" * 200 + f"<p>{SENTENCE}</p>" + "</div>" * 200) * (size // 40),
    "inline": lambda size: ("<span>" * 200 + f"<div>{SENTENCE}</div>" + "</span>" * 200) * (size // 40),
    "lists": lambda size: (f"<ul><li>{SENTENCE}" * 100 + "</li></ul>" * 100) * (size // 40),
    "breaks": lambda size: f"<div>{SENTENCE}" + "<br> " * size * 3,
}


@pytest.mark.parametrize("nest", sorted(NESTS))
def test_time_is_linear(nest: str) -> None:
    """Ten times the page takes no more than a few times ten times as long: a quadratic walk would take a hundred."""
    assert _seconds(NESTS[nest](4000)) < 40 * max(_seconds(NESTS[nest](400)), 0.005)


@pytest.mark.parametrize("page", [f"{SENTENCE}</html>{SENTENCE}", f"<p>{SENTENCE}</p></html><div>{SENTENCE}<br></div>", "</html>>", "<p", "\0"])
def test_broken_page_is_read_as_far_as_it_goes(page: str) -> None:
    assert Page(page.encode()).content.text.replace("\n", "").replace(SENTENCE, "") == ""


def test_deep_nest_is_no_recursion() -> None:
    page = Page(("<div>" * 10_000 + f"<p>{SENTENCE}</p>" + "</div>" * 10_000 + f"<p>{SENTENCE}</p>").encode())
    assert page.content.text in ("", SENTENCE)


def _seconds(body: str) -> float:
    taken = []
    for _ in range(3):
        page = Page(f"<article>{body}</article>".encode())
        assert page.elements
        start = time.thread_time()
        assert page.content is not None
        taken.append(time.thread_time() - start)
    return min(taken)
