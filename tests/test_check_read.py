"""What the checker says of markup that is broken: the rule, the line and column, and what it reads all the same.

A case folder holds many small payloads by title: a `document` of JSON-LD or a `page`. expected.json: all findings of
reading (rule → line and column, null for what has no place) and the types of the items.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from service.model.bounds import DEFAULT
from service.model.reading_rules import READING_RULES
from service.model.refusal import Reason, Refusal
from service.pipeline import check

JSON_LD = "application/ld+json"
CASES = Path(__file__).parent / "cases" / "check_read"
TITLES = [(folder.name, title) for folder in sorted(CASES.iterdir()) for title in json.loads((folder / "input.json").read_text("utf-8"))]
MOST = DEFAULT.json_ld_depth
DEEP = '{"a":' * (MOST + 1) + "1" + "}" * (MOST + 1)


def part(folder: str, name: str, title: str) -> Any:
    return json.loads((CASES / folder / f"{name}.json").read_text("utf-8"))[title]


def read_findings(content: str | bytes, media_type: str) -> dict[str, list[int] | None]:
    findings = [finding for finding in check(content, media_type).findings if finding.rule in READING_RULES]
    assert len(findings) == len({finding.rule for finding in findings})
    return {finding.rule: finding.place and [finding.place.line, finding.place.column] for finding in findings}


@pytest.mark.parametrize(("folder", "title"), TITLES)
def test_broken_markup_is_told_by_rule_line_and_column(folder: str, title: str) -> None:
    given, expected = part(folder, "input", title), part(folder, "expected", title)
    content, media_type = next((given[kind], kind_of) for kind, kind_of in (("document", JSON_LD), ("page", "text/html")) if kind in given)
    assert read_findings(content, media_type) == expected["rules"]
    assert [item.node.get("@type") for item in check(content, media_type).items] == expected["items"]


def test_bytes_that_are_no_utf_8_are_told_and_the_rest_is_read() -> None:
    document = '{"@type": "NewsArticle",\n "headline": "Fähre"}'.encode("cp1252")
    assert read_findings(document, JSON_LD) == {"schema_org.json-ld.encoding": [2, 16]}
    assert check(document, JSON_LD, charset="windows-1252").items[0].node["headline"] == "Fähre"


def test_utf_16_with_its_mark_has_the_columns_of_its_characters() -> None:
    assert read_findings('{"@type": "NewsArticle", "headline": "Fähre",}'.encode("utf-16"), JSON_LD) == {"schema_org.json-ld.trailing-comma": [1, 45]}


def test_nesting_without_end_is_told_and_not_followed() -> None:
    """A document is refused; a page is checked but for the script."""
    with pytest.raises(Refusal, match=f"more than {MOST} levels deep at offset {5 * MOST}") as refused:
        check(DEEP, JSON_LD)
    assert refused.value.reason == Reason.MALFORMED
    tag = '<script type="application/ld+json">'
    report = read_findings(f'{tag}{{"@type": "NewsArticle"}}</script>{tag}{DEEP}</script>', "text/html")
    assert report["schema_org.json-ld.too-deep"] == [1, len(f'{tag}{{"@type": "NewsArticle"}}</script>{tag}') + 5 * MOST + 1]


def test_every_rule_of_reading_has_a_case_that_triggers_it_and_one_that_does_not() -> None:
    expected = [part(folder, "expected", title)["rules"] for folder, title in TITLES]
    elsewhere = {"schema_org.json-ld.encoding", "schema_org.json-ld.too-deep", "schema_org.report-cut"}
    assert READING_RULES.keys() == {rule for rules in expected for rule in rules} | elsewhere
    assert {} in expected
