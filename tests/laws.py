"""The laws of the design, each a function from an input and its bundle to what breaks it (nothing, where it holds)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from html import unescape
from typing import Any

import html5lib
from lxml import html as lxml_html

from service import check, generate
from service.model.refusal import Refusal
from service.read.decode import html_as_utf_8
from service.render.envelope import bundle_json, finding_json
from tests.inputs import Input
from tests.said import bare, stands_in

JSON = dict[str, Any]
NOW = datetime(2026, 11, 28, tzinfo=UTC)  # what embargoes of CMS payloads are held to
HTML = "text/html"


@lru_cache(4)
def page_text(given: Input) -> str:
    """The input as a browser would decode it."""
    return html_as_utf_8(given.content, given.charset).decode("utf-8", "replace")


def bundle_of(given: Input) -> JSON | None:
    """The input's bundle as JSON, or None where it is refused."""
    try:
        stated = {"charset": given.charset, "url": given.url, "cms": given.cms, "locale": given.locale, "now": NOW}
        return bundle_json(generate(given.content, given.media_type, **stated))
    except Refusal:
        return None


def again_from_article(given: Input, bundle: JSON) -> Iterator[str]:
    """Law 1: generating from the bundle's article gives the bundle, provenance and findings on reading aside."""
    again = bundle_json(generate(json.dumps(bundle["article"]), "application/json"))
    for name in bundle:
        if name == "findings":
            before, after = (json.dumps([f for f in b[name] if not f["rule"].startswith("read.")]) for b in (bundle, again))
        elif name == "provenance":
            continue
        else:
            before, after = json.dumps(bundle[name]), json.dumps(again[name])
        if before != after:
            yield f"{name}: {_difference(before, after)}"


def same_head_from_page_with_head(given: Input, bundle: JSON) -> Iterator[str]:
    """Law 2: the head put into the page, at the start or the end of its own, leads to the same head."""
    if given.media_type != HTML:
        return
    text, head = page_text(given), bundle["head"]
    for where in ("start", "end"):
        again = _head_of(put_head(text, head, where), given.url)
        if again != head:  # where the input's bytes are no UTF-8, its decoded text may be read otherwise
            base = _head_of(text, given.url)
            again = again if base == head else _head_of(put_head(text, base, where), given.url)
            if again != base:
                yield f"head put at the {where}: {_difference(base, again)}"


def no_new_error_in_page_with_head(given: Input, bundle: JSON) -> Iterator[str]:
    """Law 3: the page with the head has no error that the bundle's findings or the page alone did not have, and the
    head alone has no faulty item."""
    text = page_text(given) if given.media_type == HTML else "<html><head></head><body></body></html>"
    known = _errors(bundle["findings"])
    new = _errors(_checked(put_head(text, bundle["head"], "start"), given.url)) - known
    for error in sorted(new - _errors(_checked(text, given.url)) if new else ()):
        yield f"new error {error}"
    for error in sorted(_errors(_checked(f"<html><head>{bundle['head']}</head></html>", given.url))):
        if error not in known or not _is_about_something_missing(error):
            yield f"faulty item in the head {error}"


def nothing_made_up(given: Input, bundle: JSON) -> Iterator[str]:
    """Law 4: every value of the article stands in the input or is derived by a rule that provenance names."""
    stock = _stock(given)
    for name, value in bundle["article"].items():
        provenance = bundle["provenance"].get(name)
        if provenance is None:
            yield f"{name} has no provenance"
        elif provenance.get("rule") in WORD_FOR_WORD or "rule" not in provenance:
            yield from (f"{name}: {leaf!r}" for leaf in _leaves(value) if not stands_in(leaf, stock))
    article = bare(" ".join(_leaves(bundle["article"])))
    for leaf in _leaves([bundle["newsArticle"], bundle["faqPage"], bundle["imageObjects"], bundle["openGraph"], bundle["twitterCard"]]):
        if bare(leaf.partition("#")[0]) not in article and leaf not in CONSTANTS and leaf.replace("_", "-").casefold() not in article:
            yield f"not of the article: {leaf!r}"


def same_bytes(given: Input, bundle: JSON) -> Iterator[str]:
    """Law 5, within a process: the same input gives the same bytes."""
    before, after = json.dumps(bundle), json.dumps(bundle_of(given))
    if before != after:
        yield _difference(before, after)


def head_is_safe(given: Input, bundle: JSON) -> Iterator[str]:
    """Law 7: pasted into a page, the head is what it is meant to be and nothing else, for a browser's parser too."""
    head = bundle["head"]
    for script in re.findall(r"<script[^>]*>(.*?)</script>", head, re.S):
        json.loads(script)
    document = html5lib.parse(f"<!doctype html><html><head>{head}</head><body><p>after</p></body></html>", namespaceHTMLElements=False)
    top, body = document.find("head"), document.find("body")
    assert top is not None and body is not None  # noqa: PT018
    if [child.tag for child in body] != ["p"]:
        yield "something broke out into the body"
    if {child.tag for child in top} - {"title", "script", "meta"}:
        yield f"unexpected elements: {sorted({str(child.tag) for child in top})}"
    tags = [(tag.get("property") or tag.get("name"), tag["content"]) for tag in bundle["openGraph"] + bundle["twitterCard"]]
    metas = [(meta.get("property") or meta.get("name"), meta.get("content")) for meta in top.iter("meta")]
    if any(meta not in tags for meta in metas):
        yield "a tag reads otherwise than it was meant"
    if any(re.match(r"(?i)\s*(?:javascript|data|vbscript):", content or "") for name, content in metas if re.search(ADDRESSES, name or "")):
        yield "an address that runs code"


