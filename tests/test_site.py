"""The site without a browser: its pages' headers, its files, the documents as pages, and all of it from an installed wheel."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import docs
from service.web.site import assets
from service.web.site.markdown import navigation, rendered, target

ROOT = Path(__file__).parents[1]
PAGES = ["/", "/docs", "/docs/api", *(f"/docs/{entry.slug}" for entry in navigation())]
ADDRESS = re.compile(r'(?:href|src)="([^"]+)"')


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_from_its_own_origin_only(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'")
    assert ("require-trusted-types-for 'script'" in policy) == (path != "/docs/api")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert not re.search(r"<script(?![^>]* src=)|<style| style=| on\w+=", answer.text)


@pytest.mark.parametrize("path", PAGES)
def test_every_address_on_a_page_leads_somewhere(client: FlaskClient, path: str) -> None:
    addresses = {found.partition("#")[0] for found in ADDRESS.findall(client.get(path).text)}
    own = sorted(address for address in addresses if address.startswith("/"))
    assert own
    assert [address for address in own if client.get(address).status_code != 200] == []
    assert [address for address in addresses if address and not address.startswith(("/", "https://", "http://"))] == []


@pytest.mark.parametrize("path", assets.paths())
def test_a_file_is_kept_for_ever_under_its_release(client: FlaskClient, path: str) -> None:
    plain = client.get(f"{assets.base()}/{path}", headers={"Accept-Encoding": "gzip;q=0"})
    assert plain.status_code == 200
    assert plain.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    squeezed = client.get(f"{assets.base()}/{path}", headers={"Accept-Encoding": "br, gzip"})
    assert squeezed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(squeezed.data) == plain.data
    assert client.get(f"/static/other/{path}").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["nothing.js", "../page.py", "..%2Fpage.py", "playground", "playground/", "", "/etc/passwd", "base.css/"])
def test_there_is_no_file_but_those_of_the_pages(client: FlaskClient, path: str) -> None:
    answer = client.get(f"{assets.base()}/{path}")
    assert answer.status_code == 404
    assert answer.content_type == "application/problem+json"


def test_an_example_that_is_a_page_is_shown_as_its_source(client: FlaskClient) -> None:
    assert client.get(f"{assets.base()}/examples/seagrass.html").content_type == "text/plain; charset=utf-8"
    assert client.get("/docs/examples/turkey-peace-talks.txt").content_type == "text/plain; charset=utf-8"
    assert client.get("/docs/examples/cms/ghost.json").status_code == 200
    assert client.get("/docs/examples/nothing.txt").status_code == 404


@pytest.mark.parametrize("slug", ["nothing", "make_tables", "<script>", "api.md", "..%2FREADME"])
def test_a_document_that_there_is_not_is_said_so(client: FlaskClient, slug: str) -> None:
    answer = client.get(f"/docs/{slug}")
    assert answer.status_code == 404
    if answer.content_type.startswith("text/html"):
        assert "<script>”" not in answer.text
        assert 'href="/docs/start"' in answer.text


def test_every_document_is_in_the_navigation_once() -> None:
    assert sorted(entry.name for entry in navigation()) == list(docs.names())
    assert all(entry.title for entry in navigation())
    assert navigation()[0].name == "start"


def test_a_document_is_shown_without_its_marks() -> None:
    page = rendered("findings")
    assert "<!--" not in page.html
    assert "table rules" not in page.html
    assert page.html.count("<table>") == len(set(re.findall(r'aria-label="(Table \d+)"', page.html)))
    assert len({heading.fragment for heading in page.headings}) == len(page.headings) > 1


@pytest.mark.parametrize(
    ("href", "led_to"),
    [
        ("settings.md", "/docs/settings"),
        ("api.md#problems", "/docs/api-guide#problems"),
        ("../schemas/article.json", "/v1/schemas/article"),
        ("examples/harbour.json", "/docs/examples/harbour.json"),
        ("examples/cms/ghost.json", "/docs/examples/cms/ghost.json"),
        ("examples/nothing/harbour.json", None),
        ("http://localhost:8000/openapi.json", "/openapi.json"),
        ("http://localhost:8000/", "/"),
        ("https://schema.org/headline", "https://schema.org/headline"),
        ("#problems", "#problems"),
        ("../schemas/consumers/x.json", None),
        ("nothing.md", None),
        ("../service/pipeline.py", None),
        ("javascript:alert(1)", None),
    ],
)
def test_a_link_leads_to_where_the_service_shows_what_it_names(href: str, led_to: str | None) -> None:
    assert target(href) == led_to


def test_extending_names_files_that_there_are() -> None:
    named = re.findall(r"`((?:service|schemas|docs|tests|wsgi)[\w/.]*)`", docs.text("extending"))
    assert len(named) > 20
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_starting_the_service_reads_nothing_of_the_site() -> None:
    start = "from service.web import create_app; from service.web.settings import settings_from; create_app(settings_from({}))"
    read = "from service.web.site import assets, markdown; print([assets.paths.cache_info(), markdown.navigation.cache_info()])"
    run = subprocess.run([sys.executable, "-c", f"{start}; {read}"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.count("currsize=0") == 2


def test_a_wheel_holds_the_whole_site(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    source = tmp_path / "source"
    for folder in ("service", "schemas", "docs"):
        shutil.copytree(ROOT / folder, source / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / file, source / file)
    alone = ["--no-deps", "--no-index"]
    subprocess.run([*pip, "wheel", *alone, "--no-build-isolation", "--wheel-dir", tmp_path, source], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    subprocess.run([*pip, "install", *alone, "--target", tmp_path / "installed", wheel], check=True, capture_output=True)
    asked = f"""
import service
from service.web import create_app
from service.web.settings import settings_from
assert service.__file__.startswith({str(tmp_path)!r})
client = create_app(settings_from({{}})).test_client()
print([path for path in {[*PAGES, "/docs/examples/cms/ghost.json"]!r} if client.get(path).status_code != 200])
from service.web.site import assets
print(assets.release())
"""
    run = subprocess.run(
        [sys.executable, "-c", asked], cwd=tmp_path, env={"PYTHONPATH": str(tmp_path / "installed")}, capture_output=True, text=True, check=False
    )
    assert run.stdout.splitlines() == ["[]", assets.release()], run.stderr
