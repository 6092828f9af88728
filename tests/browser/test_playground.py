"""The playground as a person uses it: paste, drop, point, copy, share; by the keyboard; and with texts made to break out."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, Route, expect

from service.web import create_app
from service.web.settings import settings_from
from tests.api import HTML, PAGE, TEXT
from tests.browser.conftest import Visit, answered, served

SAMPLE = (Path(__file__).parents[2] / "docs/examples/turkey-peace-talks.txt").read_text("utf-8")
HOSTILE = (
    "<img src=x onerror=window.hacked=1>",
    "</script><script>window.hacked=1</script>",
    '"><svg onload=window.hacked=1>',
    "<!--<script>window.hacked=1//-->",
    "{{constructor.constructor('window.hacked=1')()}}",
)


def paste(page: Page, text: str, mode: str = "generate") -> None:
    """Paste a text into the source, as a person does: by the clipboard."""
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.focus(f"#{mode}-source")
    with answered(page, mode):
        page.keyboard.press("Control+V")


def test_pasting_the_sample_shows_its_seven_questions(visit: Visit) -> None:
    page = visit()
    page.wait_for_selector("#generate[data-state=answered]")
    paste(page, SAMPLE)
    expect(page.locator("#generate-source")).to_have_value(SAMPLE)  # it took the place of the example
    expect(page.locator('[data-field="faq"] .text')).to_contain_text("7 questions")
    assert page.locator("#generate-head code").inner_text().count('"Question"') == 7
    expect(page.locator("#generate-type option").first).to_have_text("Auto: Text")


def test_dropping_a_page_reads_it(visit: Visit) -> None:
    page = visit()
    page.wait_for_selector("#generate[data-state=answered]")
    files = page.evaluate_handle(
        "text => { const files = new DataTransfer(); files.items.add(new File([text], 'faehre.html', {type: 'text/html'})); return files; }", PAGE
    )
    with answered(page):
        page.dispatch_event("#generate", "drop", {"dataTransfer": files})
    expect(page.locator('[data-field="headline"] .text').first).to_have_text("Fähre fährt wieder")
    expect(page.locator("#generate .said")).to_contain_text("faehre.html")


def test_opening_a_file_reads_it(visit: Visit) -> None:
    page = visit()
    page.wait_for_selector("#generate[data-state=answered]")
    with answered(page):
        page.set_input_files("#generate-file", {"name": "a.html", "mimeType": HTML, "buffer": PAGE.encode()})
    expect(page.locator('[data-field="headline"] .text').first).to_have_text("Fähre fährt wieder")


def test_the_head_that_is_copied_is_the_one_that_the_api_gives(visit: Visit, app: Flask) -> None:
    page = visit()
    page.wait_for_selector("#generate[data-state=answered]")
    paste(page, SAMPLE)
    page.click("text=Copy head")
    expect(page.locator("text=Copied")).to_be_visible()
    given = app.test_client().post("/v1/generate", data=SAMPLE.encode(), headers={"Content-Type": TEXT, "Accept": HTML}).text
    assert page.evaluate("navigator.clipboard.readText()") == given


def test_pointing_at_a_value_marks_where_it_stands(visit: Visit) -> None:
    page = visit()
    value = page.locator('[data-field="headline"] button').first
    value.hover()
    expect(page.locator("#generate .lines mark")).to_have_text("Seagrass meadow doubles in size after seven years of planting")
    loser = page.locator('[data-field="headline"] button.lost').first
    loser.focus()
    expect(page.locator("#generate .lines mark")).to_have_text("The meadow under the ferry route has doubled")
    body = page.locator('[data-field="articleBody"] button').first
    body.focus()
    expect(page.locator("#generate .lines mark").first).to_contain_text('<a href="/places/morrow-point">Morrow Point</a>')
    assert page.locator("#generate .lines mark").count() == 4


def test_a_broken_script_is_flagged_at_its_line(visit: Visit) -> None:
    page = visit()
    page.click("#tab-check")
    page.wait_for_selector("#check[data-state=answered]")
    sound = '<script type="application/ld+json">\n{"@type": "NewsArticle",\n "headline": "Harbour reopens"}\n</script>'
    paste(page, sound, "check")
    expect(page.locator("#check-findings")).not_to_contain_text("schema_org.json-ld.syntax")
    paste_over = sound.replace('"Harbour reopens"}', '"Harbour reopens",}')
    page.keyboard.press("Control+A")
    paste(page, paste_over, "check")
    expect(page.locator("#check-findings .finding", has_text="schema_org.json-ld.syntax")).to_contain_text("line 3")


@pytest.mark.parametrize("mode", ["generate", "check"])
def test_every_example_is_answered(visit: Visit, mode: str) -> None:
    page = visit()
    page.click(f"#tab-{mode}")
    names = page.locator(f"#{mode}-example option").all_text_contents()[1:]
    assert len(names) == 3
    for name in names:
        with answered(page, mode):
            page.select_option(f"#{mode}-example", label=name)
        expect(page.locator(f"#{mode}")).to_have_attribute("data-state", "answered")
        assert page.locator(f"#{mode}-previews figure").count() == 5


def test_previews_name_pictures_and_fetch_none(visit: Visit) -> None:
    page = visit()
    frame = page.locator("#generate-previews .card.facebook .picture")
    expect(frame).to_contain_text("https://coastaldesk.example/img/seagrass-dive.jpg")
    expect(frame).to_contain_text("1600 × 900")
    assert page.locator("main img").count() == 0


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


def test_a_shared_link_holds_the_text_and_nothing_is_stored(visit: Visit) -> None:
    page = visit()
    page.wait_for_selector("#generate[data-state=answered]")
    paste(page, SAMPLE)
    page.click("#share")
    expect(page.locator("#share")).to_have_text("Link copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert "#z" in link
    assert len(link) < len(SAMPLE)  # it is compressed
    other = visit(link)
    expect(other.locator("#generate-source")).to_have_value(SAMPLE)
    assert other.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_a_fragment_that_holds_nothing_is_passed_over(visit: Visit) -> None:
    page = visit("/#zAAAA")
    for fragment in ("#z", "#p!!", "#pe30", "#generate-head", "#z" + "A" * 5000):
        page.evaluate("fragment => { location.hash = fragment; }", fragment)
    expect(page.locator("#generate-example")).to_have_value("Page at odds with itself")


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


def test_a_long_source_shows_its_last_line_under_its_number(visit: Visit) -> None:
    page = visit()
    page.wait_for_selector("#generate[data-state=answered]")
    paste(page, "\n".join(["Harbour reopens", *["A line that is long enough to be wrapped in the pane. " * 6] * 300]))
    sizes = "(area, lines) => [area.scrollHeight, area.clientHeight, lines.clientHeight]"
    heights = page.evaluate(f"({sizes})(document.querySelector('#generate-source'), document.querySelector('#generate .lines'))")
    assert len(set(heights)) == 1  # the text is as tall as its numbered lines, and none of it is cut off
    assert heights[0] > 10_000


def test_pointing_at_a_value_of_the_head_marks_where_it_stands(visit: Visit) -> None:
    page = visit()
    value = page.locator("#generate-head [data-from=headline]").last
    value.hover()
    expect(page.locator("#generate .lines mark")).to_have_text("Seagrass meadow doubles in size after seven years of planting")
    assert value.get_attribute("title") == "From JSON-LD /0/headline"


def test_findings_of_a_level_can_be_put_aside(visit: Visit) -> None:
    page = visit()
    expect(page.locator("#generate-findings .finding.info").first).to_be_visible()
    page.get_by_role("button", name="info", pressed=True).click()
    expect(page.locator("#generate-findings .finding.info").first).to_be_hidden()
    expect(page.locator("#generate-findings .consumer").first).to_be_hidden()
