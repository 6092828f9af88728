"""An article's id: made of its source's name and its id there, so that a site's template can write it without asking."""

from __future__ import annotations

import hashlib
import re

_PLAIN = re.compile(r"(?!sha256\.)[A-Za-z0-9][A-Za-z0-9._~:-]{0,99}\Z")


def article_id(source: str, external_id: str) -> str:
    """“SOURCE:ID”; of an id that a path cannot hold as it is (an address, say) the start of its SHA-256 stands: “SOURCE:sha256.HEX”."""
    if _PLAIN.match(external_id):
        return f"{source}:{external_id}"
    return f"{source}:sha256.{hashlib.sha256(external_id.encode('utf-8', 'replace')).hexdigest()[:32]}"
