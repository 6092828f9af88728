"""Which addresses are the same picture at other sizes.

Newsrooms serve one file at many sizes: in the query ("?w=640"), in a folder ("/640x360/"), in the name ("-300x200", "_thumbnail"),
behind a resizer that holds the first address. The key of a file is what stays: its name or id without its sizes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from service.read.images.words import image_data

_DATA = image_data()
_ENDINGS = "|".join(_DATA["source_endings"])
_WIDTHS = "|".join(map(str, _DATA["usual_widths"]))
_GENERIC = frozenset(_DATA["generic_segments"])
_NO_NAMES = frozenset(_DATA["generic_names"])
_IDENTITY = frozenset(_DATA["identity_parameters"])
_ADDRESS = frozenset(_DATA["address_parameters"])

_EXTENSION = re.compile(rf"\.(?:{_ENDINGS})(?:\.[a-z0-9.]{{0,40}})?\Z")
_INNER = re.compile(r"https?(?::|%3a)/?(?:/|%2f){1,2}", re.I)
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<![0-9a-z])[0-9a-f]{20,64}(?![0-9a-z])")
_INDEX = re.compile(r"[-_]\d{1,3}\Z")
_SIZE = re.compile(
    r"(?:^|[-_.~@])(?:[a-z0-9]{0,12}\d{2,5}x\d{1,5}[a-z0-9]{0,12}|[whxy][-_]?\d{2,4}|\d{2,4}[wh]|scaled|e\d{13}|v?(?:16|4|3|2|1)[x_:-](?:9|3|2|1)[a-z]?)(?=$|[-_.~@])"
)
_FOLDER_SIZE = re.compile(
    r"(?:[a-z]{1,2}\d{2,4}[a-z]?|\d{3,4}[wh]?|\d{1,4}x\d{0,4}\D{0,30}|[a-z]{1,20}[-_]?\d{2,4}x\d{2,4}|w\d{2,4}-h\d{2,4}\S{0,40})\Z"
)
_NAMED_SIZE = re.compile(r"(?:\d{2,4}(?:x\d{0,4}|@\d{1,3}|w)|[wh]\d{3,4})\Z")
_SURE, _ANY = "|".join(_DATA["size_words"]), "|".join([*_DATA["size_words"], *_DATA["size_words_of_numbers"]])
_SIZE_WORDS = re.compile(rf"(?:(?<=\d{{5}})(?:[-_](?:{_ANY})){{1,3}}|(?<=[a-z0-9])(?:[-_](?:{_SURE})){{1,3}})\Z")
"""Behind a long number each word for a size is one; behind words it may belong to them: "times-square", "rio-grande"."""
_WIDTH_LAST = re.compile(rf"(?<=\d{{6}})[-_](?:{_WIDTHS})\Z")
_LONG_NUMBER = re.compile(r"\d{5,}")
_FOLDER_NUMBER = re.compile(r"(?:\A|[^0-9a-z]|(?<![0-9a-z])[a-z]{3,20})(\d{5,})(?![0-9a-z])")
_HOST = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}\Z")
_DAY = re.compile(r"(?:19|20)\d{4}(?:\d\d)?\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_TRANSFORM = re.compile(r"[=:,;(]|%3a|%2c")
_STYLE = re.compile(r"/(?:styles/[^/]{1,80}/(?:public|private)|imagecache/[^/]{1,80})/")
"""The folders of Drupal's sizes of one file. Source: https://www.drupal.org/docs/8/core/modules/image"""
_MONTH_FOLDER = re.compile(r"(?:19|20)\d\d/(?:0[1-9]|1[0-2])\Z")
"""WordPress's folders of uploads, in which no two files have one name; elsewhere each desk may have its own. Source: https://developer.wordpress.org/reference/functions/wp_upload_dir/"""
_PARTS = re.compile(r"[-_. ]+|(?<=[^\W\d])(?=\d)")
_VARIANT = re.compile(r"(/eyj[a-z0-9_=-]{20,2000}--[0-9a-f]{40,64})/eyj[a-z0-9_=-]{20,2000}--[0-9a-f]{40,64}/")
"""A file and one of its sizes, both signed. Source: https://guides.rubyonrails.org/active_storage_overview.html"""
_OF_AGENCY = re.compile(rf"(?<![a-z])(?:ap[-_]?\d{{11,14}}|(?:{'|'.join(_DATA['agency_names'])})[-_]?\d{{7,}})(?![0-9a-z])")
"""A picture's number at its agency: "GettyImages-1234567890_wide-HASH" and "GettyImages-1234567890-HASH" are one picture."""
_PAGESPEED = re.compile(r"\A(?:\d{1,4}x\d{1,4})?x(.{1,200}?)\.pagespeed\.", re.S)
"""A file that a server has shrunk. Source: https://www.modpagespeed.com/doc/filter-image-optimize"""
_RENDITION = re.compile(r"[-_,](?:w|h|q|width|height)[-_]?\d{2,4}(?![0-9a-z])")
"""A width or quality in the name of a folder, whose number is that of the size and not of the picture."""
_OWN_SIZE = re.compile(rf"[-_][a-z]*(?:{'|'.join(_DATA['size_name_words'])})[a-z]*\d{{0,4}}(?:-v\d{{1,2}})?\Z")
"""What a file of the size is called in a folder of the picture's name: "regatta/regatta-superJumbo.jpg"."""
MIN_NAME = 14
"""Letters of a name without a long number that make it no other picture's name in its folder."""
MIN_WORD = 4
"""Letters of a word that says what a picture shows."""


