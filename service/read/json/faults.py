"""What keeps a strict parser from a JSON text: the kind of the fault, and where it is.

Each kind is the end of a rule's id in schemas/reading.json ("schema_org.json-ld.KIND"), which says it in words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import isinf

from service.read.json.members import TOKEN
from service.read.json.strict import MAX_DIGITS

_BLANKS = re.compile(r"[ \t\r\n]*")
_COLON = re.compile(r"[ \t\r\n]*:")
_HALF = re.compile(
    r"(?<!\\)(?:\\\\)*+(\\u(?:[dD][89abAB][\da-fA-F]{2}(?!\\u[dD][c-fC-F][\da-fA-F]{2})|(?<!\\u[dD][89abAB]..\\u)[dD][c-fC-F][\da-fA-F]{2}))"
)
_WORDS = frozenset({"true", "false", "null"})

_ANYWHERE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("comment", re.compile(r"//|/\*")),
    ("html-comment", re.compile(r"<!--|--!?>")),
    ("cdata", re.compile(r"<!\[CDATA\[|\]\]>", re.IGNORECASE)),
    ("entities", re.compile(r"&(?:quot|apos|amp|lt|gt|nbsp|#\d+|#x[\da-f]+);", re.IGNORECASE)),
    ("template", re.compile(r"(?<=\{)[{%#]|\{[{%#]|[{%]\}|<[?%]|\$\{|%[%{]?\w|\[%")),
    ("html-tags", re.compile(r"</?[a-z!]", re.IGNORECASE)),
    ("single-quotes", re.compile(r"['`]")),
    ("smart-quotes", re.compile("[“”„‟‘’‚‛«»″′＂]")),
)
"""What may stand where JSON goes wrong, whatever was expected there: the first that fits."""

_BY_MESSAGE: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("Unterminated string", "text-open", re.compile(r"")),
    ("Invalid control character", "control-character", re.compile(r"")),
    ("Invalid \\", "escape", re.compile(r"")),
    ("", "cut-off", re.compile(r"\Z")),
    ("Extra data", "several-roots", re.compile(r",?[ \t\r\n]*[{\[]")),
    ("Extra data", "bracket", re.compile(r"[}\]]")),
    ("Extra data", "text-behind", re.compile(r"")),
    ("Expecting property name", "name-unquoted", re.compile(r"[\w$]")),
    ("Expecting value", "number", re.compile(r"[+.]?\d|[-+]")),
    ("Expecting value", "no-json-value", re.compile(r"[^\W\d]|\$")),
    ("Expecting ':'", "colon-missing", re.compile(r"")),
    ("Expecting ','", "number", re.compile(r"(?<=\d)[\w.]")),
    ("Expecting ','", "bracket", re.compile(r"[}\]:]")),
    ("Expecting ','", "comma-missing", re.compile(r"[\"{\[\d-]")),
    ("Expecting ','", "quote-unescaped", re.compile(r"(?<=\")\s*\S|[\w]")),
    ("Expecting value", "value-missing", re.compile(r"[,}\]:]")),
    ("Expecting property name", "value-missing", re.compile(r"[,:]")),
)
"""The start of json's own message, the kind, and what stands there: the first that fits."""


@dataclass(frozen=True, slots=True)
class JsonFault:
    """A fault of a JSON text: its kind, from which character on, how many are meant, and what they are (a name, a word)."""

    kind: str
    at: int
    length: int = 1
    value: str = ""


def fault_at(text: str, error: json.JSONDecodeError) -> JsonFault:
    """The fault that the parser stopped at, by its kind."""
    message, at = error.msg, error.pos
    if text.startswith("\ufeff"):
        return JsonFault("bom", 0)
    if message.startswith("Expecting") or message == "Extra data":
        at = _BLANKS.match(text, at).end()  # type: ignore[union-attr]  # it always matches
        if at < len(text) and text[at] in "}]" and (before := text[:at].rstrip()).endswith(","):
            return JsonFault("trailing-comma", len(before) - 1)
        if kind := next((kind for kind, pattern in _ANYWHERE if pattern.match(text, at)), None):
            return _fault(kind, text, at)
    kind = next((kind for start, kind, pattern in _BY_MESSAGE if message.startswith(start) and pattern.match(text, at)), "syntax")
    return _fault(kind, text, at)


def _fault(kind: str, text: str, at: int) -> JsonFault:
    token = TOKEN.match(text, at)
    value = token[0].partition("\n")[0] if token and kind not in ("cut-off", "text-open", "control-character", "escape") else text[at : at + 1]
    return JsonFault(kind, min(at, max(0, len(text.rstrip()) - 1)), max(1, len(value)), value)


def faults_within(text: str) -> Iterator[JsonFault]:
    """What a text holds that could be read all the same: what is no value of JSON, members that stand twice, halves of characters."""
    opened: list[set[str] | None] = []
    for token in TOKEN.finditer(text):
        word, first = token[0], token[0][0]
        if first in "{[":
            opened.append(set() if first == "{" else None)
        elif first in "}]":
            del opened[-1:]
        elif first == '"':
            yield from _in_text(text, token, opened[-1] if opened else None)
        elif first not in ",:" and word not in _WORDS:
            yield from _odd_number(word, token.start())


def _in_text(text: str, token: re.Match[str], names: set[str] | None) -> Iterator[JsonFault]:
    if half := _HALF.search(token[0]):
        yield JsonFault("half-character", token.start() + half.start(), 6, half[0])
    if names is None or not _COLON.match(text, token.end()):
        return
    name = json.loads(token[0], strict=False)
    if name in names:
        yield JsonFault("repeated-member", token.start(), len(token[0]), name)
    names.add(name)


def _odd_number(word: str, at: int) -> Iterator[JsonFault]:
    if word.lstrip("-") in ("NaN", "Infinity"):
        yield JsonFault("no-json-value", at, len(word), word)
    elif len(word) > MAX_DIGITS or isinf(float(word)):
        yield JsonFault("number-too-large", at, len(word), word)
