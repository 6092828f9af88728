"""The whole way: a payload in, its bundle or its refusal out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from service import generate
from service.model.article import Publisher
from service.model.profile import Profile
from service.model.refusal import Reason, Refusal
from tests.inputs import EXAMPLES

SAMPLE = (EXAMPLES / "turkey-peace-talks.txt").read_text("utf-8")


def test_sample_gives_seven_questions_word_for_word() -> None:
    lines = SAMPLE.splitlines()
    questions = [line.removeprefix("Q: ") for line in lines if line.startswith("Q: ")]
    answers = [line.removeprefix("A: ") for line in lines if line.startswith("A: ")]
    faq = generate(SAMPLE, "text/plain").faq_page
    assert faq is not None
    assert [question["name"] for question in faq["mainEntity"]] == questions
    assert [question["acceptedAnswer"]["text"] for question in faq["mainEntity"]] == answers
    assert len(questions) == 7


def test_sample_s_caption_and_credit_are_apart() -> None:
    bundle = generate(SAMPLE, "text/plain")
    (image,) = bundle.image_objects
    assert image["creditText"] == "EPA via BelTa Handout"
    assert image["caption"].startswith("A handout photo made available by BelTA news agency")
    assert image["caption"].endswith("Belarus, March 7, 2022")
    assert "contentUrl" not in image


def test_sample_s_headline_and_body() -> None:
    node = generate(SAMPLE, "text/plain").news_article
    lines = SAMPLE.splitlines()
    assert node["headline"] == lines[0]
    body = node["articleBody"].split("\n")
    assert body == [line for line in lines[2 : lines.index("FAQ: Turkey’s Role in Ukraine-Russia Peace Talks")] if line != "READ ALSO"]


def test_sample_s_missing_values_are_findings_and_not_made_up() -> None:
    bundle = generate(SAMPLE, "text/plain")
    assert bundle.news_article.keys() & {"datePublished", "dateModified", "author", "image", "url", "publisher"} == set()
    missing = {finding.property for finding in bundle.findings if finding.type == "NewsArticle"}
    assert {"datePublished", "author", "image"} <= missing
    assert "og:image" in {finding.property for finding in bundle.findings}
    assert {"og:title", "og:type", "og:description"} <= {tag.name for tag in bundle.open_graph}
    assert "<img" not in bundle.head
    assert "ImageObject" not in bundle.head


def test_head_leaves_out_what_no_consumer_would_use() -> None:
    form = {"headline": "B", "faq": [{"question": "When?", "answer": "On Monday."}], "images": [{"caption": "The bridge"}]}
    bundle = generate(json.dumps(form), "application/json")
    assert any(finding.at.startswith("/imageObjects/0") and finding.level == "error" for finding in bundle.findings)
    assert "ImageObject" not in bundle.head
    assert "FAQPage" in bundle.head


def test_strict_refuses_with_the_errors_of_the_findings() -> None:
    with pytest.raises(Refusal) as refused:
        generate(SAMPLE, "text/plain", strict=True)
    assert refused.value.reason is Reason.STRICT
    assert "/imageObjects/0" in " ".join(fault.at for fault in refused.value.faults)


@pytest.mark.parametrize(
    ("content", "media_type", "reason"),
    [
        ("", "text/plain", Reason.NO_ARTICLE),
        (" \n\t ", "text/plain", Reason.NO_ARTICLE),
        ("", "text/html", Reason.NO_ARTICLE),
        ("<html><body><nav><a href=/>Home</a></nav></body></html>", "text/html", Reason.NO_ARTICLE),
        ("{}", "application/json", Reason.NO_ARTICLE),
        ("{", "application/json", Reason.MALFORMED),
        ('{"headlin": "B"}', "application/json", Reason.INVALID),
        ("B", "text/markdown", Reason.UNSUPPORTED_TYPE),
    ],
)
def test_payload_without_an_article_is_refused(content: str, media_type: str, reason: Reason) -> None:
    with pytest.raises(Refusal) as refused:
        generate(content, media_type)
    assert refused.value.reason is reason


def test_profile_reaches_nodes_and_tags() -> None:
    profile = Profile("d.example", Publisher("The Daily Ledger", x="@dailyledger"), language="en-GB")
    bundle = generate('{"headline": "B", "url": "https://d.example/b"}', "application/json", profiles={"d.example": profile})
    assert bundle.news_article["publisher"] == {"@type": "Organization", "name": "The Daily Ledger"}
    assert ("twitter:site", "@dailyledger") in [(tag.name, tag.content) for tag in bundle.twitter_card]
    assert ("og:locale", "en_GB") in [(tag.name, tag.content) for tag in bundle.open_graph]


def test_text_and_one_address_of_the_form_are_one_image() -> None:
    form = {"text": SAMPLE, "images": [{"url": "https://d.example/hall.jpg"}]}
    bundle = generate(json.dumps(form), "application/json")
    (image,) = bundle.image_objects
    assert image["contentUrl"] == "https://d.example/hall.jpg"
    assert image["creditText"] == "EPA via BelTa Handout"
    assert bundle.news_article["image"][0]["caption"] == image["caption"]
    assert 'content="https://d.example/hall.jpg"' in bundle.head


def test_example_is_the_article_this_project_began_with() -> None:
    beside = Path(__file__).parents[2] / "shared" / "samples" / "turkey-peace-talks.txt"
    if not beside.exists():
        pytest.skip(f"no {beside}")
    assert beside.read_text("utf-8") == SAMPLE
