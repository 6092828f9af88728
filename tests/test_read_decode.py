"""Bytes become text in the order in which browsers look: mark, header, meta, valid UTF-8, a detector."""

from __future__ import annotations

import codecs

import pytest

from service.read.decode import decode_text, html_as_utf_8
from service.read.page import Page

GERMAN = "Grüße aus der schönen Straße, möglichst früh im März"
RUSSIAN = "Новый мост через реку открыт для движения с понедельника"
JAPANESE = "新しい橋が開通し、住民は喜んでいる。料金は据え置かれる。"


@pytest.mark.parametrize(
    ("content", "charset", "text"),
    [
        (codecs.BOM_UTF8 + GERMAN.encode(), "iso-8859-1", GERMAN),
        (codecs.BOM_UTF16_LE + GERMAN.encode("utf-16-le"), None, GERMAN),
        (RUSSIAN.encode("cp1251"), "windows-1251", RUSSIAN),
        (RUSSIAN.encode(), None, RUSSIAN),
        (RUSSIAN.encode(), "no-such-charset", RUSSIAN),
        (GERMAN.encode("cp1252"), None, GERMAN),
        (JAPANESE.encode("shift_jis"), "Shift_JIS", JAPANESE),
    ],
)
def test_text_is_decoded(content: bytes, charset: str | None, text: str) -> None:
    assert decode_text(content, charset) == text


@pytest.mark.parametrize(
    ("meta", "encoding", "charset", "text"),
    [
        ('<meta charset="iso-8859-1">', "iso-8859-1", None, GERMAN),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251", None, RUSSIAN),
        ('<meta charset="iso-8859-1">', "utf-8", "utf-8", GERMAN),
        ('<meta charset="iso-8859-1">', "utf-8", None, RUSSIAN),
        ("<meta http-equiv='Content-Type' content='text/html; charset=gb2312'>", "utf-8", None, JAPANESE),
        ('<meta charset="gb2312">', "gb2312", None, "新桥开通了"),
        ("", "cp1252", None, GERMAN),
        ('<meta charset="shift_jis">', "shift_jis", None, JAPANESE),
        ('<meta charset="utf-16">', "utf-8", None, GERMAN),
        ('<meta http-equiv="Content-Type" content="text/html; charset=UTF-16LE">', "utf-8", None, RUSSIAN),
        ('<meta charset="utf-32">', "utf-8", None, JAPANESE),
        ('<meta charset="x-user-defined">', "cp1252", None, GERMAN),
        ("<meta http-equiv=Content-Type content='text/html; charset=X-User-Defined'>", "cp1252", None, GERMAN),
        ('<?xml version="1.0" encoding="utf-16"?>', "utf-8", None, JAPANESE),
    ],
)
def test_page_is_decoded(meta: str, encoding: str, charset: str | None, text: str) -> None:
    content = f"<html><head>{meta}</head><body><p>{text}</p></body></html>".encode(encoding)
    assert text in html_as_utf_8(content, charset).decode()
    assert Page(content, charset).tree.findtext(".//p") == text


def test_charset_behind_a_long_start_of_the_head_counts() -> None:
    content = f"<html><head><script>{'x' * 20000}</script><meta charset=windows-1251></head><p>{RUSSIAN}</p>".encode("cp1251")
    assert RUSSIAN in html_as_utf_8(content, None).decode()


def test_utf_16_is_no_charset_of_a_page_behind_a_long_start_of_the_head_either() -> None:
    content = f"<html><head><script>{'x' * 20000}</script><meta charset=utf-16be></head><p>{RUSSIAN}</p>".encode()
    assert RUSSIAN in html_as_utf_8(content, None).decode()


def test_utf_16_of_the_header_counts() -> None:
    assert GERMAN in html_as_utf_8(f"<p>{GERMAN}</p>".encode("utf-16-be"), "utf-16be").decode()


def test_valid_utf_8_is_read_as_windows_1252_where_the_page_says_so() -> None:
    assert "GrÃ¼ÃŸe" in html_as_utf_8('<meta charset="x-user-defined"><p>Grüße</p>'.encode(), None).decode()


def test_wrong_bytes_become_replacement_characters_and_zeros_go() -> None:
    page = Page(b"<meta charset=utf-8><p title='c\x00d'>a\xff\x00b</p>")
    assert page.tree.findtext(".//p") == "a\ufffdb"
    assert page.tree.find(".//p").get("title") == "cd"
    assert decode_text(b"\xff\xfe", "utf-8").strip("\ufffd") == ""


@pytest.mark.parametrize("content", [b"", b"   ", b"<!-- -->", b"\x00", b"<", b"<?xml version='1.0'?>"])
def test_page_without_anything_is_empty(content: bytes) -> None:
    assert (Page(content).tree.text_content() or "").strip("\ufffd< ") == ""
