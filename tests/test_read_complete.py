"""What a publisher's profile and the derivations add to what was read, and what they leave alone."""

from __future__ import annotations

from typing import Any

import pytest

from service.model.article import Agent, Article, Image, Publisher
from service.model.payload import Payload, Reading
from service.model.profile import Profile
from service.model.provenance import Provenance
from service.model.refusal import Reason, Refusal
from service.read.complete import complete, lead, with_offset

LEDGER = Profile(
    "dailyledger.example",
    Publisher(
        "The Daily Ledger",
        "NewsMediaOrganization",
        logo="https://dailyledger.example/logo.png",
        x="@dailyledger",
        masthead="https://dailyledger.example/who",
    ),
    language="en-GB",
    timezone="Europe/London",
)
PROFILES = {LEDGER.key: LEDGER}
URL = "https://www.dailyledger.example/bridge"


def _complete(publisher: str | None = None, **members: Any) -> Reading:
    names = {"date_published": "datePublished", "article_body": "articleBody"}
    provenance = {names.get(name, name): Provenance("html") for name in members}
    payload = Payload(b"", "text/html", publisher=publisher, profiles=PROFILES)
    return complete(Reading(Article(**members), provenance), payload)


def test_profile_of_the_address_fills_what_is_absent() -> None:
    done = _complete(url=URL, headline="Bridge reopens")
    assert done.article.publisher == LEDGER.publisher
    assert done.article.language == "en-GB"
    assert done.provenance["publisher"] == Provenance("profile", "publishers.dailyledger.example")
    assert done.provenance["language"].source == "profile"


def test_what_the_page_states_stands_against_the_profile() -> None:
    done = _complete(url=URL, publisher="dailyledger.example", language="cy", headline="B")
    assert done.article.language == "cy"
    stated = Publisher("Ledger Group", logo="https://ledger.example/l.svg")
    merged = complete(
        Reading(Article(url=URL, publisher=stated), {"publisher": Provenance("json-ld")}), Payload(b"", "text/html", profiles=PROFILES)
    ).article.publisher
    assert merged is not None
    assert (merged.name, merged.logo) == ("Ledger Group", "https://ledger.example/l.svg")
    assert (merged.x, merged.masthead, merged.type) == ("@dailyledger", "https://dailyledger.example/who", "NewsMediaOrganization")


def test_no_profile_without_an_address_or_a_name() -> None:
    done = _complete(headline="Bridge reopens")
    assert done.article == Article(headline="Bridge reopens")


def test_address_of_another_site_has_no_profile() -> None:
    assert _complete(url="https://notdailyledger.example/x", headline="B").article.publisher is None


def test_named_profile_is_used_whatever_the_address() -> None:
    assert _complete("dailyledger.example", url="https://other.example/x", headline="B").article.publisher == LEDGER.publisher


@pytest.mark.parametrize("name", ["DailyLedger.example", "DAILYLEDGER.EXAMPLE"])
def test_named_profile_is_found_however_its_host_is_capitalised(name: str) -> None:
    assert _complete(name, headline="B").article.publisher == LEDGER.publisher


def test_unknown_profile_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        _complete("nosuch.example", headline="B")
    assert refused.value.reason is Reason.UNKNOWN_PUBLISHER
    assert "nosuch.example" in refused.value.detail


@pytest.mark.parametrize(
    ("stated", "completed"),
    [
        ("2026-07-01T08:00:00", "2026-07-01T08:00:00+01:00"),
        ("2026-01-05T08:00:00", "2026-01-05T08:00:00+00:00"),
        ("2026-07-01T08:00", "2026-07-01T08:00:00+01:00"),
    ],
)
def test_time_without_offset_takes_the_zone_s_offset_of_that_day(stated: str, completed: str) -> None:
    done = _complete(url=URL, date_published=stated)
    assert done.article.date_published == completed
    assert done.provenance["datePublished"].rule == "publisher-timezone"


@pytest.mark.parametrize("stated", ["2026-07-01", "2026-07-01T08:00:00+03:00", "2026-07-01T08:00:00Z"])
def test_zone_adds_nothing_to_a_date_or_to_a_stated_offset(stated: str) -> None:
    assert with_offset(stated, "Europe/London") is None
    assert _complete(url=URL, date_published=stated).article.date_published == stated


@pytest.mark.parametrize("stated", ["2026-03-29T01:30:00", "2026-10-25T01:30", "2026-03-29T01:00:00", "2026-10-25T01:00:00"])
def test_time_that_is_left_out_or_comes_twice_stays_without_offset(stated: str) -> None:
    assert with_offset(stated, "Europe/London") is None
    done = _complete(url=URL, date_published=stated)
    assert done.article.date_published == stated
    assert done.provenance["datePublished"].rule is None


@pytest.mark.parametrize(
    ("stated", "completed"),
    [
        ("2026-03-29T00:59:59", "2026-03-29T00:59:59+00:00"),
        ("2026-03-29T02:00:00", "2026-03-29T02:00:00+01:00"),
        ("2026-10-25T00:59:59", "2026-10-25T00:59:59+01:00"),
        ("2026-10-25T02:00:00", "2026-10-25T02:00:00+00:00"),
    ],
)
def test_times_around_the_change_of_clocks_have_one_offset(stated: str, completed: str) -> None:
    assert with_offset(stated, "Europe/London") == completed


def test_description_is_derived_from_the_first_paragraph_and_says_so() -> None:
    done = _complete(article_body="BRIDGE\nThe bridge is open again. Ferries go on.\nMore text follows here.")
    assert done.article.description == "The bridge is open again. Ferries go on."
    assert done.provenance["description"] == Provenance("html", rule="lead-paragraph")


def test_stated_description_is_kept() -> None:
    done = _complete(article_body="The bridge is open again.", description="After eleven nights")
    assert done.article.description == "After eleven nights"
    assert done.provenance["description"].rule is None


def test_nothing_is_described_without_a_body() -> None:
    assert _complete(headline="B").article.description is None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One. Two.", "One. Two."),
        ("A" * 250 + ". " + "B" * 200 + ".", "A" * 250 + "."),
        ("A" * 400 + ". Two.", "A" * 400 + "."),
        ("長い文です。" * 60, "長い文です。" * 50),
        ("no sentence end at all", "no sentence end at all"),
    ],
)
def test_lead_ends_with_a_sentence(body: str, expected: str) -> None:
    assert lead(body) == expected


@pytest.mark.parametrize(
    ("body", "description"),
    [
        ("Tom &amp;amp; Jo left. They came back.", "Tom & Jo left. They came back."),
        ("The <em>Aurora</em> sails<br>empty.", "The Aurora sails empty."),
        ("How <details> opens, and <b> does not.", "How <details> opens, and <b> does not."),
        ("A &#0;dog &#xd800;was on board.", "A dog was on board."),
    ],
)
def test_description_is_taken_from_the_text_as_stated_ones_are(body: str, description: str) -> None:
    assert _complete(article_body=body).article.description == description


def test_each_field_that_lost_a_character_is_told() -> None:
    article = Article(headline="F\ufffdhre", images=(Image(url="https://a.example/i.jpg", creator=Agent("J\ufffdrg")),), keywords=("port", "Hafen"))
    found = complete(Reading(article, {}), Payload(b"", "text/html")).findings
    assert [(finding.rule, finding.level, finding.at) for finding in found] == [
        ("read.character-lost", "warning", "/article/headline"),
        ("read.character-lost", "warning", "/article/images"),
    ]
