"""The pictures of a page: which are the article's, in which order, with which words, and that they are a fixed point."""

from __future__ import annotations

import json
from html import escape
from typing import Any

import pytest

from service.build.news_article import news_article_node
from service.build.open_graph import open_graph_tags
from service.build.x_card import x_card_tags
from service.model.article import Article, Image
from service.model.form import value_to_form
from service.read.fields.images import pick_images
from service.read.images.addresses import is_placeholder, parse_srcset, pixels
from service.read.images.furniture import is_furniture
from service.read.images.same_file import file_key
from service.read.page import Page
from tests.expect import CASES, assert_expected, case_names, expected_of

STAGE = "read_images"


def found_in(page: Page) -> dict[str, Any]:
    """The pictures in the article form's names, and the lead's provenance."""
    picked = pick_images(page)
    form: dict[str, Any] = {"images": value_to_form(picked.value or ())}
    if picked.provenance:
        others = [{"source": other.source, "value": other.value} for other in picked.provenance.others]
        form["provenance"] = {"source": picked.provenance.source, "at": picked.provenance.at, "others": others}
    return form


@pytest.mark.parametrize("name", case_names(STAGE))
def test_case(name: str) -> None:
    assert_expected(found_in(Page((CASES / STAGE / name / "input.html").read_bytes())), expected_of(STAGE, name))


def generated(images: tuple[Image, ...]) -> str:
    """What the generated head holds of pictures: the node, og: and twitter: tags."""
    article = Article(url="https://news.example/2026/story", headline="A headline", article_body="Text.", images=images)
    node = json.dumps({"@context": "https://schema.org", **news_article_node(article)}).replace("<", "\\u003c")
    tags = [f'<meta property="{tag.name}" content="{escape(tag.content)}">' for tag in open_graph_tags(article)]
    tags += [f'<meta name="{tag.name}" content="{escape(tag.content)}">' for tag in x_card_tags(article)]
    return f'<script type="application/ld+json">{node}</script>' + "".join(tags)


@pytest.mark.parametrize("where", ["<head>", "</head>"])
@pytest.mark.parametrize("name", case_names(STAGE))
def test_generated_head_changes_no_picture(name: str, where: str) -> None:
    text = (CASES / STAGE / name / "input.html").read_text("utf-8")
    images = pick_images(Page(text.encode())).value or ()
    head = generated(images)
    with_head = text.replace(where, where + head if where == "<head>" else head + where, 1)
    assert (pick_images(Page(with_head.encode())).value or ()) == images


@pytest.mark.parametrize(
    ("srcset", "candidates"),
    [
        ("a.jpg 1x, b.jpg 2x", [("a.jpg", "1x"), ("b.jpg", "2x")]),
        ("a.jpg 1x,b.jpg 2x", [("a.jpg", "1x"), ("b.jpg", "2x")]),
        ("/w=1,q=2/a.jpg 480w, /w=2,q=2/a.jpg 960w", [("/w=1,q=2/a.jpg", "480w"), ("/w=2,q=2/a.jpg", "960w")]),
        ("a.jpg, b.jpg 2x", [("a.jpg", ""), ("b.jpg", "2x")]),
        ("  a.jpg\n 100w 50h , b.jpg", [("a.jpg", "100w"), ("b.jpg", "")]),
        ("data:,1w", [("data:,1w", "")]),
        (", ,", []),
        ("", []),
    ],
)
def test_srcset_is_parsed_as_browsers_do(srcset: str, candidates: list[tuple[str, str]]) -> None:
    assert list(parse_srcset(srcset)) == candidates


