"""The markup of a page made by dice: metas, links, JSON-LD of every form, attributes of microdata and RDFa."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from random import Random
from typing import Any

from service.read.data import load
from tests.generated.words import address, date, name, one, text

Value = Callable[[Random], Any]
CONTEXTS: tuple[Any, ...] = (
    "https://schema.org",
    "http://schema.org/",
    ["https://schema.org", {"@language": "de"}],
    {"@vocab": "https://schema.org/"},
    "http://a.example",
    None,
)
SURROGATES = ("\ud800", "\udfff", "\ud83d")
IDS = ("#article", "#a", "#b", "https://a.example/b#article", "_:x", "")
NUMBERS: tuple[Any, ...] = (0, -1, 640, 640.0, "640", "640px", 1e308, 10**30, True, "1e400", None)
SHAPES: tuple[Callable[[Any], Any], ...] = (
    *[lambda value: value] * 6,
    lambda value: [value],
    lambda value: [value, value],
    lambda value: {"@value": value},
    lambda value: [[value], None],
)


def meta_names() -> list[str]:
    """Every name of a meta that a reader looks at."""
    rows = [row for rows in load("places.json").values() for row in rows if row.startswith("meta ")]
    return sorted(
        {row.removeprefix("meta ") for row in rows}
        | {"og:image", "og:image:width", "og:image:alt", "og:type", "twitter:card", "robots", "viewport", "fb:app_id"}
    )


META_NAMES = meta_names()


def written(value: str) -> str:
    """A text as HTML's source: lone surrogates can only stand there as references."""
    safe = escape(value)
    for lone in SURROGATES:
        safe = safe.replace(lone, f"&#x{ord(lone):x};")
    return safe


def metas(dice: Random) -> str:
    """A few metas and links of the head."""
    return "".join(_meta(dice) for _ in range(dice.randint(0, 8))) + "".join(_link(dice) for _ in range(dice.randint(0, 2)))


def _meta(dice: Random) -> str:
    named = (
        dice.choice(META_NAMES)
        if dice.random() < 0.6
        else dice.choice(("og:title", "og:description", "og:image", "og:url", "author", "article:published_time", "article:tag"))
    )
    content = dice.choice((text, text, text, date, address, name, _number))(dice)
    if any(word in named for word in ("time", "date")) and dice.random() < 0.7:
        content = date(dice)
    if any(word in named for word in ("image", "url")) and dice.random() < 0.7:
        content = address(dice)
    quote = dice.choice(('"', "'", '"'))
    return f"<meta {dice.choice(('property', 'name', 'itemprop'))}={quote}{named}{quote} content={quote}{written(content)}{quote}>"


def _link(dice: Random) -> str:
    return (
        f'<link rel="{dice.choice(("canonical", "alternate", "amphtml", "author", "icon", "image_src", "license"))}" href="{written(address(dice))}">'
    )


def _number(dice: Random) -> str:
    return str(dice.choice(NUMBERS))


def agent(dice: Random) -> Any:
    """An author or publisher in one of the forms that publishers write."""
    if dice.random() < 0.3:
        return name(dice) if dice.random() < 0.9 else f"By {name(dice)}"
    made = {"@type": dice.choice(("Person", "Organization", "NewsMediaOrganization", "Thing")), "name": name(dice)}
    made.update(_some(dice, {"url": address, "sameAs": address, "@id": _id, "logo": image, "jobTitle": text, "email": name}))
    return made


def image(dice: Random) -> Any:
    """An image in one of the forms that publishers write."""
    if dice.random() < 0.4:
        return address(dice)
    stated = {
        "url": address,
        "contentUrl": address,
        "caption": text,
        "width": _any_number,
        "height": _any_number,
        "creditText": name,
        "creator": agent,
    }
    return {
        "@type": "ImageObject",
        **_some(dice, {**stated, "copyrightNotice": text, "license": address, "acquireLicensePage": address, "name": text, "@id": _id}),
    }


def _any_number(dice: Random) -> Any:
    return dice.choice(NUMBERS)


def _id(dice: Random) -> str:
    return dice.choice(IDS)


def _reference(dice: Random) -> Any:
    return {"@id": _id(dice)}


def _several(make: Value) -> Value:
    return lambda dice: [make(dice) for _ in range(dice.randint(0, 3))]


def question(dice: Random) -> Any:
    """A question of an FAQPage."""
    return {"@type": "Question", "name": text(dice) + "?", "acceptedAnswer": {"@type": "Answer", "text": dice.choice((text, _html_text))(dice)}}


def _html_text(dice: Random) -> str:
    return f"<p>{text(dice)}</p><ul><li>{text(dice, 4)}</li></ul>"


def crumb(dice: Random) -> Any:
    """A step of a trail of breadcrumbs."""
    return {
        "@type": "ListItem",
        "position": dice.choice((1, 2, "3", None)),
        "name": text(dice, 3),
        "item": dice.choice((address(dice), {"@id": address(dice), "name": text(dice, 2)})),
    }


