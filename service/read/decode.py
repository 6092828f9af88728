"""Bytes to text the way browsers do it.

Order: byte-order mark, the charset of the Content-Type header, the page's own `<meta charset>`, valid UTF-8, a
detector. Source: https://encoding.spec.whatwg.org and https://html.spec.whatwg.org/#determining-the-character-encoding
"""

from __future__ import annotations

from resiliparse.parse.encoding import detect_encoding
from w3lib.encoding import html_to_unicode, http_content_type_encoding, read_bom, to_unicode

DETECTOR_BYTES = 65536
"""How much of an undeclared, invalid-as-UTF-8 payload the detector looks at."""


def decode_html(content: bytes, charset: str | None) -> str:
    """The page's text. `charset` is the header's, or None. Never raises: bytes that do not fit become U+FFFD."""
    header = f"text/html; charset={charset}" if charset else None
    return html_to_unicode(header, content, auto_detect_fun=_guess)[1].replace("\x00", "\ufffd")


def decode_text(content: bytes, charset: str | None) -> str:
    """The text of a payload that is not HTML: byte-order mark, header, valid UTF-8, detector. Never raises."""
    bom_encoding, bom = read_bom(content)
    if bom_encoding is not None and bom is not None:
        return to_unicode(content[len(bom) :], bom_encoding)
    declared = http_content_type_encoding(f"text/plain; charset={charset}") if charset else None
    return to_unicode(content, declared or _guess(content))


def _guess(content: bytes) -> str:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return detect_encoding(content[:DETECTOR_BYTES]) or "windows-1252"
    return "utf-8"
