"""The playground as a person uses it: paste, drop, point, copy, share."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Route, expect

import docs
from tests.api import HTML, PAGE, TEXT
from tests.browser.conftest import SAMPLE, Visit, answered, paste


def test_pasting_the_sample_shows_its_seven_questions(visit: Visit) -> None:
    page = visit()
    page.wait_for_selector("#generate[data-state=answered]")
    paste(page, SAMPLE)
    expect(page.locator("#generate-source")).to_have_value(SAMPLE)  # it took the place of the example
    expect(page.locator('[data-field="faq"] .text')).to_contain_text("7 questions")
    assert page.locator("#generate-head code").inner_text().count('"Question"') == 7
    expect(page.locator("#generate-type option").first).to_have_text("Auto: Text")


def test_the_address_of_an_example_goes_with_its_text(visit: Visit) -> None:
    page = visit()
    page.wait_for_selector("#generate[data-state=answered]")
    address = page.locator("#generate .url")
    assert address.input_value()
    page.focus("#generate-source")
    with answered(page):
        page.keyboard.type("The ")
    assert address.input_value()  # it is still the example
    page.keyboard.press("Control+A")
    paste(page, SAMPLE)
    expect(address).to_have_value("")
    address.fill("https://desk.example/peace")
    page.focus("#generate-source")
    page.keyboard.press("Control+A")
    paste(page, SAMPLE)
    expect(address).to_have_value("https://desk.example/peace")  # a person's own stays


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
    expect(page.locator("#check-findings")).not_to_contain_text("schema_org.json-ld.trailing-comma")
    paste_over = sound.replace('"Harbour reopens"}', '"Harbour reopens",}')
    page.keyboard.press("Control+A")
    paste(page, paste_over, "check")
    finding = page.locator("#check-findings .finding", has_text="schema_org.json-ld.trailing-comma")
    expect(finding.locator("button.line")).to_have_text("line 3")
    expect(page.locator('#check .lines [data-level="error"]', has_text="Harbour reopens")).to_have_count(1)
    finding.locator("button.line").click()
    expect(page.locator("#check-source")).to_be_focused()
    assert page.evaluate("document.activeElement.value.slice(0, document.activeElement.selectionStart).split('\\n').length") == 3


def test_findings_lead_to_their_lines(visit: Visit) -> None:
    page = visit()
    page.click("#tab-check")
    with answered(page, "check"):
        page.select_option("#check-example", label="Page with gaps")
    unreadable = page.locator("#check-findings .finding", has_text="schema_org.date-unreadable")
    expect(unreadable.locator("button.line")).to_have_text("line 18")
    unreadable.locator("button.line").click()
    assert page.evaluate("document.activeElement.value.slice(document.activeElement.selectionStart).startsWith('\"datePublished\"')")
    expect(page.locator("#check-findings .finding", has_text="open_graph.type-unknown").locator("button.line")).to_have_text("line 6")
    expect(page.locator('#check .lines [data-level="error"]').first).to_contain_text("gestern")


def test_an_example_that_comes_late_does_not_undo_what_was_chosen_meanwhile(visit: Visit) -> None:
    page, held = visit(), list[Route]()

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/examples/broken-script.html", hold)
    page.click("#tab-check")
    with answered(page, "check"):
        page.select_option("#check-example", label="Page with gaps")
    with page.expect_response("**/examples/broken-script.html") as late:
        held[0].continue_()
    late.value.finished()
    page.wait_for_timeout(100)
    expect(page.locator("#check-example")).to_have_value("Page with gaps")
    expect(page.locator("#check-findings .finding", has_text="schema_org.date-unreadable")).to_have_count(1)


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


def test_an_empty_source_offers_the_examples(visit: Visit) -> None:
    page = visit()
    page.wait_for_selector("#generate[data-state=answered]")
    page.click("#generate .clear")
    expect(page.locator("#generate-source")).to_be_focused()
    expect(page.locator("#generate-head")).to_be_hidden()
    with answered(page):
        page.get_by_role("button", name="Newsroom JSON").click()
    expect(page.locator('[data-field="headline"] .text').first).to_have_text("The library that lends ladders")


def test_a_cms_payload_is_read_as_what_it_is(visit: Visit) -> None:
    page = visit()
    page.wait_for_selector("#generate[data-state=answered]")
    page.click("#generate .clear")
    page.select_option("#generate-type", label="Ghost")
    paste(page, docs.example("cms/ghost.json"))
    headline = page.locator('[data-field="headline"] button').first
    expect(headline.locator(".text")).to_have_text("Harbour reopens after three weeks of storms")
    expect(headline.locator(".from")).to_contain_text("the payload")
    headline.focus()
    expect(page.locator("#generate .lines mark")).to_have_text("Harbour reopens after three weeks of storms")
