"""Every page of the site: open to everybody (axe, the keyboard), on every width, in light and dark."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

import docs
from tests.browser.conftest import SCREENSHOTS, Visit, answered, violations

PAGES = ("/", "/#check", "/docs", "/docs/settings", "/docs/api", "/docs/no-such-page")
WIDTHS: tuple[tuple[int, Any], ...] = ((360, "light"), (820, "dark"), (1440, "light"))


def opened(visit: Visit, path: str) -> Page:
    """The page with all that it loads."""
    address, _, tab = path.partition("#")
    page = visit(address, expected=("404",))
    if tab:
        page.click(f"#tab-{tab}")
    if address == "/":
        page.wait_for_selector(f"#{tab or 'generate'}[data-state=answered]")
    if address == "/docs/api":
        page.wait_for_selector(".opblock")
    return page


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_violation_in_light_and_dark(visit: Visit, path: str) -> None:
    assert violations(opened(visit, path)) == []


def test_axe_finds_no_violation_in_a_refusal_and_in_an_empty_page(visit: Visit) -> None:
    page = visit(expected=("422",))
    page.wait_for_selector("#generate[data-state=answered]")
    with answered(page):
        page.fill("#generate-source", '{"headlin": "Harbour reopens"}')
    assert violations(page) == []
    page.click("#generate .clear")
    page.wait_for_selector("#generate[data-state=empty]")
    assert violations(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_the_window(visit: Visit, path: str) -> None:
    """And its pictures are kept, to be looked at."""
    page = opened(visit, path)
    name = path.strip("/").replace("/", "-").replace("#", "") or "playground"
    for width, scheme in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.screenshot(path=SCREENSHOTS / f"{name}-{width}-{scheme}.png", full_page=width < 1440)


def test_every_document_is_shown(visit: Visit) -> None:
    page = visit("/docs")
    links = page.locator(".contents a")
    assert links.count() == len(docs.names()) + 1
    for address in [link.get_attribute("href") for link in links.all()]:
        page.goto(str(address))
        expect(page.locator("h1")).to_have_count(1)


def test_a_command_is_copied_without_its_prompt_and_output(visit: Visit) -> None:
    page = visit("/docs/api-guide")
    block = page.locator(".code", has=page.locator(".command", has_text="healthz"))
    block.get_by_role("button", name="Copy").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines()[0] == "curl -s localhost:8000/healthz"
    assert "$" not in copied
    assert "ok" not in copied


def test_the_theme_is_the_systems_until_the_person_says_otherwise(visit: Visit) -> None:
    page = visit("/docs", scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Switch to light colours").click()
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.goto("/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == light != dark


def test_the_keyboard_alone_is_enough(visit: Visit) -> None:
    page = visit()
    page.wait_for_selector("#generate[data-state=answered]")
    reached: list[str] = []
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("(document.activeElement.id || document.activeElement.textContent || document.activeElement.tagName).trim()"))
        if reached[-1] == "Copy head":
            break
    assert reached[0] == "Skip to the content"
    places = {"theme", "tab-generate", "Clear", "Copy head", *(f"generate-{part}" for part in ("example", "file", "type", "url", "source"))}
    assert places <= set(reached)
    page.keyboard.press("Enter")
    expect(page.locator("text=Copied")).to_be_visible()
    page.focus("#tab-generate")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tab-check")).to_be_focused()
    expect(page.locator("#check")).to_be_visible()
    expect(page.locator("#generate")).to_be_hidden()
    page.keyboard.press("Home")
    expect(page.locator("#generate")).to_be_visible()
