"""A real Chromium in front of the service. Whatever it is shown, nothing may leave the origin and the console stays silent."""

from __future__ import annotations

import logging
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import make_server

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
SAMPLE = (Path(__file__).parents[2] / "docs/examples/turkey-peace-talks.txt").read_text("utf-8")
SCREENSHOTS = Path(__file__).parents[2] / "var/screenshots"

Visit = Callable[..., Page]


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address of the application, on a port that is free."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="package")
def site(app: Flask) -> Iterator[str]:
    with served(app) as address:
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        missing = f"none of {', '.join(PROGRAMS)} is installed"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    # Chromium's own sandbox does not start for root, which CI is; what it is shown is the service's own pages.
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    """Opens an address of the site in a window of its own. Afterwards: no request went elsewhere, and the console said nothing."""
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    def visit(path: str = "/", *, origin: str = site, scheme: Any = "light", expected: tuple[str, ...] = ()) -> Page:
        context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=scheme, base_url=origin, reduced_motion="reduce")
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=origin)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: None if any(text in message.text for text in expected) else faults.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: None if request.url.startswith((origin, "data:", "blob:")) else faults.append(f"request: {request.url}"))
        page.goto(path)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert faults == []


@contextmanager
def answered(page: Page, mode: str = "generate") -> Iterator[None]:
    """What stands in it makes the page call; afterwards the answer is shown."""
    with page.expect_response(lambda response: f"/v1/{mode}" in response.url):
        yield
    page.wait_for_selector(f"#{mode}[data-state]:not([aria-busy])")


def paste(page: Page, text: str, mode: str = "generate") -> None:
    """Paste a text into the source, as a person does: by the clipboard."""
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.focus(f"#{mode}-source")
    with answered(page, mode):
        page.keyboard.press("Control+V")


def violations(page: Page) -> list[str]:
    """What axe finds wrong with the page as it is now, and with its colours when the system turns from light to dark.

    It is put in from outside: the page's own policy lets no script in.
    """
    session = page.context.new_cdp_session(page)
    session.send("Runtime.evaluate", {"expression": AXE})
    found: list[dict[str, Any]] = page.evaluate("axe.run()")["violations"]
    page.emulate_media(color_scheme="dark")
    found += page.evaluate("axe.run({runOnly: ['color-contrast']})")["violations"]
    page.emulate_media(color_scheme="light")
    return [f"{violation['id']}: {node['target']} {node['failureSummary']}" for violation in found for node in violation["nodes"]]
