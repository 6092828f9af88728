"""What an answer costs, as ratios to one lxml parse of the same page, so that figures of different machines compare: `make bench`.

Over the corpus where it is there, else over the project's own pages. Each figure stands beside what it should be.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from wsgiref.types import WSGIEnvironment

from flask import Flask
from lxml import html as lxml_html
from werkzeug.test import create_environ

from service.edges.database import database_of
from service.web.memory import leave_out_of_collection
from tests.inputs import Input, corpus_inputs, own_inputs
from tests.newsroom import application, post, send

ROOT = Path(__file__).parents[1]
ROUNDS = 3
"""Each input is timed this often and its best time counts: a shared machine is slow now and then, never fast."""
WARM_UP, PAGES = 100, 1000
KEPT = 200
PARAGRAPH = "<p>The ferry left the old harbour at nine, {number} passengers on board, and the wind had died down by then.</p>\n"


def main() -> None:
    ask = argparse.ArgumentParser(prog="python -m tests.bench", description=(__doc__ or "").split("\n")[0])
    ask.add_argument("--only", choices=sorted(ALONE), help="print one figure that needs a process of its own, as JSON")
    if only := ask.parse_args().only:
        print(json.dumps(ALONE[only]()))
        return
    pages = _inputs("text/html")
    print(f"{len(pages)} pages, {'the corpus' if corpus_inputs() else 'own cases'}")
    app = _app()
    parse, answers = _beside(app, pages)
    _say("one lxml parse of a page, ms", parse * 1e3)
    _say("whole answer for a page, in parses", answers["page"] / parse, "<= 4, trafilatura about 13")
    _say("the same, first answers by the clock", json.loads(_run("-m", "tests.bench", "--only", "cold")), "<= 6")
    _say("p99 of a kept head, % of a page's answer", _kept_head() / answers["page"] * 100, "<= 10")
    _say("trafilatura on the same pages, in parses", _mean(pages, _trafilatura, rounds=1) / parse)
    _say("checking a page, in parses", answers["check"] / parse, "<= 2")
    _say("plain text, in mean page parses", answers["text"] / parse, "< 1")
    _say("article form, in mean page parses", answers["form"] / parse, "< 1")
    _say("a page ten times as long takes, times", _growth(app), "<= 12")
    _say("import and start, s", _start(), "< 1")
    before, after = json.loads(_run("-m", "tests.bench", "--only", "memory"))
    _say(f"a worker's memory after {PAGES} pages grows, %", (after - before) / before * 100, "< 20")


def _say(name: str, figure: float, wanted: str = "") -> None:
    print(f"{name:46}{figure:8.2f}" + (f"   (wanted: {wanted})" if wanted else ""), flush=True)


def _inputs(media_type: str) -> list[Input]:
    """The payloads of one kind; of the corpus's pages those that were really published, which have an address."""
    inputs = [given for given in corpus_inputs() or own_inputs() if given.media_type == media_type and given.content.strip()]
    return [given for given in inputs if given.url] or inputs


def _app() -> Flask:
    """The application as a server's worker has it."""
    from service.web import create_app
    from service.web.settings import settings_from
    from service.web.warm_up import warm_up

    app = create_app(settings_from({}))
    warm_up()
    return app


def _asked(given: Input, path: str = "/v1/generate") -> WSGIEnvironment:
    """The request for one input, as a server hands it to the application."""
    query = {"url": given.url} if given.url else {}
    return create_environ(path, query_string=query, method="POST", data=given.content, content_type=given.media_type)


def _answer(app: Flask, request: WSGIEnvironment) -> bytes:
    """The application's whole answer, without the server around it and without a client."""
    request["wsgi.input"].seek(0)
    body = app(dict(request), lambda *_: bytes)
    try:
        return b"".join(body)
    finally:
        body.close()


def _mean(inputs: list[Input], run: Callable[[Input], object], rounds: int = ROUNDS) -> float:
    """Seconds per input: the mean of each input's best time."""
    return statistics.mean(min(_seconds(lambda given=given: run(given)) for _ in range(rounds)) for given in inputs)  # type: ignore[misc]


