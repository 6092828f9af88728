"""Bytes to text the way browsers do it.

Order: byte-order mark, the charset of the Content-Type header, the page's own `<meta charset>`, valid UTF-8, a
detector. Source: https://encoding.spec.whatwg.org and https://html.spec.whatwg.org/#determining-the-character-encoding
One step from their way: a page that was saved or passed on as UTF-8 keeps the meta it had, and is read as what its bytes are.
"""

from __future__ import annotations

import re

from resiliparse.parse.encoding import detect_encoding
from w3lib.encoding import html_body_declared_encoding, read_bom, resolve_encoding, to_unicode

DETECTOR_BYTES = 65536
"""How much of an undeclared, invalid-as-UTF-8 payload the detector looks at."""
UTF_8 = "utf-8"
LATE_BYTES = 262144
"""How far into a page its charset is looked for."""
UNDECLARED = "windows-1252"
"""What browsers take a page for that is no UTF-8 and says nothing else."""
LEAST_SURE = 8
"""Bytes of UTF-8 behind the first of their characters: so many fit by chance in no other encoding, and two do in GBK."""
_CHARACTERS = re.compile(r"(?:utf-|iso|cp|koi8|mac-|gb|big5|euc_|shift_jis|ascii|hz|tis-620|latin|johab|windows-)")
"""Python's codecs that are encodings of characters. It has others by such names as base64, zlib, idna and punycode."""
_USER_DEFINED = re.compile(rb"\s{0,9}=\s{0,9}[\"']?\s{0,9}x-user-defined", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta\s[^>]{0,200}charset", re.IGNORECASE)


def html_as_utf_8(content: bytes, charset: str | None) -> bytes:
    """The page's bytes for a parser that takes UTF-8; most pages are that already and are not decoded for it.

    Invalid bytes may be left in: libxml2 reads them as U+FFFD, as browsers do. Zeros, which are no characters, go.
    """
    encoding, start = _encoding(content, charset, is_html=True)
    content = content[start:] if start else content
    content = content if encoding == UTF_8 else str(to_unicode(content, encoding)).encode(UTF_8, "replace")
    return content.replace(b"\0", b"") if b"\0" in content else content


def decode_text(content: bytes, charset: str | None) -> str:
    """The text of a payload that is not HTML. Never raises."""
    encoding, start = _encoding(content, charset, is_html=False)
    return str(to_unicode(content[start:], encoding))


def _encoding(content: bytes, charset: str | None, *, is_html: bool) -> tuple[str, int]:
    """The name of the payload's encoding, and how many bytes its byte-order mark takes."""
    encoding, mark = read_bom(content)
    if encoding and mark:
        return encoding, len(mark)
    if charset and (stated := resolve_encoding(charset)) and _CHARACTERS.match(stated):
        return stated, 0
    if is_html and (stated := _declared(content)) and _CHARACTERS.match(stated):
        return UTF_8 if stated != UTF_8 and _is_surely_utf_8(content) else stated, 0
    return _guess(content), 0


def _declared(content: bytes) -> str | None:
    """What the page's own meta says, also behind a long start of the head: browsers start anew when they meet it there.

    A page in which a meta could be read in ASCII is no UTF-16, whatever it says: that means UTF-8. UTF-32 is no name.
    """
    stated = html_body_declared_encoding(content)
    if stated is None and (meta := _META_CHARSET.search(content, 0, LATE_BYTES)):
        if _USER_DEFINED.match(content, meta.end()):
            return UNDECLARED
        stated = html_body_declared_encoding(content[meta.start() : meta.end() + 100])
    if stated is None or stated.startswith("utf-32"):
        return None
    return UTF_8 if stated.startswith("utf-16") else str(stated)


def _is_surely_utf_8(content: bytes) -> bool:
    """Whether the bytes are valid UTF-8 and more than ASCII: most others fail at their first letter that is not ASCII."""
    try:
        return len(content) - len(content.decode(UTF_8)) >= LEAST_SURE
    except UnicodeDecodeError:
        return False


def _guess(content: bytes) -> str:
    try:
        content.decode(UTF_8)
    except UnicodeDecodeError:
        return detect_encoding(content[:DETECTOR_BYTES]) or UNDECLARED
    return UTF_8
