"""The stages in order, with no logic of their own: read → build → check → render."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from service.build import Markup, build
from service.check import check_items, check_tags
from service.model.bundle import Bundle, Item, Report, Tag
from service.model.finding import Finding
from service.model.formats import parse_url
from service.model.payload import Payload
from service.model.profile import Profile
from service.model.refusal import Fault, Reason, Refusal
from service.read import read, read_stated
from service.render.head import head

PLACES = {"newsArticle": "/newsArticle", "faqPage": "/faqPage", "breadcrumbList": "/article/breadcrumbs"}
"""Where a finding on one of the article's nodes points in the bundle; breadcrumbs stand there only as they were read."""

MOST_STATED, MOST_FINDINGS = 500, 1000
_CUT = Finding(
    rule="schema_org.report-cut",
    level="info",
    consumer="schema.org",
    message=f"There is more: a report holds {MOST_STATED} items, as many tags of a kind, and {MOST_FINDINGS:,} findings. Mend these first.",
)


def generate(
    content: bytes | str,
    media_type: str = "text/html",
    *,
    charset: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    profiles: Mapping[str, Profile] | None = None,
    strict: bool = False,
) -> Bundle:
    """Turn an article into its markup.

    content: a page or fragment ("text/html"), a text ("text/plain") or the article form ("application/json").
    charset: as the sender states it; text given as str needs none. url: the page's address. publisher: the key of one
    of `profiles` (the settings' publishers by host name); without it the address's host chooses.
    Errors: Refusal where the content is malformed, invalid or holds no article, and where `url` is no address; with
    `strict` also where a finding is an error. The same content gives the same bundle.
    """
    reading = read(_payload(content, media_type, charset, url, publisher, profiles))
    markup = build(reading.article)
    found = _findings(markup)
    if strict:
        _refuse_errors(found)
    return Bundle(
        news_article=markup.nodes["newsArticle"],
        faq_page=markup.nodes.get("faqPage"),
        image_objects=markup.image_objects,
        open_graph=markup.open_graph,
        twitter_card=markup.twitter_card,
        graph=markup.graph,
        head=_head(reading.article.headline, usable(markup, found)),
        findings=(*reading.findings, *found),
        provenance=reading.provenance,
        article=reading.article,
    )


def check(content: bytes | str, media_type: str = "text/html", *, charset: str | None = None, url: str | None = None) -> Report:
    """Hold the markup of a page ("text/html") or a JSON-LD document ("application/ld+json") to every consumer's rules.

    Findings point into the report (schemas/report.json), which holds what was checked: at most MOST_STATED items and
    tags of each kind, and MOST_FINDINGS findings.

    Errors: Refusal for a media type that holds no markup, for JSON that is none, and where `url` is no address.
    """
    stated = read_stated(_payload(content, media_type, charset, url, None, None))
    items, open_graph, card = stated.items[:MOST_STATED], stated.open_graph[:MOST_STATED], stated.twitter_card[:MOST_STATED]
    found = [*stated.findings[:MOST_FINDINGS], *check_items(items, numbered=True, most=MOST_FINDINGS)]
    found += check_tags(open_graph, card, most=MOST_FINDINGS) if stated.is_page else ()
    if len(found) > MOST_FINDINGS or max(len(stated.items), len(stated.open_graph), len(stated.twitter_card)) > MOST_STATED:
        found = [*found[: MOST_FINDINGS - 1], _CUT]
    return Report(items, open_graph, card, tuple(found))


def _payload(
    content: bytes | str, media_type: str, charset: str | None, url: str | None, publisher: str | None, profiles: Mapping[str, Profile] | None
) -> Payload:
    if isinstance(content, str):
        content, charset = content.encode("utf-8", "replace"), "utf-8"
    return Payload(content, media_type, charset, _address(url), publisher, profiles or {})


def _address(url: str | None) -> str | None:
    """The page's own address; Refusal(INVALID) for one that relative addresses cannot be resolved against."""
    if url is None:
        return None
    if address := parse_url(url):
        return address
    message = f"The page's own address (url) has to be an absolute http or https address, not “{url[:80]}”."
    raise Refusal(Reason.INVALID, message, (Fault("/url", message),))


def _findings(markup: Markup) -> tuple[Finding, ...]:
    items = [Item(node, PLACES[name], "json-ld") for name, node in markup.nodes.items()]
    items += [Item(node, f"/imageObjects/{number}", "json-ld") for number, node in enumerate(markup.image_objects)]
    return (*check_items(items), *check_tags(markup.open_graph, markup.twitter_card))


def _refuse_errors(found: Iterable[Finding]) -> None:
    faults = tuple(Fault(finding.at, finding.message) for finding in found if finding.level == "error")
    if faults:
        raise Refusal(Reason.STRICT, "The markup has errors, and `strict` was asked for.", faults)


def usable(markup: Markup, found: Iterable[Finding]) -> Markup:
    """The markup that goes into the head: without the nodes and tags that an error stands in, which no consumer would use."""
    wrong = {finding.at for finding in found if finding.level == "error"}

    def right(tags: Iterable[Tag], at: str) -> tuple[Tag, ...]:
        return tuple(tag for number, tag in enumerate(tags) if f"{at}/{number}/content" not in wrong)

    nodes = {name: node for name, node in markup.nodes.items() if not any(f"{at}/".startswith(f"{PLACES[name]}/") for at in wrong)}
    return replace(markup, nodes=nodes, open_graph=right(markup.open_graph, "/openGraph"), twitter_card=right(markup.twitter_card, "/twitterCard"))


def _head(title: str | None, markup: Markup) -> str:
    return head(title, list(markup.nodes.values()), markup.open_graph, markup.twitter_card)
