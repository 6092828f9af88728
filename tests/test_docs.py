"""The documents are held to the code: every example is run, every route, rule and setting stands there, every link leads somewhere.

An example is a ```console fence: `$ ` starts a command, what follows is its output, in which `...` stands for anything.
The service that they call is started as the README says: `make run`.
"""

from __future__ import annotations

import ast
import doctest
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

import schemas
from docs.make_tables import with_tables
from service.check.rules import CONSUMERS, RULES
from service.web import ROUTES

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
ADDRESS = "localhost:8000"
START_SECONDS = 60
SETTINGS = {"STANDFIRST_CONFIG": "docs/examples/newsroom.toml", "NEWSROOM_SECRET": "s3cret", "MARKUP_SECRET": "whsec_bWFya3Vw"}
"""Of the service that the examples call: those that docs/store.md shows."""
SHIPPED = ("standfirst.toml", "newsroom.toml")


def fences(language: str) -> list[tuple[str, str]]:
    """Every fence of a language, by the document that it stands in."""
    return [(page.name, found[2]) for page in PAGES for found in FENCE.finditer(page.read_text("utf-8")) if found[1] == language]


def commands(session: str) -> list[tuple[str, str]]:
    """The commands of a console fence, each with its output."""
    parts = re.split(r"^\$ ", session, flags=re.MULTILINE)
    return [(command, output) for command, _, output in (part.partition("\n") for part in parts[1:])]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A service that `make run` started, on a port that is free."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryFile() as log, tempfile.TemporaryDirectory() as folder:
        environ = {**os.environ, **SETTINGS, "DATABASE_URL": f"sqlite:///{folder}/standfirst.db"}
        process = subprocess.Popen(["make", "run", f"PORT={port}"], cwd=ROOT, env=environ, stdout=log, stderr=log, start_new_session=True)
        try:
            _await(f"http://127.0.0.1:{port}/readyz", process)
            yield f"localhost:{port}"
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()


def _await(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(url):
                return
        except URLError:
            time.sleep(0.1)
    raise AssertionError("the service did not start")


@pytest.mark.skipif(shutil.which("curl") is None, reason="the examples call curl")
@pytest.mark.parametrize(("page", "session"), fences("console"))
def test_examples_give_what_they_show(page: str, session: str, address: str) -> None:
    before = ""
    checker = doctest.OutputChecker()
    for command, wanted in commands(session):
        script = f"{before}\n{command.replace(ADDRESS, address)}"
        run = subprocess.run(["bash", "-c", script], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        found, example = run.stdout.rstrip("\n"), doctest.Example(command, wanted.rstrip("\n"))
        right = checker.check_output(wanted.rstrip("\n"), found, doctest.ELLIPSIS)
        assert right, f"{page}: {checker.output_difference(example, found, doctest.ELLIPSIS)}"
        before += f"\n{command}" if command.startswith("export ") else ""


@pytest.mark.parametrize(("page", "code"), fences("python"))
def test_python_examples_run(page: str, code: str) -> None:
    exec(compile(code, page, "exec"), {})


def test_the_settings_files_shown_are_those_that_are_shipped() -> None:
    shipped = [tomllib.loads((ROOT / "docs/examples" / name).read_text("utf-8")) for name in SHIPPED]
    assert [tomllib.loads(shown) for _, shown in fences("toml")] == shipped


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_tables_are_as_the_data_is(page: Path) -> None:
    text = page.read_text("utf-8")
    assert with_tables(text) == text, "run `make docs`"


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.path)
def test_every_route_is_documented(route: object) -> None:
    text = (ROOT / "docs/api.md").read_text("utf-8")
    assert re.sub(r"<(\w+)>", lambda found: found[1].upper(), route.path) in text  # type: ignore[attr-defined]


def test_every_rule_in_the_code_is_documented_and_has_the_form_of_an_id() -> None:
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "service").rglob("*.py")]
    texts = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    rules = {text for text in texts if re.fullmatch(rf"(?:read|{'|'.join(CONSUMERS)})(?:\.[a-z]+(?:-[a-z]+)*){{1,2}}", text)}
    documented = set(re.findall(r"^\| \[?`([a-z_.-]+\.[a-z.-]+)`", (ROOT / "docs/findings.md").read_text("utf-8"), re.MULTILINE))
    assert rules | {rule.id for rule in RULES} == documented
    form = schemas.load("rule")["properties"]["id"]["pattern"]
    assert [rule for rule in rules if not rule.startswith("read.") and not re.search(form, rule)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = [target for target in LINK.findall(page.read_text("utf-8")) if not target.startswith("http")]
    assert [target for target in targets if not (page.parent / target).exists()] == []
