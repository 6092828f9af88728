"""What the checker says of whole pages, and what it does not: alarms that would be false.

expected.json of a case: `finds` (rule → line and column of its only finding, or of each), `lacks` (rules with none).
"""

from __future__ import annotations

import pytest

from service.check.rules import RULES
from service.model.reading_rules import READING_RULES
from service.pipeline import check
from tests.expect import CASES, case_names, expected_of

STAGE = "check_pages"
KNOWN = {rule.id for rule in RULES} | READING_RULES.keys()


@pytest.mark.parametrize("name", case_names(STAGE))
def test_page(name: str) -> None:
    expected = expected_of(STAGE, name)
    finds, lacks = expected.get("finds", {}), expected.get("lacks", [])
    assert {*finds, *lacks} <= KNOWN
    told = check((CASES / STAGE / name / "input.html").read_bytes()).findings
    places = {rule: [finding.place and [finding.place.line, finding.place.column] for finding in told if finding.rule == rule] for rule in finds}
    assert places == {rule: place if isinstance(place[0], list) else [place] for rule, place in finds.items()}
    assert not {finding.rule for finding in told}.intersection(lacks)


@pytest.mark.parametrize(
    ("address", "mended"),
    [
        ("https://ledger.example/harbour news.jpg", "https://ledger.example/harbour%20news.jpg"),
        ("https://ledger.example/a.jpg, https://ledger.example/b.jpg", None),
    ],
)
def test_two_addresses_in_one_value_are_not_made_one(address: str, mended: str | None) -> None:
    document = f'{{"@context": "https://schema.org", "@type": "NewsArticle", "image": "{address}"}}'
    fixes = [finding.fix for finding in check(document, "application/ld+json").findings if finding.rule == "schema_org.url-untidy"]
    assert fixes == [mended and ({"op": "replace", "path": "/image", "value": mended},)]


def test_an_alias_is_named_without_the_way_to_it() -> None:
    document = (
        '{"@context": "https://schema.org", "@type": "NewsArticle", "mainEntityOfPage": {"@type": "WebPage", "id": "https://ledger.example/a"}}'
    )
    messages = [finding.message for finding in check(document, "application/ld+json").findings if finding.rule == "schema_org.alias"]
    assert len(messages) == 1
    assert '"@id"' in messages[0]
