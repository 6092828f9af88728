"""Contentful's links, followed where a relay has sent what they lead to: in their place, or under `includes`.

Source: https://www.contentful.com/developers/docs/references/content-delivery-api (Links, includes; `locale=*`)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from service.read.cms.rich import objects
from service.read.cms.words import inner, is_link

DEEPEST = 6
"""How many links are followed one behind the other: entries link to each other in circles."""
MOST_LINKS = 2000
"""How many links are followed in all."""
_LOCALE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}\Z")


class Links:
    """What a payload includes, and values with their links followed. choose: picks one of a field's values by locale."""

    def __init__(self, payload: Mapping[str, Any], choose: Callable[[dict[str, Any]], Any]) -> None:
        held = inner(payload, "includes")
        self._targets = {(str(kind), str(inner(one, "sys").get("id"))): one for kind in held for _, one in objects(held[kind])}
        self._left = MOST_LINKS
        self._choose = choose

    def followed(self, value: Any, depth: int = DEEPEST) -> Any:
        """The value with what its links lead to in their place, every field in one locale. A link to nothing stays one."""
        if isinstance(value, list):
            return [self.followed(member, depth) for member in value]
        if not isinstance(value, dict):
            return value
        if is_link(value):
            return self._target(value, depth)
        if isinstance(fields := value.get("fields"), dict) and "sys" in value:
            held = {name: found for name, found in fields.items() if found is not None}
            stated = {name: self._choose(found) for name, found in held.items()} if all(map(_is_by_locale, held.values())) else held
            return {**value, "fields": {name: self.followed(found, depth) for name, found in stated.items()}}
        return {name: self.followed(member, depth) for name, member in value.items()}

    def _target(self, link: dict[str, Any], depth: int) -> Any:
        sys = inner(link, "sys")
        target = self._targets.get((str(sys.get("linkType")), str(sys.get("id"))))
        if target is None or depth <= 0 or self._left <= 0:
            return link
        self._left -= 1
        return self.followed(target, depth - 1)


def _is_by_locale(value: Any) -> bool:
    """Whether a field is kept by locale: an object whose members are all named as locales are."""
    return isinstance(value, dict) and bool(value) and all(_LOCALE.match(name) for name in value)
