"""A PostgreSQL of the soak's own, which may be restarted: in a folder that is gone afterwards, on a port of this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.processes import free_port

PLACES = ("/usr/lib/postgresql", "/usr/local/opt/postgresql")


class Cluster:
    """A running server. As root it runs under the user "postgres": PostgreSQL refuses to run as root."""

    def __init__(self, bin_folder: Path, folder: Path, port: int) -> None:
        self._bin = bin_folder
        self._data = folder / "data"
        self._port = port
        self._user = "postgres" if os.geteuid() == 0 else None
        if self._user:
            shutil.chown(folder, self._user)
        self._run("initdb", "-D", str(self._data), "-A", "trust", "-U", "soak")
        self._options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1"
        self._run("pg_ctl", "-D", str(self._data), "-w", "-o", self._options, "start")

    @property
    def url(self) -> str:
        return f"postgresql://soak@127.0.0.1:{self._port}/postgres"

    def restart(self) -> None:
        """Stop it as a crash would, and start it again."""
        self._run("pg_ctl", "-D", str(self._data), "-m", "immediate", "-w", "-o", self._options, "restart")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self._data), "-m", "immediate", "-w", "stop")

    def _run(self, name: str, *arguments: str) -> None:
        command = [str(self._bin / name), *arguments]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, user=self._user, cwd="/")


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A fresh server; LookupError where no PostgreSQL is installed."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        found = Cluster(_bin_folder(), Path(folder), free_port())
        try:
            yield found
        finally:
            found.stop()


def _bin_folder() -> Path:
    if path := shutil.which("initdb"):
        return Path(path).resolve().parent
    for place in PLACES:
        for path in sorted(Path(place).glob("*/bin/initdb"), reverse=True):
            return path.parent
    raise LookupError("no PostgreSQL is installed: there is no initdb")
