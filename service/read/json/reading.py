"""JSON-LD as people write it: read where its meaning is plain, with every fault that keeps a strict parser from it.

What other readers (extruct, browsers' consoles, some crawlers) take all the same is mended for reading: a byte-order mark,
comments and CDATA around or in it, a comma too many, raw control characters. Nothing else is guessed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isinf
from typing import Any

from service.model.bounds import DEFAULT
from service.read.json.faults import JsonFault, fault_at, faults_within
from service.read.json.strict import MAX_DIGITS, too_deep_at, whole_characters

_BLANK = " \t\r\n\f\ufeff"
_COMMENTS = re.compile(r'("(?:[^"\\]++|\\.)*+")|//[^\n]*+|/\*.*?\*/', re.DOTALL)
_WRAPPERS = re.compile(
    r"\A\s*(?:(?://|/\*)\s*)?<!(?:--|\[CDATA\[)(?:[ \t]*\*/)?|(?:(?://|/\*)[ \t]*)?(?:--!?|\]\])>(?:[ \t]*\*/)?\s*\Z", re.IGNORECASE
)
_TRAILING = re.compile(r'("(?:[^"\\]++|\\.?)*+"?)|,(?=[ \t\r\n]*[}\]])', re.DOTALL)


@dataclass(frozen=True, slots=True)
class JsonReading:
    """A JSON text as read. text: with what was mended made blank, character for character as long as it was.
    value: what it says; is_read: whether it could be read at all."""

    text: str
    value: Any
    is_read: bool
    faults: tuple[JsonFault, ...]


class _Odd:
    """Whether a text that was read holds something that JSON has not."""

    found = False

    def constant(self, _: str) -> None:
        self.found = True

    def whole_number(self, digits: str) -> int | None:
        if len(digits) <= MAX_DIGITS:
            return int(digits)
        self.found = True
        return None

    def fraction(self, digits: str) -> float | None:
        if not isinf(number := float(digits)):
            return number
        self.found = True
        return None

    def members(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        named = dict(pairs)
        self.found = self.found or len(named) != len(pairs)
        return named


def read_json(text: str, most: int = DEFAULT.json_ld_depth) -> JsonReading:
    """Read a JSON text, mended where its meaning is plain. Raises nothing; time is linear in the text.

    most: how deep it may be nested. Deep nesting is no fault of syntax; a report that repeats it has to be written, though.
    A member that stands twice has its last value; what is no value (NaN) is null.
    """
    if not text.strip(_BLANK):
        return JsonReading(text, None, False, (JsonFault("empty", 0),))
    if (deep := too_deep_at(text, most)) is not None:
        return JsonReading(text, None, False, (JsonFault("too-deep", deep, 1, str(most)),))
    faults: list[JsonFault] = []
    odd, is_strict = _Odd(), True
    while True:
        try:
            value = _loads(text, odd, is_strict)
        except json.JSONDecodeError as error:
            fault = fault_at(text, error)
            if any(fault.kind == former.kind for former in faults):  # mending it did not help
                return JsonReading(text, None, False, tuple(faults))
            faults.append(fault)
            if fault.kind not in _MENDED:
                return JsonReading(text, None, False, tuple(faults))
            text, is_strict = _MENDED[fault.kind](text), is_strict and fault.kind != "control-character"
        else:
            return _read(text, value, faults, odd)


def _loads(text: str, odd: _Odd, is_strict: bool) -> Any:
    return json.loads(
        text,
        strict=is_strict,
        object_pairs_hook=odd.members,
        parse_int=odd.whole_number,
        parse_float=odd.fraction,
        parse_constant=odd.constant,
    )


def _read(text: str, value: Any, faults: list[JsonFault], odd: _Odd) -> JsonReading:
    whole = whole_characters(value, text)
    if odd.found or whole is not value:
        faults += faults_within(text)
    return JsonReading(text, whole, True, tuple(faults))


def _blanked(pattern: re.Pattern[str]) -> Callable[[str], str]:
    """Make all that the pattern finds blank but for line breaks, so that everything else stays where it is; its first group is kept."""

    def blank(found: re.Match[str]) -> str:
        return found[0] if found.lastindex else re.sub(r"[^\r\n]", " ", found[0])

    return lambda text: pattern.sub(blank, text)


_MENDED: Mapping[str, Callable[[str], str]] = {
    "bom": lambda text: text.replace("\ufeff", " ", len(text) - len(text.lstrip("\ufeff"))),
    "comment": lambda text: _blanked(_COMMENTS)(_blanked(_WRAPPERS)(text)),
    "html-comment": _blanked(_WRAPPERS),
    "cdata": _blanked(_WRAPPERS),
    "trailing-comma": _blanked(_TRAILING),
    "control-character": lambda text: text,
}
"""How the kinds of faults are mended whose meaning is plain: each makes the text no longer and no shorter."""
