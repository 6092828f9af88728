"""JSON that means one thing: what other parsers let pass and then read differently is refused.

Refused are NaN and Infinity, numbers that no computer holds, a member named twice, and nesting beyond the bound.
Half a character (a lone surrogate, as a text cut in the middle of an emoji ends with) is dropped: no encoding has it.
Source: RFC 8259, RFC 7493 (I-JSON).
"""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, islice
from math import isinf
from typing import Any, NoReturn

from service.model.bounds import DEFAULT, Bounds
from service.model.pointer import pointer
from service.model.refusal import Fault, Reason, Refusal
from service.read.bounds import MAX_POINTER, Steps, refuse_long_lists

MAX_FAULTS = 20
MAX_DIGITS = 300
"""A longer whole number is beyond what JSON's other readers hold, and slow to convert."""

ENCODINGS = frozenset({"utf-8", "utf-16", "utf-16-le", "utf-16-be", "ascii", "cp1252"})
"""What a charset may name. ISO 8859-1 means windows-1252, as in browsers."""
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.?)*+"?|[\[{]|[\]}]', re.DOTALL)
_NO_MARKS = bytes(set(range(256)) - set(b'[]{}"'))
_TEXT_MARKS = re.compile(rb'"[^"]*+"?')
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_REASONS = {
    "Expecting value": "a value is missing or is no JSON",
    "Expecting ',' delimiter": "a comma or a closing bracket is missing",
    "Expecting ':' delimiter": "a colon is missing after a member's name",
    "Expecting property name enclosed in double quotes": "a member's name in double quotes has to stand here",
    "Illegal trailing comma before end of object": "the last member has a comma behind it",
    "Illegal trailing comma before end of array": "the last value has a comma behind it",
    "Unterminated string starting at": "a text is opened and never closed",
    "Invalid control character at": "a line break or another control character stands in a text: write it as an escape (\\n)",
    "Invalid \\escape": "a backslash starts no known escape: write \\\\ for the character itself",
    "Invalid \\uXXXX escape": "\\u needs four hexadecimal digits behind it",
    "Extra data": "there is more behind the end of the JSON",
}


@dataclass(frozen=True, slots=True)
class _Unusable:
    """Stands where a value stood that is refused, until its pointer is known. member: the one of an object's, if any."""

    reason: str
    member: str | None = None


def parse_json(content: bytes, charset: str | None = None, bounds: Bounds = DEFAULT) -> Any:
    """The value of a JSON document.

    content: the bytes as sent, in UTF-8 or with a byte-order mark. charset: what the Content-Type says, or None.
    Errors: Refusal(MALFORMED) with the pointer of each value that is refused, or line, column and offset where the
    document is no JSON at all. Refusal(OVER_LIMIT) for a list that is too long. Time is linear in the size.
    """
    text = _decode(content, charset)
    refuse_depth(text, bounds.json_depth)
    unusable: list[_Unusable] = []
    value = _load(text, unusable)
    if unusable:
        faults = tuple(islice(_faults(value), MAX_FAULTS))
        raise Refusal(Reason.MALFORMED, f"{faults[0].at or 'The whole'}: {faults[0].message}", faults)
    refuse_long_lists(value, text, bounds)
    return whole_characters(value, text)


def _decode(content: bytes, charset: str | None) -> str:
    text, encoding, broken_at = json_text(content, charset)
    if broken_at is not None:
        _refuse(f"The bytes at offset {broken_at} are not {encoding.upper()}. Send the JSON as UTF-8.")
    return text


def json_text(content: bytes, charset: str | None) -> tuple[str, str, int | None]:
    """The text of a JSON payload without its byte-order mark, its encoding, and the offset of the first bytes that are none of it.

    What cannot be decoded is U+FFFD. Errors: Refusal(MALFORMED) for a charset that is not read here.
    """
    bom, encoding = next(((bom, encoding) for bom, encoding in _BOMS if content.startswith(bom)), (b"", ""))
    encoding = encoding or (_encoding(charset) if charset else "utf-8")
    try:
        return content[len(bom) :].decode(encoding), encoding, None
    except UnicodeDecodeError as error:
        return content[len(bom) :].decode(encoding, "replace"), encoding, error.start + len(bom)


def _encoding(charset: str) -> str:
    try:
        encoding = codecs.lookup(charset.strip()).name
    except (LookupError, ValueError):
        encoding = ""
    encoding = "cp1252" if encoding == "iso8859-1" else encoding
    if encoding not in ENCODINGS:
        _refuse(f"The charset “{charset[:40]}” is not read here. Send the JSON as UTF-8.")
    return encoding


