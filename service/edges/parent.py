"""A process that is not to outlive the one that started it."""

from __future__ import annotations

import os
import signal
import time
from threading import Thread

LOOK_SECONDS = 0.5


def end_with(parent: int) -> None:
    """Tell this process to stop once its parent is not that process any more, however it ended: nobody else would."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(LOOK_SECONDS)
        os.kill(os.getpid(), signal.SIGTERM)

    Thread(target=watch, name="parent-watch", daemon=True).start()