@lru_cache(maxsize=4096)
def file_key(address: str) -> str:
    """The key of the file that an address names: equal for the same picture at other sizes. Never raises."""
    path, query = _innermost(address)
    segments = _VARIANT.sub(r"\1/", _STYLE.sub("/", path.lower())).strip("/").split("/")
    if agency := _OF_AGENCY.findall(segments[-1]):
        return "+".join(agency)
    if len(segments) > 1 and segments[-2] and (size := _OWN_SIZE.match(_stem(segments[-1]).removeprefix(segments[-2]))):
        segments[-1] = segments[-1].replace(size.group(), "", 1)
    for number, segment in enumerate(reversed(segments)):
        if found := _ID.search(segment):
            index = _INDEX.search(_stem(segment), found.end())
            return found.group() + (index.group() if index and index.start() == found.end() else "")
        stem = _stem(segment)
        if _LONG_NUMBER.search(stem) and (number == 0 or not _DAY.match(stem)):
            return stem
        is_transform = _TRANSFORM.search(segment) is not None
        if number == 0 and len(stem) >= MIN_NAME and not is_transform:
            return _with_folder(segments, stem)
        if stem and not (is_transform or stem in _GENERIC or (_is_size(stem) if number else _NAMED_SIZE.match(stem))):
            break
    return _whole_path(segments, query)


def _with_folder(segments: list[str], stem: str) -> str:
    """The name with the number of the folder that it lies in: two articles may each have their "crowd-in-the-rain"."""
    for segment in reversed(segments[:-1]):
        if (number := _FOLDER_NUMBER.search(segment)) and not _DAY.match(number[1]) and not _RENDITION.search(segment):
            return f"{number[1]}/{stem}"
    return stem


def _innermost(address: str) -> tuple[str, str]:
    """Path and query of the address, or of the one that it holds: "https://cdn.example/?url=https%3A%2F%2F…"."""
    inner = address.rfind("http", 8)
    if inner > 0 and (scheme := _INNER.match(address, inner)):
        address = address[inner:].partition("&")[0]
        address = unquote(address) if "%" in scheme.group() else address
    path, _, query = address.partition("#")[0].partition("?")
    if path.startswith("http"):
        path = path.partition(":")[2].lstrip("/").partition("/")[2]
    if "%2f" in query.lower() or "=/" in query:
        for pair in query.split("&"):
            name, _, value = pair.partition("=")
            if name.lower() in _ADDRESS and ("/" in value or "%2f" in value.lower()):
                return unquote(value).partition("?")[0], ""
    return path, query


def _stem(segment: str) -> str:
    """A file's name without its endings and sizes, in lower case."""
    if "%" in segment:
        segment = unquote(segment).lower()
    if shrunk := _PAGESPEED.match(segment):
        segment = shrunk[1]
    stem = _SIZE.sub("", _EXTENSION.sub("", segment)).strip("-_.~@ ")
    return _SIZE_WORDS.sub("", _WIDTH_LAST.sub("", stem))


def _is_size(segment: str) -> bool:
    return bool(_FOLDER_SIZE.match(segment)) and not _YEAR.match(segment) and not _LONG_NUMBER.search(segment)


def _is_own_name(stem: str) -> bool:
    """Whether it is put together of a word and more, so that another desk's file of the month is called otherwise: no "photo-1"."""
    words = _PARTS.split(stem)
    return len(words) > 1 and any(len(word) >= MIN_WORD and word.isalpha() and word not in _GENERIC | _NO_NAMES for word in words)


def _whole_path(segments: list[str], query: str) -> str:
    """The path without its sizes, and those parameters that name a file ("image.php?id=7"), where the name alone says little."""
    hosts = [number for number, segment in enumerate(segments[:-1]) if _HOST.match(segment)]
    inner = segments[hosts[-1] + 1 : -1] if hosts else segments[:-1]
    folders = [segment for segment in inner if not (_TRANSFORM.search(segment) or _is_size(segment))]
    last = segments[-1] if segments else ""
    if _MONTH_FOLDER.match(month := "/".join(segments[-3:-1])) and ("uploads" in segments[:-3] or _is_own_name(_stem(last))):
        return f"{month}/{_stem(last) or last}"
    named = sorted(pair for pair in query.split("&") if pair.partition("=")[0].lower() in _IDENTITY)
    return "/".join([*folders, _stem(last) or last]) + ("?" + "&".join(named) if named else "")
