"""What a command says on standard output."""

from __future__ import annotations

import json
import sys
from typing import Any


def say(text: str) -> None:
    """UTF-8 whatever the terminal's locale is: the markup is to be pasted into pages, or piped."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def as_json(value: Any) -> str:
    """JSON to be read by people too."""
    return json.dumps(value, ensure_ascii=False, indent=2)
