"""The service as it is run: requests whole or in pieces, slow clients, stopping and reloading without losing a request."""

from __future__ import annotations

import json
import re
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from service.web.worker.door import take_nobody_in
from tests.processes import wait_until
from tests.served import Served, get, post, read_answer, served

TEXT = b"Harbour reopens\nThe first ferry left the old harbour on Monday.\nAll berths were full by noon."
CHUNKED = b"POST /v1/generate HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.fixture(scope="module")
def service() -> Iterator[Served]:
    with served(WEB_CONCURRENCY=2, STANDFIRST_CLIENT_SECONDS=2, STANDFIRST_MAX_BODY_BYTES=2_000_000) as running:
        yield running


def chunked(payload: bytes, size: int) -> bytes:
    pieces = [payload[at : at + size] for at in range(0, len(payload), size)]
    return CHUNKED + b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize("size", [1, 7, 10_000])
def test_a_payload_in_chunks_is_the_same_payload(service: Served, size: int) -> None:
    whole = service.ask(post("/v1/generate", TEXT))
    assert whole.status == 200
    assert service.ask(chunked(TEXT, size)).content == whole.content


@pytest.mark.parametrize("request_bytes", [post("/v1/generate", TEXT), chunked(TEXT, 5)])
def test_a_request_byte_by_byte_is_the_same_request(service: Served, request_bytes: bytes) -> None:
    with service.connect() as wire:
        for at in range(len(request_bytes)):
            wire.sendall(request_bytes[at : at + 1])
        assert read_answer(wire).status == 200


def test_requests_in_one_piece_are_answered_in_order(service: Served) -> None:
    with service.connect() as wire:
        wire.sendall(get("/healthz") + chunked(TEXT, 9) + get("/nothing") + post("/v1/generate", TEXT) + get("/readyz"))
        statuses, begun = [], b""
        for _ in range(5):
            answer = read_answer(wire, begun)
            statuses.append(answer.status)
            begun = answer.rest
    assert statuses == [200, 200, 404, 200, 200]


def test_a_sender_that_asks_is_told_to_continue(service: Served) -> None:
    with service.connect() as wire:
        head, _, payload = post("/v1/generate", TEXT, "text/plain", "Expect: 100-continue").partition(b"\r\n\r\n")
        wire.sendall(head + b"\r\n\r\n")
        assert wire.recv(1000) == b"HTTP/1.1 100 Continue\r\n\r\n"
        wire.sendall(payload)
        assert read_answer(wire).status == 200


def test_a_payload_announced_as_too_large_is_refused_before_it_is_sent(service: Served) -> None:
    head = b"POST /v1/generate HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 2000001\r\nExpect: 100-continue\r\n\r\n"
    answer = service.ask(head)
    assert (answer.status, json.loads(answer.content)["detail"]) == (413, "The limit is 2,000,000 bytes.")
    assert answer.headers["connection"] == "close"


@pytest.mark.parametrize("begun", [b"POST /v1/gen", post("/v1/generate", TEXT)[:-5], CHUNKED + b"5\r\nabc"])
def test_who_does_not_finish_a_request_is_told_so(service: Served, begun: bytes) -> None:
    start = time.monotonic()
    answer = service.ask(begun)
    assert (answer.status, json.loads(answer.content)["type"]) == (408, "/v1/schemas/problem#too-slow")
    assert 1.5 < time.monotonic() - start < 5


def test_slow_clients_hold_up_no_one(service: Served) -> None:
    """Far more than there are threads: some say nothing, some send half a head or payload, some never take their answer."""
    schema = get("/v1/schemas/article")
    begun = [b"", b"POST /v1/generate HTTP/1.1\r\nHost: x\r\nX-A: ", post("/v1/generate", TEXT)[:-1], schema * 40]
    wires = [service.connect() for _ in range(100)]
    for number, wire in enumerate(wires):
        wire.sendall(begun[number % len(begun)])
    times = []
    for _ in range(20):
        start = time.monotonic()
        assert service.ask(post("/v1/generate", TEXT)).status == 200
        times.append(time.monotonic() - start)
    for wire in wires:
        wire.close()
    assert max(times) < 2


