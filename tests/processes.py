"""The service as its own processes: the command with its settings in a file and in the environment, as an operator runs it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from service.edges.database import Database
from tests.receiver import SECRET
from tests.signing import SECRET as CMS_SECRET

ROOT = Path(__file__).parents[1]


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def environment(database: Database, folder: Path, receiver_url: str, retries: str = "[1, 1, 1, 2, 2, 5]", **stated: str) -> dict[str, str]:
    """The settings of a newsroom on this database that delivers to this receiver."""
    path = folder / "standfirst.toml"
    path.write_text(
        f'[sources.newsroom]\nkind = "ghost"\nsecret = "{CMS_SECRET}"\ndeliver_to = "{receiver_url}"\ndeliver_secret = "{SECRET}"\n'
        f"tolerance_seconds = 86400\n[delivery]\ntimeout_seconds = 1\nretry_after_seconds = {retries}\n"
    )
    url = database.url.replace("postgresql+psycopg://", "postgresql://")
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("STANDFIRST_", "DATABASE_URL", "PROMETHEUS_"))}
    return {**bare, "STANDFIRST_CONFIG": str(path), "DATABASE_URL": url, "PYTHONPATH": str(ROOT), **stated}


def standfirst(environ: dict[str, str], *arguments: str) -> subprocess.Popen[bytes]:
    """Start the command; what it logs is not shown."""
    command = [sys.executable, "-m", "service.cli", *arguments]
    return subprocess.Popen(command, env=environ, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextmanager
def running(environ: dict[str, str], *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """The command while it runs; killed at the end where it has not ended by itself."""
    process = standfirst(environ, *arguments)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def wait_until(holds: Callable[[], object], seconds: float, what: str, pause: float = 0.05) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"{what}: not within {seconds:g} s"
        time.sleep(pause)


def answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=2):
            return True
    except (URLError, OSError):
        return False


def is_running(pid: int) -> bool:
    """Whether the process runs; one that has ended and nobody has asked after does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def children_of(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False).stdout
    return [int(line) for line in found.split()]


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""