BLOB, OTHER_BLOB, VARIANT = (
    f"eyJfcmFpbHMiOnsiZGF0YSI6{data}fQ--{sign * 20}" for data, sign in (("MTAwMSwi", "a1"), ("MTAwMiwi", "b2"), ("eyJyZXNpemUi", "c3"))
)
SAME = [
    ("https://cdn.example/photo-300x200.jpg", "https://cdn.example/photo.jpg"),
    ("https://cdn.example/240/a/hall-1234567.jpg.webp", "https://cdn.example/1024/b/hall-1234567.jpg"),
    ("https://cdn.example/v2/53566e82-683b-4690-bf35-dc9deba816ac?w=40", "https://o.example/53566e82-683b-4690-bf35-dc9deba816ac_16x9.webp"),
    ("https://cdn.example/?url=https://news.example/img/7654321.jpg&w=1000", "https://news.example/img/thumbs/400x400/7654321.jpg"),
    ("https://cdn.example/https%3A%2F%2Fnews.example%2Fimg%2F7654321.jpg?auto=format", "https://news.example/img/7654321.jpg"),
    ("https://cdn.example/image/width=480,quality=80/up/2026/hall-of-the-market.jpg", "https://cdn.example/up/2026/hall-of-the-market.jpg"),
    ("https://cdn.example/_next/image?url=%2Fup%2Fhall.jpg&w=640", "https://cdn.example/up/hall.jpg"),
    ("https://cdn.example/7654321-thumb_square_large.jpg", "https://cdn.example/width620/7654321-standard.jpg"),
    ("https://cdn.example/2026/pier9_thumbnail.jpg", "https://cdn.example/2026/pier9.jpg"),
    ("https://cdn.example/uploads/2026/05/9.png", "https://ledger.example/wp-content/uploads/2026/05/9-300x200.png"),
    ("https://cdn.example/next/2026/05/pier-9.png", "https://ledger.example/wp-content/uploads/2026/05/pier-9.png"),
    (f"https://ledger.example/files/{BLOB}/{VARIANT}/pier.png", f"https://ledger.example/files/{BLOB}/pier.png"),
    ("https://cdn.example/7654321_170992_v16_9_600.jpeg", "https://cdn.example/7654321_170992_v1_1_200.jpeg"),
    ("https://cdn.example/AP-pier-01-261216_12x5_1600.jpg", "https://cdn.example/AP-pier-01-261216_4x3t_240.jpg"),
    (
        "https://cdn.example/crop7654321/1112223334-w420-cv16_9-q85/Market-hall-at-dawn.jpg",
        "https://cdn.example/crop7654321/5556667778-w820-q85/Market-hall-at-dawn.jpg",
    ),
    (f"https://cdn.example/ap_26342669033405_wide-{'a1' * 20}.jpg", f"https://cdn.example/ap_26342669033405-{'b2' * 20}-s1100.jpg"),
    ("https://cdn.example/f1920/Pier_AdobeStock_317147000_Lima.jpeg", "https://cdn.example/f2000x857/Pier_AdobeStock_317147000_top.jpg"),
    ("https://cdn.example/2026/05/pier/pier-superJumbo.jpg", "https://cdn.example/2026/05/pier/pier-videoSixteenByNineJumbo1600-v4.jpg"),
    ("https://cdn.example/2026/05/650x301xpier-9.jpg.pagespeed.gp+jp+jw.ic.pvz2Wp7B_P.jpg", "https://cdn.example/2026/05/pier-9.jpg"),
]
DIFFERENT = [
    ("https://cdn.example/2026/large.jpg", "https://cdn.example/2026/pier.jpg"),
    ("https://cdn.example/2026/pier-a_large.jpg", "https://cdn.example/2026/pier-b_large.jpg"),
    ("https://cdn.example/g/1.jpg", "https://cdn.example/g/2.jpg"),
    ("https://cdn.example/image.php?id=77&w=300", "https://cdn.example/image.php?id=78&w=300"),
    ("https://cdn.example/53566e82-683b-4690-bf35-dc9deba816ac-1.jpg", "https://cdn.example/53566e82-683b-4690-bf35-dc9deba816ac-2.jpg"),
    ("https://ledger.example/uploads/2026/05/pier.jpg", "https://ledger.example/uploads/2026/06/pier.jpg"),
    ("https://ledger.example/north/2026/05/1.jpg", "https://ledger.example/south/2026/05/1.jpg"),
    ("https://ledger.example/north/2026/05/pier.jpg", "https://ledger.example/south/2026/05/pier.jpg"),
    ("https://ledger.example/north/2026/05/photo-1.jpg", "https://ledger.example/south/2026/05/photo-1.jpg"),
    (f"https://ledger.example/files/{BLOB}/{VARIANT}/pier.png", f"https://ledger.example/files/{OTHER_BLOB}/{VARIANT}/pier.png"),
    ("https://cdn.example/2026/05/storm/a.jpg", "https://cdn.example/2026/05/flood/a.jpg"),
    ("https://cdn.example/article1000001/crowd-in-the-rain.jpg", "https://cdn.example/article1000002/crowd-in-the-rain.jpg"),
    ("https://cdn.example/img_20260504_101501.jpg", "https://cdn.example/img_20260504_101502.jpg"),
    ("https://cdn.example/AP_20260504_pier.jpg", "https://cdn.example/AP_20260504_hall.jpg"),
    ("https://cdn.example/GettyImages-1234567.jpg", "https://cdn.example/GettyImages-1234567-GettyImages-7654321.jpg"),
    ("https://cdn.example/2026/regatta/regatta-start.jpg", "https://cdn.example/2026/regatta/regatta-finish.jpg"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_file_at_two_sizes_has_one_key(one: str, other: str) -> None:
    assert file_key(one) == file_key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_files_have_two_keys(one: str, other: str) -> None:
    assert file_key(one) != file_key(other)


@pytest.mark.parametrize(
    ("text", "number"), [("640", 640), ("640px", 640), (" 640.0 ", 640), ("100%", None), ("auto", None), ("0", None), (None, None)]
)
def test_only_pixels_are_a_size(text: str | None, number: int | None) -> None:
    assert pixels(text) == number


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("https://ledger.example/img/ledger-logo.png", True),
        ("https://ledger.example/img/og-default.png", True),
        ("https://ledger.example/img/arrow.svg", True),
        ("https://ledger.example/wp-includes/images/calendar_month.png", True),
        ("https://ledger.example/wp-content/uploads/2026/03/calendar.png", False),
        ("https://www.facebook.com/tr?id=1", True),
        ("https://ledger.example/img/avatar-2.jpg", True),
        ("https://ledger.example/img/twitter_cards_default.jpg", True),
        ("https://ledger.example/img/social-default-a4f15fa7ee.jpg", True),
        ("https://ledger.example/img/defaultPromoCrop.png", True),
        ("https://ledger.example/img/communityIcon.png", True),
        ("https://ledger.example/img/twitter-logo.png", False),
        ("https://ledger.example/img/AppleLogo.jpg", False),
        ("https://ledger.example/img/apple-logo-on-a-store.jpg", False),
        ("https://ledger.example/img/the-default-of-a-small-state.jpg", False),
        ("https://ledger.example/img/harbour.jpg", False),
    ],
)
def test_furniture_is_known_by_its_address(address: str, answer: bool) -> None:
    assert is_furniture(address) is answer


@pytest.mark.parametrize(
    ("name", "answer"),
    [("blank.gif", True), ("1px.gif", True), ("preload.gif", True), ("grey-placeholder.png", True), ("a-blank-page.jpg", False), ("pier.jpg", False)],
)
def test_placeholder_is_known_by_its_name(name: str, answer: bool) -> None:
    assert is_placeholder(f"https://ledger.example/img/{name}") is answer