def test_what_a_connection_leaves_behind_is_nothing(service: Served) -> None:
    for _ in range(200):
        with service.connect() as wire:
            wire.sendall(post("/v1/generate", TEXT)[:30])

    def held() -> list[int]:
        return [len(list(Path(f"/proc/{worker}/fd").iterdir())) for worker in service.workers()]

    wait_until(lambda: max(held()) < 120, 10, "the files of who has left are closed")


def test_all_workers_count_together(service: Served) -> None:
    def answered() -> float:
        metrics = service.ask(get("/metrics")).content.decode()
        found = re.search(r'^standfirst_requests_total\{method="GET",route="/v1/schemas/<name>",status="200"\} (\S+)$', metrics, re.MULTILINE)
        return float(found[1]) if found else 0

    before = answered()
    for _ in range(40):
        service.ask(get("/v1/schemas/rule"))
    assert {answered() for _ in range(10)} == {before + 40}


class Asker(threading.Thread):
    """Asks again and again, each time on a connection of its own or on one that is kept, until told to stop."""

    def __init__(self, service: Served, *, keeps: bool) -> None:
        super().__init__()
        self.service, self.keeps, self.going = service, keeps, True
        self.answers: list[int] = []

    def run(self) -> None:
        with suppress(ConnectionRefusedError):  # it has stopped: nothing was sent, nothing is lost
            while self.going:
                with self.service.connect() as wire:
                    while self._asked(wire) and self.keeps and self.going:
                        pass

    def _asked(self, wire: socket.socket) -> bool:
        wire.sendall(post("/v1/generate", TEXT * 20))
        answer = read_answer(wire)
        self.answers.append(answer.status)
        return answer.headers.get("connection") == "keep-alive"


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_no_request_is_lost_when_the_service_reloads_or_stops(number: signal.Signals) -> None:
    with served(WEB_CONCURRENCY=2) as own:
        before = set(own.workers())
        askers = [Asker(own, keeps=keeps) for keeps in (False, True) for _ in range(4)]
        for asker in askers:
            asker.start()
        wait_until(lambda: all(len(asker.answers) > 5 for asker in askers), 20, "every client is answered")
        own.signal(number)
        if number == signal.SIGHUP:
            wait_until(lambda: not before & set(own.workers()), 20, "the processes are new ones")
            for asker in askers:
                asker.going = False
        for asker in askers:
            asker.join(20)
        answers = [status for asker in askers for status in asker.answers]
        if number == signal.SIGTERM:
            own.process.wait(20)
    assert set(answers) == {200}
    assert len(answers) > 40


def test_before_the_door_is_shut_nobody_comes_in_and_who_is_in_stays() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener, socket.create_connection(listener.getsockname()) as client:
        take_nobody_in(listener)
        client.sendall(TEXT)
        with pytest.raises(TimeoutError):
            socket.create_connection(listener.getsockname(), timeout=0.3)
        with listener.accept()[0] as peer:
            assert peer.recv(1000) == TEXT


def test_a_reload_reads_the_settings_again_and_keeps_them_where_the_new_ones_are_wrong(tmp_path: Path) -> None:
    config = tmp_path / "settings.toml"
    config.write_text('[publishers."a.example"]\nname = "The First"\n')
    ask = post("/v1/generate?publisher=a.example", TEXT)
    with served(WEB_CONCURRENCY=1, STANDFIRST_CONFIG=str(config)) as own:

        def reloaded() -> bytes:
            (before,) = own.workers()
            own.signal(signal.SIGHUP)
            wait_until(lambda: before not in own.workers(), 20, "the process is a new one")
            return own.ask(ask).content

        assert b"The First" in own.ask(ask).content
        config.write_text('[publishers."a.example"]\nname = "The Second"\n')
        assert b"The Second" in reloaded()
        config.write_text("[publisher]\n")
        assert b"The Second" in reloaded()
        assert any("publisher" in line["event"] for line in own.lines() if line["level"] == "error")
