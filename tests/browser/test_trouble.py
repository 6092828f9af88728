"""The playground in trouble: texts made to break out, refusals, answers that are late or never come, links that hold nothing, keys."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from playwright.sync_api import Route, expect

from service.web import create_app
from service.web.settings import settings_from
from tests.browser.conftest import SAMPLE, Visit, answered, paste, served

HOSTILE = (
    "<img src=x onerror=window.hacked=1>",
    "</script><script>window.hacked=1</script>",
    '"><svg onload=window.hacked=1>',
    "<!--<script>window.hacked=1//-->",
    "{{constructor.constructor('window.hacked=1')()}}",
)


@pytest.mark.parametrize("mode", ["generate", "check"])
def test_what_is_pasted_never_runs(visit: Visit, mode: str) -> None:
    hostile = " ".join(HOSTILE)
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": hostile, "image": hostile, hostile: "", "author": {"name": hostile}}
    script = json.dumps(node).replace("</", "<\\/").replace("<!--", "<\\u0021--")
    escaped = hostile.replace("&", "&amp;").replace('"', "&quot;")
    page = visit()
    page.click(f"#tab-{mode}")
    page.wait_for_selector(f"#{mode}[data-state=answered]")
    markup = f'<title>{hostile}</title><meta property="og:title" content="{escaped}"><meta property="og:image" content="{escaped}">'
    paste(page, f'{markup}<script type="application/ld+json">{script}</script><h1>{hostile}</h1><p>{hostile}</p>', mode)
    page.wait_for_timeout(50)
    assert page.evaluate("window.hacked") is None
    assert page.locator("main :is(img, svg, script)").count() == 0
    shown = page.locator(f"#{mode} .column").first.inner_text()
    assert all(text in shown for text in HOSTILE)


def test_a_refusal_is_shown_in_place(visit: Visit) -> None:
    page = visit(expected=("422",))
    page.wait_for_selector("#generate[data-state=answered]")
    paste(page, '{"headlin": "Harbour reopens"}')
    expect(page.locator("#generate .problem")).to_contain_text("Did you mean “headline”?")
    expect(page.locator("#generate-head")).to_be_hidden()
    page.keyboard.press("Control+A")
    paste(page, SAMPLE)
    expect(page.locator("#generate .problem")).to_have_count(0)
    expect(page.locator("#generate-head")).to_be_visible()


def test_a_service_that_is_gone_is_said_so(visit: Visit) -> None:
    page = visit(expected=("ERR_FAILED",))
    page.wait_for_selector("#generate[data-state=answered]")
    page.route("**/v1/generate*", lambda route: route.abort())
    page.fill("#generate-source", SAMPLE)
    expect(page.locator("#generate .problem")).to_contain_text("does not answer")
    expect(page.locator("#generate-source")).to_have_value(SAMPLE)


def test_an_answer_that_comes_late_is_dropped(visit: Visit) -> None:
    page = visit(expected=("ERR_FAILED",))
    page.wait_for_selector("#generate[data-state=answered]")
    held: list[Route] = []
    page.route("**/v1/generate*", lambda route: held.append(route) if "First" in (route.request.post_data or "") else route.continue_())
    with page.expect_request("**/v1/generate*"):
        page.fill("#generate-source", "First headline\nA line of text.")
    page.fill("#generate-source", "Second headline\nA line of text.")
    expect(page.locator('[data-field="headline"] .text').first).to_have_text("Second headline")
    held[0].continue_()
    page.wait_for_timeout(100)
    expect(page.locator('[data-field="headline"] .text').first).to_have_text("Second headline")


def test_a_fragment_that_holds_nothing_is_passed_over(visit: Visit) -> None:
    page = visit("/#zAAAA")
    for fragment in ("#z", "#p!!", "#pe30", "#generate-head", "#z" + "A" * 5000):
        page.evaluate("fragment => { location.hash = fragment; }", fragment)
    expect(page.locator("#generate-example")).to_have_value("Conflicting page")


def test_a_key_is_asked_for_and_kept_in_memory_only(visit: Visit) -> None:
    settings = replace(settings_from({}), keys=("k-1",))
    with served(create_app(settings)) as guarded:
        page = visit(origin=guarded, expected=("401",))
        page.get_by_label("API key").fill("k-0")
        page.keyboard.press("Enter")
        expect(page.locator("#generate .problem")).to_contain_text("none of the keys")
        page.get_by_label("API key").fill("k-1")
        page.keyboard.press("Enter")
        expect(page.locator("#generate-head")).to_be_visible()
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
        assert "k-1" not in page.content()
        page.close()


def test_a_refusal_flags_the_line_that_it_is_about(visit: Visit) -> None:
    page = visit(expected=("422", "400"))
    page.wait_for_selector("#generate[data-state=answered]")
    paste(page, '{\n "headline": "Harbour reopens",\n "images": [{"url": "https://a.example/1.jpg", "widht": 3}]\n}')
    expect(page.locator('#generate .lines [data-level="error"]')).to_contain_text("widht")
    page.keyboard.press("Control+A")
    paste(page, '{\n "headline": "Harbour reopens",\n "text": \n}')
    expect(page.locator('#generate .lines [data-level="error"]')).to_have_count(1)


@pytest.mark.parametrize(("encoding", "stated"), [("iso-8859-1", '<meta charset="iso-8859-1">'), ("utf-16", ""), ("windows-1252", ""), ("utf-8", "")])
def test_a_file_is_read_in_its_own_encoding(visit: Visit, encoding: str, stated: str) -> None:
    page = visit()
    page.wait_for_selector("#generate[data-state=answered]")
    content = f"{stated}<h1>Fähre fährt wieder</h1><p>Die Fähre über den Fluss fährt wieder.</p>".encode(encoding)
    with answered(page):
        page.set_input_files("#generate-file", {"name": "a.html", "mimeType": "text/html", "buffer": content})
    expect(page.locator('[data-field="headline"] .text').first).to_have_text("Fähre fährt wieder")


def test_a_file_that_is_too_large_leaves_what_stands_there(visit: Visit) -> None:
    page = visit()
    page.wait_for_selector("#generate[data-state=answered]")
    before = page.input_value("#generate-source")
    page.set_input_files("#generate-file", {"name": "film.mp4", "mimeType": "video/mp4", "buffer": bytes(10_000_001)})
    expect(page.locator("#generate .problem")).to_contain_text("film.mp4 has 10.0 MB")
    assert page.input_value("#generate-source") == before


def test_many_findings_of_a_rule_are_shown_when_asked_for(visit: Visit) -> None:
    page = visit()
    page.click("#tab-check")
    page.wait_for_selector("#check[data-state=answered]")
    paste(page, "\n".join(f'<meta property="og:image" content="/{number}.jpg">' for number in range(30)), "check")
    relative = page.locator("#check-findings .finding", has_text="open_graph.url-address")
    expect(relative).to_have_count(3)
    page.get_by_role("button", name="more of open_graph.url-address").click()
    expect(relative).to_have_count(30)
    expect(relative.nth(3).locator("button.line")).to_be_focused()


def test_a_line_of_a_source_too_long_to_be_numbered_is_gone_to(visit: Visit) -> None:
    page = visit()
    page.click("#tab-check")
    page.wait_for_selector("#check[data-state=answered]")
    paste(page, "<p>a</p>\n" * 9000 + '<meta property="og:image" content="/a.jpg">', "check")
    expect(page.locator("#check .said")).to_contain_text("no line numbers")
    page.locator("#check-findings .finding", has_text="open_graph.url-address").locator("button.line").click()
    expect(page.locator("#check-source")).to_be_focused()
    assert page.evaluate("document.activeElement.scrollTop") > 1000
