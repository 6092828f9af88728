"""Strapi 5: the entry of its webhooks, `{"event": "entry.publish", "model": …, "entry": {…}}`.

Source: https://docs.strapi.io/cms/backend-customization/webhooks
"""

from __future__ import annotations

from typing import Any

from service.model.publication import Status
from service.read.cms.gathered import Gathered
from service.read.cms.model import Cms, Standing
from service.read.cms.named import read_named
from service.read.cms.words import fields_of

WITHDRAWN = frozenset(("entry.unpublish", "entry.delete"))
OWN = ("id", "documentid", "createdat", "updatedat", "publishedat", "localizations", "createdby", "updatedby")
"""Members that Strapi keeps of every entry: nothing that the operator has named."""


def stand(payload: Any, locale: str | None = None) -> Standing:
    """Each locale of a document is an entry of its own, so that id and locale name the article."""
    entry = payload["entry"]
    own = str(entry.get("documentId") or entry.get("id"))
    return Standing(f"{own}:{entry['locale']}" if entry.get("locale") else own, _status(payload, entry))


def _status(payload: Any, entry: dict[str, Any]) -> Status:
    """An unpublished entry is sent with the time of its publication still in it; a type without drafts has none in Strapi 4."""
    if payload.get("event") in WITHDRAWN:
        return "unpublished"
    return "published" if entry.get("publishedAt", True) else "draft"


def read(payload: Any, locale: str | None = None) -> Gathered:
    """The entry's fields. A date of publication that the operator keeps goes before Strapi's own, which is the last one."""
    told = Gathered()
    entry = payload["entry"]
    fields = {name: found for name, found in fields_of(entry, "/entry").items() if name not in OWN}
    read_named(fields, told)
    told.say("datePublished", entry.get("publishedAt"), "/entry/publishedAt")
    told.say("dateModified", entry.get("updatedAt"), "/entry/updatedAt")
    return told


STRAPI = Cms("strapi", "Strapi", stand, read)