def video(dice: Random) -> Any:
    """A film."""
    return {
        "@type": "VideoObject",
        **_some(
            dice,
            {
                "name": text,
                "description": _html_text,
                "contentUrl": address,
                "embedUrl": address,
                "thumbnailUrl": address,
                "uploadDate": date,
                "duration": text,
            },
        ),
    }


PROPERTIES: dict[str, Value] = {
    **dict.fromkeys(("headline", "alternativeHeadline", "name", "description", "articleSection", "articleBody", "dateline", "genre"), text),
    **dict.fromkeys(("datePublished", "dateModified", "dateCreated", "uploadDate"), date),
    **dict.fromkeys(("url", "mainEntityOfPage", "thumbnailUrl", "license"), address),
    **dict.fromkeys(("author", "creator", "publisher", "editor", "contributor", "sourceOrganization", "copyrightHolder"), agent),
    **dict.fromkeys(("image", "associatedMedia", "primaryImageOfPage"), image),
    **dict.fromkeys(("isPartOf", "mainEntity", "about", "@reverse", "hasPart"), _reference),
    "keywords": lambda dice: dice.choice(
        (text(dice), [text(dice, 2), text(dice, 2)], "a, b; c | d", {"@type": "DefinedTerm", "name": text(dice, 2)})
    ),
    "inLanguage": lambda dice: dice.choice(
        ("de", "en_GB", "English", "zh-Hant", "x", {"@type": "Language", "name": "German", "alternateName": "de"})
    ),
    "isAccessibleForFree": lambda dice: dice.choice((True, False, "True", "false", 0, None, {})),
    "video": video,
    "contentLocation": lambda dice: dice.choice(
        (text(dice, 2), {"@type": "Place", "name": text(dice, 2), "address": {"addressLocality": name(dice)}})
    ),
    "mainEntityOfPage": lambda dice: {"@type": "WebPage", "@id": address(dice)},
    "itemListElement": _several(crumb),
    "breadcrumb": lambda dice: {"@type": "BreadcrumbList", "itemListElement": [crumb(dice), crumb(dice)]},
    "liveBlogUpdate": _several(
        lambda dice: {"@type": "BlogPosting", "headline": text(dice), "articleBody": text(dice, 20), "datePublished": date(dice)}
    ),
    "@id": _id,
}


def _some(dice: Random, members: dict[str, Value], share: float = 0.4) -> dict[str, Any]:
    return {named: make(dice) for named, make in members.items() if dice.random() < share}


def node(dice: Random) -> dict[str, Any]:
    """One JSON-LD node, of an article mostly."""
    kind = dice.random()
    if kind < 0.1:
        return {"@type": "FAQPage", "mainEntity": [question(dice) for _ in range(dice.randint(0, 4))]}
    if kind < 0.2:
        return {"@type": "BreadcrumbList", "itemListElement": [crumb(dice) for _ in range(dice.randint(0, 4))]}
    if kind < 0.3:
        made = dice.choice((agent, image, video))(dice)
        return made if isinstance(made, dict) else {"@type": "Person", "name": made}
    kinds = one(dice, "types") if dice.random() < 0.9 else [one(dice, "types"), one(dice, "types")]
    return {"@type": kinds, **{named: dice.choice(SHAPES)(value) for named, value in _some(dice, PROPERTIES, 0.25).items()}}


def json_ld(dice: Random) -> str:
    """A script of JSON-LD: one node, a list, or a graph; now and then not quite JSON."""
    nodes = [node(dice) for _ in range(dice.randint(1, 4))]
    context = {"@context": dice.choice(CONTEXTS)}
    whole: Any = dice.choice(({**context, "@graph": nodes}, {**context, **nodes[0]}, [{**context, **one} for one in nodes]))
    source = json.dumps(whole, ensure_ascii=dice.random() < 0.5, indent=dice.choice((None, 1)))
    source = "".join(f"\\u{ord(char):04x}" if char in SURROGATES else char for char in source)
    if dice.random() < 0.2:
        at = source.find('"', dice.randrange(len(source)))
        source = source[:at] + dice.choice(("\\ud800", "\\u0000", "\n", "\t", "\\x", ",", "&quot;", '"', "// a\n")) + source[at:]
    if dice.random() < 0.85:
        source = source.replace("</", "<\\/").replace("<!--", "<\\u0021--").replace("<script", "<\\u0073cript")
    kind = dice.choice(("application/ld+json", "application/ld+json", "Application/LD+JSON; charset=utf-8", "text/javascript"))
    return f'<script type="{kind}">{source}</script>'


def item_of(dice: Random) -> tuple[str, Callable[[str], str]]:
    """The attributes of an element that stands for the article, and of those that state its properties."""
    kind = one(dice, "types")
    if dice.random() < 0.3:
        return f' itemscope itemtype="https://schema.org/{kind}"', lambda named: f' itemprop="{named}"'
    if dice.random() < 0.3:
        return f' vocab="https://schema.org/" typeof="{kind}"', lambda named: f' property="{named}"'
    return "", lambda named: f' class="{named}"'
