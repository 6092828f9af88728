"""The command, run as a person runs it: files and standard input in, the three forms out, sentences and exit codes for what is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.check.rules import RULES
from service.cli import main
from service.cli.inputs import guess_type
from tests.api import FORM, PAGE

NODE = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Harbour reopens", "datePublished": "2026-03-02T09:30:00+01:00"}


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    return str(path)


def run(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=given, catch_exceptions=False)


def test_a_page_gives_its_bundle(page: str) -> None:
    result = run("generate", page)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["newsArticle"]["headline"] == "Fähre fährt wieder"


def test_a_batch_has_a_line_for_each_article_and_says_which_is_refused(page: str, tmp_path: Path) -> None:
    (tmp_path / "wrong.json").write_text('{"headlin": "Harbour reopens"}', "utf-8")
    result = run("batch", str(tmp_path), str(tmp_path / "missing.html"))
    bundle, wrong, missing = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 2
    assert (bundle["file"], bundle["bundle"]["newsArticle"]["headline"]) == (page, "Fähre fährt wieder")
    assert wrong["file"] == str(tmp_path / "wrong.json")
    assert "headlin" in wrong["refused"]
    assert missing.keys() == {"file", "refused"}


def test_a_batch_reads_a_list_of_files_and_wants_one(page: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("batch", "--files-from", "-", given=f"{page}\n")
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 1)
    assert json.loads(result.stdout)["bundle"] == json.loads(run("generate", page).stdout)
    assert run("batch", str(tmp_path / "empty")).exit_code == 2


def test_the_address_stands_in_the_markup() -> None:
    result = run("generate", "-", "--url", "https://dailyledger.example/harbour", given=FORM["text"])
    assert json.loads(result.stdout)["newsArticle"]["url"] == "https://dailyledger.example/harbour"


def test_the_graph_and_the_head_can_be_asked_for(page: str) -> None:
    assert "@graph" in json.loads(run("generate", page, "--format", "ld+json").stdout)
    assert run("generate", page, "--format", "html").stdout.startswith("<title>Fähre fährt wieder</title>\n<script")


@pytest.mark.parametrize(
    ("given", "headline"), [(PAGE, "Fähre fährt wieder"), (FORM["text"], "Harbour reopens"), (json.dumps(FORM), "Harbour reopens")]
)
def test_standard_input_is_read_for_what_it_is(given: str, headline: str) -> None:
    result = run("generate", "-", given=given.encode())
    assert json.loads(result.stdout)["newsArticle"]["headline"] == headline


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.html", b"x", "text/html"),
        ("a.HTM", b"x", "text/html"),
        ("a.txt", b"<b>", "text/plain"),
        ("a.json", b"<b>", "application/json"),
        ("a.jsonld", b"x", "application/ld+json"),
        ("-", b"\xef\xbb\xbf \n<!doctype html>", "text/html"),
        ("-", b' {"a": 1}', "application/json"),
        ("-", b"[]", "application/json"),
        ("article", b"Harbour reopens", "text/plain"),
        ("-", b"", "text/plain"),
    ],
)
def test_the_media_type_is_guessed(name: str, content: bytes, media_type: str) -> None:
    assert guess_type(name, content) == media_type


def test_a_stated_type_wins_over_the_guess(tmp_path: Path) -> None:
    path = tmp_path / "article.dat"
    path.write_text(f"<p>{FORM['text']}", "utf-8")
    assert json.loads(run("generate", str(path), "--type", "text/plain").stdout)["newsArticle"]["headline"] == "<p>Harbour reopens"


@pytest.mark.parametrize(
    ("arguments", "given", "said"),
    [
        (("generate", "-", "--type", "application/json"), "{", ""),
        (("generate", "-"), '{"headlin": "Harbour reopens"}', "headline"),
        (("generate", "-"), "", ""),
        (("generate", "-", "--url", "/a"), PAGE, "/a"),
        (("generate", "-", "--url", "http://[::1"), PAGE, "http://[::1"),
        (("check", "-", "--url", "javascript:alert(1)"), PAGE, "javascript:alert(1)"),
        (("generate", "-", "--publisher", "nowhere.example"), PAGE, "nowhere.example"),
        (("generate", "-", "--format", "xml"), PAGE, "xml"),
        (("generate", "missing.html"), None, "missing.html"),
    ],
)
def test_what_is_refused_is_said_on_stderr_with_exit_code_2(arguments: tuple[str, ...], given: str | None, said: str) -> None:
    result = run(*arguments, given=given)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_wrong_settings_are_refused(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANDFIRST_CONFIG", "/nowhere/standfirst.toml")
    result = run("generate", page)
    assert result.exit_code == 2
    assert "/nowhere/standfirst.toml" in result.stderr


def test_check_lists_the_findings_and_counts_them(page: str) -> None:
    result = run("check", page)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].startswith("error: 0, warning: ")


def test_check_exits_with_1_on_an_error() -> None:
    wrong = json.dumps({**NODE, "datePublished": "yesterday"})
    result = run("check", "-", given=wrong)
    assert result.exit_code == 1
    assert "datePublished" in result.stdout


def test_check_gives_the_report_as_json() -> None:
    report = json.loads(run("check", "-", "--format", "json", given=json.dumps(NODE)).stdout)
    assert [item["type"] for item in report["items"]] == ["NewsArticle"]


def test_a_newline_at_the_end_and_utf_8_whatever_the_locale(page: str) -> None:
    command = [sys.executable, "-m", "service.cli", "generate", page, "--format", "html"]
    found = subprocess.run(command, capture_output=True, check=True, env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}).stdout
    assert "Fähre".encode() in found
    assert found.endswith(b">\n")


def test_rules_are_listed_and_told() -> None:
    listed = run("rules").stdout.splitlines()
    assert len(listed) == len(RULES)
    told = json.loads(run("rules", RULES[0].id, "--format", "json").stdout)
    assert [rule["id"] for rule in told] == [RULES[0].id]
    assert run("rules", "google.nothing").exit_code == 2