def _beside(app: Flask, pages: list[Input]) -> tuple[float, Mapping[str, float]]:
    """Seconds of a page's parse, and of each kind of answer beside it. They are timed in turn, so that whatever
    else the machine does weighs on all."""
    inputs = {"page": pages, "check": pages, "text": _inputs("text/plain"), "form": _forms(app, pages)}
    asked = {name: [_asked(given, "/v1/check" if name == "check" else "/v1/generate") for given in many] for name, many in inputs.items()}
    best = [dict.fromkeys(("parse", *asked), math.inf) for _ in pages]
    for _ in range(ROUNDS):
        for number, page in enumerate(pages):
            runs: dict[str, Callable[[], object]] = {"parse": partial(lxml_html.fromstring, page.content)}
            runs |= {name: partial(_answer, app, requests[number % len(requests)]) for name, requests in asked.items()}
            best[number] = {name: min(best[number][name], _seconds(run)) for name, run in runs.items()}
    means = {name: statistics.mean(times[name] for times in best) for name in best[0]}
    return means.pop("parse"), means


def _seconds(run: Callable[[], object]) -> float:
    """Processor seconds: on a shared machine a long run waits for others more often than a short one, which says nothing of either."""
    start = time.process_time()
    run()
    return time.process_time() - start


def _trafilatura(page: Input) -> object:
    from trafilatura import bare_extraction

    return bare_extraction(page.content, url=page.url, with_metadata=True)


def _forms(app: Flask, pages: list[Input]) -> list[Input]:
    answers = [json.loads(_answer(app, _asked(page))) for page in pages[:100]]
    return [Input("", json.dumps(answer["article"]).encode(), "application/json") for answer in answers if "article" in answer]


def _kept_head() -> float:
    """Seconds that all but one in a hundred reads of a kept article's head take at most, on SQLite; each read's best time counts."""
    with tempfile.TemporaryDirectory() as folder:
        client = application(database_of(f"sqlite:///{folder}/store.db")).test_client()
        leave_out_of_collection()  # as a server does before its workers are made
        for number in range(KEPT):
            send(client, post("Ferry leaves at last", 1, article=f"a{number}", text=PARAGRAPH * (number % 60 + 1)))
        paths = [f"/v1/articles/newsroom:a{number}/head" for number in range(KEPT)]
        times = [min(_seconds(lambda path=path: client.get(path)) for _ in range(ROUNDS)) for path in paths * 5]  # type: ignore[misc]
    return statistics.quantiles(times, n=100)[98]


def _growth(app: Flask) -> float:
    """How many times longer an answer takes for a page with ten times the paragraphs."""
    short, long = (_mean([_page(count)], lambda page: _answer(app, _asked(page)), rounds=10) for count in (200, 2000))
    return long / short


def _page(paragraphs: int) -> Input:
    body = "".join(PARAGRAPH.format(number=number) for number in range(paragraphs))
    return Input("", f"<html><title>Ferry</title><body><article><h1>Ferry leaves at last</h1>{body}</article></body></html>".encode(), "text/html")


def _start() -> float:
    """Seconds by the clock that a process takes to be ready, its own start included."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        _run("-c", "import wsgi")
        times.append(time.perf_counter() - start)
    return min(times)


def _run(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def _cold() -> float:
    """A new process's first answer for each page, by the clock, over that page's parse beside it: no name or address is known yet."""
    app = _app()
    parse = answer = 0.0
    for page in _inputs("text/html"):
        request = _asked(page)
        start = time.perf_counter()
        lxml_html.fromstring(page.content)
        parsed = time.perf_counter()
        _answer(app, request)
        parse, answer = parse + parsed - start, answer + time.perf_counter() - parsed
    return answer / parse


def _memory() -> tuple[int, int]:
    """Resident memory in KiB of a process that has answered WARM_UP pages, and PAGES more."""
    app, pages = _app(), _inputs("text/html")
    for number in range(WARM_UP):
        _answer(app, _asked(pages[number % len(pages)]))
    before = _resident()
    for number in range(PAGES):
        _answer(app, _asked(pages[number % len(pages)]))
    return before, _resident()


def _resident() -> int:
    fields = Path("/proc/self/statm").read_text().split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") // 1024


ALONE: dict[str, Callable[[], object]] = {"cold": _cold, "memory": _memory}

if __name__ == "__main__":
    main()
