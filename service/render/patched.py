"""A JSON document with findings' fixes applied, and written as it was in everything else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from jsonpatch import JsonPatch, JsonPatchException
from jsonpointer import JsonPointerException

from service.model.finding import Finding
from service.render.json_parts import changed, part_at

_COLON = re.compile(r'"(?:[^"\\]|\\.)*"(\s*:[ \t]*)')
_ESCAPED = re.compile(r"\\u[0-9a-fA-F]{4}")


def patched(text: str, findings: Iterable[Finding]) -> tuple[str, tuple[Finding, ...]]:
    """The document with every fix that can be applied, and the findings that these belong to.

    text: sound JSON. The fixes are applied from the last to the first, so that what is taken out of a list moves nothing
    that comes after. One that does not fit the document is left out. Source: RFC 6902.
    """
    document = json.loads(text)
    applied: list[Finding] = []
    for finding in reversed([finding for finding in findings if finding.fix]):
        try:
            document = JsonPatch(finding.fix or ()).apply(document)
        except (JsonPatchException, JsonPointerException):
            continue
        applied.insert(0, finding)
    return (_written_like(text, document), tuple(applied)) if applied else (text, ())


def _written_like(text: str, document: Any) -> str:
    """The document as the text writes it: what is new in it takes the text's own colons and escapes."""
    colon = _COLON.search(text)
    between = colon[1] if colon else ": "
    escapes = bool(_ESCAPED.search(text)) and text.isascii()

    def write(value: Any) -> str:
        return json.dumps(value, separators=(", ", between), ensure_ascii=escapes)

    part = part_at(text)
    return text[: part.start] + changed(text, part, document, write, between) + text[part.end :]
