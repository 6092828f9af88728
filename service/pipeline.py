"""The stages in order, with no logic of their own: read → build → check → render."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from service.build import build, items_of, usable
from service.check import check_items, check_tags, refuse_errors, report_on, selection_of
from service.model.bounds import DEFAULT, Bounds
from service.model.bundle import Bundle, Report
from service.model.payload import Reading, payload_of
from service.model.profile import Profile
from service.read import placed, read, read_stated
from service.render.head import head

Observer = Callable[[str], None]
"""Told the name of each stage as it ends: whoever calls may own a clock, the stages own none."""


def unobserved(_stage: str) -> None:
    """The observer that does nothing."""


def generate(
    content: bytes | str,
    media_type: str = "text/html",
    *,
    charset: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    profiles: Mapping[str, Profile] | None = None,
    cms: str | None = None,
    locale: str | None = None,
    now: datetime | None = None,
    bounds: Bounds = DEFAULT,
    strict: bool = False,
    observe: Observer = unobserved,
) -> Bundle:
    """Turn an article into its markup.

    content: a page or fragment ("text/html"), a text ("text/plain") or the article form ("application/json").
    charset: as the sender states it; text given as str needs none. url: the page's address. publisher: the key of one
    of `profiles` (the settings' publishers by host name); without it the address's host chooses. cms: the CMS whose
    payload the content is (JSON); locale: which one is asked for, where it holds several; now: the moment that an
    embargo is held to, without which an embargoed article is not published. bounds: how much is read. observe: told as each stage ends.
    Errors: Refusal where the content is malformed, invalid or holds no article, or one that its CMS has not published,
    and where `url` is no address; with `strict` also where a finding is an error. The same content gives the same bundle.
    """
    payload = payload_of(
        content, media_type, charset=charset, url=url, publisher=publisher, profiles=profiles, cms=cms, locale=locale, now=now, bounds=bounds
    )
    reading = read(payload)
    observe("read")
    return _bundle(reading, strict=strict, observe=observe)


def _bundle(reading: Reading, *, strict: bool, observe: Observer) -> Bundle:
    markup = build(reading.article)
    observe("build")
    found = (*check_items(items_of(markup)), *check_tags(markup.open_graph, markup.twitter_card))
    if strict:
        refuse_errors(found)
    fit = usable(markup, found)
    observe("check")
    bundle = Bundle(
        news_article=markup.nodes["newsArticle"],
        faq_page=markup.nodes.get("faqPage"),
        image_objects=markup.image_objects,
        open_graph=markup.open_graph,
        twitter_card=markup.twitter_card,
        graph=markup.graph,
        head=head(reading.article.headline, fit.nodes.values(), fit.open_graph, fit.twitter_card),
        findings=(*reading.findings, *found),
        provenance=reading.provenance,
        article=reading.article,
    )
    observe("render")
    return bundle


def check(
    content: bytes | str,
    media_type: str = "text/html",
    *,
    charset: str | None = None,
    url: str | None = None,
    consumers: Iterable[str] = (),
    ignore: Iterable[str] = (),
    bounds: Bounds = DEFAULT,
    observe: Observer = unobserved,
) -> Report:
    """Hold the markup of a page ("text/html") or a JSON-LD document ("application/ld+json") to every consumer's rules.

    Findings point into the report (schemas/report.json), which holds what was checked, within the bounds of check/report.py.
    consumers: whose findings are told; without any, everyone's. ignore: ids of rules whose findings are not. bounds: how much is read.
    Errors: Refusal for a media type that holds no markup, where `url` is no address, and for an unknown consumer or rule.
    """
    selection = selection_of(consumers, ignore)
    stated = read_stated(payload_of(content, media_type, charset=charset, url=url, bounds=bounds))
    observe("read")
    found = report_on(stated.items, stated.open_graph, stated.twitter_card, stated.findings, shown=stated.shown, selection=selection)
    report = placed(found, stated)
    observe("check")
    return report
