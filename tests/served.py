"""The real service for tests: gunicorn as it is run, on a free port of the loopback; and requests to it byte by byte."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).parents[1]
START_SECONDS = 60


@dataclass
class Served:
    """A running service."""

    port: int
    process: subprocess.Popen[bytes]
    log: IO[bytes]

    def lines(self) -> list[dict[str, Any]]:
        """Its log so far."""
        self.log.flush()
        return [json.loads(line) for line in Path(self.log.name).read_text("utf-8").splitlines()]

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def workers(self) -> list[int]:
        """The ids of its worker processes."""
        return [int(pid) for pid in Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()]

    def resident(self) -> int:
        """Bytes of memory that its largest worker holds."""
        pages = [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in self.workers()]
        return max(pages) * os.sysconf("SC_PAGE_SIZE")

    def worked(self) -> float:
        """Seconds of processor time that its workers have taken: on a busy machine the clock tells of others too."""
        fields = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in self.workers()]
        return sum(int(field[11]) + int(field[12]) for field in fields) / os.sysconf("SC_CLK_TCK")

    def connect(self, seconds: float = 20) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)

    def ask(self, request: bytes, seconds: float = 20) -> Answer:
        """Send these bytes as they are, and read one answer."""
        with self.connect(seconds) as wire:
            with suppress(OSError):  # refused before all of it was sent: the answer says why
                wire.sendall(request)
            return read_answer(wire, has_content=not request.startswith(b"HEAD "))


@dataclass
class Answer:
    """One answer; status 0 where the connection was closed without one."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    content: bytes = b""
    rest: bytes = b""


def read_answer(wire: socket.socket, begun: bytes = b"", *, has_content: bool = True) -> Answer:
    """The next answer on a connection, after what has been read of it."""
    received = bytearray(begun)
    while b"\r\n\r\n" not in received:
        if not _more(wire, received):
            return Answer(0)
    head, _, content = bytes(received).partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    status = int(first.split(" ")[1])
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    if status == 100:
        return read_answer(wire, content, has_content=has_content)
    body = bytearray(content)
    length = int(headers.get("content-length", "0")) if has_content else 0
    while len(body) < length and _more(wire, body):
        pass
    return Answer(status, headers, bytes(body[:length]), bytes(body[length:]))


def _more(wire: socket.socket, received: bytearray) -> bool:
    try:
        piece = wire.recv(65536)
    except ConnectionError:
        piece = b""
    received += piece
    return bool(piece)


def post(path: str, payload: bytes, media_type: str = "text/plain", *headers: str) -> bytes:
    """A request as it stands on the wire."""
    stated = [f"POST {path} HTTP/1.1", "Host: localhost", f"Content-Type: {media_type}", f"Content-Length: {len(payload)}", *headers]
    return "\r\n".join([*stated, "", ""]).encode("latin-1") + payload


def get(path: str, *headers: str) -> bytes:
    return "\r\n".join([f"GET {path} HTTP/1.1", "Host: localhost", *headers, "", ""]).encode("latin-1")


@contextmanager
def served(before: Sequence[str] = (), /, **settings: str | int) -> Iterator[Served]:
    """The service with these environment variables, until the block ends. before: a command that turns into the one behind it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {**os.environ, "PORT": str(port), **{name: str(value) for name, value in settings.items()}}
    with tempfile.NamedTemporaryFile() as log:
        gunicorn = Path(sys.executable).with_name("gunicorn")
        process = subprocess.Popen([*before, gunicorn, "wsgi:app"], cwd=ROOT, env=environ, stdout=log, stderr=log)
        service = Served(port, process, log)
        try:
            _await_ready(service)
            yield service
        finally:
            process.terminate()
            try:
                process.wait(40)
            finally:
                process.kill()


def _await_ready(service: Served) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and service.process.poll() is None:
        try:
            if service.ask(get("/readyz"), 5).status == 200:
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"the service did not start: {Path(service.log.name).read_text()}")
