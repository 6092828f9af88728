"""The end of a server without a lost client: the kernel takes nobody in any more, and only then is the door shut.

A client is connected as soon as the kernel has answered it, whether or not a worker has accepted it yet; closing the last
listener resets all who stand between. So whoever comes is first left without an answer: their kernel tries again a second
later, and is refused, or answered by the server that has taken over. Source: socket(7), SO_ATTACH_FILTER.
"""

from __future__ import annotations

import ctypes
import logging
import socket
import struct
import time
from collections.abc import Callable
from functools import partial
from typing import Any

_ATTACH_FILTER = 26  # SO_ATTACH_FILTER, which Python does not name
_NO_CALLERS = b"".join(
    struct.pack("HBBI", *instruction)
    for instruction in (
        (0x30, 0, 0, 13),  # the flags of the TCP header,
        (0x54, 0, 0, 0x12),  # of them SYN and ACK:
        (0x15, 0, 1, 0x02),  # SYN alone, who calls,
        (0x06, 0, 0, 0),  # is dropped,
        (0x06, 0, 0, 0xFFFFFFFF),  # all else comes through
    )
)
HANDSHAKE_SECONDS = 0.2
"""How long those who have been answered may take to be connected: the way there and back."""


def keep(arbiter: Any) -> None:
    """Have gunicorn shut the door in this manner when it stops: it has no hook for that."""
    arbiter.stop = partial(_stop, arbiter, arbiter.stop)


def _stop(arbiter: Any, stop: Callable[[bool], None], graceful: bool = True) -> None:
    if graceful and not _others_listen(arbiter):
        for listener in arbiter.LISTENERS:
            take_nobody_in(listener)
        time.sleep(HANDSHAKE_SECONDS)
    stop(graceful)


def _others_listen(arbiter: Any) -> bool:
    """Whether the sockets go on without this server: an upgraded one has them too, or systemd."""
    return bool(arbiter.reexec_pid or arbiter.master_pid or arbiter.systemd)


def take_nobody_in(listener: socket.socket) -> None:
    """Have the kernel leave unanswered whoever wants to connect from now on; who is connected stays so."""
    program = ctypes.create_string_buffer(_NO_CALLERS, len(_NO_CALLERS))
    try:
        listener.setsockopt(socket.SOL_SOCKET, _ATTACH_FILTER, struct.pack("HP", len(_NO_CALLERS) // 8, ctypes.addressof(program)))
    except OSError as error:  # a kernel without filters: who comes at this very moment may be lost
        logging.getLogger("standfirst").debug("callers cannot be kept away: %s", error)
