"""Drupal: a node as a JSON:API document, its relationships resolved from `included`.

Source: https://www.drupal.org/docs/core-modules-and-themes/core-modules/jsonapi-module/fetching-resources-get
"""

from __future__ import annotations

from typing import Any

from service.model.publication import Status
from service.read.cms.drupal_text import KIND
from service.read.cms.gathered import Gathered
from service.read.cms.html_body import text_of
from service.read.cms.model import Cms, Standing
from service.read.cms.named import read_named
from service.read.cms.rich import listed, objects
from service.read.cms.words import Found, fields_of, inner, squashed, string

PICTURE = {"caption": ("title",)}
"""The title of an image field is what its form asks a caption for."""
OWN = frozenset(("nodetype", "revisionuid", "uid", "menulink", "thumbnail", "bundle", "parent", "vid", "roles", "userpicture"))
"""Relationships that Drupal keeps of every entity: nothing that an editor has linked."""
METATAGS = ("metatag", "metatag_normalized")
DEEPEST = 6
"""How many links are followed one behind the other: node, paragraph, media, file."""
MOST_LINKS = 5000
"""How many links are followed in all: resources that link to each other make endless ways."""


def stand(payload: Any, locale: str | None = None) -> Standing:
    """Each translation has the node's id, and its own `langcode`. A date of the module Scheduler makes a node scheduled."""
    attributes = payload["data"].get("attributes") or {}
    language = attributes.get("langcode")
    own = str(payload["data"]["id"])
    is_translation = attributes.get("default_langcode") is False
    return Standing(f"{own}:{language}" if language and is_translation else own, _status(attributes))


def _status(attributes: dict[str, Any]) -> Status:
    if attributes.get("status", True):
        return "published"
    return "scheduled" if attributes.get("publish_on") else "unpublished"


def read(payload: Any, locale: str | None = None) -> Gathered:
    """The node's attributes and what its relationships lead to."""
    told = Gathered()
    data = payload["data"]
    attributes = data.get("attributes") or {}
    included = _Included(payload.get("included"))
    told.base = _href(data) or _href(payload)
    _say_own(attributes, told)
    fields = fields_of({**attributes, **included.relations(data)}, "/data/attributes")
    read_named({name: _placed(name, found, data) for name, found in fields.items()}, told, PICTURE)
    _say_metatags(attributes, told)
    _say_account(data, included, told)
    return told


def _say_own(attributes: dict[str, Any], told: Gathered) -> None:
    alias = string(inner(attributes, "path").get("alias"))
    if alias and told.base:
        told.say("url", told.base.partition("/jsonapi")[0] + alias, "/data/attributes/path/alias", "path-alias")
    else:
        told.say("url", alias, "/data/attributes/path/alias")
    body = attributes.get("body")
    if isinstance(body, dict):
        told.say("description", text_of(body.get("summary")), "/data/attributes/body/summary")
    told.say("dateModified", attributes.get("changed"), "/data/attributes/changed")


def _say_account(data: dict[str, Any], included: _Included, told: Gathered) -> None:
    """What stands in for fields that the site has not: the account that wrote, the time of creation."""
    account = included.resolved(inner(data, "relationships", "uid").get("data"), 1)
    if isinstance(account, dict) and (name := account.get("display_name") or account.get("name")):
        told.say("authors", [{"name": name}], "/data/relationships/uid")
    told.say("datePublished", inner(data, "attributes").get("created"), "/data/attributes/created")


def _placed(name: str, found: Found, data: dict[str, Any]) -> Found:
    """The pointer to a relationship stands among the relationships."""
    stated = next((key for key in inner(data, "relationships") if squashed(key) == name), None)
    return Found(found.value, f"/data/relationships/{stated}/data") if stated else found


def _say_metatags(attributes: dict[str, Any], told: Gathered) -> None:
    """What the module Metatag puts into the page's head: `[{"tag": "meta", "attributes": {"name": …, "content": …}}]`."""
    for name in METATAGS:
        for number, tag in objects(attributes.get(name)):
            stated, at = inner(tag, "attributes"), f"/data/attributes/{name}/{number}/attributes"
            if stated.get("name") == "description":
                told.say("description", text_of(stated.get("content")), f"{at}/content")
            elif stated.get("rel") == "canonical":
                told.say("url", stated.get("href"), f"{at}/href")


class _Included:
    """What a document includes, and how its links lead there."""

    def __init__(self, resources: Any) -> None:
        self._resources = {(thing["type"], thing["id"]): thing for thing in listed(resources)}
        self._left = MOST_LINKS

    def relations(self, thing: dict[str, Any], depth: int = DEEPEST) -> dict[str, Any]:
        """What an editor has linked a resource to, by the relationship's name."""
        linked = {name: inner(stated).get("data") for name, stated in inner(thing, "relationships").items() if squashed(name) not in OWN}
        return {name: self.resolved(target, depth) for name, target in linked.items()}

    def resolved(self, linked: Any, depth: int = DEEPEST) -> Any:
        """What a relationship leads to: a resource's attributes, what it leads to itself, and what the link says of this
        use (a picture's alternative text). One that was not included stays a link."""
        if isinstance(linked, list):
            return [self.resolved(member, depth) for member in linked]
        if not isinstance(linked, dict):
            return None
        target = self._resources.get((str(linked.get("type")), str(linked.get("id"))))
        self._left -= 1
        if target is None or not depth or self._left < 0:
            return {"_ref": str(linked.get("id"))}
        meta = {name: value for name, value in inner(linked, "meta").items() if not name.startswith("drupal_internal")}
        own = {name: value for name, value in inner(target, "attributes").items() if name != "status"}
        return {KIND: target["type"], **own, **self.relations(target, depth - 1), **meta}


def _href(thing: dict[str, Any]) -> str | None:
    stated = inner(thing, "links").get("self")
    href = stated.get("href") if isinstance(stated, dict) else stated
    return href if isinstance(href, str) and href.startswith("http") else None


DRUPAL = Cms("drupal", "Drupal", stand, read)
