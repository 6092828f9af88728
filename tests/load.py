"""The service under load, on the loopback and bounded: `make load`.

What HTTP costs: the share of the pipeline's own throughput that the service gives, on the same processors; with p50 and p99.
Slow clients: how normal requests fare while hundreds of connections send and read as slowly as they can.
"""

from __future__ import annotations

import argparse
import multiprocessing
import socket
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import cycle
from urllib.parse import quote

from tests.inputs import Input, corpus_inputs, own_inputs
from tests.served import Served, get, post, read_answer, served

WORKERS = 2
CLIENTS = 3
"""Connections to each process that ask one request after another: enough to keep it busy."""


def main() -> None:
    ask = argparse.ArgumentParser(prog="python -m tests.load", description=(__doc__ or "").split("\n")[0])
    ask.add_argument("--seconds", type=float, default=20, help="how long the saturation lasts")
    ask.add_argument("--slow", type=int, default=500, help="how many slow connections")
    given = ask.parse_args()
    pages = [page for page in corpus_inputs() or own_inputs() if page.media_type == "text/html" and page.content.strip()]
    print(f"{len(pages)} pages, {WORKERS} processes")
    with served(WEB_CONCURRENCY=WORKERS, STANDFIRST_LOG_LEVEL="warning") as service:
        alone = _together(_pipeline, (pages, given.seconds / 2))
        before = service.worked()
        through = _together(_client, (service.port, pages, given.seconds), CLIENTS * WORKERS)
        work = service.worked() - before
        _say_saturation(alone + _together(_pipeline, (pages, given.seconds / 2)), through, work, given.seconds)
        _say_slow(service, given.slow)


Done = tuple[list[tuple[str, float]], int]
"""Each page answered, by name, with its seconds; how many answers were neither 200 nor 422."""


def _say_saturation(alone: list[Done], through: list[Done], work: float, seconds: float) -> None:
    """Shares are of processor time: what else runs on the machine takes from both alike."""
    by_page: dict[str, list[float]] = {}
    for page, spent in (done for times, _ in alone for done in times):
        by_page.setdefault(page, []).append(spent)
    asked = [done for times, _ in through for done in times if done[0] in by_page]
    share = sum(statistics.mean(by_page[page]) for page, _ in asked) / work
    times = sorted(spent for _, spent in asked)
    p50, p99 = statistics.median(times), times[int(len(times) * 0.99)]
    print(f"pages a second                    {len(times) / seconds:8.1f}")
    print(f"of the pipeline's throughput      {share:8.1%} (wanted: 95 %)")
    print(f"p50, p99                          {p50 * 1e3:8.1f} ms, {p99 * 1e3:.1f} ms: {p99 / p50:.1f} times (wanted: 5)")
    print(f"answers that were not 200 or 422  {sum(failed for _, failed in through):8}")


def _together(run: object, arguments: tuple[object, ...], count: int = WORKERS) -> list[Done]:
    """What as many processes of a function give, started at once."""
    with multiprocessing.get_context("fork").Pool(count) as pool:
        return [found.get() for found in [pool.apply_async(run, (number, *arguments)) for number in range(count)]]  # type: ignore[arg-type]


def _turns(number: int, pages: list[Input], seconds: float) -> Iterator[Input]:
    """The pages again and again, each process from another place, until the time is over."""
    end = time.monotonic() + seconds
    start = number * 37 % len(pages)
    for page in cycle(pages[start:] + pages[:start]):
        if time.monotonic() >= end:
            return
        yield page


def _pipeline(number: int, pages: list[Input], seconds: float) -> Done:
    from service.model.refusal import Refusal
    from service.pipeline import generate
    from service.render.envelope import bundle_json
    from service.render.json_text import json_bytes
    from service.web.warm_up import warm_up

    warm_up()
    times = []
    for page in _turns(number, pages, seconds):
        start = time.process_time()
        with suppress(Refusal):
            json_bytes(bundle_json(generate(page.content, page.media_type, charset=page.charset, url=page.url)))
        times.append((page.name, time.process_time() - start))
    return times, 0


def _client(number: int, port: int, pages: list[Input], seconds: float) -> Done:
    """As little work as can be: requests made beforehand, answers read and thrown away."""
    queries = [f"?url={quote(page.url)}" if page.url else "" for page in pages]
    requests = [Input(page.name, post(f"/v1/generate{query}", page.content, "text/html"), "") for page, query in zip(pages, queries, strict=True)]
    times, failed = [], 0
    with socket.create_connection(("127.0.0.1", port), timeout=60) as wire:
        for request in _turns(number, requests, seconds):
            start = time.monotonic()
            wire.sendall(request.content)
            failed += read_answer(wire).status not in (200, 422)
            times.append((request.name, time.monotonic() - start))
    return times, failed


def _say_slow(service: Served, count: int) -> None:
    quiet = _normal(service)
    with _slow(service, count):
        attacked = _normal(service)
    print(f"a small request                   {statistics.median(quiet) * 1e3:8.1f} ms, at most {max(quiet) * 1e3:.1f} ms")
    print(f"with {count:4} slow connections        {statistics.median(attacked) * 1e3:8.1f} ms, at most {max(attacked) * 1e3:.1f} ms")


def _normal(service: Served, count: int = 200) -> list[float]:
    times = []
    for _ in range(count):
        start = time.monotonic()
        assert service.ask(post("/v1/generate", b"Harbour reopens\nThe first ferry left the old harbour on Monday.")).status == 200
        times.append(time.monotonic() - start)
    return times


@contextmanager
def _slow(service: Served, count: int) -> Iterator[None]:
    """Connections that say nothing, send a byte now and then of a head or of a payload, or never take what they asked for."""
    payload = post("/v1/generate", b"Harbour reopens\n" * 100)
    begun = (b"", b"POST /v1/generate HTTP/1.1\r\nX-A: ", payload[:-1000], get("/v1/schemas/article") * 50)
    wires = [service.connect() for _ in range(count)]
    try:
        for number, wire in enumerate(wires):
            wire.sendall(begun[number % len(begun)])
        for wire in wires[1::2]:
            with suppress(OSError):
                wire.send(b"a")
        yield
    finally:
        for wire in wires:
            wire.close()


if __name__ == "__main__":
    main()
