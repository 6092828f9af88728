"""A JSON document with findings' fixes applied, written as it was: its members' order, its indents, its escapes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from jsonpatch import JsonPatch, JsonPatchException
from jsonpointer import JsonPointerException

from service.model.finding import Finding

_INDENT = re.compile(r"[\[{][ \t]*\r?\n([ \t]+)")
_COLON = re.compile(r'"(?:[^"\\]|\\.)*"(\s*:[ \t]*)')
_COMMA = re.compile(r'["\d}\]el],([ \t]*)["{\[\d]')
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
    indent = _INDENT.search(text)
    colon = _COLON.search(text)
    comma = _COMMA.search(text)
    separators = (",", colon[1]) if indent and colon else ("," + (comma[1] if comma else ""), colon[1] if colon else ":")
    written = json.dumps(
        document,
        indent=indent[1] if indent else None,
        separators=separators,
        ensure_ascii=bool(_ESCAPED.search(text)) and text.isascii(),
    )
    written = written.replace("\n", "\r\n") if "\r\n" in text else written
    return text[: len(text) - len(text.lstrip())] + written + text[len(text.rstrip()) :]
