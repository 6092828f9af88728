"""How much memory the service holds while it answers tens of thousands of requests of the corpus's pages: `make memory`."""

from __future__ import annotations

import argparse
import socket
import threading
from itertools import count, cycle
from urllib.parse import quote

from tests.inputs import corpus_inputs, own_inputs
from tests.served import Served, post, read_answer, served

WORKERS, CLIENTS, LOOKS = 2, 4, 20


def main() -> None:
    ask = argparse.ArgumentParser(prog="python -m tests.memory", description=(__doc__ or "").split(":")[0])
    ask.add_argument("--requests", type=int, default=50_000)
    given = ask.parse_args()
    pages = [page for page in corpus_inputs() or own_inputs() if page.media_type == "text/html" and page.content.strip()]
    requests = [post(f"/v1/generate?url={quote(page.url)}" if page.url else "/v1/generate", page.content, "text/html") for page in pages]
    # no process is renewed meanwhile: that would hide what grows
    with served(WEB_CONCURRENCY=WORKERS, STANDFIRST_LOG_LEVEL="warning", GUNICORN_CMD_ARGS="--max-requests 0") as service:
        first = service.workers()
        print(f"{'requests':>10}  largest process, MB", flush=True)
        _tell(service, 0)
        failed = 0
        for look in range(1, LOOKS + 1):
            failed += _ask(service, requests, given.requests // LOOKS)
            _tell(service, look * given.requests // LOOKS)
        print(f"answers that were not 200 or 422: {failed}; the same processes to the end: {service.workers() == first}")


def _tell(service: Served, asked: int) -> None:
    print(f"{asked:10,}  {service.resident() / 1e6:.0f}", flush=True)


def _ask(service: Served, requests: list[bytes], number: int) -> int:
    """Ask so often, several at once; how many answers failed."""
    failures: list[int] = []
    turns, lock = zip(count(), cycle(requests), strict=False), threading.Lock()

    def client() -> None:
        with socket.create_connection(("127.0.0.1", service.port), timeout=120) as wire:
            while True:
                with lock:
                    turn, request = next(turns)
                if turn >= number:
                    return
                wire.sendall(request)
                if (status := read_answer(wire).status) not in (200, 422):
                    failures.append(status)

    clients = [threading.Thread(target=client) for _ in range(CLIENTS)]
    for each in clients:
        each.start()
    for each in clients:
        each.join()
    return len(failures)


if __name__ == "__main__":
    main()