LAWS: dict[str, Callable[[Input, JSON], Iterator[str]]] = {
    "1": again_from_article,
    "2": same_head_from_page_with_head,
    "3": no_new_error_in_page_with_head,
    "4": nothing_made_up,
    "5": same_bytes,
    "7": head_is_safe,
}
ADDRESSES = r"(?::url|:image|:video|:audio|:author|:publisher|:player|:src)\Z"
"""Tags whose contents are addresses."""
NO_PROSE = frozenset(("_type", "_key", "type", "nodeType", "style", "marks", "markDefs", "data", "url", "uri", "level", "format", "attrs", "mode"))
_NO_CHARACTER = re.compile(r"&#(?:0+|[xX]0+|[xX][dD][89a-fA-F][0-9a-fA-F]{2}|1114112);")
_MARKS = re.compile(r"\]\([^\s()]+\)|[*_\[>]")
_INLINE_TAG = re.compile(r"</?(?:a|b|br|em|i|p|span|strong|u)\b[^<>]*>", re.IGNORECASE)
WORD_FOR_WORD = ("lead-paragraph", "same-image")
"""Rules that choose among what the input says and derive nothing."""
CONSTANTS = frozenset(
    {"https://schema.org", "NewsArticle", "FAQPage", "ImageObject", "WebPage", "WebPageElement", "Person", "Organization", "Place", "VideoObject"}
    | {"Question", "Answer", "article", "summary", "summary_large_image", "twitter:card"}
)


def put_head(page: str, head: str, where: str) -> str:
    """The page with the head snippet at the start or the end of its head."""
    pattern = r"(?i)<head(?:\s[^>]*)?>" if where == "start" else r"(?i)</head\s*>"
    match = re.search(pattern, page)
    if not match:
        return head + page
    at = match.end() if where == "start" else match.start()
    return page[:at] + head + page[at:]


def _head_of(page: str, url: str | None) -> str:
    return str(bundle_json(generate(page, HTML, url=url))["head"])


def _checked(page: str, url: str | None) -> list[JSON]:
    return [finding_json(finding) for finding in check(page, HTML, url=url).findings]


def _errors(findings: list[JSON]) -> set[tuple[str, str, str]]:
    return {(f["rule"], str(f["type"]), str(f["property"])) for f in findings if f["level"] == "error"}


def _is_about_something_missing(error: tuple[str, str, str]) -> bool:
    return error[0].endswith("-missing")


def _stock(given: Input) -> str:
    """All that the input says, bare: as sent, with entities and escapes resolved, and as its visible text (a text's is
    without the marks of Markdown, and tags that a page shows may be left out)."""
    text = page_text(given)
    parts = [text, *_unescaped(text), given.url or ""]
    if given.media_type == HTML and text.strip():
        tree = lxml_html.document_fromstring(text.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
        said = str(tree.text_content())
        parts += [_unescaped_json(script.text or "") for script in tree.iter("script")]
    else:
        said = " ".join(_leaves(json.loads(text))) if given.media_type == "application/json" else text
        parts += [_unescaped_json(text), _unescaped_json(said), _MARKS.sub("", said), _MARKS.sub("", _INLINE_TAG.sub("", said))]
        parts += ["".join(_prose(json.loads(text)))] if given.media_type == "application/json" else []
    said = " ".join([said, *_unescaped(said)])
    return bare(" ".join([*parts, said, _INLINE_TAG.sub("", said)]))


def _prose(value: Any) -> Iterator[str]:
    """What a CMS's payload holds of texts, without what stands between their pieces: types, keys, HTML's tags."""
    if isinstance(value, (dict, list)):
        members = value.items() if isinstance(value, dict) else enumerate(value)
        yield from (text for name, member in members if name not in NO_PROSE for text in _prose(member))
    elif isinstance(value, str) and value.startswith('{"') and value.endswith("}"):  # an editor's document, kept as a text
        with suppress(json.JSONDecodeError):
            yield from _prose(json.loads(value))
    elif isinstance(value, str):
        yield str(lxml_html.fromstring(f"<div>{value}</div>").text_content()) if "<" in value else value


def _unescaped_json(text: str) -> str:
    text = text.replace("\\/", "/").replace('\\"', '"').replace("\\n", " ").replace("\\r", " ").replace("\\t", " ").replace("\\f", " ")
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    return " ".join([text, *_unescaped(text)])


def _unescaped(text: str) -> Iterator[str]:
    """The text with entities resolved, however often they were escaped. A reference to what is no
    character says nothing, or U+FFFD."""
    while (plain := unescape(_NO_CHARACTER.sub("", text))) != text:
        yield from (plain, unescape(text))
        text = plain


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, member in value.items():
            if name not in ("@type", "@id", "type", "property", "name" if set(value) == {"name", "content"} else ""):
                yield from _leaves(member)
    elif isinstance(value, list):
        yield from (leaf for member in value for leaf in _leaves(member))
    elif isinstance(value, (str, int)) and not isinstance(value, bool):
        yield str(value)


def _difference(before: str, after: str) -> str:
    at = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after)))
    return f"…{before[max(0, at - 60) : at + 80]!r} became {after[max(0, at - 60) : at + 80]!r}"
