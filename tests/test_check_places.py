"""Every place that a report tells holds what it says: the member of JSON-LD, the element of a page."""

from __future__ import annotations

import json
import re

import pytest

from service.model.bundle import Item, Report
from service.model.place import Place
from service.model.pointer import steps_of
from service.model.reading_rules import READING_RULES
from service.pipeline import check
from tests.inputs import Input, corpus_inputs, own_inputs

JSON_LD, HTML = "application/ld+json", "text/html"


def there(report: Report, place: Place) -> str:
    """What stands from a place to the end of its line."""
    return report.source.line(place.line)[place.column - 1 :]


def wrong_places(report: Report) -> list[tuple[str, str]]:
    """The places at which something else stands than the report says."""
    told = [finding for finding in report.findings if finding.place is not None and finding.rule not in READING_RULES]
    wrong = [(finding.at, text[:60]) for finding in told if not fits(report, steps_of(finding.at), text := there(report, finding.place))]
    return wrong + [(f"/items/{number}", item.syntax) for number, item in enumerate(report.items) if not item_fits(report, item)]


def item_fits(report: Report, item: Item) -> bool:
    return item.place is not None and there(report, item.place)[0] in ("{" if item.syntax == "json-ld" else "<")


def fits(report: Report, steps: tuple[str, ...], text: str) -> bool:
    """Whether a text begins with the member that a pointer leads to, or else with what holds it."""
    if not steps:
        return text[:5].lower() in ("<meta", "<link")
    if steps[0] in ("openGraph", "twitterCard"):
        return text[:5].lower() == "<meta"
    if len(steps) < 2 or report.items[int(steps[1])].syntax != "json-ld":
        return text[:1] == "<" or len(steps) < 2
    value, shown = report.items[int(steps[1])].node, "{"
    for step in steps[3:]:
        if isinstance(value, list) and int(step) < len(value):
            value = value[int(step)]
            shown = json.dumps(value)[:1]
        elif isinstance(value, dict) and step in value:
            value, shown = value[step], step
        else:
            break
    name = re.match(r'"((?:[^"\\]|\\.)*)"\s*(?::|$)', text)
    return text.startswith(shown) or (name is not None and json.loads(f'"{name[1]}"') == shown) or (shown[:1] not in '{["' and text[:1] in shown)


@pytest.mark.parametrize(
    "tag",
    [
        "<p itemprop=datePublished>",
        "<p data-itemprop=name itemprop=datePublished>",
        "<p ITEMPROP=datePublished>",
        '<p title="4 < 5, itemprop" itemprop=datePublished>',
    ],
)
def test_an_element_is_not_taken_for_one_in_a_comment(tag: str) -> None:
    page = f'<div itemscope itemtype="https://schema.org/NewsArticle"><!-- <p itemprop=name>Ice</p> -->{tag}unknown</p></div>'
    report = check(page, HTML)
    (place,) = (finding.place for finding in report.findings if finding.rule == "schema_org.date-unreadable")
    assert place is not None
    assert there(report, place).startswith(tag)


@pytest.mark.parametrize("given", own_inputs(), ids=lambda given: given.name)
def test_places_hold_what_they_say(given: Input) -> None:
    if given.media_type == HTML:
        assert wrong_places(check(given.content, HTML)) == []


def test_places_hold_what_they_say_over_the_corpus() -> None:
    pages = [given for given in corpus_inputs() if given.media_type == HTML]
    if not pages:
        pytest.skip("the corpus is not there")
    reports = ((given.name, check(given.content, HTML, url=given.url)) for given in pages)
    assert [(name, wrong) for name, report in reports if (wrong := wrong_places(report))] == []
