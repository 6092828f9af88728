"""Gathered: an article's fields as a CMS's reader finds them, each with its pointer into the payload."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from service.model.finding import Finding
from service.model.provenance import Provenance
from service.read.cms.body import Body
from service.read.cms.picture_texts import tidied

SOURCE = "cms"
UNRESOLVED = "read.reference-unresolved"


_SIZE = re.compile(r"-(?:scaled|\d{2,4}x\d{2,4})(?=\.[a-z]{3,4}\Z)", re.I)


def _file_of(address: str) -> str:
    """The file that an address is of, whichever of its sizes: WordPress writes "-1024x683" or "-scaled" behind the name."""
    return _SIZE.sub("", address)


@dataclass(slots=True)
class Gathered:
    """The article form as far as it is gathered.

    form: values as the payload states them, by their names in the article form. provenance: by the same names.
    base: the absolute address that the payload states for relative ones to be resolved against.
    unresolved: pointers to links whose target the payload does not hold.
    """

    form: dict[str, Any] = field(default_factory=dict)
    provenance: dict[str, Provenance] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    unresolved: list[str] = field(default_factory=list)
    base: str | None = None

    def say(self, name: str, value: Any, at: str, rule: str | None = None) -> None:
        """Keep a field's value unless it says nothing or a place that is trusted more has given one.

        at: the pointer to the place in the payload. rule: what derived the value, where it is not the place's own.
        """
        if value not in (None, "", [], {}) and name not in self.form:
            self.form[name] = value
            self.provenance[name] = Provenance(SOURCE, at, rule)

    def add_images(self, images: list[dict[str, Any]], at: str) -> None:
        """Add pictures behind those that are there; one that is there already is not told twice, and one without address is none."""
        known = {
            _file_of(image["url"]): image for image in self.form.get("images", ()) if isinstance(image, dict) and isinstance(image.get("url"), str)
        }
        for image in (tidied(image) for image in images if isinstance(image.get("url"), str)):
            if (twin := known.get(_file_of(image["url"]))) is not None:
                left_out = () if twin["url"] == image["url"] else ("width", "height")
                twin.update({name: value for name, value in image.items() if twin.get(name) in (None, "") and name not in left_out})
                continue
            known[_file_of(image["url"])] = image
            self.form.setdefault("images", []).append(image)
            self.provenance.setdefault("images", Provenance(SOURCE, at))

    def add_body(self, body: Body, at: str) -> None:
        """Take over what a rich text holds: its lines, its pictures, its FAQ and what it left unresolved."""
        self.say("articleBody", "\n".join(body.lines), at)
        self.add_images(body.pictures, at)
        self.say("faq", body.pairs, body.pairs_at or at)
        self.miss(*body.unresolved)

    def miss(self, *places: str) -> None:
        """Note links whose target was not sent, by their pointers."""
        for at in places:
            self.unresolved.append(at)
            self.findings.append(
                Finding(
                    rule=UNRESOLVED,
                    level="warning",
                    consumer="schema.org",
                    message=f"{at} is a link whose target the payload does not hold. Nothing is fetched: have the CMS send it resolved.",
                    at=at,
                )
            )
