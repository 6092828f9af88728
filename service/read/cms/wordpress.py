"""WordPress: a post as the REST API gives it (v2, `_embedded`), or as the plug-in WP Webhooks sends it ("classic").

Times are local; `*_gmt` holds the same moment in UTC, without saying so.
Source: https://developer.wordpress.org/rest-api/reference/posts, https://wordpress.org/plugins/wp-webhooks
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from service.model.publication import Status
from service.read.cms.gathered import Gathered
from service.read.cms.html_body import read_html_body, text_of
from service.read.cms.model import Cms, Standing
from service.read.cms.rich import listed, objects
from service.read.cms.words import inner, string
from service.read.fields.unfiled import is_unfiled

STATUS: Mapping[str, Status] = {
    "publish": "published",
    "future": "scheduled",
    "private": "unpublished",
    "trash": "unpublished",
}
"""Any other status ("draft", "pending", "auto-draft", an editorial plug-in's) is a draft. Source: https://wordpress.org/documentation/article/post-status"""
_CAPTION = re.compile(r"\[caption\b[^\]\n]{0,500}\]\s*((?:<a\b[^<>]{0,2000}>\s*)?<img\b[^<>]{0,4000}>(?:\s*</a>)?)([^\[]{0,4000})\[/caption\]")
_EMBED = re.compile(r"\[(embed|video|audio|playlist)\b[^\]\n]{0,500}\][^\[\n]{0,2000}\[/\1\]")
_SHORTCODE = re.compile(r"^[ \t]*\[/?[a-z][a-z0-9_-]{1,40}(?:\s[^\[\]\n]{0,1000})?/?\][ \t]*$", re.M)
_LONE_ADDRESS = re.compile(r"^[ \t]*https?://\S{1,2000}[ \t]*$", re.M)
_MARK = re.compile(r"\[(/?)([a-z][a-z0-9_-]{1,40})(?:\s[^\[\]\n]{0,1000})?\]")
"""A shortcode's start or end, also where it stands around a text."""
_MORE = re.compile(r"class=[\"'][^\"'<>]{0,80}\b(?:more-link|read-more)\b")
_BLOCK = re.compile(r"\s*<(?:h[1-6]|ul|ol|blockquote|figure|div|table|pre|hr|section)\b", re.I)
SEVERAL_AUTHORS = ("authors", "newspack_author_info")
"""Where PublishPress and Newspack put the authors of a post: WordPress itself has one."""
GMT = "gmt-field"
"""The rule by which a time of WordPress is UTC: its field's name says so, the time itself does not."""


def stand(payload: Any, locale: str | None = None) -> Standing:
    """The post's number and status."""
    if "post" in payload:
        post = payload["post"] or {}
        return Standing(str(post.get("ID") or payload.get("post_id")), STATUS.get(str(post.get("post_status", "trash")), "draft"))
    return Standing(str(payload["id"]), STATUS.get(str(payload.get("status")), "draft"))


def read(payload: Any, locale: str | None = None) -> Gathered:
    """The post, whichever of the two sends it."""
    told = Gathered()
    (_read_classic if "post" in payload else _read_rest)(payload, told)
    return told


def _read_rest(post: dict[str, Any], told: Gathered) -> None:
    embedded, seo = inner(post, "_embedded"), inner(post, "yoast_head_json")
    told.base = string(post.get("link"))
    told.say("headline", text_of(_rendered(post, "title")), "/title/rendered")
    told.say("url", post.get("link"), "/link")
    told.say("description", _stated_excerpt(_rendered(post, "excerpt"), _rendered(post, "content")), "/excerpt/rendered")
    told.say("description", text_of(seo.get("description")), "/yoast_head_json/description")
    _say_time("datePublished", post, "date", "/", told)
    _say_time("dateModified", post, "modified", "/", told)
    for stated, at in ((post.get("lang"), "/lang"), (seo.get("og_locale"), "/yoast_head_json/og_locale")):
        told.say("language", string(stated), at)
    _say_authors(post, embedded, told)
    terms = [term for terms in listed(embedded.get("wp:term")) for _, term in objects(terms)]
    _say_terms(terms, "/_embedded/wp:term", told)
    told.miss(*(f"/{ids}" for ids in ("categories", "tags") if post.get(ids) and not terms))
    _say_lead(embedded.get("wp:featuredmedia"), post, told)
    told.add_body(read_html_body(_rendered(post, "content"), "/content/rendered"), "/content/rendered")


def _say_lead(embedded: Any, post: dict[str, Any], told: Gathered) -> None:
    """The post's own picture as it is embedded, else as Jetpack or Yoast state it: for a post without one, Yoast has a stand-in."""
    for number, media in objects(embedded):
        if media.get("source_url"):
            told.add_images([_media(media)] if media.get("media_type") in ("image", None) else [], f"/_embedded/wp:featuredmedia/{number}")
            return
    if not post.get("featured_media"):
        return
    stated = [("/jetpack_featured_media_url", {"url": post.get("jetpack_featured_media_url")})]
    stated += [(f"/yoast_head_json/og_image/{number}", image) for number, image in objects(inner(post, "yoast_head_json").get("og_image"))]
    found = next(((at, image) for at, image in stated if string(image.get("url"))), None)
    if found is None:
        told.miss("/featured_media")
    else:
        told.add_images([{name: found[1].get(name) for name in ("url", "width", "height")}], found[0])


def _read_classic(payload: dict[str, Any], told: Gathered) -> None:
    post = payload["post"] or {}
    told.base = string(payload.get("post_permalink")) or string(post.get("guid"))
    told.say("headline", text_of(post.get("post_title")), "/post/post_title")
    told.say("url", payload.get("post_permalink"), "/post_permalink")
    content, excerpt = ("", "") if post.get("post_password") else (string(post.get("post_content")), string(post.get("post_excerpt")))
    told.say("description", text_of(excerpt), "/post/post_excerpt")
    _say_time("datePublished", post, "post_date", "/post/", told)
    _say_time("dateModified", post, "post_modified", "/post/", told)
    if str(post.get("post_author") or "0") != "0":
        told.miss("/post/post_author")
    terms = [term for terms in inner(payload, "taxonomies").values() for term in _members(terms)]
    _say_terms(terms, "/taxonomies", told)
    if isinstance(thumbnail := payload.get("post_thumbnail"), str) and thumbnail:
        told.add_images([{"url": thumbnail}], "/post_thumbnail")
    told.add_body(read_html_body(with_paragraphs(content), "/post/post_content"), "/post/post_content")


def _members(terms: Any) -> list[dict[str, Any]]:
    """The terms of a taxonomy: PHP writes an array with names as an object, and an empty one as a list."""
    return [term for term in (terms.values() if isinstance(terms, dict) else listed(terms)) if isinstance(term, dict)]


def with_paragraphs(content: str) -> str:
    """The content as it is shown: shortcodes gone, and a paragraph for each of its parts between blank lines where it was
    written without blocks or tags.

    The classic editor leaves the paragraphs and shortcodes to be made when the post is shown.
    Source: https://developer.wordpress.org/reference/functions/wpautop, https://codex.wordpress.org/Shortcode
    """
    content = _EMBED.sub("", _CAPTION.sub(r"<figure>\1<figcaption>\2</figcaption></figure>", content.replace("\r", "")))
    content = _without_marks(_SHORTCODE.sub("", content))
    if "<!-- wp:" in content or "<p" in content:
        return content
    content = _LONE_ADDRESS.sub("", content)
    return "".join(f"<p>{part}</p>" if not _BLOCK.match(part) else part for part in content.split("\n\n"))


def _without_marks(content: str) -> str:
    """The content without the shortcodes that stand around texts: those that are ended. "[sic]" is none."""
    ended = {match[2] for match in _MARK.finditer(content) if match[1]}
    return _MARK.sub(lambda match: "" if match[2] in ended else match[0], content) if ended else content


def _stated_excerpt(html: str, content: str) -> str:
    """The excerpt, unless WordPress has cut it from the text: then it ends with "[…]", with a theme's link to the rest, or
    is how the text starts, with dots behind it."""
    excerpt = text_of(html)
    is_cut = excerpt.endswith(("[…]", "[...]")) or _MORE.search(html)
    is_start = excerpt.endswith(("…", "...")) and text_of(content).startswith(excerpt.rstrip("…. "))
    return "" if is_cut or is_start else excerpt


def _rendered(post: dict[str, Any], name: str) -> str:
    """A text as it is shown; one that only a password shows is nobody else's."""
    stated = inner(post, name)
    return "" if stated.get("protected") else string(stated.get("rendered"))


def _say_time(name: str, post: dict[str, Any], local: str, at: str, told: Gathered) -> None:
    """The moment in UTC, else the local time, whose offset is not stated. A date that is not there yet is zeros."""
    for field, zone, rule in ((f"{local}_gmt", "Z", GMT), (local, "", None)):
        stated = string(post.get(field))
        if stated and not stated.startswith("0000"):
            told.say(name, stated.removesuffix("Z").replace(" ", "T") + zone, f"{at}{field}", rule)


def _say_authors(post: dict[str, Any], embedded: dict[str, Any], told: Gathered) -> None:
    """Those whom a plug-in for several authors names, else the account's; one that cannot be shown is embedded as an error."""
    for field in SEVERAL_AUTHORS:
        named = [text_of(author.get("display_name")) for _, author in objects(post.get(field))]
        told.say("authors", [{"name": name} for name in named if name], f"/{field}")
    accounts = [author for _, author in objects(embedded.get("author")) if author.get("name")]
    told.say("authors", [{"name": text_of(author["name"]), "url": author.get("link")} for author in accounts], "/_embedded/author")
    if name := text_of(inner(post, "yoast_head_json").get("author")):
        told.say("authors", [{"name": name}], "/yoast_head_json/author")
    if "authors" not in told.form and post.get("author"):
        told.miss("/author")


def _say_terms(terms: list[dict[str, Any]], at: str, told: Gathered) -> None:
    by_taxonomy: dict[str, list[str]] = {}
    for term in terms:
        if name := text_of(term.get("name")):
            by_taxonomy.setdefault(str(term.get("taxonomy")), []).append(name)
    told.say("section", next((name for name in by_taxonomy.get("category", ()) if not is_unfiled(name)), None), at)
    told.say("keywords", by_taxonomy.get("post_tag"), at)


def _media(media: dict[str, Any]) -> dict[str, Any]:
    details = inner(media, "media_details")
    return {
        "url": media["source_url"],
        "caption": text_of(_rendered(media, "caption")),
        "alt": media.get("alt_text"),
        "width": details.get("width"),
        "height": details.get("height"),
        "creditText": inner(details, "image_meta").get("credit"),
        "copyrightNotice": inner(details, "image_meta").get("copyright"),
    }


WORDPRESS = Cms("wordpress", "WordPress", stand, read)
