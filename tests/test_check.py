"""Checking: every rule row against documents that it speaks of and documents that it is silent on.

A case folder holds many small documents by name. input.json: a whole `item`, `items` with their pointers, or `tags` and
`card`; or what differs from a document of COMPLETE: a JSON Merge Patch (RFC 7396), or tags to `put`, `drop` and `add`.
expected.json: `exactly` (all findings, rule → pointer or pointers), `finds` (some of them), `lacks` (rules with none).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from schemas import validator
from service.check import MOST_FINDINGS, MOST_STATED, check_items, check_tags
from service.check.conditions import CONDITIONS
from service.check.places import MAX_DEPTH
from service.check.rules import CONSUMERS, RULES, WHEN_READ
from service.check.walk import MAX_REPEATS
from service.model.bundle import Item, Tag
from service.model.finding import Finding
from service.pipeline import check
from service.render.envelope import finding_json, report_json
from tests.expect import at as led_to

ROOT = Path(__file__).parents[1]
STAGE = ROOT / "tests" / "cases" / "check"
COMPLETE = "complete-markup-has-no-finding-but-what-is-worth-knowing"
ROWS = [row for name in CONSUMERS for row in json.loads((ROOT / "schemas" / "consumers" / f"{name}.json").read_text("utf-8"))["rules"]]


def documents(name: str, part: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((STAGE / name / f"{part}.json").read_text("utf-8"))
    return loaded


CASES = [(name, title) for name in sorted(path.name for path in STAGE.iterdir()) for title in documents(name, "expected")]


def merged(target: Any, patch: Any) -> Any:
    if not isinstance(patch, dict):
        return patch
    target = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        target[name] = merged(target.get(name), value)
    return {name: value for name, value in target.items() if value is not None}


def changed_tags(pairs: list[list[str]], document: dict[str, Any]) -> tuple[Tag, ...]:
    put, drop = document.get("put", {}), document.get("drop", ())
    return tuple(Tag(name, put.get(name, content)) for name, content in pairs if name not in drop)


def findings_on(document: dict[str, Any]) -> tuple[Finding, ...]:
    """Everything that the stage says of one document of a case."""
    complete = documents(COMPLETE, "input")
    if "tags" in document or document.get("like") == "tags":
        base = document if "tags" in document else complete["tags"]
        added = [Tag(name, content) for name, content in document.get("add", ())]
        tags = changed_tags(base["tags"], document) + tuple(tag for tag in added if not tag.name.startswith("twitter:"))
        card = changed_tags(base["card"], document) + tuple(tag for tag in added if tag.name.startswith("twitter:"))
        return check_tags(tags, card)
    if "items" in document:
        return check_items([Item(**item) for item in document["items"]])
    node = document["item"] if "item" in document else merged(complete[document["like"]]["item"], document["patch"])
    return check_items([Item(node, "/item", "json-ld")])


def pointers(findings: tuple[Finding, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for finding in findings:
        found.setdefault(finding.rule, []).append(finding.at)
    return found


def listed(expected: dict[str, str | list[str]]) -> dict[str, list[str]]:
    return {rule: [at] if isinstance(at, str) else at for rule, at in expected.items()}


@pytest.mark.parametrize(("name", "title"), CASES)
def test_check(name: str, title: str) -> None:
    expected, found = documents(name, "expected")[title], pointers(findings_on(documents(name, "input")[title]))
    if "exactly" in expected:
        assert found == listed(expected["exactly"])
    for rule, at in listed(expected.get("finds", {})).items():
        assert found.get(rule) == at, rule
    assert found.keys() & set(expected.get("lacks", ())) == set()


def test_cases_match_their_expectations() -> None:
    for name in {name for name, _ in CASES}:
        assert documents(name, "input").keys() == documents(name, "expected").keys()


def test_cases_name_rules_that_there_are() -> None:
    expected = [documents(name, "expected")[title] for name, title in CASES]
    named = {rule for one in expected for part in ("exactly", "finds", "lacks") for rule in one.get(part, ())}
    assert named - {rule.id for rule in RULES} == set()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_rows_are_what_the_schema_says(row: dict[str, Any]) -> None:
    assert [error.message for error in validator("rule").iter_errors(row)] == []


def test_ids_are_unique_and_begin_with_their_consumers_name() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    assert {rule.consumer.replace(".", "_") for rule in RULES} == set(CONSUMERS)
    assert [rule.id for rule in RULES if rule.id.partition(".")[0] != rule.consumer.replace(".", "_")] == []


def test_every_condition_is_used() -> None:
    assert {*CONDITIONS, WHEN_READ} == {rule.condition for rule in RULES}


def test_findings_are_what_the_schema_says() -> None:
    findings = [finding for name, title in CASES for finding in findings_on(documents(name, "input")[title])]
    assert len(findings) > len(RULES)
    assert [error.message for finding in findings for error in validator("finding").iter_errors(finding_json(finding))] == []


def test_a_finding_names_the_items_type_and_the_dotted_property() -> None:
    node = {
        "@context": "https://schema.org",
        "@type": ["WebPage", "FAQPage"],
        "mainEntity": [{"@type": "Question", "name": "Cén uair?", "acceptedAnswer": {"text": "<p></p>"}}],
    }
    (found,) = [finding for finding in check_items([Item(node, "/faqPage", "json-ld")]) if finding.level == "error"]
    assert (found.type, found.property, found.at) == (
        "WebPage, FAQPage",
        "mainEntity.acceptedAnswer.text",
        "/faqPage/mainEntity/0/acceptedAnswer/text",
    )


def test_messages_quote_the_start_of_a_long_value_on_one_line() -> None:
    (found,) = check_tags(*_tags_with("og:url", "not an address\n" * 100))
    assert "“not an address not an address" in found.message
    assert "…”" in found.message
    assert "\n" not in found.message
    assert len(found.message) < 250


def _tags_with(name: str, content: str) -> tuple[tuple[Tag, ...], tuple[Tag, ...]]:
    complete = documents(COMPLETE, "input")["tags"]
    return changed_tags(complete["tags"], {"put": {name: content}}), changed_tags(complete["card"], {})


def test_findings_stand_in_the_order_of_the_document() -> None:
    node = {"@context": "https://schema.org", "@type": "WebPage", "name": "", "about": {"@type": "Thing", "name": ""}, "url": "/x"}
    assert [finding.at for finding in check_items([Item(node, "", "json-ld")])] == ["/name", "/about/name", "/url"]


def test_nothing_is_said_of_what_stands_too_deep() -> None:
    node: Any = {"name": ""}
    for _ in range(MAX_DEPTH * 30):
        node = [{"isPartOf": node}]
    deep: Any = ""
    for _ in range(MAX_DEPTH * 30):
        deep = [deep]
    item = {"@context": "https://schema.org", "@type": "WebPage", "isPartOf": node, "keywords": deep, "name": ""}
    assert [finding.at for finding in check_items([Item(item, "", "json-ld")])] == ["/name"]


def test_a_rule_repeats_itself_a_hundred_times_and_no_more() -> None:
    node = {"@context": "https://schema.org", "@type": "WebPage", "keywords": [""] * (MAX_REPEATS + 1)}
    assert len(check_items([Item(node, "", "json-ld")])) == MAX_REPEATS


@pytest.mark.parametrize(
    "value", [None, True, 1.5, float("inf"), "", [], {}, [[]], [None], {"@value": None}, {"@id": 7}, {"@list": [{}]}, {"@type": 7}]
)
@pytest.mark.parametrize(
    "name",
    ["@id", "@type", "@context", "", "author", "image", "datePublished", "mainEntity", "itemListElement", "hasPart", "publisher", "url", "position"],
)
def test_no_value_of_any_kind_stops_the_check(name: str, value: Any) -> None:
    for kind in ("NewsArticle", "FAQPage", "BreadcrumbList", "ImageObject", "WebPageElement"):
        node = {"@context": "https://schema.org", "@type": kind, "isAccessibleForFree": False, name: value}
        twice = check_items([Item(node, "/0", "json-ld"), Item(node, "/1", "json-ld")])
        told = [[finding.rule for finding in twice if finding.at.startswith(at)] for at in ("/0", "/1")]
        assert set(told[0]) <= {*told[1], "schema_org.type-missing"}
        assert [error.message for finding in twice for error in validator("finding").iter_errors(finding_json(finding))] == []


def page_with(script: str, kind: str = "application/ld+json", head: str = "") -> str:
    return f'<html><head>{head}<script type="{kind}">{script}</script></head><body><p>Fähre</p></body></html>'


def test_a_page_is_told_of_what_readers_overlook() -> None:
    sound = '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "A"}'
    overlooked = page_with(sound, "application/LD+json; charset=utf-8", '<meta name="og:title" content="A">')
    told = {"mastodon.script-type", "open_graph.name-for-property", "google.article.markup-missing"}
    assert {finding.rule for finding in check(overlooked).findings} & told == {"mastodon.script-type", "open_graph.name-for-property"}
    assert {finding.rule for finding in check(page_with(sound, head='<meta property="og:title" content="A">')).findings} & told == set()
    assert {finding.rule for finding in check("<p>Fähre</p>").findings} & told == {"google.article.markup-missing"}


@pytest.mark.parametrize(
    "markup",
    [
        '<div itemscope itemtype="https://schema.org/NewsArtcle"><b itemprop="headline">A</b></div>',
        '<div vocab="https://schema.org/" typeof="NewsArtcle"><b property="headline">A</b></div>',
    ],
)
def test_markup_of_a_misspelt_type_is_seen_in_every_syntax(markup: str) -> None:
    found = [finding for finding in check(f"<html><body>{markup}</body></html>").findings if finding.rule == "schema_org.type-unknown"]
    assert [(finding.type, "NewsArticle" in finding.message) for finding in found] == [("NewsArtcle", True)]


def test_every_pointer_leads_into_the_report() -> None:
    microdata = '<article itemscope itemtype="https://schema.org/NewsArticle"><b itemprop="datePublished">gestern</b></article>'
    page = page_with(
        '{"@context": "https://schema.org", "@type": "NewsArticle", "author": [{"name": ""}]}', head='<meta property="og:url" content="/a">'
    )
    report = report_json(check(page.replace("<p>", microdata + "<p>")))
    assert [item["at"] for item in report["items"]] == ["/items/0", "/items/1"]
    for finding in report["findings"]:
        assert led_to(report, finding["at"].rpartition("/")[0]) is not led_to({}, "/nowhere"), finding["at"]


def test_a_report_has_an_end() -> None:
    report = check(json.dumps([{"@type": "NewsArticle"}] * 20_000), "application/ld+json")
    assert (len(report.items), len(report.findings), report.findings[-1].rule) == (MOST_STATED, MOST_FINDINGS, "schema_org.report-cut")
