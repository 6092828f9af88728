"""Arc XP: a story in ANS, as an event of IFX or an operation on content brings it, or by itself.

Source: https://github.com/washingtonpost/ans-schema (0.10.12), https://dev.arcxp.com/integrations/events/ifx-events
"""

from __future__ import annotations

from typing import Any

from service.model.publication import Status
from service.read.cms import ans_elements
from service.read.cms.formats import body_of, new_rich
from service.read.cms.gathered import Gathered
from service.read.cms.html_body import text_of
from service.read.cms.model import Cms, Standing
from service.read.cms.named import authors_in
from service.read.cms.rich import objects
from service.read.cms.words import inner, is_link, string

WITHDRAWN = frozenset(("story:unpublish", "story:delete", "unpublish_edition", "delete", "delete-story"))


def story_of(payload: Any) -> tuple[dict[str, Any], str]:
    """The story, and the pointer to it."""
    held = next((name for name in ("body", "story") if name in payload), None)
    return (inner(payload, held), f"/{held}") if held else (payload, "")


def stand(payload: Any, locale: str | None = None) -> Standing:
    """A revision that is not published is scheduled where an operation to publish it waits, else a draft."""
    story, _ = story_of(payload)
    return Standing(str(story.get("_id") or payload.get("story_id")), _status(payload, story))


def _status(payload: Any, story: dict[str, Any]) -> Status:
    if payload.get("key") in WITHDRAWN or payload.get("operation") in WITHDRAWN:
        return "unpublished"
    if inner(story, "revision").get("published") is not False:
        return "published"
    waiting = inner(story, "publishing", "scheduled_operations") or inner(story, "scheduled_operations")
    return "scheduled" if waiting.get("publish_edition") else "draft"


def read(payload: Any, locale: str | None = None) -> Gathered:
    """The story's own fields. Arc's dates: what is shown, else the first publication."""
    told = Gathered()
    story, at = story_of(payload)
    told.say("headline", text_of(inner(story, "headlines").get("basic")), f"{at}/headlines/basic")
    told.say("url", story.get("canonical_url"), f"{at}/canonical_url")
    for name in ("description", "subheadlines"):
        told.say("description", text_of(inner(story, name).get("basic")), f"{at}/{name}/basic")
    for name in ("display_date", "first_publish_date", "publish_date"):
        told.say("datePublished", story.get(name), f"{at}/{name}")
    told.say("dateModified", story.get("last_updated_date"), f"{at}/last_updated_date")
    told.say("language", story.get("language"), f"{at}/language")
    _say_authors(story, at, told)
    _say_taxonomy(story, at, told)
    _say_content(story, at, told)
    return told


def _say_authors(story: dict[str, Any], at: str, told: Gathered) -> None:
    authors: list[dict[str, Any]] = []
    for number, author in objects(inner(story, "credits").get("by")):
        name, byline, *parts = (string(author.get(part)) for part in ("name", "byline", "first_name", "last_name"))
        if is_link(author):
            told.miss(f"{at}/credits/by/{number}")
        elif byline and not name:
            authors += authors_in(byline)
        elif name := name or " ".join(parts).strip():
            authors.append({"name": name, "url": author.get("url")})
    told.say("authors", authors, f"{at}/credits/by")


def _say_taxonomy(story: dict[str, Any], at: str, told: Gathered) -> None:
    taxonomy = inner(story, "taxonomy")
    primary = inner(taxonomy, "primary_section")
    if is_link(primary):
        told.miss(f"{at}/taxonomy/primary_section")
    sections = [primary, *(section for _, section in objects(taxonomy.get("sections")))]
    told.say("section", next((name for section in sections if (name := string(section.get("name")))), None), f"{at}/taxonomy/primary_section")
    told.say("keywords", [name for _, tag in objects(taxonomy.get("tags")) if (name := string(tag.get("text")))], f"{at}/taxonomy/tags")
    told.say("keywords", taxonomy.get("seo_keywords"), f"{at}/taxonomy/seo_keywords")


def _say_content(story: dict[str, Any], at: str, told: Gathered) -> None:
    for name in ("basic", "lead_art"):
        if (lead := inner(story, "promo_items", name)) and "images" not in told.form:
            _say_lead(lead, f"{at}/promo_items/{name}", told)
    rich = new_rich()
    ans_elements.write(story.get("content_elements"), f"{at}/content_elements", rich)
    told.add_body(body_of(rich, f"{at}/content_elements"), f"{at}/content_elements")


def _say_lead(lead: dict[str, Any], at: str, told: Gathered) -> None:
    """The picture that stands for the story; of a video or gallery that does, its own."""
    if is_link(lead):
        told.miss(at)
    elif lead.get("type") == "image" and lead.get("url"):
        told.add_images([ans_elements.picture_of(lead)], at)
    elif lead.get("type") == "gallery":
        rich = new_rich()
        ans_elements.write(lead.get("content_elements"), f"{at}/content_elements", rich)
        told.add_images(rich.pictures, at)
    elif still := inner(lead, "promo_items", "basic"):
        _say_lead(still, f"{at}/promo_items/basic", told)


ARC = Cms("arc", "Arc XP", stand, read)
