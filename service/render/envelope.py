"""The JSON answers: a bundle and a report as the schemas describe them."""

from __future__ import annotations

from typing import Any

from service.model.bundle import Bundle, Item, Report, Tag, Verdict
from service.model.finding import Finding
from service.model.form import article_to_form, value_to_form
from service.model.provenance import Provenance
from service.model.types import types_of


def bundle_json(bundle: Bundle) -> dict[str, Any]:
    """The bundle as schemas/bundle.json has it."""
    return {
        "newsArticle": bundle.news_article,
        "faqPage": bundle.faq_page,
        "imageObjects": list(bundle.image_objects),
        "openGraph": [_property(tag) for tag in bundle.open_graph],
        "twitterCard": [_named(tag) for tag in bundle.twitter_card],
        "head": bundle.head,
        "findings": [finding_json(finding) for finding in bundle.findings],
        "provenance": {name: _provenance_json(provenance) for name, provenance in bundle.provenance.items()},
        "article": article_to_form(bundle.article),
    }


def report_json(report: Report) -> dict[str, Any]:
    """The report as schemas/report.json has it."""
    return {
        "items": [_item_json(item, number) for number, item in enumerate(report.items)],
        "openGraph": [_property(tag) for tag in report.open_graph],
        "twitterCard": [_named(tag) for tag in report.twitter_card],
        "findings": [finding_json(finding) for finding in report.findings],
        "summary": [_verdict_json(verdict) for verdict in report.summary],
    }


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as schemas/finding.json has it."""
    return {
        "rule": finding.rule,
        "level": finding.level,
        "consumer": finding.consumer,
        "type": finding.type,
        "property": finding.property,
        "at": finding.at,
        "line": finding.place.line if finding.place else None,
        "column": finding.place.column if finding.place else None,
        "message": finding.message,
        "see": finding.see,
        "fix": list(finding.fix) if finding.fix else None,
    }


def _item_json(item: Item, number: int) -> dict[str, Any]:
    kinds = ", ".join(types_of(item.node)) or None
    place = {"line": item.place.line if item.place else None, "column": item.place.column if item.place else None}
    return {"syntax": item.syntax, "type": kinds, "at": f"/items/{number}", "in": item.at, **place, "node": item.node}


def _verdict_json(verdict: Verdict) -> dict[str, Any]:
    items = [f"/items/{number}" for number in verdict.items]
    return {"consumer": verdict.consumer, "verdict": verdict.verdict, "items": items, "rules": list(verdict.rules)}


def _property(tag: Tag) -> dict[str, str]:
    return {"property": tag.name, "content": tag.content}


def _named(tag: Tag) -> dict[str, str]:
    return {"name": tag.name, "content": tag.content}


def _provenance_json(provenance: Provenance) -> dict[str, Any]:
    stated: dict[str, Any] = {"source": provenance.source, "at": provenance.at, "rule": provenance.rule}
    stated = {name: value for name, value in stated.items() if value is not None}
    others = [{"source": other.source, "value": value_to_form(other.value)} for other in provenance.others]
    return {**stated, "others": others}
