"""Values as JSON text, for answers and for the scripts of the head."""

from __future__ import annotations

import json
from typing import Any

import orjson


def json_bytes(value: Any) -> bytes:
    """Compact JSON in UTF-8. What JSON or UTF-8 cannot hold does not pass: NaN and infinities are null, lone surrogates are escapes."""
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:  # half a character, a number of more than 64 bits, nesting deeper than 254 levels
        finite = json.loads(json.dumps(value), parse_constant=lambda _: None)
        return json.dumps(finite, separators=(",", ":")).encode()
