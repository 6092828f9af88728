"""The words and rows that reading goes by: data, so that adding one takes no code."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> Any:
    """What the file of that name holds ("headline.json"), read once: several readers share it, and none changes it."""
    return json.loads(files("service.read.data").joinpath(name).read_text("utf-8"))
