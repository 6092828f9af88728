"""Ghost: the post of its webhooks, `{"post": {"current": …, "previous": …}}`.

`previous` holds the fields that have changed; a deleted post has an empty `current`.
Source: https://ghost.org/docs/webhooks, https://ghost.org/docs/content-api#posts
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from service.model.publication import Status
from service.model.refusal import Refusal
from service.read.cms.formats import body_of, new_rich
from service.read.cms.gathered import Gathered
from service.read.cms.html_body import read_html_body, text_of
from service.read.cms.model import Cms, Standing
from service.read.cms.rich import objects
from service.read.cms.words import inner, string
from service.read.json.strict import parse_json

NO_ADDRESS = "/404/"
"""What Ghost sends for the address of a post that its router does not know yet."""
EDITORS = ("lexical", "mobiledoc")
NOT_FREE = frozenset(("members", "paid", "tiers"))


def stand(payload: Any, locale: str | None = None) -> Standing:
    """A post that has left "published" with this event is unpublished; later it is a draft."""
    current, previous, _ = _parts(payload)
    return Standing(str(current.get("id") or previous.get("id") or ""), _status(current, previous))


def read(payload: Any, locale: str | None = None) -> Gathered:
    """The post's own fields; what the editor left to be cut from the text (`excerpt`) is not taken for a description."""
    post, _, at = _parts(payload)
    told = Gathered()
    told.say("headline", post.get("title"), f"{at}/title")
    if _status(post, {}) == "published" and not string(post.get("url")).endswith(NO_ADDRESS):
        told.say("url", post.get("url"), f"{at}/url")
    for name in ("custom_excerpt", "meta_description", "og_description"):
        told.say("description", text_of(post.get(name)), f"{at}/{name}")
    told.say("datePublished", post.get("published_at"), f"{at}/published_at")
    told.say("dateModified", post.get("updated_at"), f"{at}/updated_at")
    told.say("authors", [_author(author) for _, author in objects(post.get("authors"))], f"{at}/authors")
    told.say("authors", [_author(inner(post, "primary_author"))] if post.get("primary_author") else None, f"{at}/primary_author")
    tags = [tag for _, tag in objects(post.get("tags")) if tag.get("visibility", "public") == "public"]
    told.say("keywords", [tag.get("name") for tag in tags], f"{at}/tags")
    if inner(post, "primary_tag").get("visibility", "public") == "public":
        told.say("section", inner(post, "primary_tag").get("name"), f"{at}/primary_tag/name")
    if post.get("visibility") in NOT_FREE:
        told.say("isAccessibleForFree", False, f"{at}/visibility", "visibility")
    if post.get("feature_image"):
        told.add_images([_feature_image(post)], f"{at}/feature_image")
    _say_body(post, at, told)
    told.say("articleBody", post.get("plaintext"), f"{at}/plaintext")
    return told


def _say_body(post: dict[str, Any], at: str, told: Gathered) -> None:
    """The HTML that Ghost makes of a post; where it was not sent, what its editor keeps, a text that holds JSON."""
    told.add_body(read_html_body(post.get("html") or "", f"{at}/html"), f"{at}/html")
    for name in EDITORS:
        if "articleBody" not in told.form and (stated := string(post.get(name))):
            rich = new_rich()
            with suppress(Refusal):
                rich.write(parse_json(stated.encode()), "", rich, None)
            body = body_of(rich, "")
            body.pairs_at = None
            told.add_body(body, f"{at}/{name}")


def _parts(payload: Any) -> tuple[dict[str, Any], dict[str, Any], str]:
    kind = "post" if "post" in payload else "page"
    return payload[kind].get("current") or {}, payload[kind].get("previous") or {}, f"/{kind}/current"


def _status(current: dict[str, Any], previous: dict[str, Any]) -> Status:
    status = current.get("status")
    if not current or (status == "draft" and previous.get("status") == "published"):
        return "unpublished"
    if status == "published":
        return "draft" if current.get("email_only") else "published"
    return "scheduled" if status == "scheduled" else "draft"


def _author(author: dict[str, Any]) -> dict[str, Any]:
    return {"name": author.get("name"), "url": author.get("url")}


def _feature_image(post: dict[str, Any]) -> dict[str, Any]:
    return {
        "url": post["feature_image"],
        "caption": text_of(post.get("feature_image_caption")),
        "alt": post.get("feature_image_alt"),
    }


GHOST = Cms("ghost", "Ghost", stand, read)
