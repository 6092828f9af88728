"""The service as careful operators run it: as nobody, on a file system that cannot be written to."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.served import get, post, served

READ_ONLY = ["unshare", "--mount", "sh", "-c", 'mount -o bind,remount,ro / && exec "$@"', "sh"]
AS_NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
TEXT = b"Harbour reopens\nThe first ferry left the old harbour on Monday.\nAll berths were full by noon."


def may(command: list[str]) -> bool:
    """Whether this machine lets a program be confined so: it takes root, and util-linux."""
    return shutil.which(command[0]) is not None and subprocess.run([*command, "true"], check=False, capture_output=True).returncode == 0


def test_nobody_serves_on_a_file_system_that_is_read_only(tmp_path: Path) -> None:
    confined = [*READ_ONLY, *AS_NOBODY]
    if not may(confined):
        pytest.skip("no file system can be made read-only for a process here")
    written = subprocess.run([*confined, "touch", str(tmp_path / "a")], check=False, capture_output=True)
    assert written.returncode != 0
    with served(confined, WEB_CONCURRENCY=2, HOME="/nowhere") as running:
        assert running.ask(post("/v1/generate", TEXT)).status == 200
        assert b"standfirst_requests_total" in running.ask(get("/metrics")).content
        owners = {Path(f"/proc/{worker}").stat().st_uid for worker in running.workers()}
    assert owners == {65534}
