"""Whether a value stands in what was sent: the spellings in which one thing may be written."""

from __future__ import annotations

import re
import sys
import unicodedata
from urllib.parse import unquote

CHARACTERS_A_PART = 25
_UNSEEN = frozenset(char for char in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(char) in ("Cf", "Cc", "Cs"))


def bare(text: str) -> str:
    """Text without white space and invisible characters, in one case."""
    text = "".join(unicodedata.normalize("NFKC", text).split())
    unseen = _UNSEEN.intersection(text)
    return (re.sub(f"[{''.join(unseen)}]+", "", text) if unseen else text).casefold()


def stands_in(leaf: str, stock: str) -> bool:
    for line in re.split(r"\n| \| ", leaf):
        spellings = (line, unquote(line), line.removeprefix("@"), line.replace("-", "_"))
        if (
            any(bare(spelling) in stock for spelling in spellings)
            or _stands_in_parts(bare(line), stock)
            or (re.match(r"\d{4}-\d{2}-\d{2}", line) and _date_stands_in(line, stock))
        ):
            continue
        if re.match(r"https?://", line) and _path_stands_in(line, stock):
            continue
        return False
    return True


def _path_stands_in(address: str, stock: str) -> bool:
    """A relative address of the input, made absolute: its host stands there, and the path from its last step on."""
    host, _, path = bare(address).partition("://")[2].partition("/")
    last = path.rstrip("/").rpartition("/")[2]
    return host in stock and (last in stock or bare(unquote(last)) in stock)


def _stands_in_parts(text: str, stock: str) -> bool:
    """A paragraph out of which a teaser or a script was left stands in the input in a few parts."""
    allowed = len(text) // CHARACTERS_A_PART
    while text and allowed >= 0:
        low, high = 1, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if text[:middle] in stock else (low, middle - 1)
        allowed, text = allowed - 1, text[low:]
    return not text


def _date_stands_in(date: str, stock: str) -> bool:
    """Machine spellings of one date differ in their separators only."""
    numbers = [rf"0?{int(digits)}" for digits in re.findall(r"\d+", date)]
    return bool(re.search(r"\D{0,2}".join(numbers[:5]), stock))
