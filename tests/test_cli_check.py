"""`standfirst check` as CI runs it: many files, the four forms, the exit codes, the settings, the fixes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft4Validator
from lxml import etree

from service.cli import main
from service.model.finding import Finding
from service.render.patched import patched

FORMATS = Path(__file__).parent / "formats"
ARTICLE = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Harbour reopens"}
WRONG = {**ARTICLE, "datePublished": "yesterday"}
PAGE = '<html><head><meta property="og:title" content="Fähre">\n<script type="application/ld+json">{}</script></head></html>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.json").write_text(json.dumps(ARTICLE), "utf-8")
    (tmp_path / "deep" / "b.jsonld").write_text(json.dumps(WRONG), "utf-8")
    (tmp_path / "deep" / "c.html").write_text(PAGE.format(json.dumps(WRONG)), "utf-8")
    (tmp_path / "notes.txt").write_text("no markup", "utf-8")
    return tmp_path


def run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], input=given, catch_exceptions=False)


def files(result: Result) -> list[str]:
    return [Path(report["file"]).name for report in json.loads(result.stdout)]


def test_a_folder_is_gone_through_and_only_markup_is_read(folder: Path) -> None:
    result = run(str(folder), "--format", "json")
    assert (files(result), result.exit_code) == (["a.json", "b.jsonld", "c.html"], 1)


def test_files_stand_in_their_order_and_may_come_in_a_list(folder: Path) -> None:
    listed = f"{folder / 'a.json'}\n\n{folder / 'deep'}\n"
    assert files(run("--files-from", "-", "--format", "json", given=listed)) == ["a.json", "b.jsonld", "c.html"]
    assert files(run(str(folder / "deep" / "c.html"), str(folder / "a.json"), "--format", "json")) == ["c.html", "a.json"]


def test_a_file_that_cannot_be_read_costs_no_other_its_check(folder: Path) -> None:
    result = run(str(folder / "missing.html"), str(folder / "notes.txt"), str(folder / "a.json"), "--format", "json")
    assert result.exit_code == 2
    assert [report.get("findings") is None for report in json.loads(result.stdout)] == [True, True, False]
    assert "missing.html" in result.stderr
    assert "notes.txt" in result.stderr


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_the_level_that_fails_can_be_chosen(level: str, code: int) -> None:
    assert run("-", "--fail-on", level, given=json.dumps(ARTICLE)).exit_code == code


def test_consumers_and_rules_can_be_chosen() -> None:
    report = json.loads(
        run("-", "--format", "json", "--consumer", "google", "--ignore", "google.article.image-missing", given=json.dumps(WRONG)).stdout
    )
    rules = {finding["rule"] for finding in report["findings"]}
    assert {finding["consumer"] for finding in report["findings"]} == {"google"}
    assert "google.article.author-missing" in rules
    assert "google.article.image-missing" not in rules
    assert [verdict["consumer"] for verdict in report["summary"]] == ["google"]


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (("--consumer", "gogle"), "“google”"),
        (("--ignore", "google.article.image-mising"), "“google.article.image-missing”"),
        (("--ignore", "schema_org.json-ld.trailing-commas"), "“schema_org.json-ld.trailing-comma”"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(arguments: tuple[str, str], near: str) -> None:
    result = run("-", *arguments, given=json.dumps(ARTICLE))
    assert (result.exit_code, result.stdout) == (2, "")
    assert near in result.stderr


def test_nothing_to_check_and_one_address_for_several_files_are_refused(folder: Path) -> None:
    assert run().exit_code == 2
    assert run(str(folder), "--url", "https://dailyledger.example/a").exit_code == 2


def test_the_settings_say_what_is_told_and_what_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "standfirst.toml"
    settings.write_text('[check]\nconsumers = ["google"]\nignore = ["google.article.image-missing"]\nfail_on = "warning"\n', "utf-8")
    monkeypatch.setenv("STANDFIRST_CONFIG", str(settings))
    result = run("-", "--format", "json", given=json.dumps(ARTICLE))
    findings = json.loads(result.stdout)["findings"]
    assert ({finding["consumer"] for finding in findings}, result.exit_code) == ({"google"}, 1)
    assert "google.article.image-missing" not in {finding["rule"] for finding in findings}
    assert run("-", "--fail-on", "never", "--consumer", "schema.org", given=json.dumps(WRONG)).exit_code == 0


@pytest.mark.parametrize("line", ['consumers = ["gogle"]', 'ignore = ["google.nothing"]', 'fail_on = "fatal"', 'consumer = ["google"]'])
def test_wrong_settings_are_refused(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "standfirst.toml"
    settings.write_text(f"[check]\n{line}\n", "utf-8")
    monkeypatch.setenv("STANDFIRST_CONFIG", str(settings))
    result = run("-", given=json.dumps(ARTICLE))
    assert result.exit_code == 2
    assert f"check.{line.partition(' ')[0]}" in result.stderr


def test_text_shows_the_line_with_a_mark_and_no_colour_in_a_pipe(folder: Path) -> None:
    said = run(str(folder / "deep" / "b.jsonld")).stdout
    lines = said.splitlines()
    marked = next(number for number, line in enumerate(lines) if line.strip(" |").startswith("^^"))
    assert lines[marked - 1][lines[marked].index("^") :].startswith('"datePublished"')
    assert "schema_org.date-unreadable" in lines[marked + 1]
    assert "\x1b" not in said


def test_text_obeys_no_control_characters_of_the_page() -> None:
    said = run("-", given=json.dumps({**ARTICLE, "datePublished": "\x1b[2J"}, ensure_ascii=False)).stdout
    assert "\x1b" not in said


def test_sarif_is_as_its_schema_has_it(folder: Path) -> None:
    log = json.loads(run(str(folder), str(folder / "missing ü.html"), "--format", "sarif").stdout)
    schema = json.loads((FORMATS / "sarif-2.1.0.json").read_text("utf-8"))
    assert [error.message for error in Draft4Validator(schema).iter_errors(log)] == []
    [result] = [one for one in log["runs"][0]["results"] if one["ruleId"] == "schema_org.date-unreadable" and "b.jsonld" in json.dumps(one)]
    start = json.dumps(WRONG).index('"datePublished"') + 1
    region = {"startLine": 1, "startColumn": start, "endColumn": start + len('"datePublished"')}
    assert result["locations"][0]["physicalLocation"]["region"] == region
    assert log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert log["runs"][0]["invocations"][0]["executionSuccessful"] is False


def test_junit_is_as_its_schema_has_it(folder: Path) -> None:
    document = etree.fromstring(run(str(folder), str(folder / "missing.html"), "--format", "junit").stdout)
    etree.XMLSchema(etree.parse(FORMATS / "junit.xsd")).assertValid(document)
    failing = {case.get("name").partition(" ")[0] for case in document.iterfind(".//testcase[failure]")}
    assert "schema_org.date-unreadable" in failing
    assert "google.article.image-missing" not in failing
    assert document.get("errors") == "1"


def test_a_fix_keeps_the_order_the_indent_and_the_end_of_a_document() -> None:
    text = '\n{\r\n\t"@type": "NewsArticle",\r\n\t"headline": "F\\u00e4hre",\r\n\t"author": [\r\n\t\t"A",\r\n\t\t"B"\r\n\t]\r\n}\r\n'
    fixes = [
        Finding("a.b", "error", "google", "", fix=({"op": "replace", "path": "/headline", "value": "Fähren"},)),
        Finding("a.c", "error", "google", "", fix=({"op": "remove", "path": "/author/0"},)),
        Finding("a.d", "error", "google", "", fix=({"op": "remove", "path": "/nowhere"},)),
        Finding("a.e", "error", "google", "", fix=({"op": "add", "path": "/inLanguage", "value": "de"},)),
    ]
    written, applied = patched(text, fixes)
    assert [finding.rule for finding in applied] == ["a.b", "a.c", "a.e"]
    assert written == (
        '\n{\r\n\t"@type": "NewsArticle",\r\n\t"headline": "F\\u00e4hren",\r\n\t"author": [\r\n\t\t"B"\r\n\t],\r\n\t"inLanguage": "de"\r\n}\r\n'
    )


@pytest.mark.parametrize("text", ['{"a":1,"b":[1,2]}', '{"a": 1, "b": [1, 2]}', '{\n  "a": 1,\n  "b": [\n    1,\n    2\n  ]\n}\n'])
def test_a_fix_changes_nothing_else(text: str) -> None:
    fix = Finding("a.b", "error", "google", "", fix=({"op": "replace", "path": "/a", "value": 2},))
    assert patched(text, [fix])[0] == text.replace("1", "2", 1)
    assert patched(text, []) == (text, ())


def test_pages_and_broken_documents_are_never_written(folder: Path) -> None:
    page, broken = folder / "deep" / "c.html", folder / "broken.json"
    broken.write_text('{"@type": "NewsArticle",}', "utf-8")
    before = [path.read_bytes() for path in (page, broken)]
    run(str(page), str(broken), "--fix")
    assert [path.read_bytes() for path in (page, broken)] == before


@pytest.mark.parametrize(
    ("text", "fixes", "written"),
    [
        ('{"a": ["b","c"], "d": {"e":1, "f": 2}}', [{"op": "replace", "path": "/d/f", "value": 3}], '{"a": ["b","c"], "d": {"e":1, "f": 3}}'),
        ('[{"a":1},{"b":  [ 1, 2 ,3 ]}]', [{"op": "remove", "path": "/1/b/1"}], '[{"a":1},{"b":  [ 1, 3 ]}]'),
        ('{"a": {"b": 1e3, "c": "\\/"}, "d": 1}', [{"op": "remove", "path": "/d"}], '{"a": {"b": 1e3, "c": "\\/"}}'),
        ('{"a": []}', [{"op": "add", "path": "/a/-", "value": {"b": True}}], '{"a": [{"b": true}]}'),
        ('{"a": true}', [{"op": "replace", "path": "/a", "value": 1}], '{"a": 1}'),
        ('{"a" : 1}', [{"op": "remove", "path": "/a"}], "{}"),
        ('{\n  "x": ["a", "b"],\n  "y": 1\n}', [{"op": "move", "from": "/y", "path": "/z"}], '{\n  "x": ["a", "b"],\n  "z": 1\n}'),
    ],
)  # fmt: skip
def test_a_fix_writes_its_own_value_and_leaves_the_rest_letter_by_letter(text: str, fixes: list[dict[str, Any]], written: str) -> None:
    assert patched(text, [Finding("a.b", "error", "google", "", fix=tuple(fixes))])[0] == written


@pytest.mark.parametrize("depth", [100, 290])
def test_a_fix_takes_a_document_as_deep_as_it_is_checked_or_leaves_it(tmp_path: Path, depth: int) -> None:
    deep, inner = tmp_path / "deep.json", '{"about": ' * depth + "1" + "}" * depth
    deep.write_text(json.dumps(ARTICLE)[:-1] + f', "datePublished": "2026-05-11 08:00:00+01:00", "about": {inner}}}')
    before = deep.read_text()
    said = run(str(deep), "--fix").stderr
    assert deep.read_text() == (before if "nested too deep" in said else before.replace("-11 08", "-11T08"))
    assert "fixed schema_org.date-format" in said or "nested too deep" in said


@pytest.mark.parametrize(("content", "said"), [("", "nothing is in it"), (" \n", "nothing is in it"), ("Harbour reopens", "--type text/html")])
def test_input_without_markup_is_refused_with_what_to_give(content: str, said: str) -> None:
    result = run("-", given=content)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_folder_without_markup_is_an_error_and_an_empty_list_is_none(tmp_path: Path) -> None:
    """A job that checks the wrong folder would pass for ever; a list of what has changed may well be empty."""
    (tmp_path / "notes.txt").write_text("no markup", "utf-8")
    result = run(str(tmp_path))
    assert result.exit_code == 2
    assert ".html" in result.stderr
    assert run("--files-from", "-", given="").exit_code == 0
