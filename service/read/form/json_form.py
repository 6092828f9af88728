"""The reader of the article form: JSON that states an article field by field, and may bring content to read as well."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from service.model.article import Article
from service.model.form import article_from_form, form_name
from service.model.formats import parse_url
from service.model.payload import Payload, Reading
from service.model.provenance import Other, Provenance
from service.model.refusal import Fault, Reason, Refusal
from service.model.validate import faults
from service.read.form.join_images import JOINED, join_images
from service.read.form.values import clean_form
from service.read.html import read_html
from service.read.json.strict import parse_json
from service.read.text import read_text

SOURCE = "form"
CONTENT: Mapping[str, tuple[str, Callable[[Payload], Reading]]] = {"html": ("text/html", read_html), "text": ("text/plain", read_text)}
"""The members that are content: its media type and reader. The schema lets a form have one of them."""
FIELDS = {field.name: form_name(field.name) for field in fields(Article)}


def read_form(payload: Payload) -> Reading:
    """Read an article out of the article form (schemas/article.json).

    A field that the form gives wins over one that is read from its `html` or `text`; that one is kept among the losers.
    Errors: Refusal(MALFORMED) for JSON that is none, Refusal(INVALID) with its faults for a form that the schema does not
    take, Refusal(NO_ARTICLE) where neither a headline nor a text nor an FAQ is given or read.
    """
    stated = parse_json(payload.content, payload.charset, payload.bounds)
    if wrong := faults("article", stated):
        raise Refusal(Reason.INVALID, _summary(wrong), wrong)
    form = clean_form(stated)
    content = {name: text for name in CONTENT if (text := form.pop(name, "")).strip()}
    given = Reading(article_from_form(form), {name: Provenance(SOURCE, f"/{name}") for name in form})
    reading = _with_address(_with_content(given, content, payload), payload)
    article = reading.article
    if not (article.headline or article.article_body or article.faq):
        raise Refusal(Reason.NO_ARTICLE, "The form gives no headline, articleBody or faq, and no html or text to read them from.")
    return reading


def _summary(wrong: tuple[Fault, ...]) -> str:
    more = f" ({len(wrong) - 1} more under “errors”.)" if len(wrong) > 1 else ""
    return f"The article form is not valid. {wrong[0].at or 'The whole'}: {wrong[0].message}{more}"


def _with_address(reading: Reading, payload: Payload) -> Reading:
    """Where neither form nor content states an address, the caller's is the article's."""
    if reading.article.url or not (url := parse_url(payload.url or "")):
        return reading
    return Reading(replace(reading.article, url=url), {**reading.provenance, "url": Provenance("request", "url")}, reading.findings)


def _with_content(given: Reading, content: Mapping[str, str], payload: Payload) -> Reading:
    for name, text in content.items():
        media_type, reader = CONTENT[name]
        address = given.article.url or payload.url
        try:
            read = reader(replace(payload, content=text.encode("utf-8", "replace"), media_type=media_type, charset="utf-8", url=address))
        except Refusal as refusal:
            if refusal.reason != Reason.NO_ARTICLE:
                raise
        else:
            return _merged(given, read)
    return given


def _merged(given: Reading, read: Reading) -> Reading:
    values: dict[str, Any] = {}
    provenance: dict[str, Provenance] = {}
    for member, name in FIELDS.items():
        stated, found = getattr(given.article, member), getattr(read.article, member)
        if name not in given.provenance:
            values[member] = found
            if name in read.provenance:
                provenance[name] = read.provenance[name]
            continue
        rule = None
        values[member] = stated
        if member == "images":
            values[member], found = join_images(stated, found)
            rule = JOINED if values[member] != stated else None
        provenance[name] = Provenance(SOURCE, f"/{name}", rule, _others(values[member], found, read.provenance.get(name)))
    return Reading(Article(**values), provenance, read.findings)


def _others(winner: Any, found: Any, loser: Provenance | None) -> tuple[Other, ...]:
    """What was read and lost, then what had lost to it."""
    if loser is None:
        return ()
    others = (Other(loser.source, found), *loser.others)
    return tuple(other for other in others if other.value not in (winner, (), None))
