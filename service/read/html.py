"""The reader of pages: what the publisher states, then what the page shows, every field with its source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from service.model.article import Article
from service.model.finding import Finding
from service.model.form import form_name
from service.model.payload import Payload, Reading
from service.model.provenance import Other, Picked, Provenance
from service.model.reading_rules import on_reading
from service.model.refusal import Reason, Refusal
from service.read.bounds import refuse_binary
from service.read.faq import find_faq
from service.read.fields.access import pick_is_accessible_for_free, pick_paywall_selectors
from service.read.fields.article_body import pick_article_body
from service.read.fields.authors import pick_authors, pick_editors
from service.read.fields.breadcrumbs import pick_breadcrumbs
from service.read.fields.dates import pick_date_modified, pick_date_published
from service.read.fields.headline import pick_headline
from service.read.fields.images import pick_images
from service.read.fields.keywords import pick_keywords
from service.read.fields.language import pick_language
from service.read.fields.publisher import pick_publisher
from service.read.fields.texts import pick_alternative_headline, pick_description, pick_section, pick_type, text_picker
from service.read.fields.url import pick_url
from service.read.fields.video import pick_video
from service.read.json.reading import read_json
from service.read.markup.nodes import Broken
from service.read.page import Page
from service.read.text.language import RULE, detect_language, is_misstated

FIELDS: tuple[tuple[str, Callable[[Page], Picked[Any]]], ...] = (
    ("url", pick_url),
    ("type", pick_type),
    ("headline", pick_headline),
    ("alternative_headline", pick_alternative_headline),
    ("description", pick_description),
    ("date_published", pick_date_published),
    ("date_modified", pick_date_modified),
    ("authors", pick_authors),
    ("editors", pick_editors),
    ("publisher", pick_publisher),
    ("images", pick_images),
    ("keywords", pick_keywords),
    ("section", pick_section),
    ("language", pick_language),
    ("breadcrumbs", pick_breadcrumbs),
    ("is_accessible_for_free", pick_is_accessible_for_free),
    ("paywall_selectors", pick_paywall_selectors),
    ("video", pick_video),
    ("content_location", text_picker("contentLocation")),
    ("dateline", text_picker("dateline")),
)
"""Every field that is picked on its own: the Article's member and its picker. The body and the FAQ follow, because each
has to know what belongs to the other."""


def read_html(payload: Payload) -> Reading:
    """Read an article out of a page or a fragment.

    Errors: Refusal(NO_ARTICLE) where it is no text, or the page holds neither a headline nor a body. Whatever else is missing is absent.
    """
    page = Page(payload.content, payload.charset, payload.url)
    refuse_binary(page.data)
    values: dict[str, Any] = {}
    provenance: dict[str, Provenance] = {}
    findings = [_left_out(broken, payload.bounds.json_ld_depth) for broken in page.markup.broken]
    for member, pick in FIELDS:
        _keep(member, page.once(pick), values, provenance, findings)
    faq = find_faq(page, page.content)
    if faq.questions:
        values["faq"], provenance["faq"] = faq.questions, Provenance("html", faq.at)
    _keep("article_body", pick_article_body(page, faq.elements), values, provenance, findings)
    _tell_language(values, provenance)
    if "headline" not in values and "article_body" not in values:
        raise Refusal(Reason.NO_ARTICLE, "The page has neither a headline nor any text that could be an article's.")
    return Reading(Article(**values), provenance, tuple(findings))


def _tell_language(values: dict[str, Any], provenance: dict[str, Provenance]) -> None:
    """Tell the language from the text where the page states none that it can be in."""
    text, stated = values.get("article_body", ""), values.get("language")
    if (stated is None or is_misstated(stated, text)) and (language := detect_language(text)):
        others = (Other(provenance["language"].source, stated),) if stated else ()
        values["language"], provenance["language"] = language, Provenance("html", None, RULE, others)


def _keep(member: str, picked: Picked[Any], values: dict[str, Any], provenance: dict[str, Provenance], findings: list[Finding]) -> None:
    findings += picked.findings
    if picked.value is not None and picked.value != () and picked.provenance:
        values[member], provenance[form_name(member)] = picked.value, picked.provenance


def _left_out(broken: Broken, depth: int) -> Finding:
    faults = [on_reading(f"schema_org.json-ld.{fault.kind}", value=fault.value).message for fault in read_json(broken.text, depth).faults]
    return Finding(
        rule="read.json-ld-unreadable",
        level="warning",
        consumer="schema.org",
        message=" ".join([f"JSON-LD script no. {broken.number + 1} of the page cannot be read and is left out.", *faults[-1:]]),
        at=f"/{broken.number}",
        see="https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents",
    )
