"""Every rule's row: its examples are run, its fix puts its bad example right, and the vocabulary is the release's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from schemas.make_vocabulary import TARGET, vocabulary
from service.check.conditions import CONDITIONS
from service.check.fixes import MENDED
from service.check.rules import RULES
from service.model.finding import Finding, Rule
from service.pipeline import check
from tests.examples import HTML, JSON_LD, payload_of, report_of

ROOT = Path(__file__).parents[1]
RELEASE = ROOT.parent / "shared" / "reference" / "schemaorg-30.0-all-https.jsonld"
EXAMPLES = ROOT / "tests" / "cases" / "vocabulary"
UNKNOWN = {"schema_org.type-unknown", "schema_org.type-unknown-inside", "schema_org.property-unknown", "schema_org.property-elsewhere"}
WORDS = {"remove", "rename", "suggested", "member", *MENDED}
by_id = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def findings(rule: Rule, example: Any) -> list[Finding]:
    return [finding for finding in report_of(example).findings if finding.rule == rule.id]


@by_id
def test_the_bad_example_breaks_the_rule(rule: Rule) -> None:
    found = findings(rule, rule.bad)
    assert found
    assert {(finding.level, finding.consumer, finding.see) for finding in found} == {(rule.level, rule.consumer, rule.see)}


@by_id
def test_the_good_example_does_not(rule: Rule) -> None:
    assert findings(rule, rule.good) == []


def test_every_rule_has_its_two_cases() -> None:
    triggered = {rule.id for rule in RULES if findings(rule, rule.bad)}
    silent = {rule.id for rule in RULES if not findings(rule, rule.good)}
    print(f"{len(RULES)} rules, {len(triggered)} triggered by a case, {len(silent)} silent on another")
    assert triggered == silent == {rule.id for rule in RULES}


def test_fixes_are_words_that_there_are() -> None:
    assert [rule.id for rule in RULES if isinstance(rule.fix, str) and rule.fix not in WORDS] == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.fix is not None], ids=lambda rule: rule.id)
def test_the_fix_puts_the_bad_example_right(rule: Rule) -> None:
    content, media_type = payload_of(rule.bad)
    fixes = [finding.fix for finding in findings(rule, rule.bad) if finding.fix]
    assert fixes
    if media_type == JSON_LD:
        document = json.loads(content)
        for fix in fixes:
            document = patched(document, fix)
        assert [found.rule for found in check(json.dumps(document), JSON_LD).findings if found.rule == rule.id] == []
    else:
        report = {"openGraph": [], "twitterCard": []}
        for tag in rule.bad:
            report["twitterCard" if tag[0].startswith("twitter:") else "openGraph"].append({"property": tag[0], "name": tag[0], "content": tag[1]})
        for fix in fixes:
            report = patched(report, fix)
        tags = [[tag[named], tag["content"]] for part, named in (("openGraph", "property"), ("twitterCard", "name")) for tag in report[part]]
        assert media_type == HTML
        assert findings(rule, tags) == []


def patched(document: Any, patch: Any) -> Any:
    """The document with a JSON Patch applied to it, as far as fixes use one. A check's items are the document's roots."""
    document = json.loads(json.dumps(document))
    for operation in patch:
        path = operation["path"].removeprefix("/items/0/node")
        *way, last = [step.replace("~1", "/").replace("~0", "~") for step in path.split("/")[1:]]
        holder = document
        for step in way:
            holder = holder[int(step) if isinstance(holder, list) else step]
        place = int(last) if isinstance(holder, list) else last
        if operation["op"] == "remove":
            del holder[place]
        else:
            holder[place] = operation["value"]
    return document


def test_rows_name_conditions_and_their_arguments() -> None:
    with pytest.raises(TypeError):
        CONDITIONS["max_length"].make(letters=3)


@pytest.mark.skipif(not RELEASE.exists(), reason=f"no release of schema.org at {RELEASE}")
def test_the_vocabulary_is_the_release_s() -> None:
    terms = json.loads(RELEASE.read_text("utf-8"))["@graph"]
    assert json.loads(TARGET.read_text("utf-8")) == vocabulary(terms, "30.0")


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_right_markup_has_no_unknown_type_or_property(path: Path) -> None:
    for example in json.loads(path.read_text("utf-8")):
        found = [(finding.rule, finding.property) for finding in report_of(example).findings if finding.rule in UNKNOWN or finding.level == "error"]
        assert found == [], json.dumps(example)[:200]
