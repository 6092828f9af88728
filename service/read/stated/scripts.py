"""A page's JSON-LD scripts: which they are, where they stand, and what is wrong with how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from service.model.bounds import DEFAULT
from service.model.finding import Finding
from service.model.media_types import JSON_LD, is_json_ld
from service.model.reading_rules import on_reading
from service.model.source import Span
from service.read.json.faults import JsonFault
from service.read.json.members import member_ranges
from service.read.json.reading import JsonReading, read_json
from service.read.stated.page_source import PageSource
from service.read.stated.tags_in_source import SourceTag

AT = "/items"
"""What findings on a script point at that has no item in the report."""
_MISSPELT = re.compile(r"ld[-+._ ]{0,3}json|json[-+._ ]{0,3}ld", re.IGNORECASE)
_SCHEMA_ORG = re.compile(rb"\s*[\[{][\s\[{]*\"@(?:context|graph|type)\"[^<]{0,60}?schema\.org", re.IGNORECASE)
_JSON_LD_TAG = re.compile(rb"<script\s[^>]{0,200}?ld\+json[^>]{0,200}>", re.IGNORECASE)
_CONTEXT = b'"@context"'
_SCRIPT_TAG = re.compile(r"<script[\s/>]", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:quot|#34|#0*34|#x0*22|bsol|#0*92|#x0*5c);", re.IGNORECASE)


@dataclass(frozen=True)
class Script:
    """JSON-LD text in a payload. kind: the script's type as written, None for a document; start: the byte of the source
    that the text begins with; tag: its start tag; depth: how deep it may be nested to be read."""

    text: str
    start: int = 0
    kind: str | None = None
    tag: Span | None = None
    depth: int = DEFAULT.json_ld_depth

    @property
    def held(self) -> str:
        """What people call it."""
        return "document" if self.kind is None else "script"

    @cached_property
    def reading(self) -> JsonReading:
        """The text, read; made once."""
        return read_json(self.text, self.depth)

    def spans(self, ranges: Sequence[tuple[int, int]]) -> list[Span]:
        """The bytes of the source that the text's characters from-to stand in."""
        if self.text.isascii():
            return [Span(self.start + start, self.start + end) for start, end in ranges]
        marks = sorted({mark for pair in ranges for mark in pair})
        offsets, at, offset = dict[int, int](), 0, self.start
        for mark in marks:
            offset, at = offset + len(self.text[at:mark].encode("utf-8", "replace")), mark
            offsets[mark] = offset
        return [Span(offsets[start], offsets[end]) for start, end in ranges]


def scripts_of(page: PageSource, depth: int) -> list[Script]:
    """The JSON-LD scripts of a page, in page order. depth: how deep one may be nested to be read."""
    return [Script(page.content(tag), tag.end, kind, Span(tag.start, tag.end), depth) for tag, kind in page.scripts if is_json_ld(kind)]


def on_script(script: Script, at: str) -> Iterator[Finding]:
    """The findings on how a script, or a document, is written. at: what they point at, the first of its items where it has any."""
    held, is_script = script.held, script.kind is not None
    if is_script and script.kind != JSON_LD:
        yield _placed("mastodon.script-type", at, script.tag, script.kind or "")
    if is_script and (comment := script.text.find("<!--")) >= 0 and _SCRIPT_TAG.search(script.text, comment):
        yield _placed("schema_org.json-ld.script-swallowed", at, script.tag)
        return
    faults = script.reading.faults
    for fault, stands in zip(faults, script.spans([_range(fault) for fault in faults]), strict=True):
        span = script.tag if is_script and fault.kind == "empty" else stands
        yield _placed(f"schema_org.json-ld.{fault.kind}", at, span, fault.value, held)
    if is_script and script.reading.is_read and (entity := _ENTITY.search(script.text)):
        yield _placed("mastodon.script-entity", at, script.spans([entity.span()])[0], entity[0])


def _range(fault: JsonFault) -> tuple[int, int]:
    return fault.at, fault.at + fault.length


def on_other_scripts(page: PageSource) -> Iterator[Finding]:
    """The findings on JSON-LD that no consumer looks into: in scripts of another type, and in comments."""
    for tag, kind in page.scripts:
        if is_json_ld(kind):
            continue
        if kind.count("/") < 2 and _MISSPELT.search(kind):
            yield _placed("schema_org.json-ld.script-type", AT, Span(tag.start, tag.end), kind)
        elif _SCHEMA_ORG.match(page.data, tag.end, tag.close) and _has_context(page, tag):
            yield _placed("schema_org.json-ld.script-type-missing", AT, Span(tag.start, tag.end), kind)
    for comment in page.comments():
        if _has_context(page, comment) and (script := _JSON_LD_TAG.search(page.data, comment.end, comment.close)):
            yield _placed("schema_org.json-ld.commented-out", AT, Span(*script.span()))


def _has_context(page: PageSource, tag: SourceTag) -> bool:
    return page.data.find(_CONTEXT, tag.end, tag.close) >= 0


def on_root(script: Script, at: str) -> Finding:
    """The finding on a script whose JSON is a single value, and no object or array."""
    start = len(script.text) - len(script.text.lstrip())
    span = script.spans([(start, len(script.text.rstrip()))])[0]
    return _placed("schema_org.json-ld.root", at, span, script.text.strip())


def on_nested(script: Script, at: str, number: int) -> Finding:
    """The finding on a script whose JSON is a list that has a list for its member of this number."""
    way = (str(number),)
    start, _ = member_ranges(script.reading.text, [way])[way]
    return _placed("schema_org.json-ld.nested-list", at, script.spans([(start, start + 1)])[0], script=script.held)


def _placed(rule: str, at: str, span: Span | None, value: str = "", script: str = "script") -> Finding:
    return on_reading(rule, at, value=value, script=script, span=span)