def _load(text: str, unusable: list[_Unusable]) -> Any:
    def mark(reason: str, member: str | None = None) -> _Unusable:
        if len(unusable) < MAX_FAULTS:
            unusable.append(_Unusable(reason, member))
        return unusable[-1]

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any] | _Unusable:
        named = dict(pairs)
        return named if len(named) == len(pairs) else mark("This member stands here more than once. Keep one of them.", _twice(pairs))

    def whole_number(digits: str) -> int | _Unusable:
        return int(digits) if len(digits) <= MAX_DIGITS else mark("This number has too many digits.")

    def fraction(digits: str) -> float | _Unusable:
        return mark("This number is too large.") if isinf(number := float(digits)) else number

    def constant(name: str) -> _Unusable:
        return mark(f"{name} is no JSON. Leave the member out, or give null.")

    try:
        return json.loads(text, object_pairs_hook=members, parse_int=whole_number, parse_float=fraction, parse_constant=constant)
    except json.JSONDecodeError as error:
        if not text.strip():
            _refuse("There is no JSON: the payload is empty.")
        reason = _REASONS.get(error.msg, "here it is no JSON any more")
        _refuse(f"This is no JSON: {reason} (line {error.lineno}, column {error.colno}, offset {error.pos}).")


def _twice(pairs: list[tuple[str, Any]]) -> str:
    return next(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)


def refuse_depth(text: str, most: int) -> None:
    """Refuse a JSON text that is nested deeper than this, before anything nests: the parser itself would end in a RecursionError.

    Errors: Refusal(MALFORMED) that names the limit.
    """
    if (at := too_deep_at(text, most)) is not None:
        _refuse(f"The JSON is nested more than {most} levels deep at offset {at}.")


def too_deep_at(text: str, most: int) -> int | None:
    """The offset at which a JSON text is nested deeper than this; None where it never is."""
    if text.count("[") + text.count("{") <= most:
        return None
    if max(accumulate(1 if mark in b"[{" else -1 for mark in _brackets_of(text)), default=0) <= most:
        return None
    depth = 0
    for token in _TOKEN.finditer(text):
        start = text[token.start()]
        depth += 1 if start in "[{" else -1 if start in "]}" else 0
        if depth > most:
            return token.start()
    return None


def _brackets_of(text: str) -> bytes:
    """The brackets of a JSON text that stand in none of its own texts. Token by token takes ten times as long."""
    marks = text.replace("\\\\", "").replace('\\"', "").encode("utf-8", "replace").translate(None, _NO_MARKS)
    return _TEXT_MARKS.sub(b"", marks)


def _faults(value: Any) -> Iterator[Fault]:
    """The unusable values in the order of the document, with their pointers."""
    ways: list[Iterator[tuple[Steps, Any]]] = [iter([((), value)])]
    while ways:
        steps, here = next(ways[-1], (None, None))
        if steps is None:
            ways.pop()
        elif isinstance(here, _Unusable):
            at = pointer(steps if here.member is None else (*steps, here.member))
            yield Fault(_SURROGATE.sub("\ufffd", at) if len(at) <= MAX_POINTER else "", here.reason)
        elif isinstance(here, (dict, list)):
            ways.append(_inside(steps, here))


def _inside(steps: Steps, here: dict[str, Any] | list[Any]) -> Iterator[tuple[Steps, Any]]:
    for step, member in here.items() if isinstance(here, dict) else enumerate(here):
        yield (*steps, step), member


def whole_characters(value: Any, text: str) -> Any:
    """The value of a JSON text without lone surrogates: itself where the text can hold none."""
    return _whole_characters(value) if _SURROGATE_ESCAPE.search(text) else value


def _whole_characters(value: Any) -> Any:
    """The value without lone surrogates. The depth is bounded by now. A name keeps a mark, so that it is no other name."""
    if isinstance(value, str):
        return _SURROGATE.sub("", value)
    if isinstance(value, list):
        return [_whole_characters(member) for member in value]
    if isinstance(value, dict):
        return {_SURROGATE.sub("\ufffd", name): _whole_characters(member) for name, member in value.items()}
    return value


def _refuse(detail: str) -> NoReturn:
    raise Refusal(Reason.MALFORMED, detail, (Fault("", detail),))
